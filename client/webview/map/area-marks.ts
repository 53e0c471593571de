/** What a collapsed area hides, on its box, and a bundle on its line: what routers know of the prefix, what is down. */
import type { AreaReach } from '../../../server/src/ide/topology/answers.ts';
import type { AreaId, ElementId, LinkId, NodeId, RouterId } from '../../../server/src/ide/topology/scene.ts';
import type { StringKey } from '../../src/topology/strings.ts';
import { centreOf, isArea, otherEnd } from '../scene-index.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import { CLASSES, type ReachClass } from './symbols.ts';

export interface AreaMark extends Pick<AreaReach, 'counts' | 'worst'> {
  /** Links inside that failed. */
  readonly links: number;
}

const COUNT_KEYS: Readonly<Record<ReachClass, StringKey>> = {
  originates: 'countOriginates',
  exact: 'countExact',
  cover: 'countCover',
  none: 'countNone',
  unknown: 'countUnknown',
  failed: 'countFailed',
};

/** Failed links that are not drawn by themselves: how many the collapsed area or the bundle holds that stands for them. */
export function downLinks({ supposed, index }: State): ReadonlyMap<ElementId, number> {
  const isDrawn = (node: NodeId): boolean =>
    isArea(node) ? index.areas.get(node)?.collapsed === true : centreOf(index, node) !== undefined;
  const down = new Map<ElementId, number>();
  for (const { id, ends } of supposed?.failedLinks ?? []) {
    const [a, b] = ends.map((nodes) => nodes.find(isDrawn));
    if (index.links.has(id) || a === undefined || b === undefined) continue;
    const between = index.linksOf.get(a)?.find((link) => link.count > 1 && otherEnd(link, a) === b);
    const place: AreaId | LinkId | undefined = a === b && isArea(a) ? a : between?.id;
    if (place) down.set(place, (down.get(place) ?? 0) + 1);
  }
  return down;
}

/** By area. */
export function areaMarks(state: State): ReadonlyMap<AreaId, AreaMark> {
  const marks = new Map(routerMarks(state));
  for (const [id, links] of downLinks(state)) {
    if (isArea(id)) marks.set(id, { ...(marks.get(id) ?? { counts: {}, worst: 'failed' }), links });
  }
  return marks;
}

/** Without a prefix, routers that are down by supposition are still to be seen. */
function routerMarks({ reach, supposition, index }: State): ReadonlyMap<AreaId, AreaMark> {
  if (reach) return new Map(reach.areas.map(({ area, ...mark }) => [area, { ...mark, links: 0 }]));
  const down = new Map<AreaId, number>();
  for (const id of supposition.failed) {
    const area = index.hidden.get(id as RouterId)?.area;
    if (area !== undefined) down.set(area, (down.get(area) ?? 0) + 1);
  }
  return new Map([...down].map(([area, failed]) => [area, { counts: { failed }, worst: 'failed', links: 0 }]));
}

/** `3 exact`, `2 cover`, in the order of the legend, then `1 link down`. */
export const markParts = ({ counts, links }: AreaMark): string[] => [
  ...CLASSES.flatMap((of) => {
    const count = counts[of];
    return count === undefined ? [] : [text(COUNT_KEYS[of], count)];
  }),
  ...(links > 0 ? [links === 1 ? text('linkDown') : text('linksDown', links)] : []),
];

/** For labels and tooltips: `3 exact, 2 cover (10.255.0.1/32)`. */
export const markWords = (mark: AreaMark, { reach }: State): string =>
  `${markParts(mark).join(', ')}${reach ? ` (${reach.prefix})` : ''}`;
