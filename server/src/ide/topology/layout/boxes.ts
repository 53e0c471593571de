/** Containers and their room around the nodes in them. */
import type { AreaId, Box, NodeId, Point } from '../scene.ts';
import { boxAround, hull, type Size } from './geometry.ts';
import type { Group, Plan } from './plan.ts';

/** Size of a container that is drawn as one node. */
export const COLLAPSED: Size = { width: 160, height: 84 };

/** Between the frame of a container and the cells in it; the title stands on top. */
const PADDING = { side: 14, top: 30, bottom: 8 };

interface Frame {
  readonly size: Size;
  /** Where the cells begin in it. */
  readonly inset: Point;
}

/** Of a group whose cells take so much. */
export function frameOf({ collapsed }: Pick<Group, 'collapsed'>, { width, height }: Size): Frame {
  if (collapsed) return { size: { width, height }, inset: { x: 0, y: 0 } };
  return {
    size: { width: width + 2 * PADDING.side, height: height + PADDING.top + PADDING.bottom },
    inset: { x: PADDING.side, y: PADDING.top },
  };
}

/** A node with its label. */
export const cellAt = (plan: Plan, node: NodeId, at: Point): Box =>
  boxAround(at, plan.groupOf.get(node) === node ? COLLAPSED : plan.cell);

/** Of every group that has something to enclose. */
export function boxesAround(plan: Plan, points: ReadonlyMap<NodeId, Point>): Map<AreaId, Box> {
  const boxes = new Map<AreaId, Box>();
  const enclose = (group: Group, around: Box | undefined): void => {
    if (!around) return;
    const { size, inset } = frameOf(group, around);
    boxes.set(group.id, { x: around.x - inset.x, y: around.y - inset.y, ...size });
  };
  const cellsOf = (nodes: Iterable<NodeId>): readonly Box[] =>
    [...nodes].flatMap((node) => {
      const at = points.get(node);
      return at ? [cellAt(plan, node, at)] : [];
    });
  for (const group of plan.groups) enclose(group, hull(cellsOf(group.nodes)));
  for (const group of plan.groups) {
    if (group.nodes.length > 0) continue;
    // A backbone of border routers alone lies where they face each other, or around the only area there is.
    const homes = new Set([...group.members].flatMap((node) => plan.groupOf.get(node) ?? []));
    const [home] = homes;
    enclose(group, homes.size === 1 && home ? boxes.get(home) : hull(cellsOf(group.members)));
  }
  return boxes;
}
