/** Interface commands of IS-IS. */
import { sourcedNumber } from '../../common/sourced.ts';
import {
  type CircuitRow,
  circuitTypeRow,
  helloPaddingRow,
  metricRow,
  networkRow,
  priorityRow,
  tagRow,
  undo,
} from '../../ios-like/commands/interface-isis.ts';
import { circuitOf, type InterfaceDraft } from '../../ios-like/draft/interface.ts';
import { commandSpan, textOf } from '../../schema/command.ts';
import { authenticationRows } from './authentication.ts';

const passiveRow = (syntax: string): CircuitRow => ({
  syntax,
  help: 'Advertises the prefixes of the interface without forming adjacencies on it',
  set: (target, command) => {
    Object.assign(circuitOf(target), { passive: commandSpan(command), notPassive: false });
  },
  unset: (target, command) => {
    Object.assign(circuitOf(target), { passive: undefined, notPassive: command.negation === 'no' });
  },
});

const nodeSegmentRow = (family: 'ipv4' | 'ipv6'): CircuitRow => ({
  syntax: `node-segment ${family} index <index:0-1048575> [flex-algo <algorithm:word>]`,
  help: 'Segment of the address of the interface, as a place in the global label block',
  set: ({ nodeSegments }, command) => {
    const index = sourcedNumber(command, 'index');
    if (index && textOf(command, 'algorithm') === undefined) nodeSegments.set(family, index);
  },
  unset: ({ nodeSegments }) => nodeSegments.delete(family),
});

export const isisInterfaceRows: readonly CircuitRow[] = [
  {
    syntax: 'isis enable <tag:isis-tag>',
    help: 'Runs IS-IS on the interface',
    set: (target, command) => {
      circuitOf(target).ipv4 = { value: textOf(command, 'tag') ?? '', span: commandSpan(command) };
    },
    unset: (target) =>
      undo(target, (circuit) => {
        circuit.ipv4 = undefined;
      }),
  },
  circuitTypeRow('level-1|level-1-2|level-2'),
  networkRow,
  priorityRow,
  tagRow,
  helloPaddingRow,
  metricRow('isis metric {<metric:0-16777215!> | maximum} [level-1 | level-2]', 'Metric of the link, 10 by default'),
  metricRow(
    'isis ipv4 metric {<metric:0-16777215!> | maximum} [level-1 | level-2]',
    'Metric of the link in the IPv4 topology',
  ),
  {
    syntax: 'isis ipv6 metric {<metric:0-16777215!> | maximum} [level-1 | level-2]',
    help: 'Metric of the link in the IPv6 topology',
  },
  passiveRow('isis passive'),
  passiveRow('isis passive-interface'),
  ...authenticationRows<InterfaceDraft>('isis ', (target) => circuitOf(target).authentication, 'hellos'),
  nodeSegmentRow('ipv4'),
  nodeSegmentRow('ipv6'),
];

/** Other interface commands that begin like those of IS-IS. */
export const otherIsisCommands: readonly string[] = [
  'isis: area bfd csnp-interval fast-reroute graceful-restart hello-interval hello-multiplier hello lsp multi-topology reachability traffic-engineering',
  'isis ipv4: bfd fast-reroute unicast',
  'isis ipv6: bfd fast-reroute unicast',
  'isis metric: profile',
  'adjacency-segment',
];
