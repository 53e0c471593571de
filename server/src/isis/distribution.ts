/**
 * Where one prefix is advertised, level by level: native, then up (D12), then down (D13), with
 * summaries (D16). Each class feeds only later ones, so one pass in order of preference is the
 * fixpoint; a class is computed when somebody asks for it.
 */
import { type Ipv4Prefix, ipv4Prefix } from '../base/ip.ts';
import type { Place } from '../base/text.ts';
import type { Level } from '../model/isis.ts';
import type { Advert, Crossing, Suppressed } from './adverts.ts';
import type { Direction } from './component-paths.ts';
import { crossDown, crossUp, leakIsDenied, type PrefixInTransit } from './crossings.ts';
import {
  type ChosenRoute,
  createOffer,
  type LevelRoute,
  levelOfRank,
  levelRoute,
  type Offer,
  RANKS,
  type Rank,
} from './level-route.ts';
import { prefixKey } from './prefix-lists.ts';
import { createSummaries, type Summaries } from './summaries.ts';
import type { Native, Process, World } from './world.ts';

type OffersByArea = ReadonlyMap<number, Offer<Advert>>;

/** Where a prefix may get into, or not. */
export interface Undecided {
  readonly process: Process;
  readonly into: Level;
  readonly place: Place | undefined;
}

export interface PrefixState {
  /** Advertisements of a class by area index. */
  readonly adverts: (rank: Rank) => OffersByArea;
  /** Borders whose filter the files cannot decide for this prefix. */
  readonly undecided: () => readonly Undecided[];
  /** What summaries withheld in classes up to this one. */
  readonly suppressed: (rank: Rank) => readonly Suppressed[];
  /** What a level-1-2 process does with the prefix between levels, by the class it comes from. */
  readonly crossing: (process: Process, from: 1 | 2 | 4 | 5) => Crossing;
  /**
   * Best IS-IS route of a process in classes up to `limit`; connected prefixes are not looked at.
   * `direction` forces where distances come from.
   */
  readonly best: (process: Process, limit: Rank, direction?: Direction) => ChosenRoute<Advert> | undefined;
}

export interface Distribution {
  readonly state: (prefix: Ipv4Prefix) => PrefixState;
  /** Every prefix somebody originates or summarises, unsorted. */
  readonly prefixes: () => readonly Ipv4Prefix[];
  /** The summary a process itself originates for this prefix. */
  readonly summarised: (process: Process, prefix: Ipv4Prefix) => Advert | undefined;
}

export const DEFAULT_ROUTE: Ipv4Prefix = ipv4Prefix(0, 0);

const rankOfNative = (native: Native): Rank => {
  if (native.level === 1) return native.externalMetric ? 4 : 1;
  return native.externalMetric ? 5 : 2;
};

/** Processes that carry prefixes between levels, by the area they take them from. */
interface Borders {
  readonly up: ReadonlyMap<number, readonly Process[]>;
  readonly down: ReadonlyMap<number, readonly Process[]>;
}

function findBorders(world: World): Borders {
  const up = new Map<number, Process[]>();
  const down = new Map<number, Process[]>();
  const add = (into: Map<number, Process[]>, area: number, process: Process): void => {
    const known = into.get(area);
    if (known) known.push(process);
    else into.set(area, [process]);
  };
  for (const process of world.processes) {
    const { level1, level2 } = process;
    if (!level2 || level1.length === 0) continue;
    for (const area of new Set(level1.map(({ index }) => world.areaOf[1][index] as number))) add(up, area, process);
    if (process.down) add(down, world.areaOf[2][level2.index] as number, process);
  }
  return { up, down };
}

/** Tools that all prefixes share. */
interface Shared {
  readonly world: World;
  readonly borders: Borders;
  readonly summaries: Summaries;
}

const NOTHING: OffersByArea = new Map();

function createState({ world, borders, summaries }: Shared, prefix: Ipv4Prefix, key: number): PrefixState {
  const natives = world.natives.get(key) ?? [];
  const byRank = new Map<Rank, OffersByArea>();
  const withheld: Suppressed[] = [];
  const undecided: Undecided[] = [];
  const hasExternal = natives.some((native) => native.externalMetric);
  const transit: PrefixInTransit = {
    world,
    prefix,
    key,
    natives,
    best,
    // Where the platform installs a discard route, that is its route to the summary.
    isOwnSummary: (process) =>
      process.device.behaviour.summaryDiscardRoute && summaries.own(process, key) !== undefined,
  };

  /** Advertisements of one class on their way into LSPs, by area index. */
  type Filling = Map<number, Advert[]>;

  function place(into: Filling, advert: Advert): void {
    const area = world.areaOf[advert.level][advert.speaker] as number;
    const known = into.get(area);
    if (known) known.push(advert);
    else if (area >= 0) into.set(area, [advert]);
  }

  /** What is distributed or redistributed gives way to a summary of the same speaker. */
  function placeUnlessSummarised(into: Filling, rank: Rank, advert: Advert): void {
    const standing = summaries.standingFor(advert, prefix);
    if (standing.length === 0) place(into, advert);
    for (const by of standing) withheld.push({ advert, rank, by });
  }

  function addNatives(into: Filling, rank: Rank): void {
    for (const native of natives) {
      if (rankOfNative(native) !== rank) continue;
      const { speaker, level, metric, tag, origin } = native;
      const advert: Advert = { speaker, level, metric, tag, external: origin.kind !== 'circuit', origin };
      if (origin.kind === 'redistribution') placeUnlessSummarised(into, rank, advert);
      else place(into, advert);
    }
    for (const configured of summaries.of(key)) {
      const summary = summaries.advert(configured);
      if (summary?.rank === rank) place(into, summary.advert);
    }
  }

  function addCrossing(into: Filling, rank: Rank, process: Process, crossing: Crossing): void {
    if (crossing.kind === 'stops') {
      const { reason, decision } = crossing;
      if (reason === 'undecided') undecided.push({ process, into: levelOfRank(rank), place: decision?.place });
      return;
    }
    for (const advert of crossing.adverts) placeUnlessSummarised(into, rank, advert);
  }

  function addUp(into: Filling, from: 1 | 4, rank: Rank): void {
    const areas = [...adverts(from).keys()];
    const processes = new Set(areas.flatMap((area) => borders.up.get(area) ?? []));
    for (const process of processes) addCrossing(into, rank, process, crossUp(transit, process, from));
  }

  function addDown(into: Filling, from: 2 | 5, rank: Rank): void {
    for (const area of adverts(from).keys()) {
      for (const process of borders.down.get(area) ?? []) {
        if (!leakIsDenied(process, prefix)) addCrossing(into, rank, process, crossDown(transit, process, from));
      }
    }
  }

  function adverts(rank: Rank): OffersByArea {
    if (rank > 3 && !hasExternal) return NOTHING;
    const known = byRank.get(rank);
    if (known) return known;
    const into: Filling = new Map();
    addNatives(into, rank);
    if (rank === 2) addUp(into, 1, rank);
    if (rank === 3) addDown(into, 2, rank);
    if (rank === 5) addUp(into, 4, rank);
    if (rank === 6) addDown(into, 5, rank);
    const offers = new Map<number, Offer<Advert>>();
    for (const [index, list] of into) {
      const area = world.areas[index];
      if (area) offers.set(index, createOffer(area, list));
    }
    byRank.set(rank, offers);
    return offers;
  }

  function best(process: Process, limit: Rank, direction?: Direction): ChosenRoute<Advert> | undefined {
    for (const rank of RANKS) {
      if (rank > limit || (rank > 3 && !hasExternal)) return undefined;
      const level = levelOfRank(rank);
      const members = level === 1 ? process.level1 : process.level2 ? [process.level2] : [];
      let found: LevelRoute<Advert> | undefined;
      for (const { index } of members) {
        const offered = adverts(rank).get(world.areaOf[level][index] as number);
        const route = levelRoute(world, index, offered, direction);
        if (route && (!found || route.metric < found.metric)) found = route;
      }
      if (found) return { rank, route: found };
    }
    return undefined;
  }

  return {
    adverts,
    best,
    undecided: () => {
      for (const each of RANKS) adverts(each);
      return undecided;
    },
    suppressed: (rank) => {
      for (const each of RANKS) if (each <= rank) adverts(each);
      return withheld.filter((one) => one.rank <= rank);
    },
    crossing: (process, from) =>
      from === 1 || from === 4 ? crossUp(transit, process, from) : crossDown(transit, process, from),
  };
}

export function createDistribution(world: World): Distribution {
  const states = new Map<number, PrefixState>();
  let allPrefixes: readonly Ipv4Prefix[] | undefined;

  function prefixes(): readonly Ipv4Prefix[] {
    if (!allPrefixes) {
      const found = new Map<number, Ipv4Prefix>();
      for (const [key, [native]] of world.natives) if (native) found.set(key, native.prefix);
      for (const { prefix } of world.summaries) found.set(prefixKey(prefix), prefix);
      allPrefixes = [...found.values()];
    }
    return allPrefixes;
  }

  function state(prefix: Ipv4Prefix): PrefixState {
    const key = prefixKey(prefix);
    let known = states.get(key);
    if (!known) {
      known = createState(shared, prefix, key);
      states.set(key, known);
      world.counters.distributions++;
    }
    return known;
  }

  const summaries = createSummaries(world, prefixes, (prefix, limit) => state(prefix).suppressed(limit));
  const shared: Shared = { world, borders: findBorders(world), summaries };
  return { state, prefixes, summarised: (process, prefix) => summaries.own(process, prefixKey(prefix)) };
}
