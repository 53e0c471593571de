/** Where links begin and end. Scene units. */
import type { Point, SceneLink } from '../../../server/src/ide/topology/scene.ts';
import { centreOf, type SceneIndex } from '../scene-index.ts';

/** Between links that join the same two nodes. */
const LANE_WIDTH = 12;

export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** From the first end to the second, beside its parallels; undefined where an end is not drawn. */
export function segmentOf(index: SceneIndex, link: SceneLink): Segment | undefined {
  const [a, b] = link.ends.map(({ node }) => centreOf(index, node));
  if (!a || !b) return undefined;
  const lane = (index.lanes.get(link.id) ?? 0) * LANE_WIDTH;
  if (lane === 0) return { from: a, to: b };
  // The side is that of the sorted ends, whichever way the link is written.
  const sign = link.ends[0].node < link.ends[1].node ? 1 : -1;
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const x = (-(b.y - a.y) / length) * lane * sign;
  const y = ((b.x - a.x) / length) * lane * sign;
  return { from: { x: a.x + x, y: a.y + y }, to: { x: b.x + x, y: b.y + y } };
}

/** The point at a share of the way. */
export const along = ({ from, to }: Segment, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

/** The share of the way that lies this far from the beginning, at most the middle. */
export const shareAt = ({ from, to }: Segment, distance: number): number =>
  Math.min(0.5, distance / (Math.hypot(to.x - from.x, to.y - from.y) || 1));
