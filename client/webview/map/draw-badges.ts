/**
 * How many findings concern an element; the shape tells the worst severity. In a layer of their own: the
 * label of the element says the same.
 */
import type { ElementId, Point, SceneBadge } from '../../../server/src/ide/topology/scene.ts';
import type { State } from '../state.ts';
import { along, segmentOf } from './geometry.ts';
import type { Layers } from './layers.ts';
import { BADGES, RADIUS } from './symbols.ts';

interface Badge extends Point, SceneBadge {
  readonly of: ElementId;
}

/** Where the label of a link's metric does not stand. */
const BELOW_LINK = 14;

function badgesOf({ scene, index }: State): Badge[] {
  if (!scene) return [];
  const at = (of: ElementId, badge: SceneBadge | undefined, place: Point | undefined): Badge[] =>
    badge && place ? [{ of, ...badge, x: place.x, y: place.y }] : [];
  return [
    ...scene.areas.flatMap(({ id, badge, box, collapsed }) =>
      at(id, badge, collapsed ? { x: box.x + box.width, y: box.y } : undefined),
    ),
    ...scene.routers.flatMap(({ id, badge, x, y }) => at(id, badge, { x: x + RADIUS, y: y - RADIUS })),
    ...scene.lans.flatMap(({ id, badge, x, y }) => at(id, badge, { x: x + RADIUS, y: y - 6 })),
    ...scene.links.flatMap((link) => {
      const segment = link.badge && segmentOf(index, link);
      const middle = segment && along(segment, 0.5);
      return at(link.id, link.badge, middle && { x: middle.x, y: middle.y + BELOW_LINK });
    }),
  ];
}

export function drawBadges({ badges }: Layers, state: State): void {
  const joined = badges
    .selectAll<SVGGElement, Badge>('g.badge')
    .data(badgesOf(state), ({ of }) => of)
    .join((enter) => {
      const group = enter.append('g');
      group.append('path');
      group.append('text');
      return group;
    })
    .attr('class', ({ worst }) => `badge ${worst}`)
    .attr('data-of', ({ of }) => of)
    .attr('transform', ({ x, y }) => `translate(${x},${y})`);
  joined.select('path').attr('d', ({ worst }) => BADGES[worst]);
  joined.select<SVGTextElement>('text').text(({ count }) => (count > 99 ? '99+' : String(count)));
}
