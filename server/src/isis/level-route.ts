/** The best route one speaker has to one prefix within one level and class (D10, D15). */

import { formatIpv4, formatIpv6 } from '../base/ip.ts';
import type { Level } from '../model/isis.ts';
import type { SpeakerIndex } from '../model/network.ts';
import { compareText } from '../model/order.ts';
import {
  type Direction,
  directionFor,
  distancesFrom,
  distancesTowards,
  type FirstArcs,
  firstArcs,
  NARROW_METRIC_LIMIT,
  pathLimit,
  SENDS_WIDE,
  type StyleSet,
} from './component-paths.ts';
import type { LevelArea } from './level-graph.ts';
import type { NextHop } from './results.ts';
import type { World } from './world.ts';

/**
 * Order of preference (D15, RFC 5302 section 3.2): 1 level 1, 2 level 2, 3 leaked into level 1; 4 … 6
 * the same with external metrics.
 */
export type Rank = 1 | 2 | 3 | 4 | 5 | 6;
export const RANKS: readonly Rank[] = [1, 2, 3, 4, 5, 6];

export function levelOfRank(rank: Rank): Level {
  return rank === 2 || rank === 5 ? 2 : 1;
}

/** What route selection reads of an advertisement. */
export interface Reachable {
  readonly speaker: SpeakerIndex;
  readonly metric: number;
}

export interface LevelRoute<A extends Reachable> {
  readonly speaker: SpeakerIndex;
  readonly area: LevelArea;
  readonly metric: number;
  /** Advertisements at that metric. */
  readonly winners: readonly A[];
}

/** A route with its class. */
export interface ChosenRoute<A extends Reachable> {
  readonly rank: Rank;
  readonly route: LevelRoute<A>;
}

/** An advertisement as routers of one metric style read it. */
interface Readable<A> {
  readonly advert: A;
  readonly target: number;
  readonly metric: number;
  /** Distance of every node to the advertiser; undefined until a run towards it is wanted. */
  distances: Float64Array | undefined;
}

/** What the LSPs of one area offer for one prefix in one class. */
export interface Offer<A extends Reachable> {
  readonly area: LevelArea;
  readonly adverts: readonly A[];
  /** By styles understood. */
  readonly readings: Map<StyleSet, readonly Readable<A>[]>;
}

export function createOffer<A extends Reachable>(area: LevelArea, adverts: readonly A[]): Offer<A> {
  return { area, adverts, readings: new Map() };
}

function readingFor<A extends Reachable>(world: World, offer: Offer<A>, accepts: StyleSet): readonly Readable<A>[] {
  const known = offer.readings.get(accepts);
  if (known) return known;
  const { level } = offer.area;
  const found: Readable<A>[] = [];
  for (const advert of offer.adverts) {
    const understood = (world.sends[level][advert.speaker] as number) & accepts;
    if (understood === 0) continue;
    const wide = (understood & SENDS_WIDE) !== 0;
    found.push({
      advert,
      target: world.nodeOf[level][advert.speaker] as number,
      metric: wide ? advert.metric : Math.min(advert.metric, NARROW_METRIC_LIMIT),
      distances: undefined,
    });
  }
  offer.readings.set(accepts, found);
  return found;
}

/** `wanted` forces where distances come from. Undefined when the speaker reaches none of them. Its own advertisements are not routes. */
export function levelRoute<A extends Reachable>(
  world: World,
  speaker: SpeakerIndex,
  offer: Offer<A> | undefined,
  wanted?: Direction,
): LevelRoute<A> | undefined {
  if (!offer) return undefined;
  const { area } = offer;
  const { level, paths } = area;
  const node = world.nodeOf[level][speaker] as number;
  const accepts = world.accepts[level][speaker] as number;
  const readings = readingFor(world, offer, accepts);
  // Runs towards the advertisers keep twins apart (D7), a run from the router cannot.
  const direction = paths.hasTwins ? 'towards' : (wanted ?? directionFor(readings.length));
  const outwards = direction === 'from' ? distancesFrom(paths, accepts, node, world.counters) : undefined;
  let best = pathLimit(accepts);
  let winners: A[] | undefined;
  for (const reading of readings) {
    if (reading.advert.speaker === speaker) continue;
    let distance: number;
    if (outwards) distance = outwards[reading.target] as number;
    else {
      reading.distances ??= distancesTowards(paths, accepts, reading.target, world.counters);
      distance = reading.distances[node] as number;
    }
    const metric = distance + reading.metric;
    if (metric > best || metric === Number.POSITIVE_INFINITY) continue;
    if (metric < best || !winners) winners = [reading.advert];
    else winners.push(reading.advert);
    best = metric;
  }
  return winners && { speaker, area, metric: best, winners };
}

/** Next hops of path starts in one area; parallel links give one each, duplicates are dropped. */
export function nextHopsOf(world: World, area: LevelArea, starts: readonly FirstArcs[]): NextHop[] {
  const found: NextHop[] = [];
  for (const [leaving, reaching] of starts) {
    const [out, into] = [area.arcs[leaving]?.out, area.arcs[reaching]?.into];
    if (!out || !into) continue;
    const router = world.network.speakers[into.speaker]?.router ?? -1;
    const own = out.interface.name;
    const address = typeof into.address === 'bigint' ? formatIpv6(into.address) : formatIpv4(into.address);
    const known = found.some((hop) => hop.router === router && hop.interface === own && hop.address === address);
    if (!known) found.push({ router, interface: own, address });
  }
  if (found.length < 2) return found;
  return found.sort((a, b) => a.router - b.router || compareText(a.interface, b.interface));
}

export function routeNextHops(world: World, route: LevelRoute<Reachable>): NextHop[] {
  const { area, speaker, winners } = route;
  const { level } = area;
  const node = world.nodeOf[level][speaker] as number;
  const accepts = world.accepts[level][speaker] as number;
  const targets = new Set<number>();
  const starts: FirstArcs[] = [];
  for (const winner of winners) {
    const target = world.nodeOf[level][winner.speaker] as number;
    if (targets.has(target)) continue;
    targets.add(target);
    starts.push(...firstArcs(area.paths, accepts, node, target, world.counters));
  }
  return nextHopsOf(world, area, starts);
}
