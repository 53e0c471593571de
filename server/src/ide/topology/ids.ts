/** Ids of a scene's elements, and the way back from an id to the network. */
import { prefixText } from '../../base/ip.ts';
import type { Interface } from '../../model/device.ts';
import type { Link, Network, RouterIndex } from '../../model/network.ts';
import { perNetwork } from '../../rules/memo.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import type { LanId, LinkId, RouterId } from './scene.ts';

/** One interface on a link. Several IS-IS instances on it are several attachments. */
export interface Port {
  readonly router: RouterIndex;
  readonly interface: Interface;
  readonly address: number | bigint;
  /** Positions in `Link.attachments`; none where IS-IS does not run. */
  readonly attachments: readonly number[];
  /** Position in `Link.silent`. */
  readonly silent: number | undefined;
}

/** A link that is drawn: one line between two ports, or a LAN with a leg for each. */
export interface Wire {
  readonly link: Link;
  readonly ports: readonly Port[];
  /** Undefined when all ports borrow their address. */
  readonly subnet: string | undefined;
  readonly lan: LanId | undefined;
  /** One for the line, or one for each port of a LAN. */
  readonly ids: readonly LinkId[];
}

export interface TopologyIds {
  /** By router index. */
  readonly routers: readonly RouterId[];
  readonly wires: readonly Wire[];
  readonly routerOf: (id: string) => RouterIndex | undefined;
  /** The line or leg on which an interface is; undefined where no other router is on its subnet. */
  readonly linkAt: (router: RouterIndex, interfaceName: string) => LinkId | undefined;
  /** `port` is set for a leg of a LAN. */
  readonly linkOf: (id: LinkId) => { readonly wire: Wire; readonly port: Port | undefined } | undefined;
}

export const topologyIds: (analysed: AnalysedNetwork) => TopologyIds = perNetwork(({ network }) => {
  const names = routerNames(network);
  const wires = drawnWires(network, names);
  const routers = names.map((name): RouterId => `router:${name}`);
  const indices = new Map<string, RouterIndex>(routers.map((id, index) => [id, index]));
  const at = new Map<string, LinkId>();
  const links = new Map<LinkId, { readonly wire: Wire; readonly port: Port | undefined }>();
  for (const wire of wires) {
    wire.ports.forEach((port, position) => {
      const id = wire.ids[wire.lan === undefined ? 0 : position];
      if (id === undefined) return;
      at.set(`${port.router} ${port.interface.name}`, id);
      links.set(id, { wire, port: wire.lan === undefined ? undefined : port });
    });
  }
  return {
    routers,
    wires,
    routerOf: (id) => indices.get(id),
    linkAt: (router, interfaceName) => at.get(`${router} ${interfaceName}`),
    linkOf: (id) => links.get(id),
  };
});

/** What separates the parts of an id does not occur in a name. */
const quoted = (name: string): string => name.replace(/[%@:~]/g, encodeURIComponent);

/** Names that tell all routers apart: with the file where a name occurs twice. */
function routerNames({ routers }: Network): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of routers) counts.set(name, (counts.get(name) ?? 0) + 1);
  return routers.map(({ name, device }) =>
    (counts.get(name) ?? 0) > 1 ? `${quoted(name)}@${device.file}` : quoted(name),
  );
}

interface Draft {
  readonly link: Link;
  readonly ports: readonly Port[];
  readonly subnet: string | undefined;
  /** The first port, which is on no other link. */
  readonly first: string;
}

function drawnWires(network: Network, names: readonly string[]): readonly Wire[] {
  const portName = (port: Port): string => `${names[port.router] ?? ''}/${port.interface.name}`;
  const drafts = network.links.flatMap((link): Draft[] => {
    const ports = portsOf(network, link);
    const [first] = ports;
    if (!first || ports.every(({ router }) => router === first.router)) return [];
    const numbered = ports.some((port) => port.interface.ipv4.length > 0);
    return [{ link, ports, subnet: numbered ? prefixText(link.subnet) : undefined, first: portName(first) }];
  });
  const counts = new Map<string, number>();
  for (const { subnet = '' } of drafts) counts.set(subnet, (counts.get(subnet) ?? 0) + 1);
  return drafts.map(({ link, ports, subnet, first }) => {
    // Customers' VRFs may use a subnet again, and a borrowed address is on many links.
    const unique = subnet !== undefined && counts.get(subnet) === 1;
    const key = unique ? subnet : `${subnet ?? ''}@${first}`;
    if (ports.length === 2) return { link, ports, subnet, lan: undefined, ids: [`link:${key}`] };
    const several = new Set(
      ports.flatMap(({ router }, at) => (ports.findIndex((port) => port.router === router) < at ? [router] : [])),
    );
    const leg = (port: Port): string => (several.has(port.router) ? portName(port) : (names[port.router] ?? ''));
    return { link, ports, subnet, lan: `lan:${key}`, ids: ports.map((port): LinkId => `link:${key}:${leg(port)}`) };
  });
}

/** In order of routers, then interfaces as they are configured. */
function portsOf(network: Network, link: Link): readonly Port[] {
  const ports = new Map<string, Port & { readonly attachments: number[] }>();
  link.attachments.forEach((attachment, position) => {
    const router = network.speakers[attachment.speaker]?.router;
    if (router === undefined) return;
    const key = `${router} ${attachment.interface.name}`;
    const known = ports.get(key);
    if (known) known.attachments.push(position);
    else {
      const { interface: on, address } = attachment;
      ports.set(key, { router, interface: on, address, attachments: [position], silent: undefined });
    }
  });
  link.silent.forEach(({ router, interface: on, address }, position) => {
    ports.set(`${router} ${on.name}`, { router, interface: on, address, attachments: [], silent: position });
  });
  return [...ports.values()].sort((a, b) => a.router - b.router);
}
