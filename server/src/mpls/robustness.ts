/**
 * Failures that certainly break no label-switched path. Where every area holds together without what
 * fails, nothing decides by metric, and labels cross every link, the same routers learn the same
 * loopbacks on whatever path is left. Anything else has to be tried out.
 */
import { comparePrefixes, type Ipv4Prefix, prefixContains } from '../base/ip.ts';
import { prefixKey } from '../isis/prefix-lists.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { Device } from '../model/device.ts';
import { LEVELS } from '../model/isis.ts';
import type { Attachment, Network, RouterIndex } from '../model/network.ts';
import type { ProviderEdge } from './analysis.ts';
import type { LabelSwitching } from './label-switching.ts';
import { ownersByPrefix, unlabelledLinks } from './owners.ts';
import { type Gone, oddnessOf } from './route-classes.ts';
import { acceptsWide, decidesByPrefix, plainMetrics } from './unchanged.ts';

/** What goes down. */
export interface Down {
  readonly routers: readonly RouterIndex[];
  /** Interfaces by canonical name. */
  readonly ports: readonly { readonly router: RouterIndex; readonly interface: string }[];
}

/** Labels over LDP alone, and routes whose filters look at nothing but prefixes. */
function isPlain(device: Device): boolean {
  return (
    !device.ldp.longestMatch &&
    device.ldp.labelFilters.length === 0 &&
    !device.interfaces.some(({ tunnel }) => tunnel?.trafficEngineering) &&
    !device.bgp?.neighbors.some(({ families }) => families.includes('labelled-ipv4')) &&
    acceptsWide(device) &&
    plainMetrics(device) &&
    decidesByPrefix(device)
  );
}

/** Links whose subnets overlap may become other links when an end goes (D5, 5.2). */
function subnetsOverlap({ links }: Network): boolean {
  const subnets = links.flatMap(({ attachments }) => {
    const own = new Map<number, Ipv4Prefix>();
    for (const { interface: on } of attachments) for (const { prefix } of on.ipv4) own.set(prefixKey(prefix), prefix);
    return [...own.values()];
  });
  subnets.sort(comparePrefixes);
  return subnets.some((subnet, at) => at > 0 && prefixContains(subnets[at - 1] ?? subnet, subnet));
}

/** Every service loopback is one router's alone, and no summary takes it in. */
function areUnshared(simulation: Simulation, edges: readonly ProviderEdge[]): boolean {
  const loopbacks = edges.flatMap(({ loopback }) => loopback?.configured ?? []);
  const owners = ownersByPrefix(simulation.network, loopbacks);
  const summaries = simulation.network.speakers.flatMap(({ instance }) => instance.summaries);
  return edges.every(({ router, loopback }) => {
    if (!loopback) return true;
    const { configured } = loopback;
    const speaking = [...(owners.get(prefixKey(configured)) ?? []), ...simulation.originators(configured)];
    return (
      speaking.every((each) => each === router) && !summaries.some(({ prefix }) => prefixContains(prefix, configured))
    );
  });
}

/**
 * True: every path between other routers that works certainly goes on working without these. False: it
 * has to be tried out. Holds on to the network, and to nothing that was computed for single prefixes.
 */
export type Robustness = (down: Down) => boolean;

export function robustnessOf(
  simulation: Simulation,
  switching: LabelSwitching,
  edges: readonly ProviderEdge[],
): Robustness {
  const { network, components } = simulation;
  const oddness = oddnessOf(simulation);
  const holdsTogether = (gone?: Gone): boolean => {
    const odd = oddness(gone);
    return LEVELS.every((level) => odd[level].size === 0);
  };
  const plain =
    network.routers.every(({ device }) => isPlain(device)) &&
    holdsTogether() &&
    unlabelledLinks(simulation, switching).beside.length === 0 &&
    !subnetsOverlap(network) &&
    areUnshared(simulation, edges);
  if (!plain) return () => false;

  const portKey = (router: RouterIndex, name: string): string => `${router} ${name}`;
  const servicePorts = new Set(
    edges.flatMap(({ router, loopback }) => (loopback ? [portKey(router, loopback.interface)] : [])),
  );
  const places = new Map<RouterIndex, number>();
  for (const { speakers } of components) {
    if (speakers.length < 2) continue;
    for (const router of new Set(speakers.map((index) => network.speakers[index]?.router ?? -1))) {
      places.set(router, (places.get(router) ?? 0) + 1);
    }
  }
  return ({ routers, ports }) => {
    // A border decides what others learn.
    if (routers.some((router) => (places.get(router) ?? 0) > 1)) return false;
    const keys = ports.map(({ router, interface: name }) => portKey(router, name));
    if (keys.some((key) => servicePorts.has(key))) return false;
    const [off, shut] = [new Set(routers), new Set(keys)];
    const gone: Gone = {
      speaker: (speaker) => off.has(network.speakers[speaker]?.router ?? -1),
      attachment: ({ speaker, interface: on }: Attachment) => {
        const router = network.speakers[speaker]?.router ?? -1;
        // A subinterface goes down with its main interface.
        return shut.has(portKey(router, on.name)) || shut.has(portKey(router, on.name.split('.')[0] ?? ''));
      },
    };
    return holdsTogether(gone);
  };
}
