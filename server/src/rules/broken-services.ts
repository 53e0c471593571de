/** Which services are broken between which PEs, for sentences. */
import type { BrokenServices } from '../messages/english/harm.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { countPairsIn, groupPairs, pairNames } from './pair-groups.ts';
import { serviceNames } from './words.ts';

export interface BrokenPair {
  readonly ingress: RouterIndex;
  readonly egress: RouterIndex;
  readonly services: readonly string[];
}

/** A sentence carries so many groups of pairs; the others are counted. */
const GROUPS = 3;

/** `others`: pairs that are broken as well and not among these. */
export function brokenServices(network: Network, pairs: readonly BrokenPair[], others = 0): BrokenServices {
  const groups = groupPairs(
    pairs.flatMap(({ ingress, egress, services }) => services.map((label) => ({ label, from: ingress, to: egress }))),
  );
  return {
    groups: groups.slice(0, GROUPS).map((group) => ({
      services: serviceNames([...group.labels].sort()),
      ...pairNames(network, group),
    })),
    morePairs: others + countPairsIn(groups.slice(GROUPS)),
  };
}
