/**
 * A device of the model as IOS-XR configuration: enough of it to write the solved networks in another language.
 * Passive circuits are written as they are, although their prefixes change metric (D8).
 */
import { formatIpv4, formatIpv6 } from '../../server/src/base/ip.ts';
import type { Device, Interface } from '../../server/src/model/device.ts';
import {
  type IsisCircuit,
  type IsisInstance,
  LEVELS,
  type LevelSet,
  type Overload,
} from '../../server/src/model/isis.ts';
import type { PolicyClause, PrefixList, RoutePolicy } from '../../server/src/model/policy.ts';
import type { Bgp, Vrf } from '../../server/src/model/vpn.ts';
import { entryText, netText, portNames } from './device-text.ts';

const levelsText = (levels: LevelSet): string =>
  levels[1] && levels[2] ? 'level-1-2' : levels[1] ? 'level-1' : 'level-2-only';

const vrfLines = ({ name, importTargets, exportTargets }: Vrf): string[] => [
  `vrf ${name}`,
  ' address-family ipv4 unicast',
  '  import route-target',
  ...importTargets.map(({ value }) => `   ${value}`),
  '  !',
  '  export route-target',
  ...exportTargets.map(({ value }) => `   ${value}`),
  '  !',
  ' !',
  '!',
];

const interfaceLines = (on: Interface, name: string): string[] => [
  `interface ${name}`,
  ...(on.vrf ? [` vrf ${on.vrf.value}`] : []),
  ...on.ipv4.map(
    ({ address, prefix, secondary }) =>
      ` ipv4 address ${formatIpv4(address)}/${prefix.length}${secondary ? ' secondary' : ''}`,
  ),
  ...on.ipv6.map(({ address, prefix }) => ` ipv6 address ${formatIpv6(address)}/${prefix.length}`),
  ...(on.shutdown ? [' shutdown'] : []),
  '!',
];

function prefixSetLines({ name, entries }: PrefixList): string[] {
  const texts = entries.map((entry) => {
    if (entry.action === 'deny') throw new Error('a prefix-set denies nothing');
    return `  ${entryText(entry)}`;
  });
  return [`prefix-set ${name}`, texts.join(',\n'), 'end-set', '!'];
}

/** One statement a clause: `done` and `drop` end the policy, so that the first match wins. */
function clauseLines({ action, conditions, setMetric }: PolicyClause): string[] {
  const asked = conditions.map((condition) => {
    if (condition.kind !== 'lists') throw new Error(`a condition of kind ${condition.kind} is not rendered`);
    return `(${condition.lists.map(({ name }) => `destination in ${name}`).join(' or ')})`;
  });
  const body = [
    ...(setMetric === undefined ? [] : [`  set isis-metric ${setMetric}`]),
    action === 'permit' ? '  done' : '  drop',
  ];
  return asked.length === 0
    ? body
    : [`  if ${asked.join(' and ')} then`, ...body.map((line) => `  ${line}`), '  endif'];
}

const policyLines = ({ name, clauses }: RoutePolicy): string[] => [
  `route-policy ${name}`,
  ...clauses.flatMap(clauseLines),
  'end-policy',
  '!',
];

function circuitLines(circuit: IsisCircuit, on: Interface, name: string): string[] {
  return [
    ` interface ${name}`,
    ...(circuit.levelsSpan ? [`  circuit-type ${levelsText(circuit.levels)}`] : []),
    ...(circuit.passive ? ['  passive'] : []),
    ...(circuit.network === 'point-to-point' && on.kind !== 'loopback' ? ['  point-to-point'] : []),
    ...LEVELS.flatMap((level) =>
      circuit.priority[level] === 64 ? [] : [`  priority ${circuit.priority[level]} level ${level}`],
    ),
    '  address-family ipv4 unicast',
    ...LEVELS.flatMap((level) =>
      circuit.metricSpan[level] ? [`   metric ${circuit.metric[level]} level ${level}`] : [],
    ),
    '  !',
    ' !',
  ];
}

const overloadLine = ({ suppressInterlevel, suppressExternal }: Overload): string =>
  ` set-overload-bit${suppressExternal ? '' : ' advertise external'}${suppressInterlevel ? '' : ' advertise interlevel'}`;

/** Narrow is what XR does unless told otherwise, so nothing is written for it (D9). */
function styleLines({ metricStyle }: IsisInstance): string[] {
  return LEVELS.flatMap((level) => {
    const { sendsNarrow, sendsWide } = metricStyle[level];
    return sendsWide ? [`  metric-style ${sendsNarrow ? 'transition' : 'wide'} level ${level}`] : [];
  });
}

function instanceLines(device: Device, instance: IsisInstance, ports: ReadonlyMap<string, string>): string[] {
  return [
    `router isis ${instance.tag}`,
    ` is-type ${levelsText(instance.levels)}`,
    ...instance.nets.map(({ value }) => ` net ${netText(value)}`),
    ...(instance.overload ? [overloadLine(instance.overload)] : []),
    ' address-family ipv4 unicast',
    ...styleLines(instance),
    ...instance.interLevel.map(({ from, to, filter }) => {
      if (!filter) throw new Error('IOS-XR distributes between levels by a policy only');
      return `  propagate level ${from} into level ${to} route-policy ${filter.name}`;
    }),
    ' !',
    ...instance.circuits.flatMap((circuit) => {
      const on = device.interfaces.find(({ name }) => name === circuit.interface);
      return on ? circuitLines(circuit, on, ports.get(on.name) ?? on.name) : [];
    }),
    '!',
  ];
}

const bgpLines = ({ asn, neighbors }: Bgp, vrfs: readonly Vrf[]): string[] => [
  `router bgp ${asn}`,
  ' address-family vpnv4 unicast',
  ' !',
  ...neighbors.flatMap(({ addressText, remoteAs, updateSource, families }) => [
    ` neighbor ${addressText}`,
    `  remote-as ${remoteAs}`,
    ...(updateSource ? [`  update-source ${updateSource.value}`] : []),
    ...(families.includes('vpnv4') ? ['  address-family vpnv4 unicast', '  !'] : []),
    ' !',
  ]),
  ...vrfs.flatMap(({ name, rd }) => [
    ` vrf ${name}`,
    ...(rd ? [`  rd ${rd.value}`] : []),
    '  address-family ipv4 unicast',
    '   redistribute connected',
    '  !',
    ' !',
  ]),
  '!',
];

function ldpLines({ interfaces }: Device, ports: ReadonlyMap<string, string>): string[] {
  const on = interfaces.filter(({ ldp }) => ldp?.value);
  return ['mpls ldp', ...on.flatMap(({ name }) => [` interface ${ports.get(name) ?? name}`, ' !']), '!'];
}

/** @throws Error when the device holds what IOS-XR, or this writer, has no words for. */
export function renderDeviceAsXr(device: Device): string {
  const ports = portNames(device, (port) => `GigabitEthernet0/0/0/${port}`);
  const lines = [
    '!! IOS XR Configuration 7.8.1',
    `hostname ${device.name}`,
    ...device.vrfs.flatMap(vrfLines),
    ...device.interfaces.flatMap((each) => interfaceLines(each, ports.get(each.name) ?? each.name)),
    ...device.prefixLists.flatMap(prefixSetLines),
    ...device.routePolicies.flatMap(policyLines),
    ...device.isis.flatMap((instance) => instanceLines(device, instance, ports)),
    ...(device.bgp ? bgpLines(device.bgp, device.vrfs) : []),
    ...ldpLines(device, ports),
    'end',
  ];
  return `${lines.join('\n')}\n`;
}
