/**
 * PEs that share a service and are cut off from each other by what stands between them: the same question for all rules, so
 * that a PE without its services is an error whatever cut it off.
 */
import { findObstacles, type Obstacle } from '../isis/obstacles.ts';
import type { FailedAdjacency } from '../isis/results.ts';
import type { BrokenPair } from './broken-services.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork } from './rule.ts';

export interface Cut {
  readonly obstacle: Obstacle;
  readonly pairs: readonly BrokenPair[];
  /** Pairs beyond those. */
  readonly others: number;
}

/** Sentences group pairs and count what they cannot name. */
const PAIRS_KEPT = 100;

export const obstaclesOf = perNetwork(({ simulation }: AnalysedNetwork) => findObstacles(simulation));

/** Neighbors that may not be meant, and links switched off, are the cause only where nothing else is. */
const MAY_BE_MEANT: ReadonlySet<string> = new Set(['passive-one-side', 'one-side-only']);

function doubt(obstacle: Obstacle): number {
  if (obstacle.kind === 'down') return 2;
  return obstacle.kind === 'adjacency' && MAY_BE_MEANT.has(obstacle.failed.problem) ? 1 : 0;
}

function likeliest(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const least = Math.min(...obstacles.map(doubt));
  return obstacles.filter((obstacle) => doubt(obstacle) === least);
}

/** What cuts pairs, in no order; each with the pairs that it cuts. */
export const cutsOf = perNetwork((analysed: AnalysedNetwork): readonly Cut[] => {
  const { mpls } = analysed;
  const { none, between } = obstaclesOf(analysed);
  if (none) return [];
  const found = new Map<Obstacle, { pairs: BrokenPair[]; others: number }>();
  for (const { router: egress } of mpls.providerEdges) {
    const sharing = new Set(mpls.judgedPeers(egress));
    for (const { ingress } of mpls.unreached(egress)) {
      if (!sharing.has(ingress)) continue;
      for (const obstacle of likeliest(between(ingress, egress))) {
        const cut = found.get(obstacle) ?? { pairs: [], others: 0 };
        found.set(obstacle, cut);
        if (cut.pairs.length >= PAIRS_KEPT) cut.others++;
        else cut.pairs.push({ ingress, egress, services: mpls.services(ingress, egress) });
      }
    }
  }
  return [...found].map(([obstacle, cut]) => ({ obstacle, ...cut }));
});

const byFailure = perNetwork(
  (analysed: AnalysedNetwork): ReadonlyMap<FailedAdjacency, Cut> =>
    new Map(
      cutsOf(analysed).flatMap((cut) =>
        cut.obstacle.kind === 'adjacency' ? [[cut.obstacle.failed, cut] as const] : [],
      ),
    ),
);

/** What neighbors that do not come up cut off; undefined where services find another way. */
export const cutByFailure = (analysed: AnalysedNetwork, failed: FailedAdjacency): Cut | undefined =>
  byFailure(analysed).get(failed);
