/** The next picture of a network that has changed a little: what was there stays, what is new finds a free place. */
import type { NodeId, Point, Scene } from '../scene.ts';
import { boxesAround, cellAt, frameOf } from './boxes.ts';
import { boxAround, centerOf, grown, hull, meanOf, overlaps, type Size } from './geometry.ts';
import { inside } from './inside.ts';
import type { Group, Plan } from './plan.ts';

/** More new or vanished nodes than this, and the old picture is no help: it is drawn anew. */
const CHANGED = { least: 8, part: 0.2 };
/** Rings of places that are tried around the best one. */
const RINGS = 60;
/** New containers keep this distance. */
const APART = 28;

/** Of every node that is drawn; undefined when the two pictures have too little in common. */
export function keep(plan: Plan, previous: Scene): Map<NodeId, Point> | undefined {
  const before = placesOf(previous);
  const points = new Map<NodeId, Point>();
  const missing: NodeId[] = [];
  for (const { nodes } of plan.groups) {
    for (const node of nodes) {
      const at = before.get(node);
      if (at) points.set(node, at);
      else missing.push(node);
    }
  }
  const limit = Math.max(CHANGED.least, before.size * CHANGED.part);
  const reopened = previous.areas.some(({ id, collapsed }) =>
    plan.groups.some((group) => group.id === id && group.collapsed !== collapsed),
  );
  if (reopened || points.size === 0 || missing.length > limit || before.size - points.size > limit) return undefined;
  inherit(plan, previous, before, points, missing);
  const left = new Set(missing.filter((node) => !points.has(node)));
  for (const group of plan.groups) {
    const fresh = group.nodes.filter((node) => left.has(node));
    if (fresh.length > 0 && fresh.length === group.nodes.length) placeGroup(plan, points, group);
    else placeNodes(plan, points, group, fresh);
  }
  return points;
}

function placesOf({ routers, lans, areas }: Scene): Map<NodeId, Point> {
  const places = new Map<NodeId, Point>();
  for (const { id, x, y } of [...routers, ...lans]) places.set(id, { x, y });
  for (const { id, box, collapsed } of areas) if (collapsed) places.set(id, centerOf(box));
  return places;
}

/** A router that was renamed stands on the same links as before, and in the same place. */
function inherit(
  plan: Plan,
  previous: Scene,
  before: ReadonlyMap<NodeId, Point>,
  points: Map<NodeId, Point>,
  missing: readonly NodeId[],
): void {
  const fresh = new Set(missing);
  const taken = new Set<NodeId>();
  const endsBefore = new Map(previous.links.map(({ id, ends }) => [id, ends.map(({ node }) => node)]));
  for (const { id, nodes } of plan.links) {
    const vacated = endsBefore.get(id)?.filter((node) => !points.has(node) && !taken.has(node)) ?? [];
    const arrived = nodes.filter((node) => fresh.has(node) && !points.has(node));
    const [from, to] = [vacated[0], arrived[0]];
    const at = from && before.get(from);
    if (!from || !to || !at || vacated.length > 1 || arrived.length > 1) continue;
    taken.add(from);
    points.set(to, at);
  }
}

/** A container of new nodes alone goes where there is room, close to what it is joined to. */
function placeGroup(plan: Plan, points: Map<NodeId, Point>, group: Group): void {
  const placed = inside(plan, group, 'bottom');
  const { size, inset } = frameOf(group, placed.size);
  const boxes = [...boxesAround(plan, points).values()];
  const middle = centerOf(hull(boxes) ?? boxAround({ x: 0, y: 0 }, size));
  const at = firstFree(plan.cell, meanOf(joinedTo(plan, points, group.nodes)) ?? middle, (center) => {
    const box = grown(boxAround(center, size), APART);
    return boxes.every((other) => !overlaps(box, other));
  });
  const corner = { x: at.x - size.width / 2 + inset.x, y: at.y - size.height / 2 + inset.y };
  for (const [node, { x, y }] of placed.points) points.set(node, { x: corner.x + x, y: corner.y + y });
}

/** One after the other, those first that are joined to what stands already. */
function placeNodes(plan: Plan, points: Map<NodeId, Point>, group: Group, fresh: readonly NodeId[]): void {
  const waiting = new Set(fresh);
  while (waiting.size > 0) {
    const node = [...waiting].find((each) => joinedTo(plan, points, [each]).length > 0) ?? [...waiting][0];
    if (node === undefined) return;
    waiting.delete(node);
    points.set(node, placeFor(plan, points, group, node));
  }
}

/** Between its neighbours in the container, on no other node, and without pushing the frame over another one. */
function placeFor(plan: Plan, points: ReadonlyMap<NodeId, Point>, group: Group, node: NodeId): Point {
  const boxes = boxesAround(plan, points);
  const own = boxes.get(group.id);
  boxes.delete(group.id);
  const cells = [...points].map(([other, at]) => cellAt(plan, other, at));
  const inGroup = joinedTo(plan, points, [node], group);
  const wanted = meanOf(inGroup.length > 0 ? inGroup : joinedTo(plan, points, [node])) ?? (own && centerOf(own));
  // Frames that overlap already are no reason to go elsewhere.
  const others = [...boxes.values()].filter((box) => !own || !overlaps(own, box));
  const isFree = (at: Point): boolean => {
    const cell = cellAt(plan, node, at);
    const frame = own ? hull([own, cell]) : cell;
    return cells.every((other) => !overlaps(cell, other)) && others.every((box) => !frame || !overlaps(frame, box));
  };
  return firstFree(plan.cell, wanted ?? { x: 0, y: 0 }, isFree);
}

/** Where the neighbours of nodes stand, of all or of one group. */
function joinedTo(plan: Plan, points: ReadonlyMap<NodeId, Point>, nodes: readonly NodeId[], group?: Group): Point[] {
  return nodes
    .flatMap((node) => plan.neighbours.get(node) ?? [])
    .filter((other) => group === undefined || plan.groupOf.get(other) === group.id)
    .flatMap((other) => points.get(other) ?? []);
}

/** The closest of the places in rings around a point, half a cell apart; the last when none is free. */
function firstFree(cell: Size, wanted: Point, isFree: (at: Point) => boolean): Point {
  if (isFree(wanted)) return wanted;
  const [stepX, stepY] = [cell.width / 2, cell.height / 2];
  for (let ring = 1; ring <= RINGS; ring++) {
    const places: Point[] = [];
    for (let along = -ring; along <= ring; along++) {
      places.push({ x: along, y: ring }, { x: along, y: -ring }, { x: ring, y: along }, { x: -ring, y: along });
    }
    const free = places
      .sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y))
      .map(({ x, y }) => ({ x: wanted.x + x * stepX, y: wanted.y + y * stepY }))
      .find(isFree);
    if (free) return free;
  }
  return { x: wanted.x, y: wanted.y + RINGS * stepY };
}
