/**
 * Shortest paths over a graph in compressed sparse rows: Dijkstra with one of two queues, chosen by
 * measurement (test/bench/spf). Where metrics are small against the number of nodes, as in most
 * networks, buckets by distance need no comparisons at all; otherwise a binary heap.
 */

/** Outgoing arcs of node `n` are at `offsets[n]` … `offsets[n + 1] - 1`. */
export interface SparseGraph {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  readonly largestWeight: number;
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
  let largestWeight = 0;
  for (let arc = 0; arc < arcCount; arc++) {
    const slot = (cursor[from[arc] as number] as number)++;
    targets[slot] = to[arc] as number;
    const weight = weights[arc] as number;
    sortedWeights[slot] = weight;
    if (weight > largestWeight) largestWeight = weight;
    arcAt[slot] = arc;
  }
  return { graph: { nodeCount, offsets, targets, weights: sortedWeights, largestWeight }, arcAt };
}

/** Buckets win while stepping through empty ones costs less than ordering a heap. */
const BUCKETS_PER_NODE = 4;

/**
 * Distances from `source`. A node whose `transit` is 0 is reached but not passed through; the source
 * itself always is left (D11).
 */
export function shortestPaths(graph: SparseGraph, source: number, transit: Uint8Array): ShortestPaths {
  const distances = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
  const ranks = new Int32Array(graph.nodeCount).fill(-1);
  const run = graph.largestWeight <= BUCKETS_PER_NODE * graph.nodeCount ? runWithBuckets : runWithHeap;
  run(graph, source, transit, distances, ranks);
  return { distances, ranks };
}

/** Queue storage is kept between runs: a run allocates nothing but its result. */
let heap = new Float64Array(1024);
let buckets = new Int32Array(0);
let nextInBucket = new Int32Array(0);
let previousInBucket = new Int32Array(0);

const powerOfTwo = (atLeast: number): number => 2 ** Math.ceil(Math.log2(Math.max(atLeast, 2)));

/**
 * A heap entry packs distance and node into one double, so that a comparison is one instruction.
 * Exact while distance × nodes stays below 2^53: IS-IS paths end at 2^32 (RFC 5305).
 */
function runWithHeap(
  { nodeCount, offsets, targets, weights }: SparseGraph,
  source: number,
  transit: Uint8Array,
  distances: Float64Array,
  ranks: Int32Array,
): void {
  if (heap.length < targets.length + 1) heap = new Float64Array(targets.length + 1);
  const queue = heap;
  // A power of two, so that packing and unpacking are exact and need no division.
  const scale = powerOfTwo(nodeCount);
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
}

/**
 * Dial's queue: at any time all waiting nodes lie within the largest weight of the current distance,
 * so a ring of that many buckets holds them, each a doubly linked list threaded through the nodes.
 */
function runWithBuckets(
  { nodeCount, offsets, targets, weights, largestWeight }: SparseGraph,
  source: number,
  transit: Uint8Array,
  distances: Float64Array,
  ranks: Int32Array,
): void {
  const ring = powerOfTwo(largestWeight + 1);
  const mask = ring - 1;
  // Every run leaves its buckets empty.
  if (buckets.length < ring) buckets = new Int32Array(ring).fill(-1);
  if (nextInBucket.length < nodeCount) {
    nextInBucket = new Int32Array(nodeCount);
    previousInBucket = new Int32Array(nodeCount);
  }
  const [first, next, previous] = [buckets, nextInBucket, previousInBucket];
  let waiting = 1;
  let settled = 0;
  distances[source] = 0;
  first[0] = source;
  next[source] = -1;
  previous[source] = -1;
  for (let distance = 0; waiting > 0; distance++) {
    const bucket = distance & mask;
    for (let node = first[bucket] as number; node !== -1; node = first[bucket] as number) {
      const after = next[node] as number;
      first[bucket] = after;
      if (after !== -1) previous[after] = -1;
      waiting--;
      ranks[node] = settled++;
      if (transit[node] === 0 && node !== source) continue;
      const end = offsets[node + 1] as number;
      for (let slot = offsets[node] as number; slot < end; slot++) {
        const target = targets[slot] as number;
        const candidate = distance + (weights[slot] as number);
        const known = distances[target] as number;
        if (candidate >= known) continue;
        if (known === Number.POSITIVE_INFINITY) waiting++;
        else {
          const [before, behind] = [previous[target] as number, next[target] as number];
          if (before === -1) first[known & mask] = behind;
          else next[before] = behind;
          if (behind !== -1) previous[behind] = before;
        }
        distances[target] = candidate;
        const into = candidate & mask;
        const head = first[into] as number;
        next[target] = head;
        previous[target] = -1;
        if (head !== -1) previous[head] = target;
        first[into] = target;
      }
    }
  }
}
