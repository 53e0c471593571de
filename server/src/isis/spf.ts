/**
 * Shortest paths over a graph in compressed sparse rows: Dijkstra with a binary heap whose entries
 * pack distance and node into one double, so that a heap is one Float64Array and a comparison is one
 * instruction. Exact while distance × nodes stays below 2^53: IS-IS paths end at 2^32 (RFC 5305).
 */

/** Outgoing arcs of node `n` are at `offsets[n]` … `offsets[n + 1] - 1`. */
export interface SparseGraph {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

export interface ShortestPaths {
  /** Infinity where there is no path. */
  readonly distances: Float64Array;
  /** Position in the order in which nodes were settled; tells direction across arcs of metric 0. */
  readonly ranks: Int32Array;
}

/** Arcs as parallel arrays, rows built by counting sort: arcs keep their order within a row. */
export function sparseGraph(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  weights: Float64Array,
): { readonly graph: SparseGraph; readonly arcAt: Int32Array } {
  const arcCount = from.length;
  const offsets = new Int32Array(nodeCount + 1);
  for (let arc = 0; arc < arcCount; arc++) (offsets[(from[arc] as number) + 1] as number)++;
  for (let node = 0; node < nodeCount; node++) (offsets[node + 1] as number) += offsets[node] as number;
  const cursor = offsets.slice(0, nodeCount);
  const targets = new Int32Array(arcCount);
  const sortedWeights = new Float64Array(arcCount);
  const arcAt = new Int32Array(arcCount);
  for (let arc = 0; arc < arcCount; arc++) {
    const slot = (cursor[from[arc] as number] as number)++;
    targets[slot] = to[arc] as number;
    sortedWeights[slot] = weights[arc] as number;
    arcAt[slot] = arc;
  }
  return { graph: { nodeCount, offsets, targets, weights: sortedWeights }, arcAt };
}

/** Heap storage is kept between runs: a run allocates nothing but its result. */
let heap = new Float64Array(1024);

/**
 * Distances from `source`. A node whose `transit` is 0 is reached but not passed through; the source
 * itself always is left (D11).
 */
export function shortestPaths(graph: SparseGraph, source: number, transit: Uint8Array): ShortestPaths {
  const { nodeCount, offsets, targets, weights } = graph;
  const distances = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY);
  const ranks = new Int32Array(nodeCount).fill(-1);
  if (heap.length < targets.length + 1) heap = new Float64Array(targets.length + 1);
  const queue = heap;
  // A power of two, so that packing and unpacking are exact and need no division.
  const scale = 2 ** Math.ceil(Math.log2(Math.max(nodeCount, 2)));
  const inverse = 1 / scale;
  let size = 1;
  let settled = 0;
  queue[0] = source;
  distances[source] = 0;
  while (size > 0) {
    const top = queue[0] as number;
    size--;
    if (size > 0) {
      const moving = queue[size] as number;
      let at = 0;
      let child = 1;
      while (child < size) {
        if (child + 1 < size && (queue[child + 1] as number) < (queue[child] as number)) child++;
        const value = queue[child] as number;
        if (value >= moving) break;
        queue[at] = value;
        at = child;
        child = 2 * at + 1;
      }
      queue[at] = moving;
    }
    const distance = Math.floor(top * inverse);
    const node = top - distance * scale;
    if (ranks[node] !== -1) continue;
    ranks[node] = settled++;
    if (transit[node] === 0 && node !== source) continue;
    const end = offsets[node + 1] as number;
    for (let slot = offsets[node] as number; slot < end; slot++) {
      const target = targets[slot] as number;
      const candidate = distance + (weights[slot] as number);
      if (candidate >= (distances[target] as number)) continue;
      distances[target] = candidate;
      const entry = candidate * scale + target;
      let at = size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        const value = queue[parent] as number;
        if (value <= entry) break;
        queue[at] = value;
        at = parent;
      }
      queue[at] = entry;
    }
  }
  return { distances, ranks };
}
