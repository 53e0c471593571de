/** A whole picture from nothing: areas around the backbone first, then the routers inside. */
import { compareText } from '../../../model/order.ts';
import type { AreaId, NodeId, Point } from '../scene.ts';
import { chooseForm, type Seat, type SizeOn, seats } from './around.ts';
import { COLLAPSED, frameOf } from './boxes.ts';
import { force, separate, tightened } from './force.ts';
import { centerOf, type Placement, type Size } from './geometry.ts';
import { cornered, inside } from './inside.ts';
import type { Side } from './layered.ts';
import type { Group, Plan } from './plan.ts';

/** Of every node that is drawn. */
export function arrange(plan: Plan): Map<NodeId, Point> {
  const middle = plan.groups.find(({ level, nodes }) => level === 2 && nodes.length > 0);
  const others = plan.groups.filter((group) => group !== middle && group.nodes.length > 0);
  const placementOn = onDemand(plan, others);
  const frameOn = (id: AreaId, side: Side): ReturnType<typeof frameOf> =>
    frameOf({ collapsed: plan.groupOf.get(id) === id }, placementOn(id, side).size);
  const sizeOn: SizeOn = (id, side) => frameOn(id, side).size;
  const [only] = others;
  const alone = middle ?? only;
  if (alone && others.length + (middle ? 1 : 0) === 1) return new Map(inside(plan, alone, 'bottom').points);
  const order = orderAround(plan, middle, others);
  const room = middle ? roomFor(middle, plan.cell) : plan.cell;
  const points = new Map<NodeId, Point>();
  const form = chooseForm(order, room, sizeOn);
  let taken = seats(order, form, room, sizeOn);
  if (middle) {
    const placed = middlePlacement(plan, middle, taken, sizeOn);
    // What the backbone really takes decides how far out the areas move.
    const { size, inset } = frameOf(middle, placed.size);
    taken = seats(order, form, size, sizeOn);
    put(points, placed, { x: inset.x - size.width / 2, y: inset.y - size.height / 2 });
  }
  for (const { id, side, x, y } of taken) {
    const { inset } = frameOn(id, side);
    put(points, placementOn(id, side), { x: x + inset.x, y: y + inset.y });
  }
  for (const { id, side } of taken) mirrorIfCloser(plan, points, id, side);
  return points;
}

function put(points: Map<NodeId, Point>, placed: Placement<NodeId>, corner: Point): void {
  for (const [node, { x, y }] of placed.points) points.set(node, { x: x + corner.x, y: y + corner.y });
}

/** An area is laid out for a side when somebody asks for it. */
function onDemand(plan: Plan, groups: readonly Group[]): (id: AreaId, side: Side) => Placement<NodeId> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const known = new Map<string, Placement<NodeId>>();
  return (id, side) => {
    const key = `${id} ${side}`;
    const group = byId.get(id);
    const placed = known.get(key) ?? (group && inside(plan, group, side));
    if (!placed) return { points: new Map(), size: { width: 0, height: 0 } };
    known.set(key, placed);
    return placed;
  };
}

/** A little more than its cells take. */
function roomFor(group: Group, cell: Size): Size {
  if (group.collapsed) return COLLAPSED;
  const columns = Math.ceil(Math.sqrt(group.nodes.length));
  const rows = Math.ceil(group.nodes.length / columns);
  return frameOf(group, { width: columns * cell.width * 1.3, height: rows * cell.height * 1.3 }).size;
}

/** The backbone's routers, drawn towards the areas they lead to. */
function middlePlacement(plan: Plan, middle: Group, taken: readonly Seat[], sizeOn: SizeOn): Placement<NodeId> {
  if (middle.collapsed) return inside(plan, middle, 'bottom');
  const anchors = new Map<NodeId, Point>(
    taken.map(({ id, side, x, y }) => [id, centerOf({ x, y, ...sizeOn(id, side) })]),
  );
  const own = new Set(middle.nodes);
  const neighbours = (node: NodeId): readonly NodeId[] =>
    (plan.neighbours.get(node) ?? []).map((other) => (own.has(other) ? other : (plan.groupOf.get(other) ?? other)));
  return cornered(
    separate(tightened(force({ nodes: middle.nodes, neighbours, fixed: anchors }), plan.cell), plan.cell),
    plan.cell,
  );
}

/** Areas next to each other lead to backbone routers next to each other. */
function orderAround(plan: Plan, middle: Group | undefined, others: readonly Group[]): readonly AreaId[] {
  if (others.length < 4) return others.map(({ id }) => id);
  // A collapsed backbone is one point to all: people look for names.
  if (middle?.collapsed) return others.map(({ id }) => id).sort(compareText);
  const inMiddle = new Set(middle?.nodes);
  const standIn = (node: NodeId): NodeId => (inMiddle.has(node) ? node : (plan.groupOf.get(node) ?? node));
  const joined = new Map<NodeId, Set<NodeId>>();
  for (const [node, neighbours] of plan.neighbours) {
    const own = joined.get(standIn(node)) ?? new Set();
    joined.set(standIn(node), own);
    for (const other of neighbours) own.add(standIn(other));
  }
  const nodes: NodeId[] = [...(middle?.nodes ?? []), ...others.map(({ id }) => id)];
  const points = force({ nodes, neighbours: (node) => [...(joined.get(node) ?? [])], fixed: new Map() });
  const angle = (id: AreaId): number => Math.atan2(points.get(id)?.y ?? 0, points.get(id)?.x ?? 0);
  const turning = others.map(({ id }) => id).sort((a, b) => angle(a) - angle(b) || compareText(a, b));
  return fromFirst(turning);
}

/** The same circle, beginning with the first name and turning towards the second. */
function fromFirst(circle: readonly AreaId[]): readonly AreaId[] {
  const [first, second] = [...circle].sort(compareText);
  if (first === undefined || second === undefined) return circle;
  const start = circle.indexOf(first);
  const turned = [...circle.slice(start), ...circle.slice(0, start)];
  return turned.indexOf(second) <= turned.length / 2 ? turned : [first, ...turned.slice(1).reverse()];
}

/** An area whose lines to the rest get shorter when it is mirrored along its front is mirrored. */
function mirrorIfCloser(plan: Plan, points: Map<NodeId, Point>, id: AreaId, side: Side): void {
  const axis = side === 'left' || side === 'right' ? 'y' : 'x';
  const nodes = plan.groups.find((group) => group.id === id)?.nodes ?? [];
  const values = nodes.map((node) => points.get(node)?.[axis] ?? 0);
  const sum = Math.min(...values) + Math.max(...values);
  let gain = 0;
  for (const node of nodes) {
    const at = points.get(node)?.[axis] ?? 0;
    for (const other of plan.neighbours.get(node) ?? []) {
      const there = points.get(other)?.[axis];
      if (there === undefined || plan.groupOf.get(other) === id) continue;
      gain += Math.abs(there - at) - Math.abs(there - (sum - at));
    }
  }
  if (gain <= 0) return;
  for (const node of nodes) {
    const at = points.get(node);
    if (at) points.set(node, { ...at, [axis]: sum - at[axis] });
  }
}
