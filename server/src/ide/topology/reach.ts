/** Who learns a prefix, router by router, as the picture and the table beside it show it. */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import type { Knowledge } from '../../isis/results.ts';
import type { RouterIndex } from '../../model/network.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { namesOf } from '../../rules/words.ts';
import { type Learner, learnersOf } from '../learners.ts';
import { providerEdgesAt } from '../loopbacks.ts';
import type { AreaReach, Reach, ReachClass, ReachEntry } from './answers.ts';
import { downText, verdictText } from './break-text.ts';
import { containersOf } from './containers.ts';
import { topologyIds } from './ids.ts';
import type { AreaId, RouterId } from './scene.ts';
import type { SupposedFrom } from './suppose.ts';

const CLASS: Readonly<Record<Knowledge['state'], ReachEntry['class']>> = {
  learned: 'exact',
  'summary-only': 'cover',
  'default-only': 'cover',
  none: 'none',
  unknown: 'unknown',
};

const NOTHING = {
  type: undefined,
  metric: undefined,
  covering: undefined,
  nextHops: [],
  lsp: undefined,
} as const;

/** Under a supposition, PEs and who shares what with whom are those of the network as it is. */
export function reachOf(analysed: AnalysedNetwork, prefix: IpPrefix, supposed?: SupposedFrom): Reach {
  const { network, mpls } = analysed;
  const ids = topologyIds(analysed).routers;
  const idOf = (router: RouterIndex): RouterId => ids[router] ?? 'router:';
  const { originators, others } = learnersOf(analysed, prefix);
  const real = supposed?.before.mpls ?? mpls;
  const failed = supposed?.failedRouters ?? new Set();
  const providerEdges = new Set(real.providerEdges.map(({ router }) => router));
  const owners = providerEdgesAt(real, prefix);

  const lspOf = (router: RouterIndex): ReachEntry['lsp'] => {
    const owner = owners.find((each) => real.peers(router).includes(each));
    if (owner === undefined) return undefined;
    if (failed.has(owner)) return { state: 'broken', reason: downText(network, owner) };
    const verdict = mpls.verdict(router, owner);
    return { state: verdict.state, reason: verdictText(network, verdict, prefix) };
  };
  const bare = (router: RouterIndex, state: 'originates' | 'failed'): ReachEntry => ({
    router: idOf(router),
    providerEdge: providerEdges.has(router),
    state,
    class: state,
    ...NOTHING,
  });
  const entry = ({ router, providerEdge, knowledge }: Learner): ReachEntry => {
    const route = knowledge.state === 'none' || knowledge.state === 'unknown' ? undefined : knowledge.route;
    return {
      router: idOf(router.index),
      providerEdge,
      state: knowledge.state,
      class: CLASS[knowledge.state],
      type: route?.type,
      metric: route?.metric,
      covering: knowledge.state === 'summary-only' ? prefixText(knowledge.covering) : undefined,
      nextHops: (route?.nextHops ?? []).map((hop) => ({ router: idOf(hop.router), interface: hop.interface })),
      lsp: lspOf(router.index),
    };
  };
  const entries = [
    ...originators.map(({ index }) => bare(index, 'originates')),
    ...others.map(entry),
    ...[...failed].map((router) => bare(router, 'failed')),
  ];
  return {
    prefix: prefixText(prefix),
    originators: originators.map(({ index }) => idOf(index)),
    entries,
    // The containers are those of the picture, which is of the network as it is.
    areas: areasOf(supposed?.before ?? analysed, entries),
    sentence: sentence(
      namesOf(
        network,
        originators.map(({ index }) => index),
      ),
      prefixText(prefix),
      others,
    ),
  };
}

/** From what needs looking at to what is well. */
const WORST_FIRST: readonly ReachClass[] = ['none', 'cover', 'unknown', 'failed', 'exact', 'originates'];

function areasOf(drawn: AnalysedNetwork, entries: readonly ReachEntry[]): readonly AreaReach[] {
  const { home } = containersOf(drawn);
  const { routerOf } = topologyIds(drawn);
  const areas = new Map<AreaId, Partial<Record<ReachClass, number>>>();
  for (const { router, class: of } of entries) {
    const area = home[routerOf(router) ?? -1];
    if (area === undefined) continue;
    const counts = areas.get(area) ?? {};
    areas.set(area, counts);
    counts[of] = (counts[of] ?? 0) + 1;
  }
  return [...areas].map(([area, counts]) => ({
    area,
    counts,
    worst: WORST_FIRST.find((of) => counts[of] !== undefined) ?? 'unknown',
  }));
}

/** `PE1 10.255.0.1/32 is learned by 6 of 8 PEs, 2 by default only`; by routers where no PE is asked. */
function sentence(originators: readonly string[], prefix: string, others: readonly Learner[]): string {
  if (others.length === 0) return `${prefix} is known to no other router`;
  const edges = others.filter(({ providerEdge }) => providerEdge);
  const asked = edges.length > 0 ? edges : others;
  const count = (...states: readonly Knowledge['state'][]): number =>
    asked.filter(({ knowledge }) => states.includes(knowledge.state)).length;
  const what = edges.length > 0 ? 'PE' : 'router';
  const rest = [
    [count('default-only'), 'by default only'],
    [count('summary-only'), 'by a summary only'],
    [count('unknown'), 'unknown'],
  ] as const;
  const details = rest.flatMap(([number, words]) => (number > 0 ? [`, ${number} ${words}`] : []));
  const who = originators.length === 0 ? '' : `${originators.slice(0, 2).join(', ')} `;
  return `${who}${prefix} is learned by ${count('learned')} of ${asked.length} ${what}${asked.length === 1 ? '' : 's'}${details.join('')}`;
}
