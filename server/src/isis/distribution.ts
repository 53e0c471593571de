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
import { attributesAt, crossDown, crossUp, leakIsDenied, type PrefixInTransit } from './crossings.ts';
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
import type { RouteAttributes } from './policy-conditions.ts';
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
  /** The prefix as the policy between a process's levels sees it; undefined where it has no route of that level. */
  readonly offered: (process: Process, from: Level) => RouteAttributes | undefined;
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
  /** Lets go of what was found for single prefixes; it is found again when somebody asks. */
  readonly release: () => void;
  /** The summary a process itself originates for this prefix. */
  readonly summarised: (process: Process, prefix: Ipv4Prefix) => Advert | undefined;
}

export const DEFAULT_ROUTE: Ipv4Prefix = ipv4Prefix(0, 0);

const rankOfNative = (native: Native): Rank => {
  if (native.level === 1) return native.externalMetric ? 4 : 1;
  return native.externalMetric ? 5 : 2;
};

/** Processes that carry prefixes between levels, by their level 1 areas. */
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
    if (!level2) continue;
    for (const area of new Set(level1.map(({ index }) => world.areaOf[1][index] as number))) {
      add(up, area, process);
      if (process.down) add(down, area, process);
    }
  }
  return { up, down };
}

/** Tools that all prefixes share. */
interface Shared {
  readonly world: World;
  readonly borders: Borders;
  readonly summaries: Summaries;
}

/**
 * Advertisements held at a time. Where every area learns every loopback there are millions; states that were computed first are
 * let go first, and computed again when somebody asks.
 */
const ADVERTS_HELD = 1_000_000;

/** What became of some advertisements on their way into LSPs. */
interface Outcome {
  readonly placed: readonly Advert[];
  readonly withheld: readonly Suppressed[];
  readonly undecided: readonly Undecided[];
}

/** Advertisements of one class. What borders leak is found out area by area: few questions concern all of them. */
interface AdvertClass {
  readonly into: (area: number) => Offer<Advert> | undefined;
  readonly everywhere: () => OffersByArea;
  readonly outcomes: () => readonly Outcome[];
}

const NOTHING: OffersByArea = new Map();
const EMPTY: AdvertClass = { into: () => undefined, everywhere: () => NOTHING, outcomes: () => [] };
const NO_PROCESSES: readonly Process[] = [];

/** Class a prefix goes down from, by the class it goes down into. */
const TAKEN_FROM: Readonly<Partial<Record<Rank, 2 | 5>>> = { 3: 2, 6: 5 };
/** Class a prefix goes up from, by the class it goes up into. */
const RAISED_FROM: Readonly<Partial<Record<Rank, 1 | 4>>> = { 2: 1, 5: 4 };

function createState(
  { world, borders, summaries }: Shared,
  prefix: Ipv4Prefix,
  key: number,
  held: (adverts: number) => void,
): PrefixState {
  const natives = world.natives.get(key) ?? [];
  const classes = new Map<Rank, AdvertClass>();
  let open: readonly Undecided[] | undefined;
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

  const areaOf = ({ level, speaker }: Advert): number => world.areaOf[level][speaker] as number;

  /** What is distributed or redistributed gives way to a summary of the same speaker. */
  function unlessSummarised(rank: Rank, adverts: readonly Advert[]): Outcome {
    const placed: Advert[] = [];
    const withheld: Suppressed[] = [];
    for (const advert of adverts) {
      const standing = summaries.standingFor(advert, prefix);
      if (standing.length === 0) placed.push(advert);
      for (const by of standing) withheld.push({ advert, rank, by });
    }
    return { placed, withheld, undecided: [] };
  }

  function originated(rank: Rank): Outcome {
    const placed: Advert[] = [];
    const redistributed: Advert[] = [];
    for (const native of natives) {
      if (rankOfNative(native) !== rank) continue;
      const { speaker, level, metric, tag, external, origin } = native;
      const advert: Advert = { speaker, level, metric, tag, external, origin };
      (origin.kind === 'redistribution' ? redistributed : placed).push(advert);
    }
    for (const configured of summaries.of(key)) {
      const summary = summaries.advert(configured);
      if (summary?.rank === rank) placed.push(summary.advert);
    }
    const { placed: kept, withheld } = unlessSummarised(rank, redistributed);
    return { placed: [...placed, ...kept], withheld, undecided: [] };
  }

  function carried(rank: Rank, process: Process, crossing: Crossing): Outcome {
    if (crossing.kind === 'passes') return unlessSummarised(rank, crossing.adverts);
    const { reason, decision } = crossing;
    const unclear: Undecided[] =
      reason === 'undecided' ? [{ process, into: levelOfRank(rank), place: decision?.place }] : [];
    return { placed: [], withheld: [], undecided: unclear };
  }

  function raised(from: 1 | 4, rank: Rank): readonly Outcome[] {
    const areas = [...classAt(from).everywhere().keys()];
    const processes = new Set(areas.flatMap((area) => borders.up.get(area) ?? NO_PROCESSES));
    return [...processes].map((process) => carried(rank, process, crossUp(transit, process, from)));
  }

  /** What one border leaks, found out once. */
  function leaksFrom(from: 2 | 5, rank: Rank): (process: Process) => Outcome | undefined {
    const known = new Map<Process, Outcome | undefined>();
    return (process) => {
      if (known.has(process)) return known.get(process);
      const backbone = process.level2 ? (world.areaOf[2][process.level2.index] as number) : -1;
      const isOffered = classAt(from).into(backbone) !== undefined;
      const outcome =
        isOffered && !leakIsDenied(process, prefix)
          ? carried(rank, process, crossDown(transit, process, from))
          : undefined;
      known.set(process, outcome);
      return outcome;
    };
  }

  function createClass(rank: Rank): AdvertClass {
    const raisedFrom = RAISED_FROM[rank];
    const takenFrom = TAKEN_FROM[rank];
    const own = [originated(rank), ...(raisedFrom === undefined ? [] : raised(raisedFrom, rank))];
    const ownAdverts = own.flatMap(({ placed }) => placed);
    const leakedBy = takenFrom === undefined ? undefined : leaksFrom(takenFrom, rank);
    let all: readonly Outcome[] | undefined;
    const offers = new Map<number, Offer<Advert> | undefined>();
    function into(index: number): Offer<Advert> | undefined {
      if (offers.has(index)) return offers.get(index);
      const leaked = leakedBy ? (borders.down.get(index) ?? NO_PROCESSES).map(leakedBy) : [];
      const list = [...ownAdverts, ...leaked.flatMap((outcome) => outcome?.placed ?? [])].filter(
        (advert) => areaOf(advert) === index,
      );
      const area = world.areas[index];
      const offer = area && list.length > 0 ? createOffer(area, list) : undefined;
      held(list.length);
      offers.set(index, offer);
      return offer;
    }
    return {
      into,
      everywhere: () => {
        const areas = new Set([...ownAdverts.map(areaOf), ...(leakedBy ? borders.down.keys() : [])]);
        return new Map(
          [...areas].flatMap((index) => {
            const offer = into(index);
            return offer ? [[index, offer] as const] : [];
          }),
        );
      },
      outcomes: () => {
        if (!all) {
          const processes = leakedBy ? new Set([...borders.down.values()].flat()) : [];
          all = [...own, ...[...processes].flatMap((process) => leakedBy?.(process) ?? [])];
        }
        return all;
      },
    };
  }

  function classAt(rank: Rank): AdvertClass {
    if (rank > 3 && !hasExternal) return EMPTY;
    let known = classes.get(rank);
    if (!known) {
      known = createClass(rank);
      classes.set(rank, known);
    }
    return known;
  }

  function best(process: Process, limit: Rank, direction?: Direction): ChosenRoute<Advert> | undefined {
    for (const rank of RANKS) {
      if (rank > limit || (rank > 3 && !hasExternal)) return undefined;
      const level = levelOfRank(rank);
      const members = level === 1 ? process.level1 : process.level2 ? [process.level2] : [];
      let found: LevelRoute<Advert> | undefined;
      for (const { index } of members) {
        const offered = classAt(rank).into(world.areaOf[level][index] as number);
        const route = levelRoute(world, index, offered, direction);
        if (route && (!found || route.metric < found.metric)) found = route;
      }
      if (found) return { rank, route: found };
    }
    return undefined;
  }

  return {
    adverts: (rank) => classAt(rank).everywhere(),
    best,
    undecided: () => {
      // Every router that does not learn the prefix is asked about.
      open ??= RANKS.flatMap((rank) =>
        classAt(rank)
          .outcomes()
          .flatMap(({ undecided }) => undecided),
      );
      return open;
    },
    suppressed: (limit) =>
      RANKS.filter((rank) => rank <= limit).flatMap((rank) =>
        classAt(rank)
          .outcomes()
          .flatMap(({ withheld }) => withheld),
      ),
    crossing: (process, from) =>
      from === 1 || from === 4 ? crossUp(transit, process, from) : crossDown(transit, process, from),
    offered: (process, from) => attributesAt(transit, process, from),
  };
}

export function createDistribution(world: World): Distribution {
  const states = new Map<number, { readonly state: PrefixState; adverts: number }>();
  let advertsHeld = 0;
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

  function letGo(kept: number): void {
    for (const [key, { adverts }] of states) {
      if (advertsHeld <= kept) return;
      states.delete(key);
      advertsHeld -= adverts;
    }
  }

  function state(prefix: Ipv4Prefix): PrefixState {
    const key = prefixKey(prefix);
    const known = states.get(key);
    if (known) return known.state;
    if (advertsHeld > ADVERTS_HELD) letGo(ADVERTS_HELD / 2);
    const slot = {
      adverts: 0,
      state: createState(shared, prefix, key, (adverts) => {
        slot.adverts += adverts;
        if (states.get(key) === slot) advertsHeld += adverts;
      }),
    };
    states.set(key, slot);
    world.counters.distributions++;
    return slot.state;
  }

  const summaries = createSummaries(world, prefixes, (prefix, limit) => state(prefix).suppressed(limit));
  const shared: Shared = { world, borders: findBorders(world), summaries };
  return {
    state,
    prefixes,
    release: () => letGo(0),
    summarised: (process, prefix) => summaries.own(process, prefixKey(prefix)),
  };
}
