/**
 * A device of the model as Arista EOS configuration: enough of it to write the solved networks in another language.
 * What the platform cannot do (narrow metrics) is refused.
 */
import { formatIpv4, formatIpv6 } from '../../server/src/base/ip.ts';
import type { Device, Interface } from '../../server/src/model/device.ts';
import { type IsisCircuit, type IsisInstance, LEVELS, type LevelSet } from '../../server/src/model/isis.ts';
import type { PrefixList, RoutePolicy } from '../../server/src/model/policy.ts';
import type { Bgp, Vrf } from '../../server/src/model/vpn.ts';
import { entryText, netText, portNames } from './device-text.ts';

const levelsText = (levels: LevelSet): string => `level-${levels[1] && levels[2] ? '1-2' : levels[1] ? '1' : '2'}`;

function circuitLines({ tag }: IsisInstance, circuit: IsisCircuit, on: Interface): string[] {
  return [
    `   isis enable ${tag}`,
    ...(circuit.levelsSpan ? [`   isis circuit-type ${levelsText(circuit.levels)}`] : []),
    ...LEVELS.flatMap((level) =>
      circuit.metricSpan[level] ? [`   isis metric ${circuit.metric[level]} level-${level}`] : [],
    ),
    ...LEVELS.flatMap((level) =>
      circuit.priority[level] === 64 ? [] : [`   isis priority ${circuit.priority[level]} level-${level}`],
    ),
    ...(circuit.passive ? ['   isis passive'] : []),
    ...(circuit.networkSpan && on.kind !== 'loopback' ? ['   isis network point-to-point'] : []),
  ];
}

function interfaceLines(device: Device, on: Interface, name: string): string[] {
  const circuits = device.isis.flatMap((instance) =>
    instance.circuits
      .filter((each) => each.interface === on.name)
      .map((circuit) => circuitLines(instance, circuit, on)),
  );
  return [
    `interface ${name}`,
    ...(on.kind === 'loopback' ? [] : ['   no switchport']),
    ...(on.vrf ? [`   vrf ${on.vrf.value}`] : []),
    ...on.ipv4.map(
      ({ address, prefix, secondary }) =>
        `   ip address ${formatIpv4(address)}/${prefix.length}${secondary ? ' secondary' : ''}`,
    ),
    ...on.ipv6.map(({ address, prefix }) => `   ipv6 address ${formatIpv6(address)}/${prefix.length}`),
    ...(on.ldp?.value ? ['   mpls ldp interface'] : []),
    ...circuits.flat(),
    ...(on.shutdown ? ['   shutdown'] : []),
    '!',
  ];
}

function instanceLines(instance: IsisInstance): string[] {
  if (LEVELS.some((level) => instance.levels[level] && !instance.metricStyle[level].sendsWide)) {
    throw new Error('EOS has no narrow metrics');
  }
  return [
    `router isis ${instance.tag}`,
    ...instance.nets.map(({ value }) => `   net ${netText(value)}`),
    `   is-type ${levelsText(instance.levels)}`,
    ...(instance.overload ? ['   set-overload-bit'] : []),
    '   !',
    '   address-family ipv4 unicast',
    ...instance.interLevel.map(
      ({ from, to, filter }) =>
        `      redistribute isis level-${from} into level-${to}${filter ? ` route-map ${filter.name}` : ''}`,
    ),
    '!',
  ];
}

const listLines = ({ name, entries }: PrefixList): string[] => [
  `ip prefix-list ${name}`,
  ...entries.map((entry) => `   seq ${entry.sequence} ${entry.action} ${entryText(entry)}`),
  '!',
];

const policyLines = ({ name, clauses }: RoutePolicy): string[] =>
  clauses.flatMap(({ action, sequence, conditions, setMetric }) => [
    `route-map ${name} ${action} ${sequence}`,
    ...conditions.flatMap((condition) => {
      if (condition.kind !== 'lists') throw new Error(`a condition of kind ${condition.kind} is not rendered`);
      return condition.lists.map((list) => `   match ip address prefix-list ${list.name}`);
    }),
    ...(setMetric === undefined ? [] : [`   set metric ${setMetric}`]),
    '!',
  ]);

const vrfLines = ({ name, rd, importTargets, exportTargets }: Vrf): string[] => [
  '   !',
  `   vrf ${name}`,
  ...(rd ? [`      rd ${rd.value}`] : []),
  ...importTargets.map(({ value }) => `      route-target import vpn-ipv4 ${value}`),
  ...exportTargets.map(({ value }) => `      route-target export vpn-ipv4 ${value}`),
];

const bgpLines = ({ asn, neighbors }: Bgp, vrfs: readonly Vrf[]): string[] => [
  `router bgp ${asn}`,
  '   no bgp default ipv4-unicast',
  ...neighbors.flatMap(({ addressText, remoteAs, updateSource }) => [
    `   neighbor ${addressText} remote-as ${remoteAs}`,
    ...(updateSource ? [`   neighbor ${addressText} update-source ${updateSource.value}`] : []),
  ]),
  '   !',
  '   address-family vpn-ipv4',
  ...neighbors.flatMap(({ addressText, families }) =>
    families.includes('vpnv4') ? [`      neighbor ${addressText} activate`] : [],
  ),
  ...vrfs.flatMap(vrfLines),
  '!',
];

/** @throws Error when the device holds what EOS, or this writer, has no words for. */
export function renderDeviceAsEos(device: Device): string {
  const ports = portNames(device, (port) => `Ethernet${port}`);
  const lines = [
    `! device: ${device.name} (cEOSLab, EOS-4.32.0F)`,
    '!',
    'service routing protocols model multi-agent',
    '!',
    `hostname ${device.name}`,
    '!',
    ...device.vrfs.flatMap(({ name }) => [`vrf instance ${name}`, '!']),
    ...device.interfaces.flatMap((each) => interfaceLines(device, each, ports.get(each.name) ?? each.name)),
    ...device.prefixLists.flatMap(listLines),
    ...device.routePolicies.flatMap(policyLines),
    'mpls ip',
    '!',
    'mpls ldp',
    '   interface disabled default',
    '   no shutdown',
    '!',
    ...(device.bgp ? bgpLines(device.bgp, device.vrfs) : []),
    ...device.isis.flatMap(instanceLines),
    'end',
  ];
  return `${lines.join('\n')}\n`;
}
