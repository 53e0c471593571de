/**
 * Shortest paths of one level component, computed on demand and kept. They depend on the component's
 * shape alone, so a later simulation with the same shape takes them over (I4).
 */
import { type ShortestPaths, type SparseGraph, shortestPaths, sparseGraph } from './spf.ts';

/** Bit set of TLV styles (D9). */
export type StyleSet = number;
export const SENDS_NARROW: StyleSet = 1;
export const SENDS_WIDE: StyleSet = 2;

/** D9: narrow metrics hold six bits, and a narrow path ends at 1023. */
export const NARROW_METRIC_LIMIT = 63;
const NARROW_PATH_LIMIT = 1023;

/** Everything SPF reads; node and arc numbers are local to the component. */
export interface Shape {
  readonly nodeCount: number;
  /** Nodes from this number on are pseudonodes. */
  readonly routerCount: number;
  /** Styles in which each node's LSP gives its arcs. */
  readonly sends: Uint8Array;
  /** 0 where others must not pass through (D11). */
  readonly transit: Uint8Array;
  /** First node with the same system ID; the node itself when it is unique (D7). */
  readonly twinOf: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly metric: Float64Array;
}

export interface PathCounters {
  spfRuns: number;
  reverseSpfRuns: number;
}

/** The component as a router sees it that understands certain styles: others' TLVs are not there for it. */
interface View {
  readonly forward: SparseGraph;
  readonly forwardArc: Int32Array;
  readonly backward: SparseGraph;
  readonly backwardArc: Int32Array;
  readonly from: ReadonlyMap<number, ShortestPaths>;
  readonly towards: ReadonlyMap<number, ShortestPaths>;
}

interface MutableView extends View {
  readonly from: Map<number, ShortestPaths>;
  readonly towards: Map<number, ShortestPaths>;
}

export interface ComponentPaths {
  readonly shape: Shape;
  readonly views: Map<StyleSet, MutableView>;
  readonly hasTwins: boolean;
}

export function componentPaths(shape: Shape): ComponentPaths {
  return { shape, views: new Map(), hasTwins: shape.twinOf.some((twin, node) => twin !== node) };
}

const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
};

export function sameShape(a: Shape, b: Shape): boolean {
  return (
    a.nodeCount === b.nodeCount &&
    a.routerCount === b.routerCount &&
    sameNumbers(a.from, b.from) &&
    sameNumbers(a.to, b.to) &&
    sameNumbers(a.metric, b.metric) &&
    sameNumbers(a.sends, b.sends) &&
    sameNumbers(a.transit, b.transit) &&
    sameNumbers(a.twinOf, b.twinOf)
  );
}

/** Buckets shapes; equal shapes have equal fingerprints, and `sameShape` decides. */
export function shapeFingerprint(shape: Shape): number {
  let hash = shape.nodeCount;
  const mix = (values: ArrayLike<number>): void => {
    for (let index = 0; index < values.length; index++) hash = Math.imul(hash ^ (values[index] as number), 0x01000193);
  };
  mix(shape.from);
  mix(shape.to);
  mix(shape.metric);
  mix(shape.transit);
  return hash >>> 0;
}

function buildView(shape: Shape, accepts: StyleSet): MutableView {
  const kept: number[] = [];
  for (let arc = 0; arc < shape.from.length; arc++) {
    const [there, back] = [shape.sends[shape.from[arc] as number], shape.sends[shape.to[arc] as number]];
    // Two-way check within the styles understood (D10).
    if (((there as number) & accepts) !== 0 && ((back as number) & accepts) !== 0) kept.push(arc);
  }
  const from = Int32Array.from(kept, (arc) => shape.from[arc] as number);
  const to = Int32Array.from(kept, (arc) => shape.to[arc] as number);
  const weights = Float64Array.from(kept, (arc) => {
    const metric = shape.metric[arc] as number;
    const wide = ((shape.sends[shape.from[arc] as number] as number) & accepts & SENDS_WIDE) !== 0;
    return wide ? metric : Math.min(metric, NARROW_METRIC_LIMIT);
  });
  const forward = sparseGraph(shape.nodeCount, from, to, weights);
  const backward = sparseGraph(shape.nodeCount, to, from, weights);
  return {
    forward: forward.graph,
    forwardArc: forward.arcAt.map((position) => kept[position] as number),
    backward: backward.graph,
    backwardArc: backward.arcAt.map((position) => kept[position] as number),
    from: new Map(),
    towards: new Map(),
  };
}

function viewFor(paths: ComponentPaths, accepts: StyleSet): MutableView {
  let view = paths.views.get(accepts);
  if (!view) {
    view = buildView(paths.shape, accepts);
    paths.views.set(accepts, view);
  }
  return view;
}

/** D7: LSPs of one system ID fight; what leads through a node's twin does not lead to the node. */
function transitWithoutTwins(paths: ComponentPaths, node: number): Uint8Array {
  const { shape } = paths;
  if (!paths.hasTwins) return shape.transit;
  const twin = shape.twinOf[node];
  return shape.transit.map((may, other) => (other !== node && shape.twinOf[other] === twin ? 0 : may));
}

function withoutTwins(paths: ComponentPaths, node: number, found: ShortestPaths): ShortestPaths {
  if (!paths.hasTwins) return found;
  const { twinOf } = paths.shape;
  for (let other = 0; other < twinOf.length; other++) {
    if (other !== node && twinOf[other] === twinOf[node]) found.distances[other] = Number.POSITIVE_INFINITY;
  }
  return found;
}

function pathsFrom(paths: ComponentPaths, accepts: StyleSet, source: number, counters: PathCounters): ShortestPaths {
  const view = viewFor(paths, accepts);
  let found = view.from.get(source);
  if (!found) {
    found = withoutTwins(paths, source, shortestPaths(view.forward, source, transitWithoutTwins(paths, source)));
    counters.spfRuns++;
    view.from.set(source, found);
  }
  return found;
}

function pathsTowards(paths: ComponentPaths, accepts: StyleSet, target: number, counters: PathCounters): ShortestPaths {
  const view = viewFor(paths, accepts);
  let found = view.towards.get(target);
  if (!found) {
    found = withoutTwins(paths, target, shortestPaths(view.backward, target, transitWithoutTwins(paths, target)));
    counters.reverseSpfRuns++;
    view.towards.set(target, found);
  }
  return found;
}

/** Beyond this many advertisers, one run from the asking router is cheaper than one towards each of them. */
const MANY_ADVERTISERS = 16;

/** Where distances of a question come from: runs towards the advertisers, or one run from the asking node. */
export type Direction = 'towards' | 'from';

export function directionFor(advertisers: number): Direction {
  return advertisers > MANY_ADVERTISERS ? 'from' : 'towards';
}

/** Metrics from `node` to all nodes; Infinity where there is no path. */
export function distancesFrom(
  paths: ComponentPaths,
  accepts: StyleSet,
  node: number,
  counters: PathCounters,
): Float64Array {
  return pathsFrom(paths, accepts, node, counters).distances;
}

/** Metrics from all nodes to `target`. */
export function distancesTowards(
  paths: ComponentPaths,
  accepts: StyleSet,
  target: number,
  counters: PathCounters,
): Float64Array {
  return pathsTowards(paths, accepts, target, counters).distances;
}

/** Whether `node` reaches some router node that satisfies `wanted`, by the arcs it understands. */
export function reachesAny(
  paths: ComponentPaths,
  accepts: StyleSet,
  node: number,
  wanted: (node: number) => boolean,
): boolean {
  const { transit, routerCount, nodeCount } = paths.shape;
  const { offsets, targets } = viewFor(paths, accepts).forward;
  const seen = new Uint8Array(nodeCount);
  const queue = [node];
  seen[node] = 1;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at !== node && at < routerCount && wanted(at)) return true;
    if (at !== node && transit[at] === 0) continue;
    for (let slot = offsets[at] as number; slot < (offsets[at + 1] as number); slot++) {
      const next = targets[slot] as number;
      if (seen[next] === 1) continue;
      seen[next] = 1;
      queue.push(next);
    }
  }
  return false;
}

/** Longest path a router with these styles uses. */
export function pathLimit(accepts: StyleSet): number {
  return (accepts & SENDS_WIDE) !== 0 ? Number.POSITIVE_INFINITY : NARROW_PATH_LIMIT;
}

/**
 * How a path starts: the arc that leaves the asking node and the arc that reaches the next router,
 * the same one unless a pseudonode lies between.
 */
export type FirstArcs = readonly [leaving: number, reaching: number];

/** All starts of the equal-cost shortest paths from `node` to `target`. */
export function firstArcs(
  paths: ComponentPaths,
  accepts: StyleSet,
  node: number,
  target: number,
  counters: PathCounters,
): readonly FirstArcs[] {
  const { routerCount } = paths.shape;
  const { forward, forwardArc } = viewFor(paths, accepts);
  const { offsets, targets, weights } = forward;
  const { distances, ranks } = pathsTowards(paths, accepts, target, counters);
  const transit = transitWithoutTwins(paths, target);
  const leadsOn = (at: number, slot: number): boolean => {
    const next = targets[slot] as number;
    if (next === node || (transit[next] === 0 && next !== target)) return false;
    const weight = weights[slot] as number;
    if (weight + (distances[next] as number) !== distances[at]) return false;
    // Across a circuit of metric 0 both ends are equally far: only the order of settling tells forward.
    return weight > 0 || at >= routerCount || (ranks[next] as number) < (ranks[at] as number);
  };
  const found: FirstArcs[] = [];
  if (!Number.isFinite(distances[node] as number)) return found;
  const end = offsets[node + 1] as number;
  for (let slot = offsets[node] as number; slot < end; slot++) {
    if (!leadsOn(node, slot)) continue;
    const next = targets[slot] as number;
    const leaving = forwardArc[slot] as number;
    if (next < routerCount) {
      found.push([leaving, leaving]);
      continue;
    }
    const last = offsets[next + 1] as number;
    for (let inner = offsets[next] as number; inner < last; inner++) {
      if (leadsOn(next, inner)) found.push([leaving, forwardArc[inner] as number]);
    }
  }
  return found;
}

/**
 * The same for all targets at once, from one run at `node`: the starts towards each node of the
 * component, by node number.
 */
export function allFirstArcs(
  paths: ComponentPaths,
  accepts: StyleSet,
  node: number,
  counters: PathCounters,
): readonly (readonly FirstArcs[])[] {
  const { nodeCount, routerCount, transit, to } = paths.shape;
  const { backward, backwardArc } = viewFor(paths, accepts);
  const { distances, ranks } = pathsFrom(paths, accepts, node, counters);
  const starts: FirstArcs[][] = Array.from({ length: nodeCount }, () => []);
  const seen: Set<number>[] = Array.from({ length: nodeCount }, () => new Set());
  const add = (at: number, leaving: number, reaching: number): boolean => {
    const key = leaving * ARC_LIMIT + reaching;
    if (seen[at]?.has(key)) return false;
    seen[at]?.add(key);
    starts[at]?.push([leaving, reaching]);
    return true;
  };

  /** Takes over the starts of the nodes before; true when there was a new one. */
  const collect = (at: number): boolean => {
    let grown = false;
    const end = backward.offsets[at + 1] as number;
    for (let slot = backward.offsets[at] as number; slot < end; slot++) {
      const before = backward.targets[slot] as number;
      const weight = backward.weights[slot] as number;
      const arc = backwardArc[slot] as number;
      if (before !== node && transit[before] === 0) continue;
      if ((distances[before] as number) + weight !== distances[at]) continue;
      if (weight === 0 && before < routerCount && (ranks[before] as number) > (ranks[at] as number)) continue;
      if (before === node) grown = add(at, arc, arc) || grown;
      else {
        for (const [leaving, reaching] of starts[before] ?? []) {
          // Behind the first pseudonode, the arc into the router completes the start.
          const complete = to[reaching] === before && before >= routerCount ? arc : reaching;
          grown = add(at, leaving, complete) || grown;
        }
      }
    }
    return grown;
  };

  const reached = Array.from({ length: nodeCount }, (_, other) => other)
    .filter((other) => other !== node && (ranks[other] as number) >= 0)
    .sort((a, b) => (distances[a] as number) - (distances[b] as number));
  for (let first = 0; first < reached.length; ) {
    let last = first;
    const distance = distances[reached[first] as number];
    while (last < reached.length && distances[reached[last] as number] === distance) last++;
    // Equally far nodes may hang on each other by arcs of metric 0, as routers on their pseudonode.
    for (let grown = true; grown; ) {
      grown = false;
      for (let at = first; at < last; at++) grown = collect(reached[at] as number) || grown;
    }
    first = last;
  }
  return starts;
}

/** More than a component's arcs, so that two arc numbers pack into one exact number. */
const ARC_LIMIT = 0x4000000;
