/** Circuits of an instance, with every default applied (D2, D8). */

import type { Span } from '../../../base/text.ts';
import type { Authentication, IsisCircuit, PerLevel } from '../../../model/isis.ts';
import { BOTH_LEVELS } from '../../common/levels.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { AuthenticationDraft, CircuitDraft, InterfaceDraft } from '../draft/interface.ts';
import type { IsisDraft } from '../draft/isis.ts';
import type { Platform, Taking } from '../platform.ts';
import { kindOf } from './interface-kind.ts';

/** ISO 10589 and the manuals of both systems. */
const DEFAULT_PRIORITY = 64;
/** Six bits of a narrow metric (D9). */
const NARROW_MAXIMUM = 63;
const WIDE_MAXIMUM = 16_777_215;

const NONE: PerLevel<undefined> = { 1: undefined, 2: undefined };
const DEFAULT_PRIORITIES: PerLevel<number> = { 1: DEFAULT_PRIORITY, 2: DEFAULT_PRIORITY };
const PASSIVE_METRICS: PerLevel<number> = { 1: 0, 2: 0 };

/** Equal defaults are shared objects: a workspace holds many circuits. */
const usual = new Map<number, PerLevel<number>>();

function usualMetrics(metric: number): PerLevel<number> {
  let both = usual.get(metric);
  if (!both) {
    both = { 1: metric, 2: metric };
    usual.set(metric, both);
  }
  return both;
}

function shared<T>(first: T, second: T, common: PerLevel<T>): PerLevel<T> {
  return first === common[1] && second === common[2] ? common : { 1: first, 2: second };
}

export function authenticationPerLevel(
  { authenticationOf }: Platform,
  drafts: PerLevel<AuthenticationDraft>,
): PerLevel<Authentication | undefined> {
  return shared(authenticationOf(drafts[1]), authenticationOf(drafts[2]), NONE);
}

function metrics(instance: IsisDraft, circuit: CircuitDraft | undefined, common: PerLevel<number>) {
  const value = (level: 1 | 2): number | 'maximum' => {
    const configured = (circuit?.metric[level] ?? instance.metric[level])?.value ?? common[level];
    if (instance.metricStyle[level].sendsWide) return configured;
    return configured === 'maximum' ? NARROW_MAXIMUM : Math.min(configured, NARROW_MAXIMUM);
  };
  const span = (level: 1 | 2): Span | undefined => (circuit?.metric[level] ?? instance.metric[level])?.span;
  return {
    metric: shared<number | 'maximum'>(value(1), value(2), common),
    metricSpan: shared<Span | undefined>(span(1), span(2), NONE),
  };
}

const asPrefixMetric = (metric: number | 'maximum'): number => (metric === 'maximum' ? WIDE_MAXIMUM : metric);

function circuitOf(platform: Platform, instance: IsisDraft, each: InterfaceDraft, taking: Taking): IsisCircuit {
  const { circuit } = each;
  const common = usualMetrics(platform.behaviour.defaultCircuitMetric);
  const { metric, metricSpan } = metrics(instance, circuit, common);
  const byMedium = ['point-to-point', 'tunnel'].includes(kindOf(platform, each)) ? 'point-to-point' : 'broadcast';
  const network = circuit?.networkSpan ? 'point-to-point' : byMedium;
  const padding = instance.helloPadding[network === 'point-to-point' ? 'pointToPoint' : 'broadcast'];
  // `isis protocol shutdown` leaves the metric as it is; a passive interface may have none (D8).
  const withoutMetric = platform.behaviour.passivePrefixMetric === 0 && taking.passive && !circuit?.protocolShutdown;
  return {
    interface: each.name,
    span: taking.span,
    families: taking.families,
    levels: circuit?.levels ?? BOTH_LEVELS,
    levelsSpan: circuit?.levelsSpan,
    passive: taking.passive,
    network,
    networkSpan: circuit?.networkSpan,
    metric,
    metricSpan,
    prefixMetric: withoutMetric
      ? PASSIVE_METRICS
      : shared(asPrefixMetric(metric[1]), asPrefixMetric(metric[2]), common),
    priority: shared(
      circuit?.priority[1] ?? DEFAULT_PRIORITY,
      circuit?.priority[2] ?? DEFAULT_PRIORITY,
      DEFAULT_PRIORITIES,
    ),
    tag: circuit?.tag ?? 0,
    helloAuthentication: circuit ? authenticationPerLevel(platform, circuit.authentication) : NONE,
    helloPadding: circuit?.helloPadding ?? padding ?? platform.padsHellos,
    suppressPrefix: circuit?.suppressPrefix ?? false,
  };
}

export function circuitsOf(platform: Platform, device: DeviceDraft, instance: IsisDraft): readonly IsisCircuit[] {
  if (instance.protocolShutdown) return [];
  const circuits: IsisCircuit[] = [];
  for (const each of device.interfaces.values()) {
    const taking = platform.takesPart(instance, each);
    if (taking) circuits.push(circuitOf(platform, instance, each, taking));
  }
  return circuits;
}
