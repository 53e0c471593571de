/** Groups that have no front: nodes pull their neighbours close and push all others away. */
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Point } from '../scene.ts';
import { meanOf, type Size } from './geometry.ts';

/** Two nodes with one line rest at this distance; forces grow with its square. */
const DISTANCE = 90;
const ITERATIONS = { few: 300, many: 120 };
/** From here on forces are summed up by regions, which is much faster and a little coarser. */
const MANY = 150;

export interface ForceInput<K extends string> {
  readonly nodes: readonly K[];
  readonly neighbours: (node: K) => readonly K[];
  /** Nodes that stay where they are and pull. */
  readonly fixed: ReadonlyMap<K, Point>;
}

/** No randomness: it starts between the fixed nodes, or else from the hops between nodes far from each other. */
export function force<K extends string>({ nodes, neighbours, fixed }: ForceInput<K>): Map<K, Point> {
  const graph = new UndirectedGraph();
  const start = fixed.size > 0 ? pointsBetween(nodes, neighbours, fixed) : startPoints(nodes, neighbours);
  nodes.forEach((node, at) => {
    const { x, y } = start[at] ?? { x: 0, y: 0 };
    graph.addNode(node, { x, y });
  });
  for (const [node, { x, y }] of fixed) graph.addNode(node, { x, y, fixed: true });
  for (const node of nodes) {
    for (const other of neighbours(node)) if (other !== node && graph.hasNode(other)) graph.mergeEdge(node, other);
  }
  const many = graph.order > MANY;
  const positions = forceAtlas2(graph, {
    iterations: many ? ITERATIONS.many : ITERATIONS.few,
    settings: {
      scalingRatio: (DISTANCE * DISTANCE) / 4,
      gravity: 0.5,
      slowDown: 2,
      barnesHutOptimize: many,
      barnesHutTheta: 0.8,
    },
  });
  return new Map(nodes.map((node) => [node, positions[node] ?? { x: 0, y: 0 }]));
}

/**
 * Two axes between nodes far apart: how much closer a node is, in hops, to one end than to the other.
 * A ring becomes a ring and a chain a line, whatever the nodes are called.
 */
function startPoints<K>(nodes: readonly K[], neighbours: (node: K) => readonly K[]): readonly Point[] {
  const [first] = nodes;
  if (first === undefined) return [];
  const inside = new Set(nodes);
  const near = (node: K): readonly K[] => neighbours(node).filter((other) => inside.has(other));
  const from = (node: K): readonly number[] => hops(nodes, near, node);
  const farthest = (distances: readonly number[], score: (distance: number, at: number) => number): K =>
    nodes[indexOfLargest(distances.map(score))] ?? first;
  const any = from(first);
  const west = farthest(any, (distance) => distance);
  const westHops = from(west);
  const east = farthest(westHops, (distance) => distance);
  const eastHops = from(east);
  const aside = (at: number): number => Math.abs((westHops[at] ?? 0) - (eastHops[at] ?? 0));
  const north = farthest(westHops, (distance, at) => Math.min(distance, eastHops[at] ?? 0) - 2 * aside(at));
  const northHops = from(north);
  const south = farthest(northHops, (distance, at) => distance - 2 * aside(at));
  const southHops = from(south);
  return nodes.map((_, at) => {
    const x = ((westHops[at] ?? 0) - (eastHops[at] ?? 0)) * DISTANCE;
    const y = ((northHops[at] ?? 0) - (southHops[at] ?? 0)) * DISTANCE;
    return besides({ x, y }, at);
  });
}

/** Nodes with the same neighbours would stand on one point for ever. */
const besides = ({ x, y }: Point, at: number): Point => ({
  x: x + Math.cos(at * 2.4) * 8,
  y: y + Math.sin(at * 2.4) * 8,
});

/** Each node in the middle of its neighbours, the fixed ones holding the others apart. */
function pointsBetween<K>(
  nodes: readonly K[],
  neighbours: (node: K) => readonly K[],
  fixed: ReadonlyMap<K, Point>,
): readonly Point[] {
  const points = new Map(fixed);
  for (let round = 0; round < PULLS; round++) {
    for (const node of nodes) {
      const mean = meanOf(neighbours(node).flatMap((other) => (other === node ? [] : (points.get(other) ?? []))));
      if (mean) points.set(node, mean);
    }
  }
  return nodes.map((node, at) => besides(points.get(node) ?? { x: 0, y: 0 }, at));
}

const PULLS = 20;

function hops<K>(nodes: readonly K[], near: (node: K) => readonly K[], start: K): readonly number[] {
  const distance = new Map<K, number>([[start, 0]]);
  const queue = [start];
  for (const node of queue) {
    for (const other of near(node)) {
      if (distance.has(other)) continue;
      distance.set(other, (distance.get(node) ?? 0) + 1);
      queue.push(other);
    }
  }
  // What no line leads to is as far as can be, so that it is not taken for an end.
  return nodes.map((node) => distance.get(node) ?? 0);
}

const indexOfLargest = (values: readonly number[]): number =>
  values.reduce((best, value, at) => (value > (values[best] ?? Number.NEGATIVE_INFINITY) ? at : best), 0);

const ROUNDS = 80;
/** Cells from one node to the nearest, in most of a group that is neither crowded nor lost. */
const NEAREST = 1.35;

/** Drawn together until most nodes are as close to another as is still clear. */
export function tightened<K>(points: ReadonlyMap<K, Point>, cell: Size): Map<K, Point> {
  const spots = [...points.values()];
  const nearest = spots
    .map((a) =>
      spots.reduce((least, b) => {
        const cells = Math.max(Math.abs(a.x - b.x) / cell.width, Math.abs(a.y - b.y) / cell.height);
        return a === b ? least : Math.min(least, cells);
      }, Number.POSITIVE_INFINITY),
    )
    .sort((a, b) => a - b);
  const usual = nearest[Math.floor(nearest.length / 4)] ?? NEAREST;
  const scale = Number.isFinite(usual) && usual > NEAREST ? NEAREST / usual : 1;
  return new Map([...points].map(([key, { x, y }]) => [key, { x: x * scale, y: y * scale }]));
}

/** Moves nodes apart until each has its cell for itself, as little as possible. */
export function separate<K>(points: ReadonlyMap<K, Point>, cell: Size): Map<K, Point> {
  const keys = [...points.keys()];
  const spots = keys.map((key) => ({ ...(points.get(key) ?? { x: 0, y: 0 }) }));
  for (let round = 0; round < ROUNDS; round++) {
    const order = spots.map((_, at) => at).sort((a, b) => (spots[a]?.x ?? 0) - (spots[b]?.x ?? 0) || a - b);
    let moved = false;
    order.forEach((one, position) => {
      const a = spots[one];
      if (!a) return;
      for (const other of order.slice(position + 1)) {
        const b = spots[other];
        if (!b || b.x - a.x >= cell.width) break;
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const [overX, overY] = [cell.width - Math.abs(dx), cell.height - Math.abs(dy)];
        if (overX <= 0.5 || overY <= 0.5) continue;
        moved = true;
        // The shorter way out, measured in cells.
        if (overX / cell.width < overY / cell.height) {
          a.x -= overX / 2;
          b.x += overX / 2;
        } else {
          const down = dy > 0 || (dy === 0 && one < other) ? 1 : -1;
          a.y -= (down * overY) / 2;
          b.y += (down * overY) / 2;
        }
      }
    });
    if (!moved) break;
  }
  return new Map(keys.map((key, at) => [key, spots[at] ?? { x: 0, y: 0 }]));
}
