/** Circuits of an instance: which interfaces take part, with every default applied (D2, D8). */

import type { Span } from '../../../base/text.ts';
import { type Authentication, type IsisCircuit, LEVELS, type PerLevel } from '../../../model/isis.ts';
import { BOTH_LEVELS } from '../../common/levels.ts';
import { iosBehaviour } from '../behaviour.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { AuthenticationDraft, CircuitDraft, InterfaceDraft } from '../draft/interface.ts';
import type { IsisDraft } from '../draft/isis.ts';
import { kindOf } from './interface-kind.ts';

const DEFAULT_METRIC = iosBehaviour.defaultCircuitMetric;
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

/** New commands win over the older password; without a key nothing is authenticated. */
export function authenticationOf(draft: AuthenticationDraft): Authentication | undefined {
  const { keyChain, mode, password, sendOnly } = draft;
  if (keyChain) {
    const value = sendOnly || !mode ? 'other' : mode.value;
    return { mode: value, keyChain: keyChain.value, secret: undefined, span: mode?.span ?? keyChain.span };
  }
  if (!password) return undefined;
  const value = sendOnly ? 'other' : 'clear-text';
  return { mode: value, keyChain: undefined, secret: password.secret, span: password.span };
}

export function authenticationPerLevel(drafts: PerLevel<AuthenticationDraft>): PerLevel<Authentication | undefined> {
  return shared(authenticationOf(drafts[1]), authenticationOf(drafts[2]), NONE);
}

interface Taking {
  readonly span: Span;
  readonly passive: boolean;
  readonly families: IsisCircuit['families'];
}

const IPV4_ONLY = { ipv4: true, ipv6: false };
const IPV6_ONLY = { ipv4: false, ipv6: true };
const BOTH_FAMILIES = { ipv4: true, ipv6: true };

const familiesOf = (ipv4: boolean, ipv6: boolean): IsisCircuit['families'] =>
  ipv4 ? (ipv6 ? BOTH_FAMILIES : IPV4_ONLY) : IPV6_ONLY;

const enabledHere = (circuit: CircuitDraft | undefined, tag: string): boolean =>
  circuit !== undefined && (circuit.ipv4?.value === tag || circuit.ipv6?.value === tag);

const enabledElsewhere = (circuit: CircuitDraft | undefined, tag: string): boolean =>
  circuit !== undefined && !enabledHere(circuit, tag) && (circuit.ipv4 !== undefined || circuit.ipv6 !== undefined);

/**
 * `passive-interface` alone makes an interface part of the instance: the router even removes
 * `ip router isis` from it. As a default it covers every interface of the instance's VRF that has
 * an address and belongs to no other instance.
 */
function takesPart(instance: IsisDraft, each: InterfaceDraft): Taking | undefined {
  const { circuit } = each;
  const enabled = enabledHere(circuit, instance.tag);
  const explicit = instance.passive.get(each.name);
  const addressed = each.ipv4.length > 0 || each.ipv6.length > 0 || each.unnumbered !== undefined;
  const sameVrf = each.vrf?.value === instance.vrf?.value;
  const byDefault =
    instance.passiveDefault !== undefined &&
    !instance.notPassive.has(each.name) &&
    (enabled || (addressed && sameVrf && !enabledElsewhere(circuit, instance.tag)))
      ? instance.passiveDefault
      : undefined;
  const passive = explicit ?? byDefault;
  if (enabled && circuit) {
    const ipv4 = circuit.ipv4?.value === instance.tag;
    const ipv6 = circuit.ipv6?.value === instance.tag;
    const span = (ipv4 ? circuit.ipv4?.span : circuit.ipv6?.span) ?? each.section.span;
    return { span, passive: passive !== undefined || circuit.protocolShutdown, families: familiesOf(ipv4, ipv6) };
  }
  if (!passive) return undefined;
  const ipv4 = each.ipv4.length > 0 || each.unnumbered !== undefined;
  return { span: passive, passive: true, families: familiesOf(ipv4 || each.ipv6.length === 0, each.ipv6.length > 0) };
}

function metrics(instance: IsisDraft, circuit: CircuitDraft | undefined) {
  const value = (level: 1 | 2): number | 'maximum' => {
    const configured = (circuit?.metric[level] ?? instance.metric[level])?.value ?? DEFAULT_METRIC;
    if (instance.metricStyle[level].sendsWide) return configured;
    return configured === 'maximum' ? NARROW_MAXIMUM : Math.min(configured, NARROW_MAXIMUM);
  };
  const span = (level: 1 | 2): Span | undefined => (circuit?.metric[level] ?? instance.metric[level])?.span;
  return {
    metric: shared<number | 'maximum'>(value(1), value(2), DEFAULT_METRICS),
    metricSpan: shared<Span | undefined>(span(1), span(2), NONE),
  };
}

const asPrefixMetric = (metric: number | 'maximum'): number => (metric === 'maximum' ? WIDE_MAXIMUM : metric);

function circuitOf(instance: IsisDraft, each: InterfaceDraft, taking: Taking): IsisCircuit {
  const { circuit } = each;
  const { metric, metricSpan } = metrics(instance, circuit);
  const byMedium = ['point-to-point', 'tunnel'].includes(kindOf(each)) ? 'point-to-point' : 'broadcast';
  const network = circuit?.networkSpan ? 'point-to-point' : byMedium;
  const padding = instance.helloPadding[network === 'point-to-point' ? 'pointToPoint' : 'broadcast'];
  // `isis protocol shutdown` leaves the metric as it is; a passive interface has none (D8).
  const withoutMetric = taking.passive && !circuit?.protocolShutdown;
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
      : shared(asPrefixMetric(metric[1]), asPrefixMetric(metric[2]), DEFAULT_METRICS),
    priority: shared(
      circuit?.priority[1] ?? DEFAULT_PRIORITY,
      circuit?.priority[2] ?? DEFAULT_PRIORITY,
      DEFAULT_PRIORITIES,
    ),
    tag: circuit?.tag ?? 0,
    helloAuthentication: circuit ? authenticationPerLevel(circuit.authentication) : NONE,
    helloPadding: circuit?.helloPadding ?? padding,
    suppressPrefix: circuit?.suppressPrefix ?? false,
  };
}

export function circuitsOf(device: DeviceDraft, instance: IsisDraft): readonly IsisCircuit[] {
  if (instance.protocolShutdown) return [];
  const circuits: IsisCircuit[] = [];
  for (const each of device.interfaces.values()) {
    const taking = takesPart(instance, each);
    if (taking) circuits.push(circuitOf(instance, each, taking));
  }
  return circuits;
}

/** `mpls ldp autoconfig` of the instance covers the interface. */
export function autoconfiguredBy(device: DeviceDraft, each: InterfaceDraft): boolean {
  for (const instance of device.isis.values()) {
    const wanted = LEVELS.some((level) => instance.ldpAutoconfig[level]);
    if (wanted && enabledHere(each.circuit, instance.tag)) return true;
  }
  return false;
}
