/** Interface commands of IS-IS. */
import type { LevelSet } from '../../../model/isis.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2, levelsOf, setLevels } from '../../common/levels.ts';
import { type Command, commandSpan, has, namedValue, numberOf, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import { type CircuitDraft, circuitOf, type InterfaceDraft } from '../draft/interface.ts';
import { authenticationRows, clearPassword, setPassword } from './authentication.ts';

type Row = CommandRow<InterfaceDraft>;

/** Wide metrics have 24 bits; the highest value keeps a link out of SPF (RFC 5305 section 3, D10). */
const MAXIMUM_METRIC = 16_777_215;

const CIRCUIT_TYPES: Readonly<Record<string, LevelSet>> = {
  'level-1': LEVEL_1,
  'level-1-2': BOTH_LEVELS,
  'level-2-only': LEVEL_2,
  'level-2': LEVEL_2,
};

/** Undoing needs no circuit; doing makes one. */
const undo = (target: InterfaceDraft, edit: (circuit: CircuitDraft) => void): void => {
  if (target.circuit) edit(target.circuit);
};

const enabling = (family: 'ipv4' | 'ipv6', syntax: string, help: string): Row => ({
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

/** The metric a command gives, in the form circuits and instances keep it. */
export function metricOf(command: Command): { value: number | 'maximum'; span: ReturnType<typeof commandSpan> } {
  const metric = numberOf(command, 'metric');
  const maximum = has(command, 'maximum') || metric === MAXIMUM_METRIC;
  return {
    value: maximum ? 'maximum' : (metric ?? 0),
    span: namedValue(command, 'metric')?.span ?? commandSpan(command),
  };
}

const metricRow = (syntax: string, help: string): Row => ({
  syntax,
  help,
  set: (target, command) => setLevels(circuitOf(target).metric, levelsOf(command), metricOf(command)),
  unset: (target, command) => undo(target, (circuit) => setLevels(circuit.metric, levelsOf(command), undefined)),
});

const prefixRow = (syntax: string): Row => ({
  syntax,
  help: 'Advertises the prefix of the interface; `no` keeps it out of the LSP',
  set: (target) => {
    circuitOf(target).suppressPrefix = false;
  },
  unset: (target, command) => {
    circuitOf(target).suppressPrefix = command.negation === 'no';
  },
});

export const isisInterfaceRows: readonly Row[] = [
  enabling('ipv4', 'ip router isis [<tag:isis-tag>]', 'Runs IS-IS for IPv4 on the interface'),
  enabling('ipv6', 'ipv6 router isis [<tag:isis-tag>]', 'Runs IS-IS for IPv6 on the interface'),
  {
    syntax: 'isis circuit-type <type:level-1|level-1-2|level-2-only|level-2>',
    help: 'Levels on which the interface forms adjacencies',
    set: (target, command) => {
      const circuit = circuitOf(target);
      circuit.levels = CIRCUIT_TYPES[textOf(command, 'type') ?? ''] ?? BOTH_LEVELS;
      circuit.levelsSpan = commandSpan(command);
    },
    unset: (target) =>
      undo(target, (circuit) => {
        circuit.levels = BOTH_LEVELS;
        circuit.levelsSpan = undefined;
      }),
  },
  metricRow('isis metric {<metric:0-16777215> | maximum} [level-1 | level-2]', 'Metric of the link, 10 by default'),
  metricRow('isis wide-metric <metric:0-16777215> [level-1 | level-2]', 'Wide metric of the link'),
  {
    syntax: 'isis ipv6 metric {<metric:0-16777215> | maximum} [level-1 | level-2]',
    help: 'Metric of the link in the IPv6 topology',
  },
  {
    syntax: 'isis network point-to-point',
    help: 'Runs as a point-to-point link, without a designated system',
    set: (target, command) => {
      circuitOf(target).networkSpan = commandSpan(command);
    },
    unset: (target) =>
      undo(target, (circuit) => {
        circuit.networkSpan = undefined;
      }),
  },
  {
    syntax: 'isis priority <priority:0-127> [level-1 | level-2]',
    help: 'Priority in the election of the designated system, 64 by default',
    set: (target, command) => setLevels(circuitOf(target).priority, levelsOf(command), numberOf(command, 'priority')),
    unset: (target, command) => undo(target, (circuit) => setLevels(circuit.priority, levelsOf(command), undefined)),
  },
  {
    syntax: 'isis tag <tag:1-4294967295>',
    help: 'Tag of the prefixes of the interface, for route-maps to match',
    set: (target, command) => {
      circuitOf(target).tag = numberOf(command, 'tag') ?? 0;
    },
    unset: (target) =>
      undo(target, (circuit) => {
        circuit.tag = 0;
      }),
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
  {
    syntax: 'isis hello padding [always]',
    help: 'Pads hellos to the MTU, so that neighbors with different MTUs do not become adjacent',
    set: (target) => {
      circuitOf(target).helloPadding = true;
    },
    unset: (target, command) => {
      circuitOf(target).helloPadding = command.negation === 'no' ? false : undefined;
    },
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
