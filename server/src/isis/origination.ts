/**
 * What each speaker puts into its own LSPs before any distribution between levels: connected prefixes
 * in the levels their circuit runs (D12), redistribution (D20), an originated default.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Device, Interface, InterfaceAddress, StaticRoute } from '../model/device.ts';
import { interfacesByName, inVrfOf, isUp } from '../model/interfaces.ts';
import { type IsisCircuit, type IsisInstance, LEVELS, type Level, type Redistribution } from '../model/isis.ts';
import { isOverloaded } from './level-graph.ts';
import { evaluateFilter, type FilterDecision } from './policy.ts';
import { prefixAsRoute, type RouteAttributes } from './policy-conditions.ts';

export type NativeOrigin =
  | {
      readonly kind: 'circuit';
      readonly circuit: IsisCircuit;
      readonly interface: Interface;
      readonly address: InterfaceAddress<Ipv4Prefix>;
    }
  | {
      readonly kind: 'redistribution';
      readonly statement: Redistribution;
      readonly source: InterfaceAddress<Ipv4Prefix> | StaticRoute;
      readonly decision: FilterDecision;
    }
  | { readonly kind: 'default'; readonly statement: NonNullable<IsisInstance['defaultOriginate']> };

/** One prefix in one speaker's LSP of one level. */
export interface NativePrefix {
  readonly level: Level;
  readonly prefix: Ipv4Prefix;
  readonly metric: number;
  readonly tag: number;
  /** In the TLV of external reachability, which only narrow metrics have (RFC 1195, D20). */
  readonly external: boolean;
  /** External metric type, which only narrow TLVs can say (RFC 5302 section 3.2). */
  readonly externalMetric: boolean;
  readonly origin: NativeOrigin;
}

const DEFAULT_PREFIX: Ipv4Prefix = { family: 'ipv4', address: 0, length: 0 };

function connectedPrefixes(device: Device, instance: IsisInstance, found: NativePrefix[]): void {
  const named = interfacesByName(device);
  for (const circuit of instance.circuits) {
    const on = named.get(circuit.interface);
    if (!on || !circuit.families.ipv4 || circuit.suppressPrefix) continue;
    // D19: what is not passive vanishes from the LSP.
    if (instance.advertisePassiveOnly && !circuit.passive) continue;
    if (!isUp(device, on) || !inVrfOf(on, instance)) continue;
    for (const level of LEVELS) {
      if (!circuit.levels[level] || !instance.levels[level]) continue;
      for (const address of on.ipv4) {
        found.push({
          level,
          prefix: address.prefix,
          metric: circuit.prefixMetric[level],
          tag: circuit.tag,
          external: false,
          externalMetric: false,
          origin: { kind: 'circuit', circuit, interface: on, address },
        });
      }
    }
  }
}

interface Redistributable {
  readonly prefix: Ipv4Prefix;
  readonly tag: number;
  /** Of its own: what it is advertised with unless something else is said. */
  readonly metric: number;
  /** Undefined where only the routing table tells. */
  readonly interfaces: readonly string[] | undefined;
  readonly nextHops: readonly number[] | undefined;
  readonly source: InterfaceAddress<Ipv4Prefix> | StaticRoute;
}

function redistributable(device: Device, instance: IsisInstance, statement: Redistribution): Redistributable[] {
  if (statement.source === 'connected') {
    const onCircuits = new Set(instance.circuits.map((circuit) => circuit.interface));
    return device.interfaces
      .filter((one) => isUp(device, one) && inVrfOf(one, instance) && !onCircuits.has(one.name))
      .flatMap((one) =>
        one.ipv4.map((address) => ({
          prefix: address.prefix,
          tag: 0,
          metric: 0,
          interfaces: [one.name],
          nextHops: undefined,
          source: address,
        })),
      );
  }
  if (statement.source !== 'static' && statement.source !== 'aggregate') return [];
  const wanted = statement.source === 'aggregate';
  const named = interfacesByName(device);
  return device.staticRoutes
    .filter((route) => {
      const out = route.interface === undefined ? undefined : named.get(route.interface);
      if ((route.aggregate ?? false) !== wanted) return false;
      return route.vrf === instance.vrf?.value && !(out && !isUp(device, out));
    })
    .map((route) => ({
      prefix: route.prefix,
      tag: route.tag ?? 0,
      metric: route.metric ?? 0,
      interfaces: route.interface === undefined ? undefined : [route.interface],
      nextHops: route.nextHop === undefined ? undefined : [route.nextHop],
      source: route,
    }));
}

/** A redistributed route as its policy sees it. */
function attributesOf(candidate: Redistributable, statement: Redistribution, toLevel: Level): RouteAttributes {
  return {
    prefix: candidate.prefix,
    metric: 0,
    tag: candidate.tag,
    types: statement.source === 'connected' ? ['local'] : [],
    source: statement.source,
    toLevel,
    interfaces: () => candidate.interfaces,
    nextHops: () => candidate.nextHops,
  };
}

function redistributedPrefixes(device: Device, instance: IsisInstance, found: NativePrefix[]): void {
  for (const statement of instance.redistributions) {
    if (statement.family !== 'ipv4') continue;
    for (const candidate of redistributable(device, instance, statement)) {
      for (const level of LEVELS) {
        if (isOverloaded(instance, level) && instance.overload?.suppressExternal) continue;
        const decision = evaluateFilter(device, statement.policy, attributesOf(candidate, statement, level));
        if (!decision.permitted) continue;
        const wanted = decision.levels ? decision.levels.includes(level) : statement.levels[level];
        if (!wanted || !instance.levels[level]) continue;
        found.push({
          level,
          prefix: candidate.prefix,
          metric: decision.metric ?? statement.metric ?? candidate.metric,
          tag: decision.tag ?? candidate.tag,
          external: instance.metricStyle[level].sendsNarrow,
          externalMetric: statement.metricType === 'external' && !instance.metricStyle[level].sendsWide,
          origin: { kind: 'redistribution', statement, source: candidate.source, decision },
        });
      }
    }
  }
}

function originatedDefault(device: Device, instance: IsisInstance, found: NativePrefix[]): void {
  const statement = instance.defaultOriginate;
  if (!statement) return;
  for (const level of LEVELS) {
    const route = prefixAsRoute(DEFAULT_PREFIX, { source: 'other', toLevel: level });
    const decision = evaluateFilter(device, statement.policy, route);
    if (!decision.permitted) continue;
    const wanted = decision.levels ? decision.levels.includes(level) : statement.levels[level];
    if (!wanted || !instance.levels[level]) continue;
    found.push({
      level,
      prefix: DEFAULT_PREFIX,
      metric: decision.metric ?? 0,
      tag: decision.tag ?? 0,
      external: false,
      externalMetric: false,
      origin: { kind: 'default', statement },
    });
  }
}

const known = new WeakMap<Device, Map<IsisInstance, readonly NativePrefix[]>>();

/**
 * Native prefixes of one instance; an instance without a valid NET originates nothing. Kept per
 * device: an edit of one file leaves the others' as they are.
 */
export function nativePrefixes(device: Device, instance: IsisInstance): readonly NativePrefix[] {
  let ofDevice = known.get(device);
  if (!ofDevice) {
    ofDevice = new Map();
    known.set(device, ofDevice);
  }
  let found = ofDevice.get(instance);
  if (!found) {
    const fresh: NativePrefix[] = [];
    if (instance.nets.length > 0) {
      connectedPrefixes(device, instance, fresh);
      redistributedPrefixes(device, instance, fresh);
      originatedDefault(device, instance, fresh);
    }
    found = fresh;
    ofDevice.set(instance, found);
  }
  return found;
}
