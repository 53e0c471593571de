/**
 * What one simulation stands on, computed once per network: level components with their graphs, the
 * routing processes that join levels, and who originates which prefix.
 */
import { groupBy } from '../base/group-by.ts';
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Steps } from '../base/steps.ts';
import type { Device, Interface, InterfaceAddress } from '../model/device.ts';
import { disjointSets } from '../model/disjoint-sets.ts';
import { isUp } from '../model/interfaces.ts';
import {
  type FilterReference,
  type InterLevelDistribution,
  type IsisInstance,
  LEVELS,
  type Level,
  type PerLevel,
  type Summary,
} from '../model/isis.ts';
import type { Network, Router, RouterIndex, Speaker, SpeakerIndex } from '../model/network.ts';
import { type Adjacencies, findAdjacencies } from './adjacency.ts';
import { type ComponentPaths, componentPaths, type StyleSet, sameShape, shapeFingerprint } from './component-paths.ts';
import { acceptedStyles, buildLevelGraph, type LevelArea, sentStyles } from './level-graph.ts';
import { type NativePrefix, nativePrefixes } from './origination.ts';
import { prefixKey } from './prefix-lists.ts';
import type { Adjacency, Counters, DanglingCircuit } from './results.ts';

/** A connected prefix of a router, whether or not IS-IS runs on it. */
export interface OwnedPrefix {
  readonly interface: Interface;
  readonly address: InterfaceAddress<Ipv4Prefix>;
}

/**
 * One routing table: the IS-IS instances of a router that work as one. Usually a single instance;
 * on IOS several areas of one router are instances with one system ID, of which one does level 2.
 */
export interface Process {
  readonly index: number;
  readonly router: RouterIndex;
  readonly device: Device;
  readonly vrf: string | undefined;
  /** Members that do level 1. */
  readonly level1: readonly Speaker[];
  readonly level2: Speaker | undefined;
  readonly areas: ReadonlySet<string>;
  /** Statements about the way from level 1 up to level 2 and down again. */
  readonly up: InterLevelDistribution | undefined;
  readonly down: InterLevelDistribution | undefined;
  /** What lets external level-1 routes up, where they need it (D12). */
  readonly externalUp: FilterReference | undefined;
  /** By prefix key. */
  readonly owned: ReadonlyMap<number, readonly OwnedPrefix[]>;
}

/** A summary configured at one level of one speaker. */
export interface ConfiguredSummary {
  readonly speaker: Speaker;
  readonly level: Level;
  readonly summary: Summary;
  readonly prefix: Ipv4Prefix;
}

export interface Native extends NativePrefix {
  readonly speaker: SpeakerIndex;
}

export interface World {
  readonly network: Network;
  readonly adjacencies: Adjacencies;
  readonly areas: readonly LevelArea[];
  /** Index into `areas` by speaker; -1 where the speaker does not do the level. */
  readonly areaOf: PerLevel<Int32Array>;
  /** Node number of a speaker in its area's graph. */
  readonly nodeOf: PerLevel<Int32Array>;
  readonly accepts: PerLevel<readonly StyleSet[]>;
  readonly sends: PerLevel<readonly StyleSet[]>;
  readonly processes: readonly Process[];
  readonly processOf: readonly (Process | undefined)[];
  /** Processes of a router, in instance order. */
  readonly processesOf: readonly (readonly Process[])[];
  readonly natives: ReadonlyMap<number, readonly Native[]>;
  readonly summaries: readonly ConfiguredSummary[];
  readonly counters: Counters;
}

function takesPart(speaker: Speaker, level: Level): boolean {
  return speaker.systemId !== undefined && speaker.instance.levels[level];
}

/** Speakers joined by adjacencies of one level, each group ascending; groups by their first speaker. */
function components(network: Network, level: Level, formed: readonly Adjacency[]): number[][] {
  const sets = disjointSets(network.speakers.length);
  for (const { link, ends } of formed) {
    const attachments = network.links[link]?.attachments;
    const [a, b] = [attachments?.[ends[0]], attachments?.[ends[1]]];
    if (a && b) sets.join(a.speaker, b.speaker);
  }
  const groups = new Map<number, number[]>();
  for (const speaker of network.speakers) {
    if (!takesPart(speaker, level)) continue;
    const root = sets.find(speaker.index);
    const group = groups.get(root);
    if (group) group.push(speaker.index);
    else groups.set(root, [speaker.index]);
  }
  return [...groups.values()];
}

/** Shortest paths of components seen before, found by shape (I4). */
export interface PathsPool {
  readonly find: (fresh: ComponentPaths) => ComponentPaths | undefined;
}

export function pathsPool(areas: readonly LevelArea[]): PathsPool {
  const buckets = new Map<number, ComponentPaths[]>();
  for (const { paths } of areas) {
    const key = shapeFingerprint(paths.shape);
    buckets.set(key, [...(buckets.get(key) ?? []), paths]);
  }
  return {
    find: (fresh) => buckets.get(shapeFingerprint(fresh.shape))?.find(({ shape }) => sameShape(shape, fresh.shape)),
  };
}

function* buildAreas(network: Network, adjacencies: Adjacencies, known: PathsPool): Steps<LevelArea[]> {
  const areas: LevelArea[] = [];
  for (const level of LEVELS) {
    const formed = adjacencies.formed.filter((adjacency) => adjacency.level === level);
    const groups = components(network, level, formed);
    const groupOf = new Int32Array(network.speakers.length).fill(-1);
    groups.forEach((group, index) => {
      for (const speaker of group) groupOf[speaker] = index;
    });
    const ownAdjacencies: Adjacency[][] = groups.map(() => []);
    for (const adjacency of formed) {
      const speaker = network.links[adjacency.link]?.attachments[adjacency.ends[0]]?.speaker;
      ownAdjacencies[groupOf[speaker ?? -1] ?? -1]?.push(adjacency);
    }
    const ownDangling: DanglingCircuit[][] = groups.map(() => []);
    for (const circuit of adjacencies.dangling) {
      if (circuit.levels.includes(level)) ownDangling[groupOf[circuit.speaker] ?? -1]?.push(circuit);
    }
    for (const [index, group] of groups.entries()) {
      yield;
      const graph = buildLevelGraph(network, level, group, ownAdjacencies[index] ?? [], ownDangling[index] ?? []);
      const fresh = componentPaths(graph.shape);
      areas.push({ ...graph, index: areas.length, paths: known.find(fresh) ?? fresh });
    }
  }
  return areas;
}

const ownedOf = new WeakMap<Device, Map<string, ReadonlyMap<number, readonly OwnedPrefix[]>>>();

function ownedPrefixes(device: Device, vrf: string | undefined): ReadonlyMap<number, readonly OwnedPrefix[]> {
  let byVrf = ownedOf.get(device);
  if (!byVrf) {
    byVrf = new Map();
    ownedOf.set(device, byVrf);
  }
  const known = byVrf.get(vrf ?? '');
  if (known) return known;
  const owned = new Map<number, OwnedPrefix[]>();
  for (const one of device.interfaces) {
    if (one.vrf?.value !== vrf || !isUp(device, one)) continue;
    for (const address of one.ipv4) {
      const key = prefixKey(address.prefix);
      owned.set(key, [...(owned.get(key) ?? []), { interface: one, address }]);
    }
  }
  byVrf.set(vrf ?? '', owned);
  return owned;
}

/** Instances of one router in one VRF with one system ID work as one where the platform has it so; else each is a protocol of its own (D48). */
function groupInstances({ behaviour }: Device, speakers: readonly Speaker[]): readonly (readonly Speaker[])[] {
  if (speakers.length < 2) return [speakers];
  if (!behaviour.mergesInstances) return speakers.map((speaker) => [speaker]);
  const groups = new Map<string, Speaker[]>();
  for (const speaker of speakers) {
    const key = `${speaker.systemId} ${speaker.instance.vrf?.value ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), speaker]);
  }
  return [...groups.values()];
}

/** The first of the instances that says something about a way between levels. */
function passageStatement(members: readonly Speaker[], from: Level, to: Level): InterLevelDistribution | undefined {
  for (const { instance } of members) {
    const statement = instance.interLevel.find((candidate) => candidate.from === from && candidate.to === to);
    if (statement) return statement;
  }
  return undefined;
}

/** The first instance with level 2 does level 2 for all of its process. `firstIndex` numbers the first of them. */
export function processesOn(network: Network, router: Router, firstIndex: number): Process[] {
  const processes: Process[] = [];
  const speakers = router.speakers.flatMap((index) => network.speakers[index] ?? []);
  for (const members of groupInstances(
    router.device,
    speakers.filter(({ systemId }) => systemId !== undefined),
  )) {
    const [first] = members;
    if (!first) continue;
    const vrf = first.instance.vrf?.value;
    processes.push({
      index: firstIndex + processes.length,
      router: router.index,
      device: router.device,
      vrf,
      level1: members.filter(({ instance }) => instance.levels[1]),
      level2: members.find(({ instance }) => instance.levels[2]),
      areas: new Set(members.flatMap(({ areas }) => areas)),
      up: passageStatement(members, 1, 2),
      down: passageStatement(members, 2, 1),
      externalUp: members.find(({ instance }) => instance.externalUp)?.instance.externalUp,
      owned: ownedPrefixes(router.device, vrf),
    });
  }
  return processes;
}

/** What one speaker originates. */
export function nativesOf({ routers }: Network, speaker: Speaker): readonly Native[] {
  const device = routers[speaker.router]?.device;
  if (!device) return [];
  return nativePrefixes(device, speaker.instance).map(
    ({ level, prefix, metric, tag, external, externalMetric, origin }): Native => ({
      speaker: speaker.index,
      level,
      prefix,
      metric,
      tag,
      external,
      externalMetric,
      origin,
    }),
  );
}

export function collectNatives(network: Network): World['natives'] {
  const natives = network.speakers.flatMap((speaker) => nativesOf(network, speaker));
  return groupBy(natives, ({ prefix }) => prefixKey(prefix));
}

export function collectSummaries(speakers: readonly Speaker[]): ConfiguredSummary[] {
  return speakers.flatMap((speaker) =>
    speaker.instance.summaries.flatMap((summary) => {
      const { prefix } = summary;
      if (prefix.family !== 'ipv4' || speaker.systemId === undefined) return [];
      return LEVELS.filter((level) => summary.levels[level] && speaker.instance.levels[level]).map((level) => ({
        speaker,
        level,
        summary,
        prefix,
      }));
    }),
  );
}

/** Processes, also by where they stand. */
export function placedProcesses(
  network: Network,
  processes: readonly Process[],
): Pick<World, 'processes' | 'processOf' | 'processesOf'> {
  const processOf: (Process | undefined)[] = Array.from({ length: network.speakers.length }, () => undefined);
  const processesOf: Process[][] = network.routers.map(() => []);
  for (const process of processes) {
    for (const speaker of process.level1) processOf[speaker.index] = process;
    if (process.level2) processOf[process.level2.index] = process;
    processesOf[process.router]?.push(process);
  }
  return { processes, processOf, processesOf };
}

export const newCounters = (): Counters => ({ spfRuns: 0, reverseSpfRuns: 0, distributions: 0 });

export function* buildWorld(network: Network, known: PathsPool): Steps<World> {
  const adjacencies = findAdjacencies(network);
  const areas = yield* buildAreas(network, adjacencies, known);
  yield;
  const count = network.speakers.length;
  const areaOf = { 1: new Int32Array(count).fill(-1), 2: new Int32Array(count).fill(-1) };
  const nodeOf = { 1: new Int32Array(count).fill(-1), 2: new Int32Array(count).fill(-1) };
  for (const area of areas) {
    area.speakers.forEach((speaker, node) => {
      areaOf[area.level][speaker] = area.index;
      nodeOf[area.level][speaker] = node;
    });
  }
  const styles = (of: (speaker: Speaker, level: Level) => StyleSet): PerLevel<readonly StyleSet[]> => ({
    1: network.speakers.map((speaker) => of(speaker, 1)),
    2: network.speakers.map((speaker) => of(speaker, 2)),
  });
  const processes: Process[] = [];
  for (const router of network.routers) processes.push(...processesOn(network, router, processes.length));
  yield;
  return {
    network,
    adjacencies,
    areas,
    areaOf,
    nodeOf,
    accepts: styles(acceptedStyles),
    sends: styles(sentStyles),
    ...placedProcesses(network, processes),
    natives: collectNatives(network),
    summaries: collectSummaries(network.speakers),
    counters: newCounters(),
  };
}

/** The distinct instances of a process. */
export function instancesOf(process: Process): readonly IsisInstance[] {
  const members = new Set(process.level1.map(({ instance }) => instance));
  if (process.level2) members.add(process.level2.instance);
  return [...members];
}
