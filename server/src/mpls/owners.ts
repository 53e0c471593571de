/** Who has an address, and where labels do not cross a link. */
import type { Ipv4Prefix } from '../base/ip.ts';
import { prefixKey } from '../isis/prefix-lists.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { LabelSwitching } from './label-switching.ts';

/** Routers with a neighbor to whom LDP is off on either end. */
export function routersBesideUnlabelledLinks(
  { network, adjacencies }: Simulation,
  switching: LabelSwitching,
): RouterIndex[] {
  const found = new Set<RouterIndex>();
  for (const { link, ends } of adjacencies) {
    const both = ends.map((end) => network.links[link]?.attachments[end]);
    const routers = both.map((each) => network.speakers[each?.speaker ?? -1]?.router ?? -1);
    const labelled = both.every((each, at) => each && switching.ldpOn(routers[at] ?? -1, each.interface.name));
    if (!labelled) for (const router of routers) found.add(router);
  }
  return [...found];
}

/** Routers on which an address of exactly one of the prefixes is configured, by prefix. */
export function ownersByPrefix(
  network: Network,
  prefixes: readonly Ipv4Prefix[],
): ReadonlyMap<number, readonly RouterIndex[]> {
  const owners = new Map<number, RouterIndex[]>(prefixes.map((prefix) => [prefixKey(prefix), []]));
  for (const { index, device } of network.routers) {
    for (const { vrf, ipv4 } of device.interfaces) {
      if (vrf) continue;
      for (const { prefix } of ipv4) {
        const known = owners.get(prefixKey(prefix));
        if (known && !known.includes(index)) known.push(index);
      }
    }
  }
  return owners;
}
