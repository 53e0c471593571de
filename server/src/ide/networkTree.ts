/**
 * The networks of a workspace as a tree: areas, routers, their loopbacks and neighbors. One level at a time,
 * so that a large network costs what is looked at. Plain data: the words are the client's.
 */
import { prefixText } from '../base/ip.ts';
import { type Span, spanToRange } from '../base/text.ts';
import type { AdjacencyProblem } from '../isis/results.ts';
import type { Level, LevelSet } from '../model/isis.ts';
import type { Router, RouterIndex } from '../model/network.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { LeftFile } from '../workspace/left-files.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { type Coverage, coverageOf, type UnjudgedPairs } from './coverage.ts';
import { levelsOf } from './explainChoices.ts';
import { learnersOf } from './learners.ts';
import { neighborsOf, type RouterNeighbor } from './neighbors.ts';
import { type Container, containersOf } from './topology/containers.ts';
import { elementOnLine } from './topology/element-at.ts';
import { topologyIds } from './topology/ids.ts';
import { topologyNetworks } from './topology/networks.ts';
import type { RouterId, SceneSource } from './topology/scene.ts';
import type { FindingCounts } from './workspaceStatus.ts';

interface Group {
  readonly routers: number;
  readonly findings: FindingCounts;
}

interface OfRouter {
  /** The router it belongs to, as the topology names it. */
  readonly router: RouterId;
  readonly source: SceneSource;
}

export type TreeNode = { readonly id: string } & (
  | ({ readonly kind: 'network'; readonly name: string; readonly network: string } & Group)
  /** A level-1 area, or one of several pieces of it, counted from 1. */
  | ({ readonly kind: 'area'; readonly name: string; readonly piece: number; readonly providerEdges: number } & Group)
  | ({ readonly kind: 'backbone'; readonly piece: number } & Group)
  | ({ readonly kind: 'outside' } & Group)
  /** A part of a long list of routers, by the names of its ends. */
  | ({ readonly kind: 'range'; readonly first: string; readonly last: string } & Group)
  | ({
      readonly kind: 'router';
      readonly name: string;
      readonly levels: LevelSet;
      readonly providerEdge: boolean;
      readonly border: boolean;
      readonly findings: FindingCounts;
    } & OfRouter)
  | ({
      readonly kind: 'loopback';
      readonly prefix: string;
      readonly interface: string;
      /** How many of the other PEs learn it exactly. */
      readonly learned: number;
      readonly others: number;
    } & OfRouter)
  | ({
      readonly kind: 'neighbor';
      /** Undefined when the far end is in no file. */
      readonly name: string | undefined;
      readonly interface: string;
      readonly levels: readonly Level[];
      /** Own metric, level by level. */
      readonly metrics: readonly (number | 'maximum')[];
      readonly problem: AdjacencyProblem | undefined;
    } & OfRouter)
  /** Behind the networks, where something was not judged. */
  | ({ readonly kind: 'not-judged'; readonly files: number } & Pick<Coverage, 'routers' | 'pairs'>)
  | ({ readonly kind: 'left-file' } & LeftFile)
  | ({ readonly kind: 'unjudged-pairs' } & UnjudgedPairs)
);

/** More routers than this are shown in parts. */
const LONGEST_LIST = 400;
const PART = 200;

/** Id of the node; no network is called so. */
const NOT_JUDGED = 'not-judged:';

/** Separates the steps of the way to a node in its id; no name holds it. */
const STEP = '\n';

/** The children of a node; without one, the networks. Empty when the node is no longer there. */
export function networkTree(snapshot: WorkspaceSnapshot, node?: string): readonly TreeNode[] {
  if (node === undefined) return [...networkNodes(snapshot), ...notJudgedNodes(snapshot)];
  if (node === NOT_JUDGED) return notJudgedChildren(snapshot);
  const [networkId = '', containerId, ...rest] = node.split(STEP);
  const analysed = snapshot.networks.find(({ network }) => network.id === networkId);
  if (!analysed) return [];
  const tree = treeOf(snapshot, analysed);
  const { all } = containersOf(analysed);
  if (containerId === undefined) return all.map((container) => containerNode(tree, container));
  const container = all.find(({ id }) => id === containerId);
  if (!container) return [];
  const router = rest.findIndex((step) => step.startsWith('router:'));
  if (router < 0) return routerNodes(tree, container, rest[0], node);
  return router === rest.length - 1 ? routerChildren(tree, rest[router] as RouterId, node) : [];
}

/**
 * The nodes from the network down to the router that a line belongs to, each with the id it has in the tree. A border router
 * stands in its area, as on the map. Empty in a file of no network.
 */
export function wayInTree(snapshot: WorkspaceSnapshot, file: string, line: number): readonly TreeNode[] {
  const analysed = snapshot.networkOf(file);
  const index = analysed && elementOnLine(analysed, file, line)?.router;
  const router = index === undefined ? undefined : analysed?.network.routers[index];
  if (!analysed || !router) return [];
  const { all, home } = containersOf(analysed);
  const container = all.find(({ id }) => id === home[router.index]);
  const network = networkNodes(snapshot).find(({ id }) => id === analysed.network.id);
  if (!container || !network) return [];
  const tree = treeOf(snapshot, analysed);
  const area = containerNode(tree, container);
  const parts = routerNodes(tree, container, undefined, area.id).filter(({ kind }) => kind === 'range');
  const part = parts[Math.floor(container.routers.indexOf(router.index) / PART)];
  return [network, area, ...(part ? [part] : []), routerNode(tree, router, (part ?? area).id)];
}

interface Tree {
  readonly analysed: AnalysedNetwork;
  readonly providerEdges: ReadonlySet<RouterIndex>;
  readonly findings: ReadonlyMap<string, FindingCounts>;
}

const treeOf = (snapshot: WorkspaceSnapshot, analysed: AnalysedNetwork): Tree => ({
  analysed,
  providerEdges: new Set(analysed.mpls.providerEdges.map(({ router }) => router)),
  findings: countFindings(snapshot, analysed),
});

const NONE: FindingCounts = { error: 0, warning: 0, info: 0, hint: 0 };

const add = (a: FindingCounts, b: FindingCounts): FindingCounts => ({
  error: a.error + b.error,
  warning: a.warning + b.warning,
  info: a.info + b.info,
  hint: a.hint + b.hint,
});

/** Names occur twice in careless networks, and files may hold several routers. */
const findingKey = (file: string, router: string): string => `${file}${STEP}${router}`;

function countFindings(snapshot: WorkspaceSnapshot, analysed: AnalysedNetwork): ReadonlyMap<string, FindingCounts> {
  const counts = new Map<string, FindingCounts>();
  for (const { file, router, severity } of snapshot.findings()) {
    if (snapshot.networkOf(file) !== analysed) continue;
    const key = findingKey(file, router);
    counts.set(key, add(counts.get(key) ?? NONE, { ...NONE, [severity]: 1 }));
  }
  return counts;
}

const findingsOf = ({ findings }: Tree, { device, name }: Router): FindingCounts =>
  findings.get(findingKey(device.file, name)) ?? NONE;

function group(tree: Tree, routers: readonly RouterIndex[]): Group {
  const all = routers.flatMap((index) => tree.analysed.network.routers[index] ?? []);
  return { routers: routers.length, findings: all.map((router) => findingsOf(tree, router)).reduce(add, NONE) };
}

function networkNodes(snapshot: WorkspaceSnapshot): readonly TreeNode[] {
  const names = topologyNetworks(snapshot);
  return snapshot.networks.map((analysed, at) => {
    const findings = [...countFindings(snapshot, analysed).values()].reduce(add, NONE);
    const { id, routers } = analysed.network;
    return { id, kind: 'network', name: names[at]?.name ?? id, network: id, routers: routers.length, findings };
  });
}

function notJudgedNodes(snapshot: WorkspaceSnapshot): readonly TreeNode[] {
  const { files, routers, pairs } = coverageOf(snapshot);
  const isNothing = files.left.length + routers.withoutIsis + routers.missing + pairs.unjudged + pairs.silenced === 0;
  return isNothing ? [] : [{ id: NOT_JUDGED, kind: 'not-judged', files: files.left.length, routers, pairs }];
}

function notJudgedChildren(snapshot: WorkspaceSnapshot): readonly TreeNode[] {
  const { files, pairs } = coverageOf(snapshot);
  return [
    ...pairs.because.map(
      (reason): TreeNode => ({ id: `${NOT_JUDGED}${STEP}${reason.reason}`, kind: 'unjudged-pairs', ...reason }),
    ),
    ...files.left.map(
      (left): TreeNode => ({ id: `${NOT_JUDGED}${STEP}${STEP}${left.file}`, kind: 'left-file', ...left }),
    ),
  ];
}

function containerNode(tree: Tree, { id, level, routers }: Container): TreeNode {
  const { network } = tree.analysed;
  const shared = { id: `${network.id}${STEP}${id}`, ...group(tree, routers) };
  if (level === undefined) return { kind: 'outside', ...shared };
  const [, name = '', piece = '1'] = /^(?:area:|backbone)(.*?)(?:#(\d+))?$/.exec(id) ?? [];
  if (level === 2) return { kind: 'backbone', piece: Number(piece), ...shared };
  const providerEdges = routers.filter((router) => tree.providerEdges.has(router)).length;
  return { kind: 'area', name, piece: Number(piece), providerEdges, ...shared };
}

/** Routers by name; in parts where there are too many, and those of one part, which is named by its first position. */
function routerNodes(tree: Tree, container: Container, part: string | undefined, parent: string): readonly TreeNode[] {
  const all = container.routers.flatMap((index) => tree.analysed.network.routers[index] ?? []);
  const start = Number(part);
  if (part !== undefined) return all.slice(start, start + PART).map((router) => routerNode(tree, router, parent));
  if (all.length <= LONGEST_LIST) return all.map((router) => routerNode(tree, router, parent));
  return Array.from({ length: Math.ceil(all.length / PART) }, (_, at): TreeNode => {
    const own = all.slice(at * PART, (at + 1) * PART);
    const ends = { first: own[0]?.name ?? '', last: own.at(-1)?.name ?? '' };
    const indices = own.map(({ index }) => index);
    return { id: `${parent}${STEP}${at * PART}`, kind: 'range', ...ends, ...group(tree, indices) };
  });
}

function sourceOf({ device }: Router, span: Span | undefined): SceneSource {
  return { file: device.file, range: spanToRange(span ?? { line: 0, start: 0, end: 0 }) };
}

function routerNode(tree: Tree, router: Router, parent: string): TreeNode {
  const { analysed, providerEdges } = tree;
  const { index } = router;
  const id = topologyIds(analysed).routers[index] ?? 'router:';
  return {
    id: `${parent}${STEP}${id}`,
    kind: 'router',
    name: router.name,
    levels: levelsOf(analysed, router),
    providerEdge: providerEdges.has(index),
    border: containersOf(analysed).of[index]?.border ?? false,
    findings: findingsOf(tree, router),
    router: id,
    source: sourceOf(router, router.device.hostname?.span),
  };
}

function routerChildren(tree: Tree, id: RouterId, parent: string): readonly TreeNode[] {
  const { analysed } = tree;
  const index = topologyIds(analysed).routerOf(id);
  const router = index === undefined ? undefined : analysed.network.routers[index];
  if (!router) return [];
  const neighbors = neighborsOf(analysed, router).map((neighbor) => neighborNode(tree, router, id, neighbor, parent));
  // Instances that fail alike on one link are one line.
  const distinct = new Map(neighbors.map((node) => [node.id, node]));
  return [...loopbackNodes(tree, router, id, parent), ...distinct.values()];
}

/** The service loopback of a PE. */
function loopbackNodes({ analysed }: Tree, own: Router, id: RouterId, parent: string): readonly TreeNode[] {
  const edge = analysed.mpls.providerEdges.find(({ router }) => router === own.index);
  if (!edge?.loopback) return [];
  const { host, interface: name, span } = edge.loopback;
  const others = learnersOf(analysed, host).others.filter(({ providerEdge, router }) => providerEdge && router !== own);
  const learned = others.filter(({ knowledge }) => knowledge.state === 'learned');
  return [
    {
      id: `${parent}${STEP}${name}`,
      kind: 'loopback',
      prefix: prefixText(host),
      interface: name,
      learned: learned.length,
      others: others.length,
      router: id,
      source: sourceOf(own, span),
    },
  ];
}

function neighborNode(
  { analysed }: Tree,
  own: Router,
  id: RouterId,
  { interface: on, circuit, other, levels, problem }: RouterNeighbor,
  parent: string,
): TreeNode {
  const name = other && analysed.network.routers[other.router]?.name;
  return {
    id: [parent, on.name, name ?? '', other?.interface ?? '', problem ?? ''].join(STEP),
    kind: 'neighbor',
    name,
    interface: on.name,
    levels,
    metrics: circuit ? levels.map((level) => circuit.metric[level]) : [],
    problem,
    router: id,
    source: sourceOf(own, on.section.span),
  };
}
