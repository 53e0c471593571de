/** Circuits of an instance: which interfaces take part, with every default applied (D2, D8). */
import type { Span } from '../../../base/text.ts';
import type { Interface } from '../../../model/device.ts';
import { type Authentication, type IsisCircuit, LEVELS, type Level, type PerLevel } from '../../../model/isis.ts';
import { secretDigest } from '../../secret-digest.ts';
import { junosBehaviour } from '../behaviour.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { PortDraft, UnitDraft } from '../draft/interface.ts';
import type { AuthenticationDraft, CircuitDraft, IsisDraft } from '../draft/isis.ts';
import { clearText } from '../secrets.ts';

const DEFAULT_METRIC = junosBehaviour.defaultCircuitMetric;
const DEFAULT_PRIORITY = 64;
/** Six bits of a narrow metric (D9). */
const NARROW_MAXIMUM = 63;
/** Junos advertises 2^24-2 where it is to be the last resort. */
const WIDE_MAXIMUM = 16_777_214;
const UNREACHABLE = 16_777_215;

/** Bits per second by the kind of interface; of an aggregate's members nothing is assumed. */
const SPEEDS: readonly (readonly [RegExp, number])[] = [
  [/^fe-/, 1e8],
  [/^ge-/, 1e9],
  [/^xe-/, 1e10],
  [/^et-/, 1e11],
];

function digestOf(draft: AuthenticationDraft): string | undefined {
  const clear = draft.key && clearText(draft.key.text);
  return clear === undefined ? undefined : secretDigest(clear);
}

/** A key chain goes before a key; without a type nothing can be told. */
export function authenticationOf(draft: AuthenticationDraft, loose: boolean): Authentication | undefined {
  const { type, key, keyChain } = draft;
  const span = keyChain?.span ?? key?.span ?? type?.span;
  if (!span || (!key && !keyChain)) return undefined;
  const written = type?.value === 'md5' ? 'md5' : type?.value === 'simple' ? 'clear-text' : 'other';
  const mode = loose ? 'other' : written;
  return { mode, keyChain: keyChain?.value, secret: keyChain ? undefined : digestOf(draft), span };
}

const isGiven = ({ key, keyChain }: AuthenticationDraft): boolean => key !== undefined || keyChain !== undefined;

/** Hellos: the interface's own key at the level, else for both, else the level's, unless it leaves hellos out. */
function helloAuthentication(isis: IsisDraft, circuit: CircuitDraft, level: Level): Authentication | undefined {
  const own = circuit.levels[level].hello;
  const ofLevel = isis.levels[level];
  const draft = isGiven(own) ? own : isGiven(circuit.hello) ? circuit.hello : ofLevel.authentication;
  if (draft === ofLevel.authentication && ofLevel.noHelloAuthentication) return undefined;
  return authenticationOf(draft, isis.authenticationLoose);
}

function speedOf(port: PortDraft): number | undefined {
  return port.speed ?? SPEEDS.find(([pattern]) => pattern.test(port.name))?.[1];
}

function linkMetric(isis: IsisDraft, circuit: CircuitDraft, port: PortDraft, on: Interface, level: Level): number {
  const wide = isis.levels[level].wideMetricsOnly !== undefined;
  const most = wide ? UNREACHABLE : NARROW_MAXIMUM;
  if (isis.overload?.highMetrics && !isis.overload.timeout) return wide ? WIDE_MAXIMUM : NARROW_MAXIMUM;
  const own = circuit.levels[level].metric?.value;
  if (own !== undefined) return Math.min(own, most);
  // D8: lo0 is advertised with 0.
  if (on.kind === 'loopback') return 0;
  const speed = speedOf(port);
  if (isis.referenceBandwidth === undefined || speed === undefined) return DEFAULT_METRIC;
  return Math.min(Math.max(1, Math.floor(isis.referenceBandwidth / speed)), most);
}

const perLevel = <T>(of: (level: Level) => T): PerLevel<T> => ({ 1: of(1), 2: of(2) });

interface Taking {
  readonly circuit: CircuitDraft;
  readonly port: PortDraft;
  readonly unit: UnitDraft;
  readonly on: Interface;
}

/** Where the metric is written, for each level. */
const metricSpan = ({ circuit }: Taking): IsisCircuit['metricSpan'] =>
  perLevel((level) => circuit.levels[level].metric?.span);

function circuitOf(isis: IsisDraft, taking: Taking, levels: readonly Level[], passive: boolean): IsisCircuit {
  const { circuit, port, unit, on } = taking;
  const metric = perLevel((level) => linkMetric(isis, circuit, port, on, level));
  const set = { 1: levels.includes(1), 2: levels.includes(2) };
  const disabled = LEVELS.map((level) => circuit.levels[level].disable).find((span) => span !== undefined);
  const isTunnel = on.kind === 'tunnel' || on.kind === 'point-to-point';
  return {
    interface: unit.name,
    span: circuit.span,
    families: {
      ipv4: !isis.noIpv4 && (unit.ipv4.length > 0 || unit.unnumbered !== undefined),
      ipv6: !isis.noIpv6 && unit.ipv6.length > 0,
    },
    levels: set,
    levelsSpan: disabled,
    passive,
    network: circuit.pointToPoint || isTunnel ? 'point-to-point' : 'broadcast',
    networkSpan: circuit.pointToPoint,
    metric: perLevel((level) => (metric[level] === UNREACHABLE ? 'maximum' : metric[level])),
    metricSpan: metricSpan(taking),
    prefixMetric: metric,
    priority: perLevel((level) => circuit.levels[level].priority ?? DEFAULT_PRIORITY),
    tag: 0,
    helloAuthentication: perLevel((level) => helloAuthentication(isis, circuit, level)),
    // By default until the adjacency is up.
    helloPadding: !circuit.smallHellos,
    suppressPrefix: false,
  };
}

/**
 * One circuit per interface; two where it is passive at one level and runs IS-IS at the other. Without
 * `family iso` an interface that is not passive is not operational, and lo0 is passive by itself (Junos
 * CLI reference, `passive`).
 */
function circuitsOf(isis: IsisDraft, taking: Taking): IsisCircuit[] {
  const { circuit, unit, on } = taking;
  const enabled = LEVELS.filter((level) => circuit.levels[level].disable === undefined);
  const isPassive = (level: Level): boolean =>
    on.kind === 'loopback' || circuit.passive !== undefined || circuit.levels[level].passive !== undefined;
  const passive = enabled.filter(isPassive);
  const active = enabled.filter((level) => !isPassive(level) && unit.iso !== undefined);
  return [
    ...(active.length > 0 ? [circuitOf(isis, taking, active, false)] : []),
    ...(passive.length > 0 ? [circuitOf(isis, taking, passive, true)] : []),
  ];
}

/** `interface all` covers every interface of the instance that is not named itself. */
export function isisCircuits(device: DeviceDraft, interfaces: readonly Interface[], isis: IsisDraft): IsisCircuit[] {
  const named = new Map(interfaces.map((each) => [each.name, each]));
  const all = isis.circuits.get('all');
  const found: IsisCircuit[] = [];
  for (const port of device.ports.values()) {
    for (const unit of port.units.values()) {
      const on = named.get(unit.name);
      const own = isis.circuits.get(unit.name);
      const circuit = own ?? (all && (unit.iso || all.passive) ? all : undefined);
      if (!on || !circuit || circuit.disable || (on.vrf?.value ?? '') !== isis.instance) continue;
      if (!own && port.name.startsWith('fxp')) continue;
      found.push(...circuitsOf(isis, { circuit, port, unit, on }));
    }
  }
  return found;
}

/** NETs: those of lo0 first, else of any interface of the instance. */
export function netsOf(
  device: DeviceDraft,
  interfaces: readonly Interface[],
  instance: string,
): { value: string; span: Span }[] {
  const vrfs = new Map(interfaces.map((each) => [each.name, each.vrf?.value ?? '']));
  const units = [...device.ports.values()]
    .flatMap((port) => [...port.units.values()].map((unit) => ({ loopback: port.name.startsWith('lo'), unit })))
    .filter(({ unit }) => vrfs.get(unit.name) === instance);
  const ofLoopback = units.filter(({ loopback }) => loopback).flatMap(({ unit }) => unit.nets);
  return ofLoopback.length > 0 ? ofLoopback : units.flatMap(({ unit }) => unit.nets);
}
