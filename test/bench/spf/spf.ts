// Times one shortest-path run on generated backbones: ours, graphology-shortest-path, and plain C where gcc is there.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';
import { type SparseGraph, shortestPaths, sparseGraph } from '../../../server/src/isis/spf.ts';
import { random } from '../random.ts';

interface Workload {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
  readonly sources: readonly number[];
}

export interface SpfTimes {
  readonly nodes: number;
  readonly arcs: number;
  /** Microseconds per run. */
  readonly ours: number;
  readonly graphology: number;
  /** Undefined without gcc. */
  readonly c: number | undefined;
}

/** A ring with chords: four circuits a router, as backbones have, metrics 1 … 1000. */
function workload(nodes: number, runs: number): Workload {
  const next = random(nodes);
  const arcs: [number, number, number][] = [];
  const join2 = (a: number, b: number): void => {
    arcs.push([a, b, 1 + Math.floor(next() * 1000)], [b, a, 1 + Math.floor(next() * 1000)]);
  };
  for (let node = 0; node < nodes; node++) {
    join2(node, (node + 1) % nodes);
    join2(node, Math.floor(next() * nodes));
  }
  return {
    nodes,
    from: Int32Array.from(arcs, ([a]) => a),
    to: Int32Array.from(arcs, ([, b]) => b),
    weights: Float64Array.from(arcs, ([, , weight]) => weight),
    sources: Array.from({ length: runs }, () => Math.floor(next() * nodes)),
  };
}

function sumOf(distances: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < distances.length; node++) {
    const distance = distances[node] as number;
    if (distance !== Number.POSITIVE_INFINITY) sum += distance;
  }
  return sum;
}

/** Median of five rounds, in microseconds per run; `sum` proves that all did the same work. */
function time(load: Workload, runs: number, run: (source: number) => number): { micros: number; sum: number } {
  const rounds: number[] = [];
  let sum = 0;
  for (let round = 0; round < 5; round++) {
    sum = 0;
    const begin = performance.now();
    for (let index = 0; index < runs; index++) sum += run(load.sources[index] as number);
    rounds.push(((performance.now() - begin) * 1000) / runs);
  }
  rounds.sort((a, b) => a - b);
  return { micros: rounds[2] as number, sum };
}

function ours(load: Workload): { micros: number; sum: number } {
  const { graph }: { graph: SparseGraph } = sparseGraph(load.nodes, load.from, load.to, load.weights);
  const transit = new Uint8Array(load.nodes).fill(1);
  return time(load, load.sources.length, (source) => sumOf(shortestPaths(graph, source, transit).distances));
}

function graphology(load: Workload, runs: number): { micros: number; sum: number } {
  const graph = new DirectedGraph();
  for (let node = 0; node < load.nodes; node++) graph.addNode(String(node));
  for (let arc = 0; arc < load.from.length; arc++) {
    const [a, b, weight] = [String(load.from[arc]), String(load.to[arc]), load.weights[arc] as number];
    const known = graph.hasEdge(a, b) ? graph.getEdgeAttribute(a, b, 'weight') : Number.POSITIVE_INFINITY;
    graph.mergeEdge(a, b, { weight: Math.min(known, weight) });
  }
  return time(load, runs, (source) => Object.keys(dijkstra.singleSource(graph, String(source))).length);
}

/** Compiled with -O2 and run; undefined when gcc is not there. */
function plainC(load: Workload): { micros: number; sum: number } | undefined {
  if (spawnSync('gcc', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'spf-'));
  try {
    const program = join(folder, 'dijkstra');
    execFileSync('gcc', ['-O2', '-o', program, 'test/bench/spf/dijkstra.c']);
    const arcs = Array.from(load.from, (a, arc) => `${a} ${load.to[arc]} ${load.weights[arc]}`);
    const head = `${load.nodes} ${load.from.length} ${load.sources.length}`;
    const input = [head, ...arcs, ...load.sources].join('\n');
    const answers = Array.from({ length: 5 }, () =>
      execFileSync(program, { input, encoding: 'utf8' }).trim().split(' '),
    );
    const rounds = answers.map(([nanoseconds]) => Number(nanoseconds) / 1000).sort((a, b) => a - b);
    return { micros: rounds[2] as number, sum: Number(answers[0]?.[1]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Throws when the C program and ours disagree. */
export function measureSpf(nodes: number): SpfTimes {
  const load = workload(nodes, Math.max(20, Math.floor(2_000_000 / nodes)));
  const mine = ours(load);
  const c = plainC(load);
  if (c && c.sum !== mine.sum) throw new Error(`distances differ: ${mine.sum} and in C ${c.sum}`);
  const other = graphology(load, Math.max(3, Math.floor(20_000 / nodes)));
  return { nodes, arcs: load.from.length, ours: mine.micros, graphology: other.micros, c: c?.micros };
}

export function spfReport(times: SpfTimes): string {
  const { nodes, arcs, ours: mine, graphology: other, c } = times;
  const against = c === undefined ? 'no gcc here' : `${(mine / c).toFixed(2)} × the time of C (${c.toFixed(1)} µs)`;
  return `${nodes} routers, ${arcs} arcs: ${mine.toFixed(1)} µs a run; ${(other / mine).toFixed(0)} × faster than graphology-shortest-path (${other.toFixed(0)} µs); ${against}`;
}
