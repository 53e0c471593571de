/**
 * Why service loopbacks do not cross between levels, judged border by border. Each stage is judged on
 * its own, as if the others worked, so that mending one cause never brings up another.
 */
import { type Ipv4Prefix, prefixContains, prefixText } from '../base/ip.ts';
import { isOverloaded } from '../isis/level-graph.ts';
import { evaluateFilter, type FilterDecision } from '../isis/policy.ts';
import { prefixAsRoute, type RouteAttributes } from '../isis/policy-conditions.ts';
import { prefixTest } from '../isis/prefix-test.ts';
import type { Device } from '../model/device.ts';
import type { InterLevelDistribution, IsisInstance, Level, Summary } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import type { LspBreak, ProviderEdge, ServiceLoopback } from '../mpls/analysis.ts';
import { type Area, areasOf, type Border } from './areas.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork } from './rule.ts';

/** What a border does with a loopback between two levels. */
export type BorderDecision =
  | { readonly kind: 'passes'; readonly statement: InterLevelDistribution | undefined }
  /** Nothing is configured, and nothing passes by itself. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'denied'; readonly statement: InterLevelDistribution; readonly decision: FilterDecision }
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
  /** Tag of the circuit the loopback is on, which policies may ask for; 0 when untagged. */
  readonly tag: number;
  /** Prefix and tag: all a policy sees of it. */
  readonly key: string;
}

export interface Sufferer {
  readonly ingress: RouterIndex;
  readonly state: Extract<LspBreak, { readonly kind: 'no-exact-route' }>['state'];
  /** Empty when the two share no service. */
  readonly services: readonly string[];
}

/** A loopback no border of an area lets in, though PEs in the area lack it. */
export interface LeakGap {
  readonly loopback: Loopback;
  readonly area: Area;
  readonly sufferers: readonly Sufferer[];
  readonly borders: readonly BorderView[];
}

/** A loopback that its own area's borders keep out of level 2. */
export interface UpGap {
  readonly loopback: Loopback;
  readonly area: Area;
  readonly sufferers: readonly Sufferer[];
  readonly borders: readonly BorderView[];
}

export interface LeakDiagnosis {
  readonly gaps: readonly LeakGap[];
  readonly upGaps: readonly UpGap[];
}

function tagOf({ network }: AnalysedNetwork, { router, loopback }: ProviderEdge): number {
  for (const { circuits } of network.routers[router]?.device.isis ?? []) {
    const own = circuits.find((circuit) => circuit.interface === loopback?.interface);
    if (own) return own.tag;
  }
  return 0;
}

/** PEs whose service loopback is known. */
export const loopbacksOf = perNetwork((analysed: AnalysedNetwork): readonly Loopback[] =>
  analysed.mpls.providerEdges.flatMap((edge) => {
    const { router, loopback } = edge;
    if (!loopback) return [];
    const tag = tagOf(analysed, edge);
    const prefix = loopback.configured;
    return [{ edge, router, loopback, prefix, tag, key: `${prefixText(prefix)} ${tag}` }];
  }),
);

/** Answers by instance: they stay right while its device means the same, whatever changes elsewhere. */
const decided = { 1: new WeakMap<IsisInstance, Decisions>(), 2: new WeakMap<IsisInstance, Decisions>() };
type Decisions = Map<string, BorderDecision>;

/** What the border would do with the loopback, whether or not it knows it now. */
function decide(analysed: AnalysedNetwork, border: Border, loopback: Loopback, from: Level, to: Level): BorderDecision {
  const device = analysed.network.routers[border.router]?.device;
  if (!device) return { kind: 'unable' };
  let known = decided[to].get(border.instance);
  if (!known) {
    known = new Map();
    decided[to].set(border.instance, known);
  }
  const found = known.get(loopback.key);
  if (found) return found;
  let isLasting = true;
  const interfaces = (): readonly string[] => {
    // Where the route leaves depends on the network around the device.
    isLasting = false;
    const learned = analysed.simulation.knowledge(border.router, loopback.prefix);
    return learned.state === 'learned' ? learned.route.nextHops.map((hop) => hop.interface) : [];
  };
  const types = [from === 1 ? 'level-1' : 'level-2', 'internal'] as const;
  const attributes = prefixAsRoute(loopback.prefix, { tag: loopback.tag, types, toLevel: to, interfaces });
  const decision = decideOn(device, border.instance, attributes, from, to);
  if (isLasting) known.set(loopback.key, decision);
  return decision;
}

const passingBy = new WeakMap<InterLevelDistribution, BorderDecision>();

/** One object per statement: there are as many decisions as loopbacks times borders. */
function passing(statement: InterLevelDistribution): BorderDecision {
  let known = passingBy.get(statement);
  if (!known) {
    known = { kind: 'passes', statement };
    passingBy.set(statement, known);
  }
  return known;
}

function decideOn(
  device: Device,
  instance: IsisInstance,
  route: RouteAttributes,
  from: Level,
  to: Level,
): BorderDecision {
  const { behaviour } = device;
  if (isOverloaded(instance, to) && instance.overload?.suppressInterlevel) return { kind: 'unable' };
  if ((to === 1 ? behaviour.downDistribution : behaviour.upDistribution) === 'never') return { kind: 'unable' };
  const statement = instance.interLevel.find((each) => each.from === from && each.to === to);
  if (!statement && (to === 1 || behaviour.upDistribution === 'configured')) return { kind: 'absent' };
  if (statement) {
    // Most loopbacks pass, and nobody reads by which entry.
    if (statement.filter && prefixTest(device, statement.filter, statement)?.(route.prefix)) return passing(statement);
    const decision = evaluateFilter(device, statement.filter, route);
    // What cannot be decided is no fault.
    if (!decision.permitted && !decision.undecided) return { kind: 'denied', statement, decision };
  }
  return statement ? passing(statement) : { kind: 'passes', statement };
}

/** What each border of an area does with a loopback. */
export function viewBorders(
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

export const diagnoseLeaks = perNetwork((analysed: AnalysedNetwork): LeakDiagnosis => {
  const areas = areasOf(analysed);
  const gaps: LeakGap[] = [];
  const upGaps: UpGap[] = [];
  for (const loopback of loopbacksOf(analysed)) {
    const sufferers = analysed.mpls.unreached(loopback.router).map(({ ingress, broken: { at, state } }) => ({
      ingress,
      at,
      state,
      services: analysed.mpls.services(ingress, loopback.router),
    }));
    if (sufferers.length === 0) continue;
    const home = areas.of(loopback.router);

    const byArea = new Map<Area, Sufferer[]>();
    for (const sufferer of sufferers) {
      if (areas.inBackbone.has(sufferer.at)) continue;
      for (const area of areas.of(sufferer.at)) {
        if (!home.includes(area)) byArea.set(area, [...(byArea.get(area) ?? []), sufferer]);
      }
    }
    for (const [area, own] of byArea) {
      const borders = viewBorders(analysed, area, loopback, 2, 1);
      if (borders.length === 0 || borders.some(passes)) continue;
      gaps.push({ loopback, area, sufferers: own, borders });
    }

    if (areas.inBackbone.has(loopback.router)) continue;
    for (const area of home) {
      const outside = sufferers.filter(({ ingress }) => !area.routers.has(ingress));
      const borders = viewBorders(analysed, area, loopback, 1, 2);
      if (outside.length === 0 || borders.length === 0 || borders.some(passes)) continue;
      upGaps.push({ loopback, area, sufferers: outside, borders });
    }
  }
  return { gaps, upGaps };
});

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
