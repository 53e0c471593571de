/** Usual whole things in the statements of Junos, spelled as the file is. */
import { systemId } from '../common/snippet-values.ts';
import { placeholder, type Snippet } from '../snippet.ts';
import { rootLevel } from './rows/root.ts';
import { statementLines } from './writer/statements.ts';

const modes = [rootLevel.name];

export const junosSnippets: readonly Snippet[] = [
  {
    label: 'leak-policy',
    help: 'Leaks PE loopbacks of other areas into level 1: policy-statement, and its export by IS-IS',
    modes,
    lines: (device) => {
      const policy = placeholder(1, 'LEAK-LOOPBACKS');
      const term = ['policy-options', `policy-statement ${policy}`, `term ${placeholder(2, 'PE-LOOPBACKS')}`];
      return statementLines(device, [
        [...term, 'from', 'protocol isis'],
        [...term, 'from', 'level 2'],
        [...term, 'from', `route-filter ${placeholder(3, '10.0.0.1')}/32 exact`],
        [...term, 'to level 1'],
        [...term, 'then accept'],
        ['protocols', 'isis', `export ${policy}`],
      ]);
    },
  },
  {
    label: 'pe-loopback',
    help: 'Loopback for services, with the NET where there is none: a host route that IS-IS advertises',
    modes,
    lines: (device) => {
      const unit = ['interfaces', 'lo0', 'unit 0'];
      const hasNet = device.isis.some(({ nets }) => nets.length > 0);
      const net = `address ${placeholder(2, '49.0001')}.${placeholder(3, systemId(device))}.00`;
      return statementLines(device, [
        [...unit, 'family inet', `address ${placeholder(1, '10.0.0.1')}/32`],
        ...(hasNet ? [] : [[...unit, 'family iso', net]]),
        ['protocols', 'isis', 'interface lo0.0', 'passive'],
      ]);
    },
  },
  {
    label: 'isis-interface',
    help: 'Link to another router, with IS-IS and LDP',
    modes,
    lines: (device) => {
      const port = placeholder(1, 'ge-0/0/0');
      const unit = ['interfaces', port, 'unit 0'];
      return statementLines(device, [
        [...unit, 'family inet', `address ${placeholder(2, '10.0.0.0/31')}`],
        [...unit, 'family iso'],
        [...unit, 'family mpls'],
        ['protocols', 'isis', `interface ${port}.0`, 'point-to-point'],
        ['protocols', 'mpls', `interface ${port}.0`],
        ['protocols', 'ldp', `interface ${port}.0`],
      ]);
    },
  },
];
