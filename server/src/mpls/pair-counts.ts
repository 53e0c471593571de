/** How many pairs of PEs are judged, and why others are not: counted by sets of PEs, not pair by pair. */
import { type BitSet, countBits, hasBit } from '../base/bit-set.ts';
import type { RouterIndex } from '../model/network.ts';
import type { PairCounts, ProviderEdge } from './analysis.ts';
import type { Services } from './services.ts';
import { UNJUDGED_REASONS, type UnjudgedReason } from './unjudged.ts';

/** `unknownFrom`: PEs from which the path to the egress's loopback is not judged. */
export function countPairs(
  edges: readonly ProviderEdge[],
  { partners }: Services,
  unknownFrom: (egress: RouterIndex) => ReadonlyMap<UnjudgedReason, BitSet>,
): PairCounts {
  const unjudged = new Map<UnjudgedReason, number>();
  const leave = (reason: UnjudgedReason, pairs: number): void => {
    unjudged.set(reason, (unjudged.get(reason) ?? 0) + pairs);
  };
  let judged = 0;
  for (const { router: egress, loopback } of edges) {
    const others = (set: BitSet, among: BitSet = set): number =>
      countBits(set, among) - (hasBit(set, egress) && hasBit(among, egress) ? 1 : 0);
    for (const [standing, set] of partners(egress)) {
      if (standing !== 'judged') leave(standing, others(set));
      else if (!loopback) leave('incomplete-network', others(set));
      else {
        judged += others(set);
        for (const [reason, routers] of unknownFrom(egress)) {
          const pairs = others(set, routers);
          leave(reason, pairs);
          judged -= pairs;
        }
      }
    }
  }
  return {
    judged,
    unjudged: UNJUDGED_REASONS.flatMap((reason) => {
      const pairs = unjudged.get(reason) ?? 0;
      return pairs > 0 ? [{ reason, pairs }] : [];
    }),
  };
}
