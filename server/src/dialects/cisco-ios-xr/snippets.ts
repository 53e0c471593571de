/** Usual whole things in the words of IOS-XR. */
import { formatIpv4 } from '../../base/ip.ts';
import type { Device } from '../../model/device.ts';
import { placeholder, type Snippet } from '../snippet.ts';

const isisTag = ({ isis }: Device, number: number): string => placeholder(number, isis[0]?.tag || 'CORE');

const loopbackOf = ({ interfaces }: Device) =>
  interfaces.find(({ kind, vrf, ipv4 }) => kind === 'loopback' && !vrf && ipv4.length > 0);

/** A loopback name that is free. */
function freeLoopback({ interfaces }: Device): string {
  let number = 0;
  while (interfaces.some(({ name }) => name === `Loopback${number}`)) number++;
  return `Loopback${number}`;
}

/** The usual way to number systems: the loopback's address in twelve digits, `0100.0000.0001` for 10.0.0.1. */
function systemId(device: Device): string {
  const address = loopbackOf(device)?.ipv4[0]?.address;
  if (address === undefined) return '0000.0000.0001';
  const digits = formatIpv4(address)
    .split('.')
    .map((octet) => octet.padStart(3, '0'))
    .join('');
  return [0, 4, 8].map((at) => digits.slice(at, at + 4)).join('.');
}

export const xrSnippets: readonly Snippet[] = [
  {
    label: 'leak-policy',
    help: 'Leaks PE loopbacks of other areas into level 1: prefix-set, route-policy and propagation',
    modes: ['global'],
    lines: (device) => [
      `prefix-set ${placeholder(1, 'PE-LOOPBACKS')}`,
      `  ${placeholder(2, '10.0.0.1')}/32`,
      'end-set',
      '!',
      `route-policy ${placeholder(3, 'LEAK-LOOPBACKS')}`,
      `  if destination in ${placeholder(1, 'PE-LOOPBACKS')} then`,
      '    pass',
      '  else',
      '    drop',
      '  endif',
      'end-policy',
      '!',
      `router isis ${isisTag(device, 4)}`,
      ' address-family ipv4 unicast',
      `  propagate level 2 into level 1 route-policy ${placeholder(3, 'LEAK-LOOPBACKS')}`,
      ' !',
      '!',
    ],
  },
  {
    label: 'pe-loopback',
    help: 'Loopback for services: a host route that IS-IS advertises',
    modes: ['global'],
    lines: (device) => [
      `interface ${placeholder(1, freeLoopback(device))}`,
      ` ipv4 address ${placeholder(2, '10.0.0.1')} 255.255.255.255`,
      '!',
      `router isis ${isisTag(device, 3)}`,
      ` interface ${placeholder(1, freeLoopback(device))}`,
      '  passive',
      '  address-family ipv4 unicast',
      '  !',
      ' !',
      '!',
    ],
  },
  {
    label: 'isis-interface',
    help: 'Link to another router in IS-IS',
    modes: ['router isis'],
    lines: () => [
      `interface ${placeholder(1, 'GigabitEthernet0/0/0/0')}`,
      ' point-to-point',
      ' address-family ipv4 unicast',
      `  metric ${placeholder(2, '10')}`,
      ' !',
      '!',
    ],
  },
  {
    label: 'isis-instance',
    help: 'Instance of IS-IS with wide metrics and a passive loopback',
    modes: ['global'],
    lines: (device) => [
      `router isis ${placeholder(1, 'CORE')}`,
      ` is-type ${placeholder(2, 'level-1-2')}`,
      ` net ${placeholder(3, '49.0001')}.${placeholder(4, systemId(device))}.00`,
      ' address-family ipv4 unicast',
      '  metric-style wide',
      ' !',
      ` interface ${placeholder(5, loopbackOf(device)?.name ?? 'Loopback0')}`,
      '  passive',
      '  address-family ipv4 unicast',
      '  !',
      ' !',
      '!',
    ],
  },
];
