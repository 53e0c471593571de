/**
 * Routers that know a prefix alike. Within one level component all routers hold the same LSPs; when
 * each reaches every other, an exact route is there for all of them or for none. One representative
 * then answers for a whole area.
 */
import { lspAuthenticationAgrees } from '../isis/authentication.ts';
import { isOverloaded } from '../isis/level-graph.ts';
import type { LevelComponent, Simulation } from '../isis/simulation.ts';
import { disjointSets } from '../model/disjoint-sets.ts';
import type { Level } from '../model/isis.ts';
import type { Attachment, RouterIndex, SpeakerIndex } from '../model/network.ts';

export interface RouteClass {
  readonly members: readonly RouterIndex[];
}

export interface RouteClasses {
  readonly of: (router: RouterIndex) => RouteClass;
  /** Routers of each class, in the order given. */
  readonly grouped: (routers: readonly RouterIndex[]) => readonly (readonly RouterIndex[])[];
  /** Whether this holds everywhere: then every router on a path has the route its neighbors have. */
  readonly everywhere: boolean;
}

/** RFC 5305: a link with this metric is kept out of SPF. */
const UNUSABLE_METRIC = 0xffffff;
/** D9: narrow paths end at 1023, and a hop costs up to 63. */
const NARROW_HOPS = 16;

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

/**
 * Finds the components in which every router reaches every other, by what all of them understand. What
 * is gone does not count; the rest has to hold together without it.
 */
export function evennessOf(simulation: Simulation): (gone?: Gone) => ReadonlySet<LevelComponent> {
  const { network, components } = simulation;
  const usable = usableAdjacencies(simulation);
  return (gone = NOTHING_GONE) => {
    const reach = { 1: disjointSets(network.speakers.length), 2: disjointSets(network.speakers.length) };
    /** Overloaded speakers that hang on one that is not. */
    const hanging = { 1: new Map<SpeakerIndex, SpeakerIndex>(), 2: new Map<SpeakerIndex, SpeakerIndex>() };
    for (const { level, ends, crossed } of usable) {
      const [first, second] = [ends[0].speaker, ends[1].speaker];
      if (ends.some(gone.attachment) || gone.speaker(first) || gone.speaker(second)) continue;
      if (crossed[0] && crossed[1]) reach[level].join(first, second);
      else if (crossed[0]) hanging[level].set(second, first);
      else if (crossed[1]) hanging[level].set(first, second);
    }
    const isEven = ({ level, speakers }: LevelComponent): boolean => {
      const styles = new Set<string>();
      const systems = new Set<string | undefined>();
      const roots = new Set<number>();
      const present = speakers.filter((index) => !gone.speaker(index));
      for (const index of present) {
        const speaker = network.speakers[index];
        if (!speaker) return false;
        const { sendsNarrow, sendsWide, acceptsNarrow, acceptsWide } = speaker.instance.metricStyle[level];
        styles.add(`${sendsNarrow} ${sendsWide} ${acceptsNarrow} ${acceptsWide}`);
        if (!(sendsWide && acceptsWide) && present.length > NARROW_HOPS) return false;
        systems.add(speaker.systemId);
        const stand = isOverloaded(speaker.instance, level) ? hanging[level].get(index) : index;
        if (stand === undefined && present.length > 1) return false;
        roots.add(reach[level].find(stand ?? index));
      }
      return styles.size <= 1 && systems.size === present.length && roots.size <= 1;
    };
    return new Set(components.filter(isEven));
  };
}

export function routeClassesOf(simulation: Simulation): RouteClasses {
  const { network, components } = simulation;
  const even = evennessOf(simulation)();
  const standing = new Map<SpeakerIndex, string[]>();
  components.forEach((component, index) => {
    for (const speaker of component.speakers) {
      const known = standing.get(speaker) ?? [];
      standing.set(speaker, known);
      known.push(even.has(component) ? String(index) : 'uneven');
    }
  });
  const groups = new Map<string, RouterIndex[]>();
  for (const { index, speakers, device } of network.routers) {
    const [only, ...others] = speakers;
    const places = only === undefined ? [] : (standing.get(only) ?? []);
    const instance = network.speakers[only ?? -1]?.instance;
    // A router that summarises has routes of its own, several instances are several tables.
    const isPlain =
      others.length === 0 &&
      instance !== undefined &&
      instance.summaries.length === 0 &&
      instance.vrf === undefined &&
      !instance.ignoreAttached &&
      !places.includes('uneven');
    const key = isPlain ? `${places.join()} ${device.dialect}` : `router ${index}`;
    const known = groups.get(key);
    if (known) known.push(index);
    else groups.set(key, [index]);
  }
  const ofRouter = new Map<RouterIndex, RouteClass>();
  for (const members of groups.values()) {
    const found = { members };
    for (const member of members) ofRouter.set(member, found);
  }
  const of = (router: RouterIndex): RouteClass => ofRouter.get(router) ?? { members: [router] };
  return {
    of,
    grouped: (routers) => {
      const found = new Map<RouteClass, RouterIndex[]>();
      for (const router of routers) {
        const own = of(router);
        const known = found.get(own);
        if (known) known.push(router);
        else found.set(own, [router]);
      }
      return [...found.values()];
    },
    everywhere: components.every((component) => even.has(component)),
  };
}
