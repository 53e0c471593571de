/** Usual whole things in the words of EOS. */
import type { Device } from '../../model/device.ts';
import { freeLoopback, isisTag, systemId } from '../common/snippet-values.ts';
import { placeholder, type Snippet } from '../snippet.ts';

const circuit = (device: Device): readonly string[] => [
  'mpls ldp interface',
  `isis enable ${isisTag(device, 3)}`,
  `isis metric ${placeholder(4, '10')}`,
  'isis network point-to-point',
];

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `   ${line}`);

export const eosSnippets: readonly Snippet[] = [
  {
    label: 'leak-policy',
    help: 'Leaks PE loopbacks of other areas into level 1: prefix list, route-map and redistribution',
    modes: ['global'],
    lines: (device) => [
      `ip prefix-list ${placeholder(1, 'PE-LOOPBACKS')}`,
      `   seq 10 permit ${placeholder(2, '10.0.0.1')}/32`,
      '!',
      `route-map ${placeholder(3, 'LEAK-LOOPBACKS')} permit 10`,
      `   match ip address prefix-list ${placeholder(1, 'PE-LOOPBACKS')}`,
      '!',
      `router isis ${isisTag(device, 4)}`,
      '   address-family ipv4 unicast',
      `      redistribute isis level-2 into level-1 route-map ${placeholder(3, 'LEAK-LOOPBACKS')}`,
    ],
  },
  {
    label: 'pe-loopback',
    help: 'Loopback for services: a host route that IS-IS advertises',
    modes: ['global'],
    lines: (device) => [
      `interface ${placeholder(1, freeLoopback(device))}`,
      `   ip address ${placeholder(2, '10.0.0.1')}/32`,
      `   isis enable ${isisTag(device, 3)}`,
    ],
  },
  {
    label: 'isis-interface',
    help: 'Link to another router, with IS-IS and LDP',
    modes: ['global'],
    lines: (device) => [
      `interface ${placeholder(1, 'Ethernet1')}`,
      '   no switchport',
      `   ip address ${placeholder(2, '10.0.0.0/31')}`,
      ...indented(circuit(device)),
    ],
  },
  {
    label: 'isis-circuit',
    help: 'IS-IS and LDP on this interface',
    modes: ['interface'],
    lines: circuit,
  },
  {
    label: 'isis-instance',
    help: 'Instance of IS-IS for IPv4',
    modes: ['global'],
    lines: (device) => [
      `router isis ${placeholder(1, 'CORE')}`,
      `   net ${placeholder(2, '49.0001')}.${placeholder(3, systemId(device))}.00`,
      `   is-type ${placeholder(4, 'level-1-2')}`,
      '   !',
      '   address-family ipv4 unicast',
    ],
  },
];
