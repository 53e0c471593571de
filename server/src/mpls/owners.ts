/** Who has an address, and where labels do not cross a link. */
import type { Ipv4Prefix } from '../base/ip.ts';
import { oncePer } from '../base/once-per.ts';
import { prefixKey } from '../isis/prefix-lists.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { LabelSwitching } from './label-switching.ts';
import { perDevice } from './per-device.ts';

export interface UnlabelledLinks {
  /** Routers with a neighbor to whom LDP is off on either end. */
  readonly beside: readonly RouterIndex[];
  /** There is no other kind of link, and segment routing on both ends of each. */
  readonly allSegmentRouted: boolean;
}

/** Neither metrics nor lists decide where labels cross. */
const unlabelledAmong = oncePer(
  ([{ network }]: readonly [Simulation, LabelSwitching]) => network.places,
  ([{ network, adjacencies }, switching]): UnlabelledLinks => {
    const beside = new Set<RouterIndex>();
    let allSegmentRouted = adjacencies.length > 0;
    for (const { link, ends } of adjacencies) {
      const both = ends.map((end) => network.links[link]?.attachments[end]);
      const routers = both.map((each) => network.speakers[each?.speaker ?? -1]?.router ?? -1);
      const labelled = both.every((each, at) => each && switching.ldpOn(routers[at] ?? -1, each.interface.name));
      if (labelled || !routers.every(switching.segmentRouted)) allSegmentRouted = false;
      if (!labelled) for (const router of routers) beside.add(router);
    }
    return { beside: [...beside], allSegmentRouted };
  },
);

export const unlabelledLinks = (simulation: Simulation, switching: LabelSwitching): UnlabelledLinks =>
  unlabelledAmong([simulation, switching]);

/** Keys of the prefixes configured outside VRFs, each once. */
const configuredPrefixes = perDevice((device): readonly number[] => [
  ...new Set(device.interfaces.flatMap(({ vrf, ipv4 }) => (vrf ? [] : ipv4.map(({ prefix }) => prefixKey(prefix))))),
]);

/** Routers on which an address of exactly one of the prefixes is configured, by prefix. */
export function ownersByPrefix(
  network: Network,
  prefixes: readonly Ipv4Prefix[],
): ReadonlyMap<number, readonly RouterIndex[]> {
  const owners = new Map<number, RouterIndex[]>(prefixes.map((prefix) => [prefixKey(prefix), []]));
  for (const { index, device } of network.routers) {
    for (const key of configuredPrefixes(device)) owners.get(key)?.push(index);
  }
  return owners;
}
