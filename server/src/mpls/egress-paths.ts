/**
 * Verdicts towards one PE's loopback. Where nothing on the way can go wrong but a missing route, one router
 * answers for its whole class, and one loopback for all of its fate; the paths of the others are walked hop
 * by hop.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Knowledge } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { RouterIndex } from '../model/network.ts';
import { affectedIn } from './affected.ts';
import type { LspVerdict } from './analysis.ts';
import {
  type LabelPaths,
  labelPathsTo,
  type Outcome,
  outcomeOfState,
  type RouteState,
  routeStateOf,
  SEGMENT_ROUTED,
  type Shortcut,
  WORKS,
} from './label-paths.ts';
import type { LabelSwitching } from './label-switching.ts';
import type { RouteClass, RouteClasses } from './route-classes.ts';
import type { UnjudgedReason } from './unjudged.ts';

export interface EgressPaths {
  readonly from: (ingress: RouterIndex) => Outcome;
  /** Of the routers given by class. */
  readonly judge: (byClass: readonly (readonly RouterIndex[])[]) => Judged;
  /** No label can be missing on any way: only routes can. */
  readonly isClean: boolean;
}

export interface Judged {
  /** Those from which the path over LDP is broken, in router order; the same list for egresses that fare alike. */
  readonly broken: readonly RouterIndex[];
  /** Those from which it is not judged, by reason; the same map for egresses that fare alike, which may hold the egress. */
  readonly unknown: ReadonlyMap<UnjudgedReason, readonly RouterIndex[]>;
  /** The path over LDP works from each of them. */
  readonly allWork: boolean;
}

/** `edges`: the routers that are mostly asked from; `loopbacks`: the prefixes that are asked for. */
export function egressPathsIn(
  simulation: Simulation,
  switching: LabelSwitching,
  classes: RouteClasses,
  loopbacks: readonly Ipv4Prefix[],
  edges: readonly RouterIndex[],
): (egress: RouterIndex, prefix: Ipv4Prefix) => EgressPaths {
  const affectedBy = affectedIn(simulation, switching, classes, loopbacks);
  const isEdge = new Set(edges);

  /** What the classes of routers know of the prefixes of one fate. */
  const byFate = new Map<string, Map<RouteClass, RouteState>>();
  const fateOf = (egress: RouterIndex, prefix: Ipv4Prefix): string | undefined =>
    classes.oddBorders || classes.odd.has(egress) ? undefined : simulation.fate(prefix);
  function knownByFate(fate: string | undefined): Map<RouteClass, RouteState> {
    if (fate === undefined) return new Map();
    const known = byFate.get(fate) ?? new Map<RouteClass, RouteState>();
    byFate.set(fate, known);
    return known;
  }

  const judgedByFate = new Map<string, Judged>();

  function byClass(
    egress: RouterIndex,
    prefix: Ipv4Prefix,
    known: Map<RouteClass, RouteState>,
  ): (ingress: RouterIndex) => Outcome {
    return (ingress) => {
      const own = classes.of(ingress);
      let state = known.get(own);
      if (!state) {
        // The egress itself knows its loopback in its own way.
        const witness = own.members.find((member) => member !== egress);
        state = routeStateOf(simulation.knowledge(witness ?? ingress, prefix));
        if (witness !== undefined) known.set(own, state);
      }
      const outcome = outcomeOfState(ingress, state);
      return outcome === WORKS && affectedBy.segmentRouted ? SEGMENT_ROUTED : outcome;
    };
  }

  /**
   * Asks the PEs among the routers at once, and keeps only what does not work: there are as many outcomes as pairs. Others are
   * walked from again when somebody asks.
   */
  function walkedFrom(routers: Iterable<RouterIndex>, paths: LabelPaths, again: () => LabelPaths): EgressPaths['from'] {
    const failing = new Map<RouterIndex, Outcome>();
    for (const router of routers) {
      const outcome = isEdge.has(router) ? paths.from(router) : WORKS;
      if (outcome !== WORKS) failing.set(router, outcome);
    }
    return (ingress) => (isEdge.has(ingress) ? (failing.get(ingress) ?? WORKS) : again().from(ingress));
  }

  /** What single routers know of one prefix. */
  function asking(prefix: Ipv4Prefix): (router: RouterIndex) => Knowledge {
    const known = new Map<RouterIndex, Knowledge>();
    return (router) => {
      const found = known.get(router) ?? simulation.knowledge(router, prefix);
      known.set(router, found);
      return found;
    };
  }

  function fromEverywhere(egress: RouterIndex, prefix: Ipv4Prefix): EgressPaths {
    const walk = (): LabelPaths => labelPathsTo(simulation, switching, prefix, egress);
    const from = walkedFrom(edges, walk(), walk);
    const judge: EgressPaths['judge'] = (groups) => {
      const tally = tallyOf();
      for (const router of groups.flat()) tally.enter([router], from(router).verdict);
      return tally.judged();
    };
    return { isClean: false, from, judge };
  }

  return (egress, prefix) => {
    // Not for later walks: what it knows is let go.
    const knowledge = asking(prefix);
    const affected = affectedBy.find(egress, prefix, knowledge);
    if (!affected) return fromEverywhere(egress, prefix);
    const fate = fateOf(egress, prefix);
    const ofClass = byClass(egress, prefix, knownByFate(fate));
    const isAffected = (router: RouterIndex): boolean => affected.has(router);
    const settled = (router: RouterIndex): Outcome | undefined =>
      isAffected(router) || router === egress ? undefined : ofClass(router);
    const walk = (asked: Shortcut['knowledge']): LabelPaths =>
      labelPathsTo(simulation, switching, prefix, egress, { knowledge: asked, settled });
    const ofAffected =
      affected.size > 0 ? walkedFrom(affected, walk(knowledge), () => walk(asking(prefix))) : undefined;
    const from = (ingress: RouterIndex): Outcome =>
      ofAffected && isAffected(ingress) ? ofAffected(ingress) : ofClass(ingress);
    const judge: EgressPaths['judge'] = (groups) => {
      const shared = ofAffected || fate === undefined ? undefined : judgedByFate.get(fate);
      if (shared) return without(egress, shared);
      const tally = tallyOf();
      for (const group of groups) {
        const alike = group.filter((router) => !isAffected(router));
        const [witness] = alike;
        if (witness !== undefined) tally.enter(alike, from(witness).verdict);
        for (const router of group)
          if (isAffected(router) && router !== egress) tally.enter([router], from(router).verdict);
      }
      const judged = tally.judged();
      if (!ofAffected && fate !== undefined) judgedByFate.set(fate, judged);
      return without(egress, judged);
    };
    return { isClean: !ofAffected, from, judge };
  };
}

const without = (one: RouterIndex, judged: Judged): Judged =>
  judged.broken.includes(one) ? { ...judged, broken: judged.broken.filter((router) => router !== one) } : judged;

const ALL_JUDGED: Judged['unknown'] = new Map();

/** Sorts routers by how they fare. */
function tallyOf() {
  const broken: RouterIndex[] = [];
  const unknown = new Map<UnjudgedReason, RouterIndex[]>();
  return {
    enter: (routers: readonly RouterIndex[], verdict: LspVerdict): void => {
      if (verdict.state === 'broken') for (const router of routers) broken.push(router);
      if (verdict.state !== 'unknown') return;
      const known = unknown.get(verdict.reason) ?? [];
      unknown.set(verdict.reason, known);
      for (const router of routers) known.push(router);
    },
    judged: (): Judged => ({
      broken: broken.sort((a, b) => a - b),
      unknown: unknown.size > 0 ? unknown : ALL_JUDGED,
      allWork: broken.length === 0 && unknown.size === 0,
    }),
  };
}
