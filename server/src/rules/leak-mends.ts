/** The mend of everything that keeps a loopback on the wrong side of a border: let it pass on every border that does not. */
import { type Ipv4Prefix, prefixText } from '../base/ip.ts';
import type { IsisInstance } from '../model/isis.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { Area, Border } from './areas.ts';
import { type BorderView, diagnoseLeaks, type LeakGap, type Loopback, type UpGap, usableBorders } from './leaks.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, FixPlan, Mend } from './rule.ts';
import { areaName, listText, namesOf, someText } from './words.ts';

const MENDABLE: ReadonlySet<BorderView['decision']['kind']> = new Set(['absent', 'denied']);

/** Borders on which a change of policy makes the loopback pass. */
export function mendableBorders(gap: LeakGap | UpGap): readonly BorderView[] {
  return usableBorders(gap).filter(({ decision }) => MENDABLE.has(decision.kind));
}

/** All loopbacks of a border at once: what is there is looked at for each change anew. */
function applyGaps(plan: FixPlan, gaps: readonly (LeakGap | UpGap)[], direction: 'down' | 'up'): void {
  const [from, to] = direction === 'down' ? ([2, 1] as const) : ([1, 2] as const);
  const byBorder = new Map<IsisInstance, { readonly border: Border; readonly prefixes: Map<string, Ipv4Prefix> }>();
  for (const gap of gaps) {
    for (const { border } of mendableBorders(gap)) {
      const known = byBorder.get(border.instance) ?? { border, prefixes: new Map<string, Ipv4Prefix>() };
      byBorder.set(border.instance, known);
      known.prefixes.set(prefixText(gap.loopback.prefix), gap.loopback.prefix);
    }
  }
  for (const { border, prefixes } of byBorder.values()) {
    plan.editor(border.router)?.distribute(border.instance, from, to, [...prefixes.values()]);
  }
}

const prefixesText = (loopbacks: readonly Loopback[]): string =>
  listText([...new Set(loopbacks.map(({ prefix }) => prefixText(prefix)))], 3);

/** Borders of an area that leak nothing, by number. */
const silentBorders = (gap: LeakGap): readonly RouterIndex[] =>
  mendableBorders(gap).flatMap(({ border, decision }) => (decision.kind === 'absent' ? [border.router] : []));

/** Gaps that wait for one and the same border, by area and border. */
const waitingGaps = perNetwork((analysed: AnalysedNetwork) => {
  const waiting = new Map<Area, Map<RouterIndex, LeakGap[]>>();
  for (const gap of diagnoseLeaks(analysed).gaps) {
    const ofArea = waiting.get(gap.area) ?? new Map<RouterIndex, LeakGap[]>();
    waiting.set(gap.area, ofArea);
    for (const router of silentBorders(gap)) {
      const known = ofArea.get(router);
      if (known) known.push(gap);
      else ofArea.set(router, [gap]);
    }
  }
  return waiting;
});

/**
 * A policy that is written anew denies what it does not name: the other loopbacks that wait for one on
 * the same border come with it.
 */
function withCompanions(analysed: AnalysedNetwork, gaps: readonly LeakGap[]): readonly LeakGap[] {
  const waiting = waitingGaps(analysed);
  const found = new Set(gaps);
  const seen = new Set<readonly LeakGap[]>();
  for (const gap of found) {
    for (const router of silentBorders(gap)) {
      const companions = waiting.get(gap.area)?.get(router);
      if (!companions || seen.has(companions)) continue;
      seen.add(companions);
      for (const other of companions) found.add(other);
    }
  }
  return [...found].sort((a, b) => a.loopback.router - b.loopback.router);
}

/** A mend that lets more pass on more borders is a project, not a quick fix: one border at a time is left. */
const MOST_LINES = 100_000;

function mend(
  network: Network,
  gaps: readonly (LeakGap | UpGap)[],
  direction: 'down' | 'up',
  title: (what: string, on: string) => string,
): Mend[] {
  const borders = gaps.flatMap((gap) => mendableBorders(gap).map(({ border }) => border.router));
  if (borders.length > MOST_LINES) return [];
  const routers = [...new Set(borders)].sort((a, b) => a - b);
  if (routers.length === 0) return [];
  return [
    {
      title: title(prefixesText(gaps.map(({ loopback }) => loopback)), listText(namesOf(network, routers))),
      preferred: true,
      apply: (plan) => applyGaps(plan, gaps, direction),
    },
  ];
}

/** Leaks loopbacks into their area on every border that does not; none when no border can be changed. */
export function downMends(analysed: AnalysedNetwork, gaps: readonly LeakGap[]): Mend[] {
  const areas = someText([...new Set(gaps.map(({ area }) => area))], ({ name }) => areaName(name));
  const all = withCompanions(analysed, gaps);
  return mend(analysed.network, all, 'down', (what, on) => `Leak ${what} into ${areas} on ${on}`);
}

/** Lets loopbacks pass into level 2 on every border of their area that does not. */
export function upMends(analysed: AnalysedNetwork, gaps: readonly UpGap[]): Mend[] {
  return mend(analysed.network, gaps, 'up', (what, on) => `Let ${what} pass into level 2 on ${on}`);
}
