/** PE pairs whose label-switched path a change breaks or mends. */
import type { RouterIndex } from '../../model/network.ts';
import type { LspVerdict, MplsAnalysis } from '../../mpls/analysis.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import type { SupposedFrom } from './suppose.ts';

export interface ChangedPair {
  readonly ingress: RouterIndex;
  readonly egress: RouterIndex;
  readonly services: readonly string[];
}

export interface LostVerdict extends ChangedPair {
  readonly verdict: Extract<LspVerdict, { readonly state: 'broken' }>;
}

export interface ChangedPairs {
  readonly lost: readonly LostVerdict[];
  readonly mended: readonly ChangedPair[];
}

/** Every PE reaches it over LDP: no pair towards it has to be asked. */
function isReachedByAll({ mpls }: AnalysedNetwork, egress: RouterIndex): boolean {
  return mpls.unreached(egress).length === 0 && mpls.reachedByAll.has(egress);
}

/** Pairs that share a service as the network is: what is cut apart still wants to meet. Failed routers want nothing. */
function pairsTowards(mpls: MplsAnalysis, failed: ReadonlySet<RouterIndex>, egress: RouterIndex): ChangedPair[] {
  return mpls
    .peers(egress)
    .filter((ingress) => !failed.has(ingress))
    .map((ingress) => ({ ingress, egress, services: mpls.services(ingress, egress) }));
}

/** Only what is certain counts: from a path that works to one that is broken, and back. */
export function changedPairs({ before, failedRouters }: SupposedFrom, after: AnalysedNetwork): ChangedPairs {
  const lost: LostVerdict[] = [];
  const mended: ChangedPair[] = [];
  for (const { router: egress } of before.mpls.providerEdges) {
    if (failedRouters.has(egress)) continue;
    if (isReachedByAll(before, egress) && isReachedByAll(after, egress)) continue;
    for (const pair of pairsTowards(before.mpls, failedRouters, egress)) {
      const was = before.mpls.verdict(pair.ingress, egress);
      const verdict = after.mpls.verdict(pair.ingress, egress);
      if (was.state === 'works' && verdict.state === 'broken') lost.push({ ...pair, verdict });
      if (was.state === 'broken' && verdict.state === 'works') mended.push(pair);
    }
  }
  const inOrder = (a: ChangedPair, b: ChangedPair): number => a.ingress - b.ingress || a.egress - b.egress;
  return { lost: lost.sort(inOrder), mended: mended.sort(inOrder) };
}

/** Both directions count as one: lower index first. */
export const undirected = ({ ingress, egress }: ChangedPair): readonly [RouterIndex, RouterIndex] =>
  ingress < egress ? [ingress, egress] : [egress, ingress];

export const pairKey = (pair: ChangedPair): string => undirected(pair).join(' ');
