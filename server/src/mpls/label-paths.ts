/**
 * The label-switched path towards one address, judged hop by hop over LDP (D25). One pass serves
 * every ingress: what a router finds is kept, so a thousand PEs cost one walk over the routers.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Knowledge, NextHop } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { RouterIndex } from '../model/network.ts';
import type { LspBreak, LspVerdict } from './analysis.ts';
import type { LabelSwitching } from './label-switching.ts';
import { reasonOfUnknown, type UnjudgedReason } from './unjudged.ts';

/** A break on the way, whether or not it is the first one. */
export type HopBreak = Extract<LspBreak, { readonly kind: 'ldp-off' | 'label-filter' }>;

export interface Outcome {
  readonly verdict: LspVerdict;
  /** Every break of a link or label on the ways onward, the first included. */
  readonly breaks: readonly HopBreak[];
}

export interface LabelPaths {
  readonly from: (ingress: RouterIndex) => Outcome;
  readonly knowledge: (router: RouterIndex) => Knowledge;
}

const NO_BREAKS: readonly HopBreak[] = [];
export const WORKS: Outcome = { verdict: { state: 'works', carriedBy: 'ldp' }, breaks: NO_BREAKS };

const unknown = (reason: UnjudgedReason, at?: RouterIndex, breaks: readonly HopBreak[] = NO_BREAKS): Outcome => ({
  verdict: { state: 'unknown', reason, at },
  breaks,
});

/** Where no link has LDP and all have segment routing, this is what can be said of every path that has its route. */
export const SEGMENT_ROUTED: Outcome = unknown('sr-mpls-not-judged');

const broken = (at: LspBreak, partial: boolean, breaks: readonly HopBreak[]): Outcome => ({
  verdict: { state: 'broken', partial, broken: at },
  breaks,
});

/**
 * What counts of a router's knowledge where every hop onward is sound, or why that cannot be said; a router's own summary is
 * no exact route.
 */
export type RouteState = Exclude<Knowledge['state'], 'unknown'> | UnjudgedReason;

export function routeStateOf(known: Knowledge): RouteState {
  if (known.state === 'unknown') return reasonOfUnknown(known);
  return known.state === 'learned' && known.route.type === 'summary' ? 'summary-only' : known.state;
}

/** The outcome at a router by its own knowledge alone, when every hop onward is sound. */
export function outcomeOfState(at: RouterIndex, state: RouteState): Outcome {
  switch (state) {
    case 'learned':
      return WORKS;
    case 'summary-only':
    case 'default-only':
    case 'none':
      return broken({ kind: 'no-exact-route', at, state }, false, NO_BREAKS);
    default:
      return unknown(state, at);
  }
}

/** Next hops a packet takes, by the exact route or by whatever else covers the address. */
export function forwarding(known: Knowledge): readonly NextHop[] {
  switch (known.state) {
    case 'learned':
    case 'summary-only':
    case 'default-only':
      return known.route.nextHops;
    default:
      return [];
  }
}

function union(lists: readonly (readonly HopBreak[])[]): readonly HopBreak[] {
  const filled = lists.filter((list) => list.length > 0);
  const [only] = filled;
  if (!only) return NO_BREAKS;
  return filled.length === 1 ? only : [...new Set(filled.flat())];
}

/** For walks from few routers: what one router knows, and where an outcome is known without walking on. */
export interface Shortcut {
  readonly knowledge: (router: RouterIndex) => Knowledge;
  readonly settled: (router: RouterIndex) => Outcome | undefined;
}

/** Without a shortcut all routers are asked for the prefix at once. */
export function labelPathsTo(
  simulation: Simulation,
  switching: LabelSwitching,
  prefix: Ipv4Prefix,
  egress: RouterIndex,
  shortcut?: Shortcut,
): LabelPaths {
  let all: readonly Knowledge[] | undefined;
  const fromAll = (router: RouterIndex): Knowledge => {
    all ??= simulation.learners(prefix);
    return all[router] ?? { state: 'none' };
  };
  const knowledge = shortcut?.knowledge ?? fromAll;
  const outcomes = new Map<RouterIndex, Outcome>([[egress, WORKS]]);
  const isKnown = (router: RouterIndex): boolean => {
    if (outcomes.has(router)) return true;
    const outcome = shortcut?.settled(router);
    if (outcome) outcomes.set(router, outcome);
    return outcome !== undefined;
  };
  /** What stands between a router and one of its next hops; undefined when labels pass. */
  function hopProblem(at: RouterIndex, hop: NextHop): HopBreak | 'segment-routing' | undefined {
    const offAt = switching.ldpOffBetween(at, hop);
    if (offAt.length > 0) {
      if (switching.segmentRouted(at) && switching.segmentRouted(hop.router)) return 'segment-routing';
      return switching.ldpBreak(at, hop, offAt);
    }
    return switching.withheldBy(hop.router, prefix);
  }

  /** The router's own step joined with what its next hops found. */
  function combine(at: RouterIndex, onward: (hop: NextHop) => Outcome): Outcome {
    const mine = knowledge(at);
    const judged = forwarding(mine).map((hop) => ({ hop, problem: hopProblem(at, hop), next: onward(hop) }));
    const breaks = union(
      judged.map(({ problem, next }) =>
        problem === undefined || problem === 'segment-routing' ? next.breaks : union([[problem], next.breaks]),
      ),
    );
    switch (mine.state) {
      case 'unknown':
        return unknown(reasonOfUnknown(mine), at, breaks);
      case 'none':
        return broken({ kind: 'no-exact-route', at, state: 'none' }, false, breaks);
      case 'summary-only':
      case 'default-only':
        if (!switching.longestMatch(at)) {
          return broken({ kind: 'no-exact-route', at, state: mine.state }, false, breaks);
        }
        break;
      case 'learned':
        if (mine.route.type === 'connected') return unknown('two-versions', at);
        if (mine.route.type === 'summary')
          return broken({ kind: 'no-exact-route', at, state: 'summary-only' }, false, breaks);
    }
    const verdicts = judged.map(({ problem, next }): LspVerdict => {
      if (problem === 'segment-routing') return SEGMENT_ROUTED.verdict;
      return problem ? { state: 'broken', partial: false, broken: problem } : next.verdict;
    });
    if (verdicts.length === 0) return unknown('incomplete-network', at);
    const failed = verdicts.find((verdict) => verdict.state === 'broken');
    if (switching.tunnelled(at) && failed?.state === 'broken' && failed.broken.kind === 'ldp-off') {
      return unknown('tunnel-unknown', at);
    }
    if (failed?.state === 'broken') {
      const someWork = verdicts.some(
        (verdict) => verdict.state === 'works' || (verdict.state === 'broken' && verdict.partial),
      );
      if (verdicts.length === 1) return { verdict: failed, breaks };
      return broken(failed.broken, someWork, breaks);
    }
    const unsure = verdicts.find((verdict) => verdict.state === 'unknown');
    if (unsure) return { verdict: unsure, breaks };
    return WORKS;
  }

  /** Depth first without recursion: a ring may be thousands of routers long. */
  function from(ingress: RouterIndex): Outcome {
    const done = outcomes.get(ingress);
    if (done) return done;
    const open = new Set<RouterIndex>();
    const stack: RouterIndex[] = [ingress];
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      const waiting = open.has(at) ? [] : forwarding(knowledge(at)).filter((hop) => !isKnown(hop.router));
      open.add(at);
      const next = waiting.filter((hop) => !open.has(hop.router));
      if (next.length > 0) {
        for (const hop of next) stack.push(hop.router);
        continue;
      }
      stack.pop();
      if (outcomes.has(at)) continue;
      // A next hop that is open still leads back here: where such paths end is not in these files.
      outcomes.set(
        at,
        combine(at, (hop) => outcomes.get(hop.router) ?? unknown('incomplete-network', hop.router)),
      );
    }
    return outcomes.get(ingress) ?? unknown('incomplete-network', ingress);
  }

  return { from, knowledge };
}
