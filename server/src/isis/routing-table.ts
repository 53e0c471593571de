/**
 * What stands between the routes IS-IS finds and the routing table of the router itself: inbound filters, static routes to the
 * same prefix, administrative distance. LSPs are flooded whatever comes of it.
 */
import type { Place, Span } from '../base/text.ts';
import type { Message } from '../messages/message.ts';
import type { Device, StaticRoute } from '../model/device.ts';
import type { IsisInstance, Level } from '../model/isis.ts';
import { evaluateFilter } from './policy.ts';
import type { RouteAttributes } from './policy-conditions.ts';
import { prefixKey } from './prefix-lists.ts';

/** Cisco, administrative distance: a route with this one is not installed. Higher than any preference elsewhere is as good. */
const NEVER_INSTALLED = 255;

/** Why a router has no route although IS-IS found one, or a static route leads nowhere. */
export interface Barrier {
  readonly kind:
    | 'filtered'
    /** A static route drops what goes there. */
    | 'discard'
    /** The files cannot tell which route is used, or whether it is there. */
    | 'undecided';
  readonly text: Message;
  readonly place: Place;
}

const staticsByPrefix = new WeakMap<Device, Map<string, ReadonlyMap<number, readonly StaticRoute[]>>>();
const NO_STATICS: ReadonlyMap<number, readonly StaticRoute[]> = new Map();

/** Static routes of one table, by prefix; aggregates come and go with what is in them and are not among them. */
export function staticsOf(device: Device, vrf: string | undefined): ReadonlyMap<number, readonly StaticRoute[]> {
  if (device.staticRoutes.length === 0) return NO_STATICS;
  const tables = staticsByPrefix.get(device) ?? new Map<string, ReadonlyMap<number, readonly StaticRoute[]>>();
  staticsByPrefix.set(device, tables);
  const known = tables.get(vrf ?? '');
  if (known) return known;
  const found = new Map<number, StaticRoute[]>();
  for (const route of device.staticRoutes) {
    if (route.vrf !== vrf || route.aggregate) continue;
    const key = prefixKey(route.prefix);
    const others = found.get(key);
    if (others) others.push(route);
    else found.set(key, [route]);
  }
  tables.set(vrf ?? '', found);
  return found;
}

/** The instances keep no route out of the table and all their routes have the platform's distance. */
export const installsAll = (instances: readonly IsisInstance[]): boolean =>
  instances.every(({ inbound, distances }) => inbound === undefined && distances === undefined);

/** What the inbound filters of an instance make of a route; undefined where it is installed. */
export function inboundBarrier(
  device: Device,
  { inbound = [] }: IsisInstance,
  route: RouteAttributes,
): Barrier | undefined {
  for (const { filter, partial, span } of inbound) {
    const { permitted, undecided, text, place } = evaluateFilter(device, filter, route);
    if (permitted) continue;
    const kind = undecided || partial ? 'undecided' : 'filtered';
    return { kind, text, place: place ?? { file: device.file, span } };
  }
  return undefined;
}

/** Distances a route of IS-IS may have. */
export const distancesOf = ({ behaviour }: Device, { distances }: IsisInstance, level: Level): readonly number[] =>
  distances?.[level] ?? [behaviour.distance.isis[level]];

export const distanceOf = ({ behaviour }: Device, { distance }: StaticRoute): number =>
  distance ?? behaviour.distance.static;

/** By distance alone: which of the two is used. */
export function preferred(device: Device, route: StaticRoute, isis: readonly number[]): 'static' | 'isis' | 'unclear' {
  const own = distanceOf(device, route);
  if (isis.every((other) => own < other)) return 'static';
  return isis.every((other) => own > other) ? 'isis' : 'unclear';
}

/** Whether routes with these distances are installed at all. */
export function isInstalled(distances: readonly number[]): boolean | 'unclear' {
  if (distances.every((each) => each < NEVER_INSTALLED)) return true;
  return distances.every((each) => each >= NEVER_INSTALLED) ? false : 'unclear';
}

export const placeIn = ({ file }: Device, span: Span): Place => ({ file, span });
