/**
 * PEs that share a service and are cut off from each other by what stands between them: the same question for all rules, so
 * that a PE without its services is an error whatever cut it off.
 */
import { findObstacles, type Obstacle } from '../isis/obstacles.ts';
import type { FailedAdjacency } from '../isis/results.ts';
import type { RouterIndex } from '../model/network.ts';
import type { MplsAnalysis } from '../mpls/analysis.ts';
import type { BrokenPair } from './broken-services.ts';
import { PAIRS } from './finding.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork } from './rule.ts';

export interface Cut {
  readonly obstacle: Obstacle;
  readonly pairs: readonly BrokenPair[];
  /** Pairs beyond those. */
  readonly others: number;
}

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

type Ends = Pick<BrokenPair, 'ingress' | 'egress'>;

/** Pairs that share a judged service and are broken for want of a route. */
function* unreachedPairs(mpls: MplsAnalysis): Generator<Ends> {
  for (const { router: egress } of mpls.providerEdges) {
    const unreached = mpls.unreached(egress);
    if (unreached.length === 0) continue;
    const sharing = new Set(mpls.judgedPeers(egress));
    for (const { ingress } of unreached) if (sharing.has(ingress)) yield { ingress, egress };
  }
}

interface PairsCut {
  readonly pairs: BrokenPair[];
  others: number;
}

/** Sentences group pairs and count what they cannot name. */
function keep(cut: PairsCut, { ingress, egress }: Ends, mpls: MplsAnalysis): void {
  if (cut.pairs.length >= PAIRS) cut.others++;
  else cut.pairs.push({ ingress, egress, services: mpls.services(ingress, egress) });
}

/** The pairs that are broken for want of a route at these ingresses. */
export function cutFrom({ mpls }: AnalysedNetwork, ingresses: ReadonlySet<RouterIndex>): Omit<Cut, 'obstacle'> {
  const cut: PairsCut = { pairs: [], others: 0 };
  for (const pair of unreachedPairs(mpls)) if (ingresses.has(pair.ingress)) keep(cut, pair, mpls);
  return cut;
}

/** What cuts pairs, in no order; each with the pairs that it cuts. */
export const cutsOf = perNetwork((analysed: AnalysedNetwork): readonly Cut[] => {
  const { mpls } = analysed;
  const found = new Map<Obstacle, PairsCut>();
  for (const pair of unreachedPairs(mpls)) {
    // Looked for only where a pair asks for them.
    const { none, between } = obstaclesOf(analysed);
    if (none) return [];
    for (const obstacle of likeliest(between(pair.ingress, pair.egress))) {
      const cut = found.get(obstacle) ?? { pairs: [], others: 0 };
      found.set(obstacle, cut);
      keep(cut, pair, mpls);
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
