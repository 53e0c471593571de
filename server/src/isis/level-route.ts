/** The best route one speaker has to one prefix within one level and class (D10, D15). */

import { formatIpv4, formatIpv6 } from '../base/ip.ts';
import type { Level } from '../model/isis.ts';
import type { SpeakerIndex } from '../model/network.ts';
import { compareText } from '../model/order.ts';
import {
  type Direction,
  directionFor,
  type FirstArcs,
  firstArcs,
  NARROW_METRIC_LIMIT,
  pathDistance,
  pathLimit,
  SENDS_WIDE,
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

/** `wanted` forces where distances come from. Undefined when the speaker reaches none of them. Its own advertisements are not routes. */
export function levelRoute<A extends Reachable>(
  world: World,
  level: Level,
  speaker: SpeakerIndex,
  adverts: readonly A[] | undefined,
  wanted?: Direction,
): LevelRoute<A> | undefined {
  const area = world.areas[world.areaOf[level][speaker] ?? -1];
  if (!area || !adverts || adverts.length === 0) return undefined;
  const node = world.nodeOf[level][speaker] as number;
  const accepts = world.accepts[level][speaker] as number;
  const limit = pathLimit(accepts);
  const direction = wanted ?? directionFor(area.paths, adverts.length);
  let best = Number.POSITIVE_INFINITY;
  let winners: A[] = [];
  for (const advert of adverts) {
    if (advert.speaker === speaker) continue;
    const understood = (world.sends[level][advert.speaker] as number) & accepts;
    if (understood === 0) continue;
    const target = world.nodeOf[level][advert.speaker] as number;
    const wide = (understood & SENDS_WIDE) !== 0;
    const metric =
      pathDistance(area.paths, accepts, node, target, direction, world.counters) +
      (wide ? advert.metric : Math.min(advert.metric, NARROW_METRIC_LIMIT));
    if (metric > best || metric > limit || metric === Number.POSITIVE_INFINITY) continue;
    if (metric < best) winners = [];
    best = metric;
    winners.push(advert);
  }
  return winners.length > 0 ? { speaker, area, metric: best, winners } : undefined;
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

export function routeNextHops(world: World, level: Level, route: LevelRoute<Reachable>): NextHop[] {
  const { area, speaker, winners } = route;
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
