/**
 * Where one prefix is advertised, level by level: native, then up (D12), then down (D13), with
 * summaries (D16). Each class feeds only later ones, so one pass in order of preference is the
 * fixpoint; a class is computed when somebody asks for it.
 */
import { type Ipv4Prefix, ipv4Prefix, prefixContains } from '../base/ip.ts';
import type { InterLevelDistribution, Level } from '../model/isis.ts';
import type { Speaker, SpeakerIndex } from '../model/network.ts';
import type { Direction } from './component-paths.ts';
import { isOverloaded } from './level-graph.ts';
import {
  createOffer,
  type LevelRoute,
  levelOfRank,
  levelRoute,
  type Offer,
  RANKS,
  type Rank,
  routeNextHops,
} from './level-route.ts';
import type { NativeOrigin } from './origination.ts';
import { evaluateFilter, type FilterDecision, prefixTest, type RouteAttributes } from './policy.ts';
import { prefixKey } from './prefix-lists.ts';
import { type ConfiguredSummary, instancesOf, type Native, type Process, type World } from './world.ts';

/** Passed on between levels by a border: what it took, and what let it through. */
export interface Passage {
  readonly process: Process;
  /** The route taken; undefined for a connected prefix of the border itself. */
  readonly route: LevelRoute<Advert> | undefined;
  readonly native: Native | undefined;
  /** Undefined where the level crossing is the platform's default. */
  readonly statement: InterLevelDistribution | undefined;
  readonly decision: FilterDecision;
}

export type AdvertOrigin =
  | NativeOrigin
  | { readonly kind: 'up'; readonly passage: Passage }
  | { readonly kind: 'down'; readonly passage: Passage }
  | { readonly kind: 'summary'; readonly configured: ConfiguredSummary; readonly contributors: readonly Ipv4Prefix[] };

/** One prefix in one speaker's LSP. */
export interface Advert {
  readonly speaker: SpeakerIndex;
  readonly level: Level;
  readonly metric: number;
  readonly tag: number;
  /** Came in by redistribution at its origin: external reachability (D20). */
  readonly external: boolean;
  readonly origin: AdvertOrigin;
}

/** Kept out of the LSP because a summary stands for it (D16). */
export interface Suppressed {
  readonly advert: Advert;
  readonly rank: Rank;
  readonly by: ConfiguredSummary;
}

export interface ChosenRoute {
  readonly rank: Rank;
  readonly route: LevelRoute<Advert>;
}

/** Why a border keeps a prefix in the level it is in. */
export type StopReason =
  /** The platform does not carry routes this way (D12). */
  | 'platform'
  | 'not-configured'
  | 'filter'
  /** Overloaded with inter-level suppression (D11). */
  | 'overload'
  /** The prefix is its own, or its own summary's. */
  | 'own'
  /** Its best route is not of that level. */
  | 'other-route';

/** What a border does with the prefix between two levels. */
export type Crossing =
  | { readonly kind: 'passes'; readonly adverts: readonly Advert[]; readonly passage: Passage }
  | {
      readonly kind: 'stops';
      readonly reason: StopReason;
      readonly statement: InterLevelDistribution | undefined;
      readonly decision: FilterDecision | undefined;
    };

type OffersByArea = ReadonlyMap<number, Offer<Advert>>;

export interface PrefixState {
  readonly prefix: Ipv4Prefix;
  /** Advertisements of a class by area index. */
  readonly adverts: (rank: Rank) => OffersByArea;
  /** What summaries withheld in classes up to this one. */
  readonly suppressed: (rank: Rank) => readonly Suppressed[];
  /** Best IS-IS route of a process in classes up to `limit`; connected prefixes are not looked at. */
  /** What a level-1-2 process does with the prefix between levels, by the class it comes from. */
  readonly crossing: (process: Process, from: 1 | 2 | 4 | 5) => Crossing;
  readonly best: (process: Process, limit: Rank, direction?: Direction) => ChosenRoute | undefined;
}

export interface Distribution {
  readonly state: (prefix: Ipv4Prefix) => PrefixState;
  /** Every prefix somebody originates or summarises, unsorted. */
  readonly prefixes: () => readonly Ipv4Prefix[];
  readonly summarised: (process: Process, prefix: Ipv4Prefix) => Advert | undefined;
}

/** Levels between which a border carries routes, and its statement for it. */
export function passageStatement(process: Process, from: Level, to: Level): InterLevelDistribution | undefined {
  for (const instance of instancesOf(process)) {
    const statement = instance.interLevel.find((candidate) => candidate.from === from && candidate.to === to);
    if (statement) return statement;
  }
  return undefined;
}

/** D11: `suppress interlevel` keeps distributed prefixes out while the overload bit is set. */
export function withholdsInterLevel(speaker: Speaker): boolean {
  return isOverloaded(speaker) && speaker.instance.overload?.suppressInterlevel === true;
}

/** The route as the border's policy sees it. */
export function attributesOf(
  world: World,
  prefix: Ipv4Prefix,
  level: Level,
  route: LevelRoute<Advert>,
): RouteAttributes {
  const [winner] = route.winners;
  return {
    prefix,
    metric: route.metric,
    tag: winner?.tag ?? 0,
    types: [level === 1 ? 'level-1' : 'level-2', winner?.external ? 'external' : 'internal'],
    interfaces: () => routeNextHops(world, route).map((hop) => hop.interface),
  };
}

/** A connected prefix as the border's policy sees it on its way up. */
function nativeAttributes(native: Native): RouteAttributes {
  const { prefix, metric, tag, origin } = native;
  const on = origin.kind === 'circuit' ? [origin.interface.name] : [];
  return { prefix, metric, tag, types: ['level-1', 'internal', 'local'], interfaces: () => on };
}

const rankOfNative = (native: Native): Rank => {
  if (native.level === 1) return native.externalMetric ? 4 : 1;
  return native.externalMetric ? 5 : 2;
};

export function createDistribution(world: World): Distribution {
  const states = new Map<number, PrefixState>();
  const joining = world.processes.filter((process) => process.level2 && process.level1.length > 0);
  const leaking = joining.filter((process) => passageStatement(process, 2, 1));
  const joiningByArea = new Map<number, Process[]>();
  for (const process of joining) {
    const areas = new Set(process.level1.map(({ index }) => world.areaOf[1][index] as number));
    for (const area of areas) joiningByArea.set(area, [...(joiningByArea.get(area) ?? []), process]);
  }
  const leakingByBackbone = new Map<number, Process[]>();
  for (const process of leaking) {
    const area = world.areaOf[2][process.level2?.index ?? -1] ?? -1;
    leakingByBackbone.set(area, [...(leakingByBackbone.get(area) ?? []), process]);
  }
  const summariesByPrefix = new Map<number, ConfiguredSummary[]>();
  const summariesBySpeaker = new Map<SpeakerIndex, ConfiguredSummary[]>();
  for (const configured of world.summaries) {
    const key = prefixKey(configured.prefix);
    summariesByPrefix.set(key, [...(summariesByPrefix.get(key) ?? []), configured]);
    const own = summariesBySpeaker.get(configured.speaker.index) ?? [];
    summariesBySpeaker.set(configured.speaker.index, [...own, configured]);
  }
  let allPrefixes: Ipv4Prefix[] | undefined;

  function prefixes(): readonly Ipv4Prefix[] {
    if (!allPrefixes) {
      const found = new Map<number, Ipv4Prefix>();
      for (const [key, [native]] of world.natives) if (native) found.set(key, native.prefix);
      for (const { prefix } of world.summaries) found.set(prefixKey(prefix), prefix);
      allPrefixes = [...found.values()];
    }
    return allPrefixes;
  }

  function ownsOrInjects(
    process: Process,
    state: { readonly key: number; readonly natives: readonly Native[] },
  ): boolean {
    if (process.owned.has(state.key)) return true;
    return state.natives.some(
      (native) => native.origin.kind === 'redistribution' && world.processOf[native.speaker] === process,
    );
  }

  /** More specific prefixes for which a summary stands, with the metrics they would have had. */
  function contributorsOf(configured: ConfiguredSummary): readonly Suppressed[] {
    return prefixes()
      .filter((prefix) => prefix.length > configured.prefix.length && prefixContains(configured.prefix, prefix))
      .flatMap((prefix) => {
        const inner = state(prefix);
        const last: Rank = configured.level === 2 ? 5 : 6;
        return inner.suppressed(last).filter(({ by }) => by === configured);
      });
  }

  const summaryAdverts = new Map<ConfiguredSummary, { readonly advert: Advert; readonly rank: Rank } | undefined>();

  function summaryAdvert(configured: ConfiguredSummary): { readonly advert: Advert; readonly rank: Rank } | undefined {
    if (summaryAdverts.has(configured)) return summaryAdverts.get(configured);
    const contributors = contributorsOf(configured);
    const device = world.network.routers[configured.speaker.router]?.device;
    let found: { readonly advert: Advert; readonly rank: Rank } | undefined;
    if (device && contributors.length > 0) {
      const { summaryMetric } = device.behaviour;
      const lowest = Math.min(...contributors.map(({ advert }) => advert.metric));
      const automatic = summaryMetric === 'lowest-contributor' ? lowest : summaryMetric.fixed;
      const fromLevel2 = contributors.some(({ advert }) => advert.origin.kind === 'down');
      found = {
        rank: configured.level === 2 ? 2 : fromLevel2 ? 3 : 1,
        advert: {
          speaker: configured.speaker.index,
          level: configured.level,
          metric: configured.summary.metric ?? automatic,
          tag: 0,
          external: false,
          origin: {
            kind: 'summary',
            configured,
            contributors: contributors.map(({ advert }) => prefixOfContributor.get(advert) ?? configured.prefix),
          },
        },
      };
    }
    summaryAdverts.set(configured, found);
    return found;
  }

  /** Contributors are kept by advertisement; their prefix is the state's they were suppressed in. */
  const prefixOfContributor = new WeakMap<Advert, Ipv4Prefix>();

  function state(prefix: Ipv4Prefix): PrefixState {
    const key = prefixKey(prefix);
    let known = states.get(key);
    if (!known) {
      known = createState(prefix, key);
      states.set(key, known);
      world.counters.distributions++;
    }
    return known;
  }

  function createState(prefix: Ipv4Prefix, key: number): PrefixState {
    const natives = world.natives.get(key) ?? [];
    const here = { key, natives };
    const byRank = new Map<Rank, OffersByArea>();
    const withheld: Suppressed[] = [];
    const summaries = summariesByPrefix.get(key) ?? [];
    const hasExternal = natives.some((native) => native.externalMetric);
    const nothing: OffersByArea = new Map();

    /** Puts an advertisement into its LSP, unless a summary of the same speaker stands for it. */
    function place(into: Map<number, Advert[]>, rank: Rank, advert: Advert, distributed: boolean): void {
      if (distributed) {
        const covering = (summariesBySpeaker.get(advert.speaker) ?? []).filter(
          (candidate) =>
            candidate.level === advert.level &&
            candidate.prefix.length < prefix.length &&
            prefixContains(candidate.prefix, prefix),
        );
        for (const by of covering) withheld.push({ advert, rank, by });
        if (covering.length > 0) {
          prefixOfContributor.set(advert, prefix);
          return;
        }
      }
      const area = world.areaOf[advert.level][advert.speaker] as number;
      if (area < 0) return;
      const known = into.get(area);
      if (known) known.push(advert);
      else into.set(area, [advert]);
    }

    function addNatives(into: Map<number, Advert[]>, rank: Rank): void {
      for (const native of natives) {
        if (rankOfNative(native) !== rank) continue;
        const external = native.origin.kind !== 'circuit';
        const { speaker, level, metric, tag, origin } = native;
        place(into, rank, { speaker, level, metric, tag, external, origin }, origin.kind === 'redistribution');
      }
      for (const configured of summaries) {
        const summary = summaryAdvert(configured);
        if (summary?.rank === rank) place(into, rank, summary.advert, false);
      }
    }

    /** D12: what a border carries from level 1 into its level 2 LSP. */
    function addUp(into: Map<number, Advert[]>, from: Rank, rank: Rank): void {
      const seen = new Set<Process>();
      for (const area of adverts(from).keys()) {
        for (const process of joiningByArea.get(area) ?? []) {
          if (seen.has(process)) continue;
          seen.add(process);
          const crossing = up(process, from);
          if (crossing.kind === 'passes') for (const advert of crossing.adverts) place(into, rank, advert, true);
        }
      }
    }

    const stops = (reason: StopReason, statement?: InterLevelDistribution, decision?: FilterDecision): Crossing => ({
      kind: 'stops',
      reason,
      statement,
      decision,
    });

    /** A connected prefix of a level-1 circuit goes up like a route; one of a level-2 circuit is there already. */
    function ownLevel1(process: Process): Native | undefined {
      const own = natives.filter(
        ({ origin, speaker }) => origin.kind === 'circuit' && world.processOf[speaker] === process,
      );
      if (own.length === 0 || own.some(({ level }) => level === 2)) return undefined;
      return own.reduce((best, candidate) => (candidate.metric < best.metric ? candidate : best));
    }

    function up(process: Process, from: Rank): Crossing {
      const { level2, device } = process;
      const statement = passageStatement(process, 1, 2);
      const { upDistribution } = device.behaviour;
      if (!level2 || upDistribution === 'never') return stops('platform', statement);
      if (!statement && upDistribution === 'configured') return stops('not-configured');
      if (withholdsInterLevel(level2)) return stops('overload', statement);
      const own = ownsOrInjects(process, here) || ownSummary(process);
      const native = own && from === 1 ? ownLevel1(process) : undefined;
      const chosen = own ? undefined : best(process, from);
      if (own && !native) return stops('own', statement);
      if (!own && chosen?.rank !== from) return stops('other-route', statement);
      const route = chosen?.route;
      const attributes = native ? nativeAttributes(native) : route && attributesOf(world, prefix, 1, route);
      if (!attributes) return stops('other-route', statement);
      const decision = evaluateFilter(device, statement?.filter, attributes);
      if (!decision.permitted) return stops('filter', statement, decision);
      const passage: Passage = { process, route, native, statement, decision };
      const advert: Advert = {
        speaker: level2.index,
        level: 2,
        metric: decision.metric ?? attributes.metric,
        tag: decision.tag ?? attributes.tag,
        external: route?.winners[0]?.external ?? false,
        origin: { kind: 'up', passage },
      };
      return { kind: 'passes', adverts: [advert], passage };
    }

    /** D13: what a border leaks from level 2 into its level 1 LSPs, with the down bit. */
    function addDown(into: Map<number, Advert[]>, from: Rank, rank: Rank): void {
      for (const area of adverts(from).keys()) {
        for (const process of leakingByBackbone.get(area) ?? []) {
          if (deniedWhateverTheRoute(process)) continue;
          const crossing = down(process, from);
          if (crossing.kind === 'passes') for (const advert of crossing.adverts) place(into, rank, advert, true);
        }
      }
    }

    /** Most prefixes are denied by every border's list: no need to find each border's route first. */
    function deniedWhateverTheRoute(process: Process): boolean {
      const filter = passageStatement(process, 2, 1)?.filter;
      return filter !== undefined && prefixTest(process.device, filter)?.(prefix) === false;
    }

    function down(process: Process, from: Rank): Crossing {
      const { level2, device } = process;
      const statement = passageStatement(process, 2, 1);
      if (!level2 || device.behaviour.downDistribution === 'never') return stops('platform', statement);
      if (!statement) return stops('not-configured');
      if (ownsOrInjects(process, here) || ownSummary(process)) return stops('own', statement);
      const chosen = best(process, from);
      if (chosen?.rank !== from) return stops('other-route', statement);
      const { route } = chosen;
      const decision = evaluateFilter(device, statement.filter, attributesOf(world, prefix, 2, route));
      if (!decision.permitted) return stops('filter', statement, decision);
      const holder = process.level1.find(({ instance }) => instance.interLevel.includes(statement));
      const targets = (holder ? [holder] : process.level1).filter((speaker) => !withholdsInterLevel(speaker));
      if (targets.length === 0) return stops('overload', statement);
      const passage: Passage = { process, route, native: undefined, statement, decision };
      const leaked = targets.map(
        (speaker): Advert => ({
          speaker: speaker.index,
          level: 1,
          metric: decision.metric ?? route.metric,
          tag: decision.tag ?? route.winners[0]?.tag ?? 0,
          external: route.winners[0]?.external ?? false,
          origin: { kind: 'down', passage },
        }),
      );
      return { kind: 'passes', adverts: leaked, passage };
    }

    /** The summary this process itself originates for the prefix: its route to it is a discard route. */
    function ownSummary(process: Process): boolean {
      if (!process.device.behaviour.summaryDiscardRoute) return false;
      return summaries.some(
        (configured) =>
          world.processOf[configured.speaker.index] === process && summaryAdvert(configured) !== undefined,
      );
    }

    function adverts(rank: Rank): OffersByArea {
      if (rank > 3 && !hasExternal) return nothing;
      const known = byRank.get(rank);
      if (known) return known;
      const into = new Map<number, Advert[]>();
      addNatives(into, rank);
      if (rank === 2) addUp(into, 1, rank);
      if (rank === 5) addUp(into, 4, rank);
      if (rank === 3) addDown(into, 2, rank);
      if (rank === 6) addDown(into, 5, rank);
      const offers = new Map<number, Offer<Advert>>();
      for (const [index, list] of into) {
        const area = world.areas[index];
        if (area) offers.set(index, createOffer(area, list));
      }
      byRank.set(rank, offers);
      return offers;
    }

    function best(process: Process, limit: Rank, direction?: Direction): ChosenRoute | undefined {
      for (const rank of RANKS) {
        if (rank > limit) return undefined;
        if (rank > 3 && !hasExternal) return undefined;
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
      prefix,
      adverts,
      suppressed: (rank) => {
        for (const each of RANKS) if (each <= rank) adverts(each);
        return withheld.filter((one) => one.rank <= rank);
      },
      crossing: (process, from) => (levelOfRank(from) === 1 ? up(process, from) : down(process, from)),
      best,
    };
  }

  return {
    state,
    prefixes,
    summarised: (process, prefix) => {
      for (const configured of summariesByPrefix.get(prefixKey(prefix)) ?? []) {
        if (world.processOf[configured.speaker.index] !== process) continue;
        const summary = summaryAdvert(configured);
        if (summary) return summary.advert;
      }
      return undefined;
    },
  };
}

export const DEFAULT_ROUTE: Ipv4Prefix = ipv4Prefix(0, 0);
