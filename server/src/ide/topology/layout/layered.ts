/**
 * An area in rows: its border routers in front, towards the backbone, behind them what is one hop
 * further, and so on. Rows too long for a readable shape are broken, and what follows is set off
 * sideways, so that lines run between nodes and not through them.
 */
import type { NodeId, Point } from '../scene.ts';
import type { Placement, Size } from './geometry.ts';

/** Where an area lies, seen from the backbone. */
export type Side = 'top' | 'right' | 'bottom' | 'left';

/** Width to height that a container should have. */
const SHAPE = 1.5;
const SWEEPS = 6;

export interface LayeredInput {
  readonly nodes: readonly NodeId[];
  /** Nodes of the first row; at least one. */
  readonly front: readonly NodeId[];
  readonly neighbours: ReadonlyMap<NodeId, readonly NodeId[]>;
  readonly cell: Size;
  readonly side: Side;
}

export function layered({ nodes, front, neighbours, cell, side }: LayeredInput): Placement<NodeId> {
  const inside = new Set(nodes);
  const near = (node: NodeId): readonly NodeId[] => (neighbours.get(node) ?? []).filter((other) => inside.has(other));
  const layers = orderLayers(layersFrom(nodes, front, near), near);
  const upright = side === 'top' || side === 'bottom';
  // Along the front and away from it.
  const [across, away] = upright ? [cell.width, cell.height] : [cell.height, cell.width];
  const longest = rowLength(layers, cell, upright);
  const rowsOf = (layer: readonly NodeId[]): number => Math.ceil(layer.length / longest);
  const lengthOf = (layer: readonly NodeId[]): number => {
    const rows = rowsOf(layer);
    return Math.ceil(layer.length / rows) + (STAGGER * (rows - 1)) / rows;
  };
  const length = Math.max(...layers.map(lengthOf));
  const placed = new Map<NodeId, { readonly along: number; readonly depth: number }>();
  let depth = 0;
  for (const layer of layers) {
    const rows = rowsOf(layer);
    const stretch = length / lengthOf(layer);
    layer.forEach((node, at) => {
      const column = Math.floor(at / rows) + (STAGGER * (at % rows)) / rows;
      placed.set(node, { along: (column + 0.5) * stretch, depth: depth + (at % rows) + 0.5 });
    });
    depth += rows;
  }
  const points = new Map([...placed].map(([node, at]) => [node, turned(at, side, across, away, depth)]));
  const size = { width: length * across, height: depth * away };
  return { points, size: upright ? size : { width: size.height, height: size.width } };
}

/** How far the last row of a broken layer is set off, in columns. */
const STAGGER = 0.9;

function turned(
  { along, depth }: { readonly along: number; readonly depth: number },
  side: Side,
  across: number,
  away: number,
  reach: number,
): Point {
  switch (side) {
    case 'bottom':
      return { x: along * across, y: depth * away };
    case 'top':
      return { x: along * across, y: (reach - depth) * away };
    case 'right':
      return { x: depth * away, y: along * across };
    case 'left':
      return { x: (reach - depth) * away, y: along * across };
  }
}

/** By hops from the front; what no line joins to it starts anew behind. */
function layersFrom(
  nodes: readonly NodeId[],
  front: readonly NodeId[],
  near: (node: NodeId) => readonly NodeId[],
): NodeId[][] {
  const seen = new Set<NodeId>(front);
  const layers: NodeId[][] = [];
  for (let layer: NodeId[] = [...front]; layer.length > 0; ) {
    while (layer.length > 0) {
      layers.push(layer);
      const next: NodeId[] = [];
      for (const node of layer) {
        for (const other of near(node)) {
          if (!seen.has(other)) next.push(other);
          seen.add(other);
        }
      }
      layer = next;
    }
    const left = nodes.filter((node) => !seen.has(node));
    const root = mostJoined(left, near);
    // Nodes without any line share one row.
    layer = root === undefined ? [] : near(root).length === 0 ? left : [root];
    for (const node of layer) seen.add(node);
  }
  return layers;
}

export function mostJoined(nodes: readonly NodeId[], near: (node: NodeId) => readonly NodeId[]): NodeId | undefined {
  return nodes.reduce<NodeId | undefined>(
    (best, node) => (best === undefined || near(node).length > near(best).length ? node : best),
    undefined,
  );
}

/** Each layer by where its neighbours stand, from front to back and back again. */
function orderLayers(layers: readonly NodeId[][], near: (node: NodeId) => readonly NodeId[]): readonly NodeId[][] {
  const place = new Map<NodeId, number>();
  const depth = new Map<NodeId, number>();
  layers.forEach((layer, at) => {
    layer.forEach((node, position) => {
      place.set(node, (position + 0.5) / layer.length);
      depth.set(node, at);
    });
  });
  let ordered: readonly NodeId[][] = layers;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forwards = sweep % 2 === 0;
    const pass = (layer: NodeId[], at: number): NodeId[] => {
      const pull = new Map(
        layer.map((node) => {
          const others = near(node).filter((other) => {
            const distance = (depth.get(other) ?? 0) - at;
            return forwards ? distance <= 0 : distance >= 0;
          });
          const mean = others.reduce((sum, other) => sum + (place.get(other) ?? 0), 0) / others.length;
          return [node, others.length > 0 ? mean : (place.get(node) ?? 0)];
        }),
      );
      const sorted = [...layer].sort((a, b) => (pull.get(a) ?? 0) - (pull.get(b) ?? 0));
      sorted.forEach((node, position) => void place.set(node, (position + 0.5) / layer.length));
      return sorted;
    };
    const passed = [...ordered];
    for (let step = 0; step < passed.length; step++) {
      const at = forwards ? step : passed.length - 1 - step;
      passed[at] = pass(passed[at] ?? [], at);
    }
    ordered = passed;
  }
  return ordered;
}

/** Nodes in a row, so that the whole comes close to the wanted shape. */
function rowLength(layers: readonly NodeId[][], cell: Size, upright: boolean): number {
  const widest = Math.max(...layers.map(({ length }) => length));
  let best = widest;
  let bestMiss = Number.POSITIVE_INFINITY;
  for (let length = 1; length <= widest; length++) {
    const rows = layers.reduce((sum, layer) => sum + Math.ceil(layer.length / length), 0);
    const shape = ((upright ? length / rows : rows / length) * cell.width) / cell.height;
    const miss = Math.abs(Math.log(shape / SHAPE));
    if (miss < bestMiss) [best, bestMiss] = [length, miss];
  }
  return best;
}
