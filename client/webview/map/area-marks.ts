/** What the routers that a collapsed area hides know of the prefix that is shown, on its box. */
import type { AreaReach } from '../../../server/src/ide/topology/answers.ts';
import type { AreaId, RouterId } from '../../../server/src/ide/topology/scene.ts';
import type { StringKey } from '../../src/topology/strings.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import { CLASSES, type ReachClass } from './symbols.ts';

export type AreaMark = Pick<AreaReach, 'counts' | 'worst'>;

const COUNT_KEYS: Readonly<Record<ReachClass, StringKey>> = {
  originates: 'countOriginates',
  exact: 'countExact',
  cover: 'countCover',
  none: 'countNone',
  unknown: 'countUnknown',
  failed: 'countFailed',
};

/** By area. Without a prefix, routers that are down by supposition are still to be seen. */
export function areaMarks({ reach, supposition, index }: State): ReadonlyMap<AreaId, AreaMark> {
  if (reach) return new Map(reach.areas.map(({ area, ...mark }) => [area, mark]));
  const down = new Map<AreaId, number>();
  for (const id of supposition.failed) {
    const area = index.hidden.get(id as RouterId)?.area;
    if (area !== undefined) down.set(area, (down.get(area) ?? 0) + 1);
  }
  return new Map([...down].map(([area, failed]) => [area, { counts: { failed }, worst: 'failed' }]));
}

/** `3 exact`, `2 cover`, in the order of the legend. */
export const markParts = ({ counts }: AreaMark): string[] =>
  CLASSES.flatMap((of) => {
    const count = counts[of];
    return count === undefined ? [] : [text(COUNT_KEYS[of], count)];
  });

/** For labels and tooltips: `3 exact, 2 cover (10.255.0.1/32)`. */
export const markWords = (mark: AreaMark, { reach }: State): string =>
  `${markParts(mark).join(', ')}${reach ? ` (${reach.prefix})` : ''}`;
