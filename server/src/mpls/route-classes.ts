/**
 * Routers that know a prefix alike. Within one level component all routers hold the same LSPs; when
 * each reaches every other, an exact route is there for all of them or for none. One representative
 * then answers for a whole area.
 */
import { groupBy } from '../base/group-by.ts';
import { ipv4Prefix } from '../base/ip.ts';
import { lspAuthenticationAgrees } from '../isis/authentication.ts';
import { isOverloaded } from '../isis/level-graph.ts';
import { prefixKey } from '../isis/prefix-lists.ts';
import { installsAll, staticsOf } from '../isis/routing-table.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { Device } from '../model/device.ts';
import { disjointSets } from '../model/disjoint-sets.ts';
import { LEVELS, type Level, type PerLevel } from '../model/isis.ts';
import type { Attachment, Router, RouterIndex, Speaker, SpeakerIndex } from '../model/network.ts';

export interface RouteClass {
  readonly members: readonly RouterIndex[];
}

export interface RouteClasses {
  readonly of: (router: RouterIndex) => RouteClass;
  /** Routers of each class, in the order given. */
  readonly grouped: (routers: readonly RouterIndex[]) => readonly (readonly RouterIndex[])[];
  /** Routers for which it does not hold; between the others, every router on a path has the route its neighbors have. */
  readonly odd: ReadonlySet<RouterIndex>;
  /** One of these carries prefixes between levels, and a metric may decide which of them it knows (D9). */
  readonly oddBorders: boolean;
}

/** RFC 5305: a link with this metric is kept out of SPF. */
const UNUSABLE_METRIC = 0xffffff;
/** D9: narrow paths end at 1023, of which the last hop, to the prefix, takes up to 63. */
const NARROW_PATH = 1023 - 63;

function isUsable({ circuit }: Attachment, level: Level): boolean {
  const metric = circuit.metric[level];
  return metric !== 'maximum' && metric < UNUSABLE_METRIC;
}

/** What is left out when components are looked at: what somebody supposes to be down. */
export interface Gone {
  readonly speaker: (speaker: SpeakerIndex) => boolean;
  readonly attachment: (attachment: Attachment) => boolean;
}

const NOTHING_GONE: Gone = { speaker: () => false, attachment: () => false };

interface UsableAdjacency {
  readonly level: Level;
  readonly ends: readonly [Attachment, Attachment];
  /** False: reached and not crossed (D11). */
  readonly crossed: readonly [boolean, boolean];
}

/** Adjacencies that shortest paths use in both directions. */
function usableAdjacencies({ network, adjacencies }: Simulation): UsableAdjacency[] {
  return adjacencies.flatMap(({ link, level, ends }): UsableAdjacency[] => {
    const [a, b] = ends.map((end) => network.links[link]?.attachments[end]);
    const [first, second] = [network.speakers[a?.speaker ?? -1], network.speakers[b?.speaker ?? -1]];
    if (!a || !b || !first || !second) return [];
    if (!isUsable(a, level) || !isUsable(b, level)) return [];
    if (!lspAuthenticationAgrees(network, level, first, second)) return [];
    return [
      { level, ends: [a, b], crossed: [!isOverloaded(first.instance, level), !isOverloaded(second.instance, level)] },
    ];
  });
}

/** Speakers of a level component that do not go with the rest of it, by level. */
export type OddSpeakers = PerLevel<ReadonlySet<SpeakerIndex>>;

const sendsNarrowOnly = ({ instance }: Speaker, level: Level): boolean => {
  const { sendsNarrow, sendsWide } = instance.metricStyle[level];
  return sendsNarrow && !sendsWide;
};

/** Who reads wide metrics needs narrow ones only of those that send nothing else: Junos reads both, most others one. */
const styleKey = (speaker: Speaker, level: Level, narrowCounts: boolean): string => {
  const { sendsNarrow, sendsWide, acceptsNarrow, acceptsWide } = speaker.instance.metricStyle[level];
  const readsNarrow = acceptsNarrow && (narrowCounts || !acceptsWide);
  return `${sendsNarrow} ${sendsWide} ${readsNarrow} ${acceptsWide}`;
};

const readsOwnStyle = ({ instance }: Speaker, level: Level): boolean => {
  const { sendsNarrow, sendsWide, acceptsNarrow, acceptsWide } = instance.metricStyle[level];
  return (sendsNarrow && acceptsNarrow) || (sendsWide && acceptsWide);
};

const readsWide = ({ instance }: Speaker, level: Level): boolean => instance.metricStyle[level].acceptsWide;

/** The items that share the key most of them have; the first of equals. */
function most<T, K>(items: readonly T[], keyOf: (item: T) => K): readonly T[] {
  const groups: readonly (readonly T[])[] = [...groupBy(items, keyOf).values()];
  return groups.reduce((best, group) => (group.length > best.length ? group : best), []);
}

/** Alike in the metrics they send and read of each other, and alone with their system IDs (D2, D9). */
function alikeSpeakers(speakers: readonly Speaker[], level: Level): readonly Speaker[] {
  const ids = new Map<string | undefined, number>();
  for (const { systemId } of speakers) ids.set(systemId, (ids.get(systemId) ?? 0) + 1);
  const narrowCounts = speakers.some((speaker) => sendsNarrowOnly(speaker, level));
  const alike = most(speakers, (speaker) => styleKey(speaker, level, narrowCounts));
  return alike.filter((speaker) => ids.get(speaker.systemId) === 1 && readsOwnStyle(speaker, level));
}

/**
 * Finds in every component the speakers that hold together: they read metrics alike and reach each other by what all of them
 * understand, and so reach the same others as well. The odd ones are the rest. What is gone does not count; what is left
 * has to hold together without it.
 */
export function oddnessOf(simulation: Simulation): (gone?: Gone) => OddSpeakers {
  const { network, components, longestPath } = simulation;
  const usable = usableAdjacencies(simulation);
  return (gone = NOTHING_GONE) => {
    const groups = components.map((component, at) => {
      const present = component.speakers.flatMap((index) => {
        const speaker = network.speakers[index];
        return speaker && !gone.speaker(index) ? [speaker] : [];
      });
      return { at, level: component.level, present, alike: alikeSpeakers(present, component.level) };
    });
    const taking = { 1: new Set<SpeakerIndex>(), 2: new Set<SpeakerIndex>() };
    for (const { level, alike } of groups) for (const { index } of alike) taking[level].add(index);

    const reach = { 1: disjointSets(network.speakers.length), 2: disjointSets(network.speakers.length) };
    /** Overloaded speakers that hang on one that is not. */
    const hanging = { 1: new Map<SpeakerIndex, SpeakerIndex>(), 2: new Map<SpeakerIndex, SpeakerIndex>() };
    for (const { level, ends, crossed } of usable) {
      const [first, second] = [ends[0].speaker, ends[1].speaker];
      if (!taking[level].has(first) || !taking[level].has(second) || ends.some(gone.attachment)) continue;
      if (crossed[0] && crossed[1]) reach[level].join(first, second);
      else if (crossed[0]) hanging[level].set(second, first);
      else if (crossed[1]) hanging[level].set(first, second);
    }

    const odd = { 1: new Set<SpeakerIndex>(), 2: new Set<SpeakerIndex>() };
    for (const { at, level, present, alike } of groups) {
      const standing = alike.flatMap(({ index, instance }) => {
        const stand = isOverloaded(instance, level) ? hanging[level].get(index) : index;
        if (stand === undefined) return present.length === 1 ? [{ index, root: index }] : [];
        return [{ index, root: reach[level].find(stand) }];
      });
      const together = most(standing, ({ root }) => root).map(({ index }) => index);
      const [first] = together;
      const reader = network.speakers[first ?? -1];
      // With something gone, paths are longer than they are now.
      const isWhole =
        reader !== undefined &&
        (readsWide(reader, level) || (gone === NOTHING_GONE && longestPath(at, together) <= NARROW_PATH));
      // An overloaded speaker may be the only one to reach an odd one beside it.
      const overloaded = new Set(
        together.length < present.length
          ? present.flatMap(({ index, instance }) => (isOverloaded(instance, level) ? index : []))
          : [],
      );
      const kept = new Set(isWhole ? together.filter((index) => !overloaded.has(index)) : []);
      for (const { index } of present) if (!kept.has(index)) odd[level].add(index);
    }
    return odd;
  };
}

/** Routers whose table has more or less than their area's: filters and distances of their own, static routes to what IS-IS carries. */
function ownTablesIn({ network, originators }: Simulation): ReadonlySet<RouterIndex> {
  return new Set(
    network.routers.flatMap(({ index, device }) => {
      const isOwn =
        !installsAll(device.isis) ||
        device.staticRoutes.some(({ prefix, vrf }) => vrf === undefined && originators(prefix).length > 0);
      return isOwn ? index : [];
    }),
  );
}

const staticDefault = (device: Device): string =>
  (staticsOf(device, undefined).get(prefixKey(ipv4Prefix(0, 0))) ?? [])
    .map(({ discard }) => (discard ? 'discard' : 'via'))
    .join();

/** Where an odd speaker stands. */
const ODD = 'odd';

export function routeClassesOf(simulation: Simulation): RouteClasses {
  const { network, components } = simulation;
  const odd = oddnessOf(simulation)();
  const ownTables = ownTablesIn(simulation);
  const oddSpeakers = [...new Set(LEVELS.flatMap((level) => [...odd[level]]))];
  const standing = new Map<SpeakerIndex, string[]>();
  components.forEach((component, index) => {
    for (const speaker of component.speakers) {
      const known = standing.get(speaker) ?? [];
      standing.set(speaker, known);
      known.push(odd[component.level].has(speaker) ? ODD : String(index));
    }
  });
  const standsWith = ({ index, speakers, device }: Router): string => {
    const [only, ...others] = speakers;
    const places = only === undefined ? [] : (standing.get(only) ?? []);
    const instance = network.speakers[only ?? -1]?.instance;
    // A router that summarises has routes of its own, several instances are several tables.
    const isPlain =
      !ownTables.has(index) &&
      others.length === 0 &&
      instance !== undefined &&
      instance.summaries.length === 0 &&
      instance.vrf === undefined &&
      !instance.ignoreAttached &&
      !places.includes(ODD);
    return isPlain ? `${places.join()} ${device.dialect} ${staticDefault(device)}` : `router ${index}`;
  };
  const ofRouter = new Map<RouterIndex, RouteClass>();
  for (const routers of groupBy(network.routers, standsWith).values()) {
    const found = { members: routers.map(({ index }) => index) };
    for (const member of found.members) ofRouter.set(member, found);
  }
  const of = (router: RouterIndex): RouteClass => ofRouter.get(router) ?? { members: [router] };
  return {
    of,
    grouped: (routers) => [...groupBy(routers, of).values()],
    odd: new Set([...oddSpeakers.flatMap((index) => network.speakers[index]?.router ?? []), ...ownTables]),
    oddBorders: oddSpeakers.some((index) => {
      const speaker = network.speakers[index];
      const places = network.routers[speaker?.router ?? -1]?.speakers.flatMap((own) => standing.get(own) ?? []) ?? [];
      return speaker && places.length > 1 && LEVELS.some((level) => !readsWide(speaker, level));
    }),
  };
}
