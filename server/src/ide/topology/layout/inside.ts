/** The nodes of one group, by rows where it has a front, by forces where it has none. */
import type { NodeId, Point } from '../scene.ts';
import { COLLAPSED } from './boxes.ts';
import { force, separate, tightened } from './force.ts';
import type { Placement, Size } from './geometry.ts';
import { layered, type Side } from './layered.ts';
import type { Group, Plan } from './plan.ts';

/** More border routers than this, as a part of all, are no front. */
const FRONT = 0.5;

export function inside({ neighbours, cell }: Plan, group: Group, side: Side): Placement<NodeId> {
  const { nodes, borders, collapsed } = group;
  const [only] = nodes;
  if (collapsed || !only) {
    return {
      points: new Map(only ? [[only, { x: COLLAPSED.width / 2, y: COLLAPSED.height / 2 }]] : []),
      size: COLLAPSED,
    };
  }
  const own = new Set(nodes);
  const near = (node: NodeId): readonly NodeId[] => (neighbours.get(node) ?? []).filter((other) => own.has(other));
  const front = nodes.filter((node) => borders.has(node));
  const joined = nodes.some((node) => near(node).length > 0);
  if (front.length > 0 && (front.length <= 2 || front.length <= nodes.length * FRONT)) {
    return layered({ nodes, front, neighbours, cell, side });
  }
  if (!joined) return layered({ nodes, front: nodes, neighbours, cell, side });
  return cornered(separate(tightened(force({ nodes, neighbours: near, fixed: new Map() }), cell), cell), cell);
}

/** Moved so that the first cell begins in the upper left corner. */
export function cornered<K>(points: ReadonlyMap<K, Point>, cell: Size): Placement<K> {
  const [xs, ys] = [[...points.values()].map(({ x }) => x), [...points.values()].map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - cell.width / 2, Math.min(...ys) - cell.height / 2];
  return {
    points: new Map([...points].map(([key, { x, y }]) => [key, { x: x - left, y: y - top }])),
    size: {
      width: Math.max(...xs) + cell.width / 2 - left,
      height: Math.max(...ys) + cell.height / 2 - top,
    },
  };
}
