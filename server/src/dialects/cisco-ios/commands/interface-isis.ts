/** Interface commands of IS-IS. */
import { LEVEL_1, levelsOf } from '../../common/levels.ts';
import { authenticationRows, clearPassword, setPassword } from '../../ios-like/commands/authentication.ts';
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

const enabling = (family: 'ipv4' | 'ipv6', syntax: string, help: string): CircuitRow => ({
  syntax,
  help,
  unnamed: 'isis-instance',
  set: (target, command) => {
    circuitOf(target)[family] = { value: textOf(command, 'tag') ?? '', span: commandSpan(command) };
  },
  unset: (target) =>
    undo(target, (circuit) => {
      circuit[family] = undefined;
    }),
});

const prefixRow = (syntax: string): CircuitRow => ({
  syntax,
  help: 'Advertises the prefix of the interface; `no` keeps it out of the LSP',
  set: (target) => {
    circuitOf(target).suppressPrefix = false;
  },
  unset: (target, command) => {
    circuitOf(target).suppressPrefix = command.negation === 'no';
  },
});

export const isisInterfaceRows: readonly CircuitRow[] = [
  enabling('ipv4', 'ip router isis [<tag:isis-tag>]', 'Runs IS-IS for IPv4 on the interface'),
  enabling('ipv6', 'ipv6 router isis [<tag:isis-tag>]', 'Runs IS-IS for IPv6 on the interface'),
  circuitTypeRow('level-1|level-1-2|level-2-only|level-2'),
  networkRow,
  priorityRow,
  tagRow,
  helloPaddingRow,
  metricRow('isis metric {<metric:0-16777215!> | maximum} [level-1 | level-2]', 'Metric of the link, 10 by default'),
  metricRow('isis wide-metric <metric:0-16777215!> [level-1 | level-2]', 'Wide metric of the link'),
  {
    syntax: 'isis ipv6 metric {<metric:0-16777215!> | maximum} [level-1 | level-2]',
    help: 'Metric of the link in the IPv6 topology',
  },
  ...authenticationRows<InterfaceDraft>('isis ', (target) => circuitOf(target).authentication, 'hellos'),
  {
    // Without a level the password is that of level 1 (Cisco IS-IS command reference).
    syntax: 'isis password [<encoding:0|7>] <secret:secret> [level-1 | level-2]',
    help: 'Password in hellos; of level 1 unless told otherwise',
    set: (target, command) => setPassword(circuitOf(target).authentication, levelsOf(command, LEVEL_1), command),
    unset: (target, command) =>
      undo(target, (circuit) => clearPassword(circuit.authentication, levelsOf(command, LEVEL_1))),
  },
  prefixRow('isis advertise prefix'),
  prefixRow('isis advertise-prefix'),
  {
    syntax: 'isis protocol shutdown',
    help: 'Forms no adjacency here and goes on advertising the prefix',
    set: (target) => {
      circuitOf(target).protocolShutdown = true;
    },
    unset: (target) =>
      undo(target, (circuit) => {
        circuit.protocolShutdown = false;
      }),
  },
];

/** Other interface commands that begin with `isis`. */
export const otherIsisCommands: readonly string[] = [
  'isis: adjacency-filter antistray bfd csnp-interval csnp display fast-reroute hello-interval hello-multiplier link-group',
  'isis: lsp-interval mesh-group microloop mtu retransmit-interval retransmit-throttle-interval route-tag small-hello',
  'isis: tag-ipv6 te-metric three-way-handshake topology',
  'isis ipv6: bfd topology tag',
  'isis advertise: attached',
];
