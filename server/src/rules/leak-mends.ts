/** The mend of everything that keeps a loopback on the wrong side of a border: let it pass on every border that does not. */
import { prefixText } from '../base/ip.ts';
import type { Network } from '../model/network.ts';
import { type BorderView, diagnoseLeaks, type LeakGap, type Loopback, type UpGap, usableBorders } from './leaks.ts';
import type { AnalysedNetwork, FixPlan, Mend } from './rule.ts';
import { listText, namesOf } from './words.ts';

const MENDABLE: ReadonlySet<BorderView['decision']['kind']> = new Set(['absent', 'denied']);

/** Borders on which a change of policy makes the loopback pass. */
export function mendableBorders(gap: LeakGap | UpGap): readonly BorderView[] {
  return usableBorders(gap).filter(({ decision }) => MENDABLE.has(decision.kind));
}

function applyGap(plan: FixPlan, gap: LeakGap | UpGap, direction: 'down' | 'up'): void {
  for (const { border } of mendableBorders(gap)) {
    const [from, to] = direction === 'down' ? ([2, 1] as const) : ([1, 2] as const);
    plan.editor(border.router)?.distribute(border.instance, from, to, [gap.loopback.prefix]);
  }
}

const prefixesText = (loopbacks: readonly Loopback[]): string =>
  listText([...new Set(loopbacks.map(({ prefix }) => prefixText(prefix)))], 3);

/**
 * A policy that is written anew denies what it does not name: the other loopbacks that wait for one on
 * the same border come with it.
 */
function withCompanions(gaps: readonly LeakGap[], known: readonly LeakGap[]): readonly LeakGap[] {
  const silent = (gap: LeakGap): readonly number[] =>
    mendableBorders(gap).flatMap(({ border, decision }) => (decision.kind === 'absent' ? [border.router] : []));
  const found = new Set(gaps);
  for (const gap of found) {
    const waiting = new Set(silent(gap));
    if (waiting.size === 0) continue;
    for (const other of known) {
      if (other.area === gap.area && silent(other).some((router) => waiting.has(router))) found.add(other);
    }
  }
  return [...found].sort((a, b) => a.loopback.router - b.loopback.router);
}

function mend(
  network: Network,
  gaps: readonly (LeakGap | UpGap)[],
  direction: 'down' | 'up',
  title: (what: string, on: string) => string,
): Mend[] {
  const borders = gaps.flatMap((gap) => mendableBorders(gap).map(({ border }) => border.router));
  const routers = [...new Set(borders)].sort((a, b) => a - b);
  if (routers.length === 0) return [];
  return [
    {
      title: title(prefixesText(gaps.map(({ loopback }) => loopback)), listText(namesOf(network, routers))),
      preferred: true,
      apply: (plan) => {
        for (const gap of gaps) applyGap(plan, gap, direction);
      },
    },
  ];
}

/** Leaks loopbacks into their area on every border that does not; none when no border can be changed. */
export function downMends(analysed: AnalysedNetwork, gaps: readonly LeakGap[]): Mend[] {
  const area = gaps[0]?.area.name ?? '';
  const all = withCompanions(gaps, diagnoseLeaks(analysed).gaps);
  return mend(analysed.network, all, 'down', (what, on) => `Leak ${what} into ${area} on ${on}`);
}

/** Lets loopbacks pass into level 2 on every border of their area that does not. */
export function upMends(analysed: AnalysedNetwork, gaps: readonly UpGap[]): Mend[] {
  return mend(analysed.network, gaps, 'up', (what, on) => `Let ${what} pass into level 2 on ${on}`);
}
