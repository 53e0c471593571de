/**
 * Why service loopbacks do not cross between levels, judged border by border. Each stage is judged on
 * its own, as if the others worked, so that mending one cause never brings up another.
 */
import { type Ipv4Prefix, prefixContains, prefixText } from '../base/ip.ts';
import { isOverloaded } from '../isis/level-graph.ts';
import { evaluateFilter, type FilterDecision } from '../isis/policy.ts';
import type { RouteAttributes } from '../isis/policy-conditions.ts';
import { prefixTest } from '../isis/prefix-test.ts';
import type { InterLevelDistribution, Level, Summary } from '../model/isis.ts';
import type { Router, RouterIndex } from '../model/network.ts';
import type { LspBreak, ProviderEdge, ServiceLoopback, Unreached } from '../mpls/analysis.ts';
import { type Area, type Areas, areasOf, type Border } from './areas.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork } from './rule.ts';

/** What a border does with a loopback between two levels. */
export type BorderDecision =
  | { readonly kind: 'passes'; readonly statement: InterLevelDistribution | undefined }
  /** Nothing is configured, and nothing passes by itself. */
  | { readonly kind: 'absent' }
  /** `denialOf` says by what. */
  | { readonly kind: 'denied'; readonly statement: InterLevelDistribution }
  /** The platform, or an overload setting, keeps it back. */
  | { readonly kind: 'unable' };

export interface BorderView {
  readonly border: Border;
  readonly decision: BorderDecision;
  /** Stands for the loopback on the other side, whatever the policy says (D16). */
  readonly hiddenBy: Summary | undefined;
}

export const passes = ({ decision, hiddenBy }: BorderView): boolean => decision.kind === 'passes' && !hiddenBy;

export interface Loopback {
  readonly edge: ProviderEdge;
  readonly router: RouterIndex;
  readonly loopback: ServiceLoopback;
  readonly prefix: Ipv4Prefix;
  /** The prefix as text. */
  readonly key: string;
  /** Equal for loopbacks that all policies between levels treat alike; undefined where it may be treated like no other. */
  readonly kin: string | undefined;
}

export type MissingRoute = Extract<LspBreak, { readonly kind: 'no-exact-route' }>['state'];

/** What routers have in place of an exact route, in router order. Shared by all loopbacks that fare alike. */
export type Sufferers = ReadonlyMap<RouterIndex, MissingRoute>;

/** A loopback no border of an area lets in, though PEs in the area lack it. */
export interface LeakGap {
  readonly loopback: Loopback;
  readonly area: Area;
  readonly sufferers: Sufferers;
  readonly borders: readonly BorderView[];
}

/** A loopback that its own area's borders keep out of level 2. */
export interface UpGap {
  readonly loopback: Loopback;
  readonly area: Area;
  readonly sufferers: Sufferers;
  readonly borders: readonly BorderView[];
}

export interface LeakDiagnosis {
  readonly gaps: readonly LeakGap[];
  readonly upGaps: readonly UpGap[];
}

/** PEs whose service loopback is known. */
export const loopbacksOf = perNetwork((analysed: AnalysedNetwork): readonly Loopback[] =>
  analysed.mpls.providerEdges.flatMap((edge) => {
    const { router, loopback } = edge;
    if (!loopback) return [];
    const prefix = loopback.configured;
    return [{ edge, router, loopback, prefix, key: prefixText(prefix), kin: analysed.simulation.fate(prefix) }];
  }),
);

/** The loopback as a border's policy sees it, or would see it if it came there. */
const askedOf = (
  { simulation }: AnalysedNetwork,
  { router, instance }: Border,
  { prefix }: Loopback,
  from: Level,
): RouteAttributes => simulation.offered(router, instance, prefix, from);

const ABSENT: BorderDecision = { kind: 'absent' };
const UNABLE: BorderDecision = { kind: 'unable' };
const outcomes = new WeakMap<InterLevelDistribution, Readonly<Record<'passes' | 'denied', BorderDecision>>>();

/** One object per statement: there are as many decisions as loopbacks times borders. */
function outcomesOf(statement: InterLevelDistribution): Readonly<Record<'passes' | 'denied', BorderDecision>> {
  let known = outcomes.get(statement);
  if (!known) {
    known = { passes: { kind: 'passes', statement }, denied: { kind: 'denied', statement } };
    outcomes.set(statement, known);
  }
  return known;
}

/** What the border would do with the loopback, whether or not it knows it now. */
function decide(analysed: AnalysedNetwork, border: Border, loopback: Loopback, from: Level, to: Level): BorderDecision {
  const { instance } = border;
  const device = analysed.network.routers[border.router]?.device;
  if (!device) return UNABLE;
  const { behaviour } = device;
  if (isOverloaded(instance, to) && instance.overload?.suppressInterlevel) return UNABLE;
  if ((to === 1 ? behaviour.downDistribution : behaviour.upDistribution) === 'never') return UNABLE;
  const statement = instance.interLevel.find((each) => each.from === from && each.to === to);
  if (!statement) {
    return to === 1 || behaviour.upDistribution === 'configured' ? ABSENT : { kind: 'passes', statement };
  }
  const { passes, denied } = outcomesOf(statement);
  const test = statement.filter && prefixTest(device, statement.filter, statement);
  if (test) return test(loopback.prefix) ? passes : denied;
  const decision = evaluateFilter(device, statement.filter, askedOf(analysed, border, loopback, from));
  // What cannot be decided is no fault.
  return decision.permitted || decision.undecided ? passes : denied;
}

/** By what a border's policy denies the loopback. */
export function denialOf(
  analysed: AnalysedNetwork,
  border: Border,
  loopback: Loopback,
  statement: InterLevelDistribution,
): FilterDecision {
  const { device } = analysed.network.routers[border.router] as Router;
  return evaluateFilter(device, statement.filter, askedOf(analysed, border, loopback, statement.from));
}

/** What each border of an area does with a loopback. */
function viewBorders(
  analysed: AnalysedNetwork,
  area: Area,
  loopback: Loopback,
  from: Level,
  to: Level,
): readonly BorderView[] {
  return area.borders.map((border) => ({
    border,
    decision: decide(analysed, border, loopback, from, to),
    hiddenBy: border.instance.summaries.find(
      ({ prefix, levels }) =>
        levels[to] && prefix.length < loopback.prefix.length && prefixContains(prefix, loopback.prefix),
    ),
  }));
}

/** What the borders of an area do with loopbacks, asked once for those that fare alike. */
function createViews(
  analysed: AnalysedNetwork,
  from: Level,
  to: Level,
): (area: Area, loopback: Loopback) => readonly BorderView[] {
  const known = new Map<Area, Map<string, readonly BorderView[]>>();
  return (area, loopback) => {
    const { kin } = loopback;
    if (kin === undefined) return viewBorders(analysed, area, loopback, from, to);
    const ofArea = known.get(area) ?? new Map<string, readonly BorderView[]>();
    known.set(area, ofArea);
    const views = ofArea.get(kin) ?? viewBorders(analysed, area, loopback, from, to);
    ofArea.set(kin, views);
    return views;
  };
}

export const viewsDown = perNetwork((analysed: AnalysedNetwork) => createViews(analysed, 2, 1));
const viewsUp = perNetwork((analysed: AnalysedNetwork) => createViews(analysed, 1, 2));

interface MissingRoutes {
  /** Of PEs that lack the loopback for what their area lacks, by area. */
  readonly inArea: ReadonlyMap<Area, Sufferers>;
  readonly outside: (area: Area) => Sufferers;
}

/** Sorts who does not learn a loopback; the same list gives the same answer. */
function missingRoutes(areas: Areas): (unreached: readonly Unreached[]) => MissingRoutes {
  const known = new Map<readonly Unreached[], MissingRoutes>();
  const sort = (unreached: readonly Unreached[]): MissingRoutes => {
    const inArea = new Map<Area, Map<RouterIndex, MissingRoute>>();
    for (const { ingress, broken } of unreached) {
      if (areas.inBackbone.has(broken.at)) continue;
      for (const area of areas.of(broken.at)) {
        const own = inArea.get(area) ?? new Map<RouterIndex, MissingRoute>();
        inArea.set(area, own.set(ingress, broken.state));
      }
    }
    const outside = new Map<Area, Sufferers>();
    return {
      inArea,
      outside: (area) => {
        const found =
          outside.get(area) ??
          new Map(
            unreached.flatMap(({ ingress, broken }) =>
              area.routers.has(ingress) ? [] : [[ingress, broken.state] as const],
            ),
          );
        outside.set(area, found);
        return found;
      },
    };
  };
  return (unreached) => {
    const found = known.get(unreached) ?? sort(unreached);
    known.set(unreached, found);
    return found;
  };
}

export const diagnoseLeaks = perNetwork((analysed: AnalysedNetwork): LeakDiagnosis => {
  const areas = areasOf(analysed);
  const missing = missingRoutes(areas);
  const [viewDown, viewUp] = [viewsDown(analysed), viewsUp(analysed)];
  const gaps: LeakGap[] = [];
  const upGaps: UpGap[] = [];
  for (const loopback of loopbacksOf(analysed)) {
    const unreached = analysed.mpls.unreached(loopback.router);
    if (unreached.length === 0) continue;
    const { inArea, outside } = missing(unreached);
    const home = areas.of(loopback.router);

    for (const [area, sufferers] of inArea) {
      if (home.includes(area)) continue;
      const borders = viewDown(area, loopback);
      if (borders.length === 0 || borders.some(passes)) continue;
      gaps.push({ loopback, area, sufferers, borders });
    }

    if (areas.inBackbone.has(loopback.router)) continue;
    for (const area of home) {
      const borders = viewUp(area, loopback);
      if (borders.length === 0 || borders.some(passes)) continue;
      const sufferers = outside(area);
      if (sufferers.size > 0) upGaps.push({ loopback, area, sufferers, borders });
    }
  }
  return { gaps, upGaps };
});

/** Sufferers that share a service with the loopback's owner, in router order. */
export function sharingSufferers({ mpls }: AnalysedNetwork, { loopback, sufferers }: LeakGap | UpGap): RouterIndex[] {
  return mpls.judgedPeers(loopback.router).filter((peer) => sufferers.has(peer));
}

/** Borders a policy can help on: those without a summary in the way; all, when there is one on each. */
export function usableBorders({ borders }: LeakGap | UpGap): readonly BorderView[] {
  const open = borders.filter(({ hiddenBy }) => !hiddenBy);
  return open.length > 0 ? open : borders;
}

export const isHidden = ({ borders }: LeakGap | UpGap): boolean => borders.every(({ hiddenBy }) => hiddenBy);

/** What policies do to the loopback; undefined when they let it pass and only summaries are in the way. */
export type PolicyFault = 'unleaked' | 'filter' | 'unable';

/** A policy that denies is named first: it can be mended where it stands. */
export function policyFault(gap: LeakGap | UpGap): PolicyFault | undefined {
  const kinds = new Set(usableBorders(gap).map(({ decision }) => decision.kind));
  if (kinds.has('passes')) return undefined;
  if (kinds.has('denied')) return 'filter';
  return kinds.has('absent') ? 'unleaked' : 'unable';
}
