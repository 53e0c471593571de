/** From units to interfaces. */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { Interface, InterfaceAddress, InterfaceKind } from '../../../model/device.ts';
import { type Aggregates, aggregatesOf } from '../../common/aggregates.ts';
import type { DeviceDraft, LspDraft } from '../draft/device.ts';
import type { AddressDraft, PortDraft, UnitDraft } from '../draft/interface.ts';

/** Serial and SONET interfaces, and tunnels. */
const POINT_TO_POINT = /^(?:so|t1|t3|e1|e3|ds|ls|ml|se|pp|coc\d*|stm\d*|cau\d)-/;
const TUNNEL = /^(?:gr|ip|lsi|vt|mt|pe|pd|st)(?:-|\d|$)/;

export function kindOf(port: PortDraft, unit: UnitDraft): InterfaceKind {
  if (port.name.startsWith('lo')) return 'loopback';
  if (TUNNEL.test(port.name)) return 'tunnel';
  if (POINT_TO_POINT.test(port.name) || unit.encapsulation === 'frame-relay') return 'point-to-point';
  return 'broadcast';
}

const LOOPBACK_NETWORK = 127;

/**
 * Junos interfaces guide, "primary and preferred addresses": without a `primary` the lowest address is
 * the one the interface sources from. 127.0.0.1 on lo0 is the host's own and goes nowhere.
 */
function addressesOf<P extends Ipv4Prefix | Ipv6Prefix>(
  drafts: readonly AddressDraft<P>[],
  chosen: P['address'] | undefined,
): InterfaceAddress<P>[] {
  const usable = drafts.filter(
    ({ prefix, address }) => prefix.family === 'ipv6' || Number(address) >>> 24 !== LOOPBACK_NETWORK,
  );
  const lowest = [...usable].sort((a, b) => (a.address < b.address ? -1 : 1))[0];
  const primary = usable.find(({ address }) => address === chosen) ?? usable.find((each) => each.primary) ?? lowest;
  return usable.map((each) => ({
    address: each.address,
    prefix: each.prefix,
    secondary: each !== primary,
    span: each.span,
  }));
}

/** Ethernet header, with one VLAN tag where frames carry one. */
const ETHERNET_HEADER = 14;
const VLAN_TAG = 4;

/** Media whose default is 1514 octets with the header, more with tags (Junos interfaces guide, "default MTU"). */
const ETHERNET = /^(?:fe|ge|xe|et|ae|irb)(?:-|\d|$)/;
const DEFAULT_MTU = 1500;

/**
 * MTU of what IS-IS sends: that of the device counts the header as well. Where the number of tags differs between units it is
 * left open, and that of IPv4 alone (`family inet`) says nothing.
 */
function mtuOf(port: PortDraft, kind: InterfaceKind): Pick<Interface, 'mtu' | 'defaultMtu'> {
  if (!port.mtu) return { mtu: undefined, ...(ETHERNET.test(port.name) ? { defaultMtu: DEFAULT_MTU } : {}) };
  if (kind !== 'broadcast') return { mtu: port.mtu };
  if (port.tags === 'any') return { mtu: undefined };
  const header = ETHERNET_HEADER + (port.tags === 'one' ? VLAN_TAG : 0);
  return { mtu: { value: port.mtu.value - header, span: port.mtu.span } };
}

function ldpOf({ ldp }: DeviceDraft, unit: UnitDraft): Interface['ldp'] {
  const all = ldp.interfaces.get('all');
  const own = ldp.interfaces.get(unit.name) ?? all;
  if (!own) return undefined;
  // Without `family mpls` LDP does not run, whatever is said under the protocol.
  return own.value && !unit.mpls ? { value: false, span: own.span } : own;
}

function interfaceOf(
  device: DeviceDraft,
  port: PortDraft,
  unit: UnitDraft,
  instances: ReadonlyMap<string, Interface['vrf']>,
  sources: ReadonlySet<number>,
  down: Aggregates['down'],
): Interface {
  const kind = kindOf(port, unit);
  return {
    name: unit.name,
    kind,
    section: unit.section,
    description: unit.description ?? port.description,
    shutdown: unit.disable ?? port.disable ?? down.get(port.name),
    vrf: instances.get(unit.name),
    ipv4: addressesOf(unit.ipv4, unit.ipv4.find(({ address }) => sources.has(address))?.address),
    ipv6: addressesOf(unit.ipv6, undefined),
    unnumbered: unit.unnumbered,
    ...mtuOf(port, kind),
    ldp: ldpOf(device, unit),
    tunnel: kind === 'tunnel' ? { destination: unit.tunnelDestination, trafficEngineering: false } : undefined,
  };
}

/** A path set up by RSVP is a tunnel to its far end (D29). */
const tunnelOf = ({ name, section, to }: LspDraft): Interface => ({
  name,
  kind: 'tunnel',
  section,
  description: undefined,
  shutdown: undefined,
  vrf: undefined,
  ipv4: [],
  ipv6: [],
  unnumbered: undefined,
  mtu: undefined,
  ldp: undefined,
  tunnel: { destination: to, trafficEngineering: true },
});

function instancesByInterface(device: DeviceDraft): ReadonlyMap<string, Interface['vrf']> {
  const found = new Map<string, Interface['vrf']>();
  for (const { name, type, interfaces } of device.instances.values()) {
    // Such instances share the interfaces of the router.
    if (type === 'forwarding' || type === 'no-forwarding') continue;
    for (const each of interfaces) found.set(each.value, { value: name, span: each.span });
  }
  return found;
}

/** Addresses that BGP sessions come from: such a one is what others know the interface by. */
function sourcesOf({ bgp }: DeviceDraft, parse: (text: string) => number | undefined): ReadonlySet<number> {
  const settings = bgp
    ? [
        bgp.settings,
        ...[...bgp.groups.values(), bgp.direct].flatMap((group) => [
          group.settings,
          ...[...group.neighbors.values()].map((each) => each.settings),
        ]),
      ]
    : [];
  return new Set(settings.flatMap(({ localAddress }) => (localAddress ? (parse(localAddress.value) ?? []) : [])));
}

export function interfacesOf(device: DeviceDraft, parse: (text: string) => number | undefined): readonly Interface[] {
  const instances = instancesByInterface(device);
  const sources = sourcesOf(device, parse);
  const { down } = aggregatesOf(
    [...device.ports.values()].map(({ aggregate, disable, mtu }) => ({ aggregate, shutdown: disable, mtu })),
  );
  const found = [...device.ports.values()].flatMap((port) =>
    [...port.units.values()].map((unit) => interfaceOf(device, port, unit, instances, sources, down)),
  );
  const names = new Set(found.map(({ name }) => name));
  return [...found, ...device.lsps.filter(({ name }) => !names.has(name)).map(tunnelOf)];
}
