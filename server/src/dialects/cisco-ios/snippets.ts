/** Usual whole things in the words of IOS. */
import type { Device } from '../../model/device.ts';
import { freeLoopback, isisTag, loopbackOf, systemId } from '../common/snippet-values.ts';
import { placeholder, type Snippet } from '../snippet.ts';

const circuit = (device: Device): readonly string[] => [
  `ip router isis ${isisTag(device, 3)}`,
  'isis network point-to-point',
  `isis metric ${placeholder(4, '10')}`,
  'mpls ip',
];

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => ` ${line}`);

export const iosSnippets: readonly Snippet[] = [
  {
    label: 'leak-policy',
    help: 'Leaks PE loopbacks of other areas into level 1: prefix list, route-map and redistribution',
    modes: ['global'],
    lines: (device) => [
      `ip prefix-list ${placeholder(1, 'PE-LOOPBACKS')} seq 5 permit ${placeholder(2, '10.0.0.1')}/32`,
      '!',
      `route-map ${placeholder(3, 'LEAK-LOOPBACKS')} permit 10`,
      ` match ip address prefix-list ${placeholder(1, 'PE-LOOPBACKS')}`,
      '!',
      `router isis ${isisTag(device, 4)}`,
      ` redistribute isis ip level-2 into level-1 route-map ${placeholder(3, 'LEAK-LOOPBACKS')}`,
    ],
  },
  {
    label: 'pe-loopback',
    help: 'Loopback for services: a host route that IS-IS advertises',
    modes: ['global'],
    lines: (device) => [
      `interface ${placeholder(1, freeLoopback(device))}`,
      ` ip address ${placeholder(2, '10.0.0.1')} 255.255.255.255`,
      ` ip router isis ${isisTag(device, 3)}`,
    ],
  },
  {
    label: 'isis-interface',
    help: 'Link to another router, with IS-IS and LDP',
    modes: ['global'],
    lines: (device) => [
      `interface ${placeholder(1, 'GigabitEthernet0/0/0')}`,
      ` ip address ${placeholder(2, '10.0.0.1 255.255.255.252')}`,
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
    help: 'Instance of IS-IS with wide metrics and a passive loopback',
    modes: ['global'],
    lines: (device) => [
      `router isis ${placeholder(1, 'CORE')}`,
      ` net ${placeholder(2, '49.0001')}.${placeholder(3, systemId(device))}.00`,
      ` is-type ${placeholder(4, 'level-1-2')}`,
      ' metric-style wide',
      ` passive-interface ${placeholder(5, loopbackOf(device)?.name ?? 'Loopback0')}`,
    ],
  },
];
