/** Circuits of an instance: which interfaces take part, with every default applied (D2, D8). */
import type { Span } from '../../../base/text.ts';
import type { Authentication, IsisCircuit, PerLevel } from '../../../model/isis.ts';
import { BOTH_LEVELS } from '../../common/levels.ts';
import { xrBehaviour } from '../behaviour.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { CircuitDraft, IsisDraft, PasswordDraft } from '../draft/isis.ts';
import { kindOf } from './interfaces.ts';

const DEFAULT_METRIC = xrBehaviour.defaultCircuitMetric;
const DEFAULT_PRIORITY = 64;
/** Six bits of a narrow metric (D9). */
const NARROW_MAXIMUM = 63;
const WIDE_MAXIMUM = 16_777_215;

const NONE: PerLevel<undefined> = { 1: undefined, 2: undefined };
const DEFAULT_METRICS: PerLevel<number> = { 1: DEFAULT_METRIC, 2: DEFAULT_METRIC };
const DEFAULT_PRIORITIES: PerLevel<number> = { 1: DEFAULT_PRIORITY, 2: DEFAULT_PRIORITY };
const PASSIVE_METRICS: PerLevel<number> = { 1: 0, 2: 0 };

/** Equal defaults are shared objects: a workspace holds many circuits. */
function shared<T>(first: T, second: T, common: PerLevel<T>): PerLevel<T> {
  return first === common[1] && second === common[2] ? common : { 1: first, 2: second };
}

/** The algorithm of a chain's keys; keys that say none, or something else, are taken to agree with any. */
function chainMode(device: DeviceDraft, name: string): Authentication['mode'] {
  const [first] = device.keyChains.get(name)?.keys.values() ?? [];
  return first?.algorithm?.toUpperCase() === 'HMAC-MD5' ? 'md5' : 'other';
}

function authenticationOf(
  device: DeviceDraft,
  { authentication, acceptsMore }: PasswordDraft,
): Authentication | undefined {
  if (!authentication) return undefined;
  if (acceptsMore) return { ...authentication, mode: 'other' };
  const { keyChain, mode } = authentication;
  return keyChain === undefined || mode === 'other'
    ? authentication
    : { ...authentication, mode: chainMode(device, keyChain) };
}

export const authenticationPerLevel = (
  device: DeviceDraft,
  drafts: PerLevel<PasswordDraft>,
): PerLevel<Authentication | undefined> =>
  shared<Authentication | undefined>(authenticationOf(device, drafts[1]), authenticationOf(device, drafts[2]), NONE);

function metrics(instance: IsisDraft, circuit: CircuitDraft) {
  const value = (level: 1 | 2): number | 'maximum' => {
    const configured = (circuit.metric[level] ?? instance.metric[level])?.value ?? DEFAULT_METRIC;
    if (instance.metricStyle[level].sendsWide) return configured;
    return configured === 'maximum' ? NARROW_MAXIMUM : Math.min(configured, NARROW_MAXIMUM);
  };
  const span = (level: 1 | 2): Span | undefined => (circuit.metric[level] ?? instance.metric[level])?.span;
  return {
    metric: shared<number | 'maximum'>(value(1), value(2), DEFAULT_METRICS),
    metricSpan: shared<Span | undefined>(span(1), span(2), NONE),
  };
}

const asPrefixMetric = (metric: number | 'maximum'): number => (metric === 'maximum' ? WIDE_MAXIMUM : metric);

const runs = ({ families }: CircuitDraft, family: 'ipv4' | 'ipv6'): boolean => families.get(family)?.disabled === false;

function circuitOf(device: DeviceDraft, instance: IsisDraft, circuit: CircuitDraft): IsisCircuit {
  const { metric, metricSpan } = metrics(instance, circuit);
  const on = device.interfaces.get(circuit.name);
  const byMedium = ['point-to-point', 'tunnel'].includes(kindOf(circuit.name, on)) ? 'point-to-point' : 'broadcast';
  const levels = circuit.levels ?? BOTH_LEVELS;
  const passive = circuit.state === 'passive';
  return {
    interface: circuit.name,
    span: circuit.span,
    families: { ipv4: runs(circuit, 'ipv4'), ipv6: runs(circuit, 'ipv6') },
    levels,
    levelsSpan: circuit.levelsSpan,
    passive,
    network: circuit.networkSpan ? 'point-to-point' : byMedium,
    networkSpan: circuit.networkSpan,
    metric,
    metricSpan,
    prefixMetric: passive
      ? PASSIVE_METRICS
      : shared(asPrefixMetric(metric[1]), asPrefixMetric(metric[2]), DEFAULT_METRICS),
    priority: shared(
      circuit.priority[1] ?? DEFAULT_PRIORITY,
      circuit.priority[2] ?? DEFAULT_PRIORITY,
      DEFAULT_PRIORITIES,
    ),
    tag: circuit.tag,
    helloAuthentication: authenticationPerLevel(device, circuit.helloPassword),
    helloPadding: circuit.helloPadding,
    suppressPrefix: circuit.state === 'suppressed',
  };
}

/** An interface without a family, or shut down in the instance, takes no part. */
export function circuitsOf(device: DeviceDraft, instance: IsisDraft): readonly IsisCircuit[] {
  return [...instance.circuits.values()]
    .filter((circuit) => circuit.state !== 'shutdown' && (runs(circuit, 'ipv4') || runs(circuit, 'ipv6')))
    .map((circuit) => circuitOf(device, instance, circuit));
}
