/** Where everything is drawn. */
import type { Drawing } from '../drawing.ts';
import type { AreaId, Box, NodeId, Point, Scene } from '../scene.ts';
import { arrange } from './arrange.ts';
import { boxesAround } from './boxes.ts';
import { grown, hull } from './geometry.ts';
import { keep } from './keep.ts';
import { planOf } from './plan.ts';

export interface Layout {
  readonly boxes: ReadonlyMap<AreaId, Box>;
  readonly points: ReadonlyMap<NodeId, Point>;
  readonly bounds: Box;
}

/** Around the whole picture. */
const MARGIN = 24;

export function layOut(
  drawing: Drawing,
  names: readonly string[],
  previous: Scene | undefined,
  positions: Readonly<Record<NodeId, Point>>,
): Layout {
  const plan = planOf(drawing, names);
  const placed = (previous && keep(plan, previous)) ?? arrange(plan);
  const points = new Map(
    [...placed].map(([node, point]) => {
      const { x, y } = positions[node] ?? point;
      return [node, { x: Math.round(x), y: Math.round(y) }];
    }),
  );
  const boxes = boxesAround(plan, points);
  const bounds = grown(hull(boxes.values()) ?? { x: 0, y: 0, width: 0, height: 0 }, MARGIN);
  return { boxes, points, bounds };
}
