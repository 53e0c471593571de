/** Puts the stages together: a Network becomes a Simulation that answers on demand. */
import { comparePrefixes, type IpPrefix, type Ipv4Prefix } from '../base/ip.ts';
import { finish, type Steps } from '../base/steps.ts';
import type { Network, RouterIndex, SpeakerIndex } from '../model/network.ts';
import { createAttachedness } from './attached.ts';
import { distancesFrom, distancesTowards } from './component-paths.ts';
import { coveringsIn } from './coverings.ts';
import { createDistribution, DEFAULT_ROUTE } from './distribution.ts';
import { createExplain } from './explain.ts';
import { createFates, type Fates } from './fates.ts';
import type { LevelArea } from './level-graph.ts';
import { nextWorld } from './next-world.ts';
import { createOffered } from './offered.ts';
import { prefixKey } from './prefix-lists.ts';
import type { DanglingCircuit, Knowledge } from './results.ts';
import type { Simulation } from './simulation.ts';
import { createTables } from './tables.ts';
import { createUnread } from './unread.ts';
import { createUnseen } from './unseen.ts';
import { buildWorld, type Process, pathsPool, type World } from './world.ts';

/** What a later simulation takes over; kept beside the public face, and only one generation deep. */
const worlds = new WeakMap<Simulation, World>();

/** By way of one of them that carries transit: there, and on from there. */
function longestPath(world: World, { level, paths }: LevelArea, among: readonly SpeakerIndex[]): number {
  const nodes = among.map((speaker) => world.nodeOf[level][speaker] as number);
  const hub = nodes.find((node) => paths.shape.transit[node] === 1);
  if (hub === undefined) return Number.POSITIVE_INFINITY;
  const style = world.accepts[level][among[0] ?? -1] ?? 0;
  const longest = (distances: Float64Array): number =>
    nodes.reduce((most, node) => Math.max(most, distances[node] as number), 0);
  const { counters } = world;
  return longest(distancesFrom(paths, style, hub, counters)) + longest(distancesTowards(paths, style, hub, counters));
}

const NONE: Knowledge = { state: 'none' };

/**
 * Simulates IPv4. Shortest paths of components whose graph is as it was in `previous` are taken over
 * from it (I4). Everything else is computed when asked for and kept.
 */
export function* simulateInSteps(network: Network, previous?: Simulation): Steps<Simulation> {
  const known = previous && worlds.get(previous);
  const world =
    known?.network.places === network.places
      ? nextWorld(known, network)
      : yield* buildWorld(network, pathsPool(known?.areas ?? []));
  yield;
  const distribution = createDistribution(world);
  const attachedness = createAttachedness(world);
  const tables = createTables(world, distribution, attachedness);
  const unseen = createUnseen(world, distribution);
  const unread = createUnread(world, distribution);

  const coveringsOf = coveringsIn(world);
  const covering = (prefix: IpPrefix): readonly IpPrefix[] => (prefix.family === 'ipv4' ? coveringsOf(prefix) : []);

  function unknown(router: RouterIndex, prefix: IpPrefix): readonly DanglingCircuit[] | undefined {
    if (prefix.family !== 'ipv4') return undefined;
    for (const process of tables.processes(router)) {
      const because = unseen.mayCarry(process, prefix);
      if (because) return because;
    }
    return undefined;
  }

  function unclearAt(router: RouterIndex, prefix: Ipv4Prefix): Extract<Knowledge, { state: 'unknown' }> | undefined {
    const because = unknown(router, prefix) ?? [];
    const processes = tables.processes(router);
    const undecided = processes.flatMap((process) => unseen.mayPass(process, prefix));
    const entered = processes.flatMap((process) => unread.mayEnter(process, prefix));
    if (because.length + undecided.length + entered.length === 0) return undefined;
    return { state: 'unknown', because, undecided, unread: entered };
  }

  function knowledgeAt(router: RouterIndex, prefix: IpPrefix, coverings: readonly IpPrefix[]): Knowledge {
    if (prefix.family !== 'ipv4') return NONE;
    const exact = tables.entry(router, prefix);
    if (exact) return { state: 'learned', route: tables.toRoute(exact, prefix) };
    const barrier = tables.barrier(router, prefix);
    if (barrier?.kind === 'discard') return { state: 'none', discarded: barrier.place };
    if (barrier?.kind === 'undecided') {
      return { state: 'unknown', because: [], undecided: [barrier.place], unread: [] };
    }
    // What a filter of its own keeps out of the table stays out, whoever brings it.
    const unclear = barrier ? undefined : unclearAt(router, prefix);
    // Somebody originates it, and unseen routers may bring it here: what arrives instead is no verdict.
    if (unclear && (unclear.unread.length > 0 || world.natives.has(prefixKey(prefix)))) return unclear;
    for (const candidate of coverings) {
      const entry = candidate.family === 'ipv4' && tables.entry(router, candidate);
      if (entry) return { state: 'summary-only', covering: candidate, route: tables.toRoute(entry, candidate) };
    }
    const byDefault = tables.entry(router, DEFAULT_ROUTE);
    if (byDefault) return { state: 'default-only', route: tables.toRoute(byDefault, DEFAULT_ROUTE) };
    return unclear ?? NONE;
  }

  function keptExternal(prefix: Ipv4Prefix): readonly RouterIndex[] {
    const natives = world.natives.get(prefixKey(prefix)) ?? [];
    if (!natives.some(({ external, level }) => external && level === 1)) return [];
    const { crossing } = distribution.state(prefix);
    const keeps = (process: Process): boolean =>
      ([1, 4] as const).some((from) => {
        const what = crossing(process, from);
        return what.kind === 'stops' && what.reason === 'external';
      });
    return world.processes
      .filter(({ device, level2 }) => level2 && !device.behaviour.externalGoesUp)
      .filter(keeps)
      .map(({ router }) => router);
  }

  let fates: Fates | undefined;
  const fate: Simulation['fate'] = (prefix) => {
    fates ??= createFates(world, unread.entrances);
    return prefix.family === 'ipv4' ? fates(prefix) : undefined;
  };

  const knowledge: Simulation['knowledge'] = (router, prefix) => knowledgeAt(router, prefix, covering(prefix));
  const simulation: Simulation = {
    network,
    adjacencies: world.adjacencies.formed,
    failedAdjacencies: world.adjacencies.failed,
    dangling: world.adjacencies.dangling,
    components: world.areas.map((area) => ({
      level: area.level,
      speakers: area.speakers,
      borders: unseen
        .bordersOf(area)
        .flatMap(({ level1 }) => level1.map(({ index }) => index))
        .filter((speaker) => world.areaOf[1][speaker] === area.index && area.level === 1)
        .sort((a, b) => a - b),
      dangling: area.dangling,
    })),
    counters: world.counters,
    longestPath: (component, among) => {
      const area = world.areas[component];
      return area ? longestPath(world, area, among) : Number.POSITIVE_INFINITY;
    },
    knowledge,
    learners: (prefix) => {
      const coverings = covering(prefix);
      return network.routers.map(({ index }) => knowledgeAt(index, prefix, coverings));
    },
    fate,
    barrier: (router, prefix) => (prefix.family === 'ipv4' ? tables.barrier(router, prefix) : undefined),
    entrances: (prefix) => (prefix.family === 'ipv4' ? unread.places(prefix) : []),
    keptExternal: (prefix) => (prefix.family === 'ipv4' ? keptExternal(prefix) : []),
    release: distribution.release,
    originators: (prefix) => {
      if (prefix.family !== 'ipv4') return [];
      const natives = world.natives.get(prefixKey(prefix)) ?? [];
      const routers = natives.map(({ speaker }) => network.speakers[speaker]?.router ?? -1);
      return [...new Set(routers)].sort((a, b) => a - b);
    },
    offered: createOffered(world, distribution),
    routes: (router) => [...tables.all(router)].sort((a, b) => comparePrefixes(a.prefix, b.prefix)),
    explain: createExplain({ world, distribution, tables, unseen, knowledge }),
  };
  worlds.set(simulation, world);
  return simulation;
}

/** The same at once. */
export const simulate = (network: Network, previous?: Simulation): Simulation =>
  finish(simulateInSteps(network, previous));
