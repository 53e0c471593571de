/**
 * What stands between two routers on all ways that the links would give: links kept out of SPF by their metric (D10), routers
 * in overload (D11), neighbors that do not come up (D3, D4), links that are switched off (D6). Which routes exist is not
 * asked here; only whether traffic could go there at all.
 */
import { type DownLink, downLinks } from '../model/down-links.ts';
import { LEVELS, type Level } from '../model/isis.ts';
import type { Attachment, Link, Network, RouterIndex, Speaker, SpeakerIndex } from '../model/network.ts';
import { isOverloaded, usableMetric } from './level-graph.ts';
import type { FailedAdjacency } from './results.ts';
import type { Simulation } from './simulation.ts';

export type Obstacle =
  | { readonly kind: 'metric'; readonly attachment: Attachment; readonly level: Level }
  | { readonly kind: 'overload'; readonly speaker: SpeakerIndex }
  | { readonly kind: 'adjacency'; readonly failed: FailedAdjacency }
  | { readonly kind: 'down'; readonly link: DownLink };

/** One per cause: the same object wherever it stands in the way. */
export interface Obstacles {
  /** Nothing of the kind is in the network. */
  readonly none: boolean;
  /** What keeps traffic of the first from the second; empty where something else does, or nothing. */
  readonly between: (from: RouterIndex, to: RouterIndex) => readonly Obstacle[];
}

/** A speaker at a level, as a number. */
type Node = number;
const nodeOf = (speaker: SpeakerIndex, level: Level): Node => speaker * 2 + level - 1;
const speakerOf = (node: Node): SpeakerIndex => node >> 1;
const levelOf = (node: Node): Level => ((node & 1) + 1) as Level;

interface Arc {
  readonly to: Node;
  readonly obstacle: Obstacle | undefined;
}

interface Graph {
  readonly arcs: readonly (readonly Arc[])[];
  readonly overloads: ReadonlyMap<SpeakerIndex, Obstacle>;
}

function nodesOf({ speakers }: Network, all: readonly SpeakerIndex[]): Node[] {
  return all.flatMap((index) =>
    LEVELS.filter((level) => speakers[index]?.instance.levels[level]).map((level) => nodeOf(index, level)),
  );
}

/** Instances that a failed end could mean. */
function speakersAt(network: Network, link: Link, end: number, isSilent: boolean): readonly SpeakerIndex[] {
  if (!isSilent) return link.attachments[end] ? [link.attachments[end].speaker] : [];
  const silent = link.silent[end];
  return network.routers[silent?.router ?? -1]?.speakers ?? [];
}

const isInOverload = ({ instance }: Speaker): boolean =>
  LEVELS.some((level) => instance.levels[level] && isOverloaded(instance, level));

/** So it is in most networks. */
const isWithout = ({ network, adjacencies, failedAdjacencies }: Simulation): boolean =>
  failedAdjacencies.length === 0 &&
  downLinks(network).length === 0 &&
  !network.speakers.some(isInOverload) &&
  adjacencies.every(({ link, level, ends }) =>
    ends.every((end) => {
      const attachment = network.links[link]?.attachments[end];
      return attachment && usableMetric(attachment, level) !== undefined;
    }),
  );

function buildGraph({ network, adjacencies, failedAdjacencies }: Simulation): Graph {
  const arcs: Arc[][] = Array.from({ length: network.speakers.length * 2 }, () => []);
  const metrics = new Map<Attachment, Obstacle>();
  const metricOf = (attachment: Attachment, level: Level): Obstacle | undefined => {
    if (usableMetric(attachment, level) !== undefined) return undefined;
    const known = metrics.get(attachment) ?? { kind: 'metric', attachment, level };
    metrics.set(attachment, known);
    return known;
  };
  for (const { link, level, ends } of adjacencies) {
    const [a, b] = ends.map((end) => network.links[link]?.attachments[end]);
    if (!a || !b) continue;
    arcs[nodeOf(a.speaker, level)]?.push({ to: nodeOf(b.speaker, level), obstacle: metricOf(a, level) });
    arcs[nodeOf(b.speaker, level)]?.push({ to: nodeOf(a.speaker, level), obstacle: metricOf(b, level) });
  }
  const block = (first: readonly Node[], second: readonly Node[], obstacle: Obstacle): void => {
    for (const a of first) {
      for (const b of second) {
        arcs[a]?.push({ to: b, obstacle });
        arcs[b]?.push({ to: a, obstacle });
      }
    }
  };
  for (const failed of failedAdjacencies) {
    const link = network.links[failed.link];
    if (!link) continue;
    const [first, second] = failed.ends.map((end, at) =>
      nodesOf(network, speakersAt(network, link, end, at === 1 && failed.problem === 'one-side-only')),
    );
    block(first ?? [], second ?? [], { kind: 'adjacency', failed });
  }
  for (const link of downLinks(network)) {
    const ends = link.ends.map((end) => ({
      ...end,
      nodes: nodesOf(network, network.routers[end.router]?.speakers ?? []),
    }));
    const obstacle: Obstacle = { kind: 'down', link };
    ends.forEach((a, at) => {
      for (const b of ends.slice(at + 1)) if (a.isDown || b.isDown) block(a.nodes, b.nodes, obstacle);
    });
  }
  const overloads = new Map<SpeakerIndex, Obstacle>();
  for (const speaker of network.speakers) {
    if (isInOverload(speaker)) overloads.set(speaker.index, { kind: 'overload', speaker: speaker.index });
  }
  return { arcs, overloads };
}

/** An arc out of what can be reached, and what it would take to use it. */
interface Frontier {
  readonly to: Node;
  readonly obstacle: Obstacle;
}

interface Reach {
  readonly nodes: ReadonlySet<Node>;
  readonly routers: ReadonlySet<RouterIndex>;
  readonly frontier: readonly Frontier[];
}

function reachFrom(network: Network, { arcs, overloads }: Graph, from: RouterIndex): Reach {
  const ofRouter = (node: Node): readonly Node[] => {
    const router = network.speakers[speakerOf(node)]?.router ?? -1;
    return nodesOf(network, network.routers[router]?.speakers ?? []);
  };
  /** Nodes whose arcs are followed: all but those of routers in overload that traffic would only pass. */
  const open = new Set<Node>(nodesOf(network, network.routers[from]?.speakers ?? []));
  const reached = new Set<Node>(open);
  const frontier: Frontier[] = [];
  const queue = [...open];
  const held: Node[] = [];
  const arriveAt = (node: Node): void => {
    if (reached.has(node)) return;
    reached.add(node);
    const speaker = network.speakers[speakerOf(node)];
    // What a router in overload takes from its other level it advertises itself: that stays reachable (D11).
    for (const other of ofRouter(node)) {
      if (other === node || open.has(other)) continue;
      reached.add(other);
      open.add(other);
      queue.push(other);
    }
    if (speaker && isOverloaded(speaker.instance, levelOf(node))) held.push(node);
    else if (!open.has(node)) {
      open.add(node);
      queue.push(node);
    }
  };
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const { to, obstacle } of arcs[node] ?? []) {
      if (obstacle) frontier.push({ to, obstacle });
      else arriveAt(to);
    }
  }
  for (const node of held) {
    const obstacle = overloads.get(speakerOf(node));
    if (!obstacle || open.has(node)) continue;
    for (const { to } of arcs[node] ?? []) frontier.push({ to, obstacle });
  }
  const routers = new Set([...reached].flatMap((node) => network.speakers[speakerOf(node)]?.router ?? []));
  return { nodes: reached, routers, frontier: frontier.filter(({ to }) => !reached.has(to)) };
}

/** Which routers stand behind each obstacle: those that can be reached from its far side without coming back. */
function behind(
  network: Network,
  { arcs }: Graph,
  { nodes, frontier }: Reach,
): ReadonlyMap<RouterIndex, Set<Obstacle>> {
  const found = new Map<RouterIndex, Set<Obstacle>>();
  const partOf = new Map<Node, Set<Obstacle>>();
  for (const { to, obstacle } of frontier) {
    const known = partOf.get(to);
    if (known) {
      known.add(obstacle);
      continue;
    }
    const causes = new Set([obstacle]);
    const stack = [to];
    partOf.set(to, causes);
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const router = network.speakers[speakerOf(node)]?.router ?? -1;
      found.set(router, causes);
      const ofRouter = nodesOf(network, network.routers[router]?.speakers ?? []);
      for (const next of [...ofRouter, ...(arcs[node] ?? []).map((arc) => arc.to)]) {
        if (nodes.has(next) || partOf.has(next)) continue;
        partOf.set(next, causes);
        stack.push(next);
      }
    }
  }
  return found;
}

export function findObstacles(simulation: Simulation): Obstacles {
  const { network } = simulation;
  if (isWithout(simulation)) return { none: true, between: () => [] };
  const graph = buildGraph(simulation);
  const known = new Map<RouterIndex, ReadonlyMap<RouterIndex, Set<Obstacle>>>();
  const alike = new Map<string, ReadonlyMap<RouterIndex, Set<Obstacle>>>();

  function from(router: RouterIndex): ReadonlyMap<RouterIndex, Set<Obstacle>> {
    let answer = known.get(router);
    if (answer) return answer;
    const reach = reachFrom(network, graph, router);
    // Routers of one piece of the network have the same in front of them.
    const ahead = reach.frontier.map(({ to, obstacle }) => `${obstacle.kind} ${to}`);
    const key = [...[...reach.nodes].sort((a, b) => a - b), ...ahead.sort()].join();
    answer = alike.get(key) ?? behind(network, graph, reach);
    alike.set(key, answer);
    known.set(router, answer);
    return answer;
  }

  return {
    none: false,
    between: (first, second) => [...(from(first).get(second) ?? [])],
  };
}
