/** From the network to the elements of a scene, without their positions. */
import { formatIpv4, formatIpv6 } from '../../base/ip.ts';
import { type Span, spanToRange } from '../../base/text.ts';
import { LEVELS } from '../../model/isis.ts';
import type { Network, Router, RouterIndex } from '../../model/network.ts';
import type { ServiceLoopback } from '../../mpls/analysis.ts';
import { ldpRunsOn } from '../../mpls/ldp.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { loopbackOf } from '../loopbacks.ts';
import type { DrawnLink } from './drawing.ts';
import type { Port } from './ids.ts';
import { linkState } from './link-state.ts';
import type { NodeId, SceneEnd, SceneLink, SceneRouter, SceneSource } from './scene.ts';

export function sourceAt(network: Network, router: RouterIndex, span: Span): SceneSource {
  return { file: network.routers[router]?.device.file ?? '', range: spanToRange(span) };
}

/** The line that names the router, else the first that says what it does. */
export function routerSource({ device }: Router): SceneSource {
  const span = device.hostname?.span ??
    device.isis[0]?.section.span ??
    device.interfaces[0]?.section.span ?? { line: 0, start: 0, end: 0 };
  return { file: device.file, range: spanToRange(span) };
}

export function routerLevels({ network }: AnalysedNetwork, { speakers }: Router): SceneRouter['levels'] {
  const running = speakers.flatMap((index) => network.speakers[index] ?? []).filter(({ systemId }) => systemId);
  const [one, two] = LEVELS.map((level) => running.some(({ instance }) => instance.levels[level]));
  if (one && two) return '1-2';
  return one ? '1' : two ? '2' : 'none';
}

/** The router's own address, with the length it is advertised with. */
export function loopbackText(router: Router, service: ServiceLoopback | undefined): string | undefined {
  const loopback = loopbackOf(router, service);
  return loopback && `${formatIpv4(loopback.address)}/${loopback.prefix.length}`;
}

export function sceneLink(analysed: AnalysedNetwork, { id, nodes, strands }: DrawnLink): SceneLink {
  const states = strands.map(({ wire, ports }) => linkState(analysed, wire, ports[0]));
  const levels = LEVELS.filter((level) => states.some((state) => state.levels.includes(level)));
  const subnets = new Set(strands.map(({ wire }) => wire.subnet));
  const [strand] = strands;
  const ports = strands.length === 1 ? strand?.ports : undefined;
  return {
    id,
    ends: [sceneEnd(analysed, nodes[0], ports?.[0]), sceneEnd(analysed, nodes[1], ports?.[1])],
    subnet: subnets.size === 1 ? [...subnets][0] : undefined,
    levels,
    problem: levels.length === 0 ? states[0]?.problem : undefined,
    count: strands.length,
    badge: undefined,
  };
}

function sceneEnd({ network }: AnalysedNetwork, node: NodeId, port: Port | undefined): SceneEnd {
  const device = port && network.routers[port.router]?.device;
  if (!port || !device || !node.startsWith('router:')) {
    return { node, interface: undefined, address: undefined, metric: undefined, ldp: undefined, source: undefined };
  }
  const circuit = device.isis
    .flatMap(({ circuits }) => circuits)
    .find((each) => port.attachments.length > 0 && each.interface === port.interface.name);
  return {
    node,
    interface: port.interface.name,
    address: portAddress(port),
    metric: circuit && { 1: circuit.metric[1], 2: circuit.metric[2] },
    ldp: ldpRunsOn(device, port.interface.name),
    source: sourceAt(network, port.router, port.interface.section.span),
  };
}

/** Undefined where it borrows one. */
export function portAddress({ interface: on, address }: Port): string | undefined {
  if (on.ipv4.length === 0) return undefined;
  return typeof address === 'number' ? formatIpv4(address) : formatIpv6(address);
}
