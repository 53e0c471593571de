/** The mend of everything that keeps a loopback on the wrong side of a border: let it pass on every border that does not. */
import { prefixText } from '../base/ip.ts';
import type { Network } from '../model/network.ts';
import type { BorderView, LeakGap, Loopback, UpGap } from './leaks.ts';
import type { FixPlan, Mend } from './rule.ts';
import { listText, namesOf } from './words.ts';

const MENDABLE: ReadonlySet<BorderView['decision']['kind']> = new Set(['absent', 'denied']);

/** Borders a change of configuration makes pass the loopback. */
export function mendableBorders(borders: readonly BorderView[]): readonly BorderView[] {
  return borders.filter(({ decision }) => MENDABLE.has(decision.kind));
}

function applyGap(plan: FixPlan, { borders, loopback }: LeakGap | UpGap, direction: 'down' | 'up'): void {
  for (const { border } of mendableBorders(borders)) {
    const [from, to] = direction === 'down' ? ([2, 1] as const) : ([1, 2] as const);
    plan.editor(border.router)?.distribute(border.instance, from, to, [loopback.prefix]);
  }
}

const prefixesText = (loopbacks: readonly Loopback[]): string =>
  listText([...new Set(loopbacks.map(({ prefix }) => prefixText(prefix)))], 3);

/** Mends gaps of one area together; none when no border can be changed. */
export function leakMends(network: Network, gaps: readonly (LeakGap | UpGap)[], direction: 'down' | 'up'): Mend[] {
  const [first] = gaps;
  const borders = gaps.flatMap((gap) => mendableBorders(gap.borders).map(({ border }) => border.router));
  const routers = [...new Set(borders)].sort((a, b) => a - b);
  if (!first || routers.length === 0) return [];
  const what = prefixesText(gaps.map(({ loopback }) => loopback));
  const on = listText(namesOf(network, routers));
  const title =
    direction === 'down' ? `Leak ${what} into ${first.area.name} on ${on}` : `Let ${what} pass into level 2 on ${on}`;
  return [
    {
      title,
      preferred: true,
      apply: (plan) => {
        for (const gap of gaps) applyGap(plan, gap, direction);
      },
    },
  ];
}
