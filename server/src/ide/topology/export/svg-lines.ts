/** Where lines begin and end. Scene units. */
import { groupBy } from '../../../base/group-by.ts';
import type { Point, Scene, SceneLink } from '../scene.ts';
import { type Line, round } from './svg-parts.ts';

/** Between lines that join the same two nodes. */
const PARALLEL = 7;

/** Centres of what is drawn as a node, and of containers. */
export function nodePlaces(scene: Scene): ReadonlyMap<string, Point> {
  return new Map<string, Point>([
    ...[...scene.routers, ...scene.lans].map(({ id, x, y }) => [id, { x, y }] as const),
    ...scene.areas.map(({ id, box }) => [id, { x: box.x + box.width / 2, y: box.y + box.height / 2 }] as const),
  ]);
}

/** From centre to centre; several between the same two nodes side by side. */
export function drawnLines(scene: Scene): readonly (readonly [SceneLink, Line])[] {
  const places = nodePlaces(scene);
  const pairs = groupBy(scene.links, ({ ends }) =>
    ends
      .map(({ node }) => node)
      .sort()
      .join(' '),
  );
  return [...pairs.values()].flatMap((links) =>
    links.flatMap((link, at) => {
      const [from, to] = link.ends.map(({ node }) => places.get(node));
      if (!from || !to) return [];
      // The same way for all of a pair, whichever end they begin with.
      const way = link.ends[0].node < link.ends[1].node ? 1 : -1;
      const shift = (at - (links.length - 1) / 2) * PARALLEL * way;
      return [[link, sideways(from, to, shift)] as const];
    }),
  );
}

function sideways(from: Point, to: Point, by: number): Line {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(-(to.y - from.y) / length) * by, ((to.x - from.x) / length) * by];
  const moved = ({ x, y }: Point): Point => ({ x: round(x + dx), y: round(y + dy) });
  return { from: moved(from), to: moved(to) };
}
