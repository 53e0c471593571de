/** What a level-1-2 router does with one prefix between its levels (D12, D13, D14). */
import { type Ipv4Prefix, parseIpv4 } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { InterLevelDistribution, Level } from '../model/isis.ts';
import type { Speaker, SpeakerIndex } from '../model/network.ts';
import type { Advert, Crossing, Passage, StopReason } from './adverts.ts';
import { SENDS_NARROW, SENDS_WIDE } from './component-paths.ts';
import { isOverloaded } from './level-graph.ts';
import { type ChosenRoute, type LevelRoute, type Rank, routeNextHops } from './level-route.ts';
import { evaluateFilter, type FilterDecision, undecidedBy } from './policy.ts';
import type { RouteAttributes } from './policy-conditions.ts';
import { prefixKey } from './prefix-lists.ts';
import { prefixTest } from './prefix-test.ts';
import type { NextHop } from './results.ts';
import { inboundBarrier, placeIn, staticsOf } from './routing-table.ts';
import type { Native, Process, World } from './world.ts';

/** One prefix on its way: what a border's decision needs to know about it. */
export interface PrefixInTransit {
  readonly world: World;
  readonly prefix: Ipv4Prefix;
  readonly key: number;
  readonly natives: readonly Native[];
  /** The process holds a discard route for it, being its summariser. */
  readonly isOwnSummary: (process: Process) => boolean;
  /** Best route of a process in classes up to `limit`. */
  readonly best: (process: Process, limit: Rank) => ChosenRoute<Advert> | undefined;
}

/** D11: `suppress interlevel` keeps distributed prefixes out while the overload bit is set. */
function withholdsInterLevel({ instance }: Speaker, into: Level): boolean {
  return isOverloaded(instance, into) && instance.overload?.suppressInterlevel === true;
}

/** Tags are in wide TLVs only, sub-TLV 1 of TLV 135 (RFC 5130 section 3). */
function tagAsRead(world: World, level: Level, reader: SpeakerIndex, advert: Advert): number | undefined {
  const understood = (world.sends[level][advert.speaker] as number) & (world.accepts[level][reader] as number);
  return (understood & SENDS_WIDE) !== 0 ? advert.tag : 0;
}

/** External reachability is seen by those who read narrow metrics. */
function readsExternal(world: World, level: Level, { speaker, winners }: LevelRoute<Advert>): boolean {
  return winners.every(({ external }) => external) && ((world.accepts[level][speaker] as number) & SENDS_NARROW) !== 0;
}

/** Where advertisements of equal metric differ, which tag the route has nobody can tell. */
function tagOfRoute(world: World, level: Level, { speaker, winners }: LevelRoute<Advert>): number | undefined {
  const [tag, ...others] = winners.map((winner) => tagAsRead(world, level, speaker, winner));
  return others.every((other) => other === tag) ? tag : undefined;
}

/** Undefined where one is no IPv4 address: there the route leads to a neighbor known by its IPv6 address. */
function addressesOf(hops: readonly NextHop[]): readonly number[] | undefined {
  const addresses = hops.flatMap(({ address }) => parseIpv4(address) ?? []);
  return addresses.length === hops.length ? addresses : undefined;
}

/** A route whose metric is known. */
type AsOffered = RouteAttributes & Pick<Advert, 'metric'>;

/** The route as the border's policy sees it. */
export function attributesOf(world: World, prefix: Ipv4Prefix, level: Level, route: LevelRoute<Advert>): AsOffered {
  return {
    prefix,
    metric: route.metric,
    tag: tagOfRoute(world, level, route),
    types: [level === 1 ? 'level-1' : 'level-2', readsExternal(world, level, route) ? 'external' : 'internal'],
    source: 'isis',
    toLevel: level === 1 ? 2 : 1,
    interfaces: () => routeNextHops(world, route).map((hop) => hop.interface),
    nextHops: () => addressesOf(routeNextHops(world, route)),
  };
}

/** A connected prefix as the border's policy sees it on its way up. */
function nativeAttributes(native: Native): AsOffered {
  const { prefix, metric, tag, origin } = native;
  const on = origin.kind === 'circuit' ? [origin.interface.name] : [];
  return {
    prefix,
    metric,
    tag,
    types: ['level-1', 'internal', 'local'],
    source: 'connected',
    toLevel: 2,
    interfaces: () => on,
    nextHops: () => undefined,
  };
}

/** Connected, injected or summarised by the process itself: not a route it could pass on. */
function holdsItself({ world, key, natives, isOwnSummary }: PrefixInTransit, process: Process): boolean {
  if (process.owned.has(key) || isOwnSummary(process)) return true;
  return natives.some(
    ({ origin, speaker }) => origin.kind === 'redistribution' && world.processOf[speaker] === process,
  );
}

/** The prefix as the policy between its levels sees it; undefined where the process has no such route to pass on. */
export function attributesAt(transit: PrefixInTransit, process: Process, from: Level): RouteAttributes | undefined {
  if (holdsItself(transit, process)) {
    const native = from === 1 ? ownLevel1(transit, process) : undefined;
    return native && nativeAttributes(native);
  }
  const ranks = from === 1 ? ([1, 4] as const) : ([2, 5] as const);
  for (const rank of ranks) {
    const chosen = transit.best(process, rank);
    if (chosen?.rank === rank) return attributesOf(transit.world, transit.prefix, from, chosen.route);
  }
  return undefined;
}

const stops = (reason: StopReason, statement?: InterLevelDistribution, decision?: FilterDecision): Crossing => ({
  kind: 'stops',
  reason,
  statement,
  decision,
});

/**
 * No manual says whether a border passes on what its own filter or a static route keeps out of its routing table: the files
 * cannot tell (D13).
 */
function notTaken(
  world: World,
  { device, vrf }: Process,
  { speaker }: LevelRoute<Advert>,
  attributes: RouteAttributes,
): FilterDecision | undefined {
  const instance = world.network.speakers[speaker]?.instance;
  const barred = instance?.inbound && inboundBarrier(device, instance, { ...attributes, toLevel: undefined });
  const [line] = staticsOf(device, vrf).get(prefixKey(attributes.prefix)) ?? [];
  if (!barred && !line) return undefined;
  const text = barred ? say('border.own-filter', { by: barred.text }) : say('border.static-route');
  const place = barred ? barred.place : line && placeIn(device, line.span);
  return undecidedBy(text, place);
}

/** A connected prefix of a level-1 circuit goes up like a route; one of a level-2 circuit is there already. */
function ownLevel1({ world, natives }: PrefixInTransit, process: Process): Native | undefined {
  const own = natives.filter(
    ({ origin, speaker }) => origin.kind === 'circuit' && world.processOf[speaker] === process,
  );
  if (own.length === 0 || own.some(({ level }) => level === 2)) return undefined;
  return own.reduce((best, candidate) => (candidate.metric < best.metric ? candidate : best));
}

/** D12: out of level 1, which is class 1 or 4, into the process's level 2 LSP. */
export function crossUp(transit: PrefixInTransit, process: Process, from: 1 | 4): Crossing {
  const { world, prefix, best } = transit;
  const { level2, device } = process;
  const statement = process.up;
  const { upDistribution } = device.behaviour;
  if (!level2 || upDistribution === 'never') return stops('platform', statement);
  if (!statement && upDistribution === 'configured') return stops('not-configured');
  if (withholdsInterLevel(level2, 2)) return stops('overload', statement);
  const own = holdsItself(transit, process);
  const native = own && from === 1 ? ownLevel1(transit, process) : undefined;
  const chosen = own ? undefined : best(process, from);
  if (own && !native) return stops('own', statement);
  if (!own && chosen?.rank !== from) return stops('other-route', statement);
  const route = chosen?.route;
  const attributes = native ? nativeAttributes(native) : route && attributesOf(world, prefix, 1, route);
  if (!attributes) return stops('other-route', statement);
  const needsPolicy = !device.behaviour.externalGoesUp && route !== undefined && readsExternal(world, 1, route);
  if (needsPolicy && !process.externalUp) return stops('external', statement);
  const unsure = route && notTaken(world, process, route, attributes);
  if (unsure) return stops('undecided', statement, unsure);
  const decision = evaluateFilter(device, needsPolicy ? process.externalUp : statement?.filter, attributes);
  if (!decision.permitted) {
    const denied = needsPolicy ? 'external' : 'filter';
    return stops(decision.undecided ? 'undecided' : denied, statement, decision);
  }
  const passage: Passage = { process, route, native, statement, decision };
  const advert: Advert = {
    speaker: level2.index,
    level: 2,
    metric: decision.metric ?? attributes.metric,
    tag: decision.tag ?? attributes.tag,
    external: route?.winners.every(({ external }) => external) ?? false,
    origin: { kind: 'up', passage },
  };
  return { kind: 'passes', adverts: [advert], passage };
}

/** The leak's filter denies the prefix, whatever its route. Most prefixes are denied by every border's list: no need to find each border's route first. */
export function leakIsDenied(process: Process, prefix: Ipv4Prefix): boolean {
  const { down, device } = process;
  return down?.filter !== undefined && prefixTest(device, down.filter, down)?.(prefix) === false;
}

/** D13: out of level 2, which is class 2 or 5, into its level 1 LSPs with the down bit. */
export function crossDown(transit: PrefixInTransit, process: Process, from: 2 | 5): Crossing {
  const { world, prefix, best } = transit;
  const { level2, device } = process;
  const statement = process.down;
  if (!level2 || device.behaviour.downDistribution === 'never') return stops('platform', statement);
  if (!statement) return stops('not-configured');
  if (holdsItself(transit, process)) return stops('own', statement);
  const chosen = best(process, from);
  if (chosen?.rank !== from) return stops('other-route', statement);
  const { route } = chosen;
  const attributes = attributesOf(world, prefix, 2, route);
  const unsure = notTaken(world, process, route, attributes);
  if (unsure) return stops('undecided', statement, unsure);
  const decision = evaluateFilter(device, statement.filter, attributes);
  if (!decision.permitted) return stops(decision.undecided ? 'undecided' : 'filter', statement, decision);
  const holder = process.level1.find(({ instance }) => instance.interLevel.includes(statement));
  const targets = (holder ? [holder] : process.level1).filter((speaker) => !withholdsInterLevel(speaker, 1));
  if (targets.length === 0) return stops('overload', statement);
  const passage: Passage = { process, route, native: undefined, statement, decision };
  const leaked = targets.map(
    (speaker): Advert => ({
      speaker: speaker.index,
      level: 1,
      metric: decision.metric ?? attributes.metric,
      tag: decision.tag ?? attributes.tag,
      external: route.winners.every(({ external }) => external),
      origin: { kind: 'down', passage },
    }),
  );
  return { kind: 'passes', adverts: leaked, passage };
}
