/** Puts the parts of the MPLS analysis together; every answer is computed when first asked for. */

import { addBits, type BitSet, bitSet } from '../base/bit-set.ts';
import { type Ipv4Prefix, prefixText } from '../base/ip.ts';
import { finish, type Steps } from '../base/steps.ts';
import { evaluateFilter } from '../isis/policy.ts';
import { prefixAsRoute } from '../isis/policy-conditions.ts';
import type { Fact } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import { say } from '../messages/catalogue.ts';
import { type DisjointSets, disjointSets } from '../model/disjoint-sets.ts';
import { downLinks } from '../model/down-links.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { perPlaces } from '../model/per-places.ts';
import { alternativesIn } from './alternatives.ts';
import type { LabelGap, LspVerdict, MplsAnalysis, PairCounts, Unreached } from './analysis.ts';
import { type EgressPaths, egressPathsIn, type Judged } from './egress-paths.ts';
import { explainPath, unjudgedFact } from './explain.ts';
import { collectGaps } from './label-gaps.ts';
import { type LabelPaths, labelPathsTo } from './label-paths.ts';
import { labelSwitchingOf } from './label-switching.ts';
import { countPairs } from './pair-counts.ts';
import { findProviderEdges } from './provider-edges.ts';
import { type Robustness, robustnessOf } from './robustness.ts';
import { type RouteClasses, routeClassesOf } from './route-classes.ts';
import { findServices, type Services } from './services.ts';
import { unchangedSince } from './unchanged.ts';
import type { UnjudgedReason } from './unjudged.ts';

const joinedRouters = perPlaces(({ routers: all, speakers, links }): DisjointSets => {
  const sets = disjointSets(all.length);
  for (const link of links) {
    const routers = [
      ...link.attachments.map(({ speaker }) => speakers[speaker]?.router),
      ...link.silent.map(({ router }) => router),
    ].filter((router) => router !== undefined);
    for (const router of routers.slice(1)) if (routers[0] !== undefined) sets.join(routers[0], router);
  }
  return sets;
});

/** The same, over links as well that are there and switched off: a PE that somebody cut off still has its services. */
const meantToBeJoined = perPlaces((network): DisjointSets => {
  const cut = downLinks(network);
  const joined = joinedRouters(network);
  if (cut.length === 0) return joined;
  const sets = disjointSets(network.routers.length);
  for (const { index } of network.routers) sets.join(joined.find(index), index);
  for (const { ends } of cut) for (const { router } of ends) sets.join(ends[0]?.router ?? router, router);
  return sets;
});

/** Number of the physically joined part a router stands in: parts without any link between them are separate labs. */
export const physicalParts = (network: Network): ((router: RouterIndex) => number) => joinedRouters(network).find;

const ALL_WORK: Judged = { broken: [], unknown: new Map(), allWork: true };
const SAME_ROUTER: LspVerdict = { state: 'works', carriedBy: 'same-router' };

/** Whole walks are asked for again and again towards few addresses, and each knows all routers. */
const WALKS_KEPT = 64;

/** How the other PEs fare towards one. */
interface Fares {
  readonly unreached: readonly Unreached[];
  readonly unknown: ReadonlyMap<UnjudgedReason, BitSet>;
}

/** Of the analysis before an edit, made with the same settings and layer-1 links. */
export interface Earlier {
  readonly network: Network;
  readonly reachedByAll: ReadonlySet<RouterIndex>;
  readonly services: Services;
  readonly classes: RouteClasses;
}

/** `serviceLoopbacks`: interface names or prefixes chosen in the settings; empty to go by BGP (D23). */
export function* analyseMplsInSteps(
  simulation: Simulation,
  serviceLoopbacks: readonly string[],
  earlier?: Earlier,
): Steps<MplsAnalysis & { readonly forNext: Earlier }> {
  const { network } = simulation;
  const unchanged = earlier && unchangedSince(earlier.network, network);
  const providerEdges = findProviderEdges(network, serviceLoopbacks);
  yield;
  const loopbacks = new Map(providerEdges.map(({ router, loopback }) => [router, loopback]));
  const before = earlier?.network.places === network.places ? earlier : undefined;
  const services = before?.services ?? findServices(network, providerEdges, meantToBeJoined(network).find);
  yield;
  // A label filter sees nothing but addresses.
  const switching = labelSwitchingOf(
    network,
    (device, filter, prefix) => evaluateFilter(device, filter, prefixAsRoute(prefix)).permitted,
  );

  const walks = new Map<string, LabelPaths>();
  const pathsTo = (egress: RouterIndex, prefix: Ipv4Prefix): LabelPaths => {
    const key = `${egress} ${prefixText(prefix)}`;
    const known = walks.get(key);
    if (known) return known;
    const walk = labelPathsTo(simulation, switching, prefix, egress);
    const [oldest] = walks.keys();
    if (oldest !== undefined && walks.size >= WALKS_KEPT) walks.delete(oldest);
    walks.set(key, walk);
    return walk;
  };
  const loopbackPrefixes = providerEdges.flatMap(({ loopback }) => loopback?.configured ?? []);
  // Where an edit leaves who learns what to be told from prefixes, no metric decides who goes with whom.
  const classes = (unchanged && before?.classes) ?? routeClassesOf(simulation);
  yield;
  // Those on which nothing hangs that labels carry neither lack nor need one.
  const unjudged = new Map(providerEdges.map((edge) => [edge.router, edge.unjudged]));
  const edges = providerEdges.flatMap(({ router, unjudged: reason }) => (reason ? [] : router));
  const edgeClasses = classes.grouped(edges);
  const judge = egressPathsIn(simulation, switching, classes, loopbackPrefixes, edges);
  yield;
  const judged = new Map<RouterIndex, EgressPaths>();
  const pathsToLoopback = (egress: RouterIndex, prefix: Ipv4Prefix): EgressPaths => {
    let known = judged.get(egress);
    if (!known) {
      known = judge(egress, prefix);
      judged.set(egress, known);
    }
    return known;
  };
  const alternatives = alternativesIn(
    network,
    (ingress, egress, prefix) => pathsTo(egress, prefix).from(ingress).verdict,
  );

  /** By labels, whatever the two share. */
  const labelled = (ingress: RouterIndex, egress: RouterIndex): LspVerdict => {
    if (ingress === egress) return SAME_ROUTER;
    const loopback = loopbacks.get(egress);
    if (!loopback) {
      return { state: 'unknown', reason: unjudged.get(egress) ?? 'incomplete-network', at: egress };
    }
    const byLdp = pathsToLoopback(egress, loopback.configured).from(ingress).verdict;
    if (byLdp.state === 'works' || !alternatives.mayHelp(ingress)) return byLdp;
    return alternatives.find(ingress, egress, loopback.configured) ?? byLdp;
  };
  const verdict = (ingress: RouterIndex, egress: RouterIndex): LspVerdict => {
    const standing = services.standing(ingress, egress);
    const reason = standing === undefined ? unjudged.get(ingress) : standing;
    return reason === undefined || reason === 'judged' ? labelled(ingress, egress) : { state: 'unknown', reason };
  };

  const reachedByAll = new Set<RouterIndex>();
  /** Nobody has to be asked again: the loopback is learned as before, and no label can be missing on a new path. */
  const stillReached = (egress: RouterIndex, prefix: Ipv4Prefix): boolean =>
    unchanged !== undefined &&
    earlier?.reachedByAll.has(egress) === true &&
    unchanged.learners(prefix) &&
    (!unchanged.pathsMoved || pathsToLoopback(egress, prefix).isClean);
  const judgeOver = (egress: RouterIndex, prefix: Ipv4Prefix): Judged =>
    stillReached(egress, prefix) ? ALL_WORK : pathsToLoopback(egress, prefix).judge(edgeClasses);

  const missingFrom = (ingress: RouterIndex, answer: LspVerdict): readonly Unreached[] =>
    answer.state === 'broken' && answer.broken.kind === 'no-exact-route' ? [{ ingress, broken: answer.broken }] : [];
  const bits = (routers: readonly RouterIndex[]): BitSet => bitSet(network.routers.length, routers);

  /** Where something besides LDP may carry, each is asked by itself. */
  function fareEach(egress: RouterIndex, routers: readonly RouterIndex[]): Fares {
    const unknown = new Map<UnjudgedReason, BitSet>();
    const unreached: Unreached[] = [];
    for (const ingress of routers) {
      if (ingress === egress) continue;
      const answer = labelled(ingress, egress);
      unreached.push(...missingFrom(ingress, answer));
      if (answer.state !== 'unknown') continue;
      const known = unknown.get(answer.reason) ?? bits([]);
      unknown.set(answer.reason, known);
      addBits(known, [ingress]);
    }
    return { unreached, unknown };
  }
  /** Egresses that fare alike have the same lists, and where LDP is all there is, the same verdicts. */
  const sharedUnreached = new Map<Judged['broken'], readonly Unreached[]>();
  const sharedUnknown = new Map<Judged['unknown'], Fares['unknown']>();
  const helped = new Map<Judged['broken'] | Judged['unknown'], boolean>();
  const mayBeHelped = ({ broken, unknown }: Judged): boolean => {
    const known = (key: Judged['broken'] | Judged['unknown'], routers: () => Iterable<RouterIndex>): boolean => {
      const answer = helped.get(key) ?? [...routers()].some(alternatives.mayHelp);
      helped.set(key, answer);
      return answer;
    };
    return known(broken, () => broken) || known(unknown, () => [...unknown.values()].flat());
  };
  function faresOf(egress: RouterIndex, judged: Judged): Fares {
    const { broken, unknown } = judged;
    if (mayBeHelped(judged)) {
      const all = [...broken, ...[...unknown.values()].flat()];
      return fareEach(
        egress,
        all.sort((a, b) => a - b),
      );
    }
    const unreached =
      sharedUnreached.get(broken) ?? broken.flatMap((each) => missingFrom(each, labelled(each, egress)));
    sharedUnreached.set(broken, unreached);
    const sets = sharedUnknown.get(unknown) ?? new Map([...unknown].map(([reason, each]) => [reason, bits(each)]));
    sharedUnknown.set(unknown, sets);
    return { unreached, unknown: sets };
  }

  const known = new Map<RouterIndex, Fares>();
  const fares = (egress: RouterIndex): Fares => {
    let found = known.get(egress);
    if (!found) {
      const loopback = loopbacks.get(egress);
      const judgedNow = loopback ? judgeOver(egress, loopback.configured) : ALL_WORK;
      if (judgedNow.allWork) reachedByAll.add(egress);
      found = faresOf(egress, judgedNow);
      known.set(egress, found);
    }
    return found;
  };
  const unreached = (egress: RouterIndex): readonly Unreached[] => fares(egress).unreached;

  const explain = (ingress: RouterIndex, egress: RouterIndex): readonly Fact[] => {
    const loopback = loopbacks.get(egress);
    const answer = verdict(ingress, egress);
    if (ingress === egress) return [];
    const standing = services.standing(ingress, egress) ?? 'judged';
    if (answer.state === 'unknown' && (!loopback || standing !== 'judged')) {
      return [unjudgedFact(network, answer, loopback?.configured)];
    }
    if (!loopback) return [];
    if (answer.state === 'works' && answer.carriedBy !== 'ldp') {
      const [from = '', to = ''] = [ingress, egress].map((router) => network.routers[router]?.name);
      return [{ text: say('path.carried', { from, to, by: answer.carriedBy }), place: undefined }];
    }
    const prefix = loopback.configured;
    const problem: Parameters<typeof explainPath>[0]['problem'] = (at, hop) => {
      const offAt = switching.ldpOffBetween(at, hop);
      return offAt.length > 0 ? switching.ldpBreak(at, hop, offAt) : switching.withheldBy(hop.router, prefix);
    };
    return explainPath({ simulation, problem }, pathsTo(egress, prefix), ingress, egress, prefix, answer);
  };

  let robustness: Robustness | undefined;
  let counts: PairCounts | undefined;
  let gaps: readonly LabelGap[] | undefined;
  const labelGaps = (): readonly LabelGap[] => {
    if (gaps) return gaps;
    const collector = collectGaps(network);
    for (const { router: egress, loopback } of providerEdges) {
      if (!loopback) continue;
      const paths = pathsToLoopback(egress, loopback.configured);
      if (paths.isClean) continue;
      for (const ingress of services.judgedPeers(egress)) {
        const { breaks } = paths.from(ingress);
        if (breaks.length === 0 || labelled(ingress, egress).state !== 'broken') continue;
        collector.add(breaks, ingress, egress, loopback.configured, () => services.services(ingress, egress));
      }
    }
    gaps = collector.gaps();
    return gaps;
  };

  return {
    providerEdges,
    get pairs() {
      return services.pairs();
    },
    peers: services.peers,
    judgedPeers: services.judgedPeers,
    pairCounts: () => {
      counts ??= countPairs(providerEdges, services, (egress) => fares(egress).unknown);
      return counts;
    },
    services: services.services,
    verdict,
    unreached,
    reachedByAll,
    forNext: { network, reachedByAll, services, classes },
    *steps() {
      for (const { router, loopback } of providerEdges) {
        unreached(router);
        // Missing labels are looked for on the ways to all of them.
        if (loopback) pathsToLoopback(router, loopback.configured);
        yield;
      }
    },
    explain,
    labelGaps,
    robustness: () => {
      robustness ??= robustnessOf(simulation, switching, providerEdges);
      return robustness;
    },
  };
}

/** The same at once. */
export const analyseMpls = (
  simulation: Simulation,
  serviceLoopbacks: readonly string[],
  earlier?: Earlier,
): MplsAnalysis => finish(analyseMplsInSteps(simulation, serviceLoopbacks, earlier));
