/** Who learns a prefix, how, and who does not (D22): the data behind hovers and `isis-lens learners`. */
import type { IpPrefix } from '../base/ip.ts';
import type { Knowledge, RouteType } from '../isis/results.ts';
import type { Router, RouterIndex } from '../model/network.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';

export interface Learner {
  readonly router: Router;
  readonly providerEdge: boolean;
  readonly knowledge: Knowledge;
}

export interface Learners {
  readonly prefix: IpPrefix;
  readonly originators: readonly Router[];
  /**
   * Every IS-IS router that does not originate the prefix. What matters most comes first: PEs, and
   * within them and within the rest those that do not learn it; then by name.
   */
  readonly others: readonly Learner[];
}

export function learnersOf(analysed: AnalysedNetwork, prefix: IpPrefix): Learners {
  const { network, simulation, mpls } = analysed;
  const knowledge = simulation.learners(prefix);
  const originators = new Set([...simulation.originators(prefix), ...summarising(knowledge)]);
  const providerEdges = new Set(mpls.providerEdges.map((each) => each.router));
  const others: Learner[] = [];
  for (const router of network.routers) {
    const known = knowledge[router.index];
    if (!known || originators.has(router.index) || router.speakers.length === 0) continue;
    others.push({ router, providerEdge: providerEdges.has(router.index), knowledge: known });
  }
  const urgency = (learner: Learner): number =>
    (learner.providerEdge ? 0 : 2) + (learner.knowledge.state === 'learned' ? 1 : 0);
  others.sort((a, b) => urgency(a) - urgency(b) || a.router.index - b.router.index);
  return { prefix, originators: network.routers.filter((router) => originators.has(router.index)), others };
}

/** A summary has no owner: the routers that summarise hold its discard route (D16). */
function summarising(knowledge: readonly Knowledge[]): readonly RouterIndex[] {
  return knowledge.flatMap((known, router) =>
    known.state === 'learned' && known.route.type === 'summary' ? [router] : [],
  );
}

/** Why nobody can say whether a prefix arrives. */
export function unknownBecause({ undecided, unread }: Extract<Knowledge, { readonly state: 'unknown' }>): string {
  if (undecided.length > 0) return 'a policy asks for what these files cannot tell';
  return unread.length > 0
    ? 'routes of other protocols or instances are redistributed into IS-IS'
    : 'routers are missing from the folder';
}

/** How a prefix is known, as one key for counting. */
export type Manner = RouteType | Exclude<Knowledge['state'], 'learned'>;

export function mannerOf(knowledge: Knowledge): Manner {
  return knowledge.state === 'learned' ? knowledge.route.type : knowledge.state;
}

/** Counts by manner, most frequent first. */
export function countManners(learners: readonly Learner[]): readonly (readonly [Manner, number])[] {
  const counts = new Map<Manner, number>();
  for (const { knowledge } of learners) {
    const manner = mannerOf(knowledge);
    counts.set(manner, (counts.get(manner) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
