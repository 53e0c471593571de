/** `router isis … interface`: what IS-IS does on one interface. */
import type { LevelSet } from '../../../model/isis.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2, setLevels } from '../../common/levels.ts';
import { type Command, commandSpan, has, namedValue, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { CircuitDraft } from '../draft/isis.ts';
import { xrValues } from '../value-types.ts';
import { passwordRows } from './passwords.ts';
import { levelsNamed } from './values.ts';

type Row = CommandRow<CircuitDraft>;

/** Wide metrics have 24 bits; the highest value keeps a link out of SPF (RFC 5305 section 3, D10). */
const MAXIMUM_METRIC = 16_777_215;

const CIRCUIT_TYPES: Readonly<Record<string, LevelSet>> = {
  'level-1': LEVEL_1,
  'level-1-2': BOTH_LEVELS,
  'level-2-only': LEVEL_2,
};

/** The metric a command gives, in the form circuits and instances keep it. */
export function metricOf(command: Command): { value: number | 'maximum'; span: ReturnType<typeof commandSpan> } {
  const metric = numberOf(command, 'metric');
  const maximum = has(command, 'maximum') || metric === MAXIMUM_METRIC;
  return {
    value: maximum ? 'maximum' : (metric ?? 0),
    span: namedValue(command, 'metric')?.span ?? commandSpan(command),
  };
}

const stateRow = (state: 'passive' | 'suppressed' | 'shutdown', help: string): Row => ({
  syntax: state,
  help,
  set: (circuit, command) => {
    circuit.state = state;
    circuit.stateSpan = commandSpan(command);
  },
  unset: (circuit) => {
    if (circuit.state !== state) return;
    circuit.state = 'active';
    circuit.stateSpan = undefined;
  },
});

const metricRow: Row = {
  syntax: 'metric {<metric:1-16777215!> | maximum} [level <level:1-2>]',
  help: 'Metric of the link, 10 by default',
  set: (circuit, command) => setLevels(circuit.metric, levelsNamed(command), metricOf(command)),
  unset: (circuit, command) => setLevels(circuit.metric, levelsNamed(command), undefined),
};

const SID_OPTIONS = '[explicit-null | n-flag-clear | php-disable]...';

const sidRow = (head: string): Row => ({
  syntax: `prefix-sid ${head}{index <index:0-1048575> | absolute <label:16-1048575>} ${SID_OPTIONS}`,
  help: 'Segment of the prefix of the interface',
  set: (circuit, command) => {
    const index = numberOf(command, 'index');
    const sid = index === undefined ? { label: numberOf(command, 'label') ?? 0 } : { index };
    const span = commandSpan(command);
    circuit.prefixSids.set(sidAlgorithm(command), { sid, span, levels: BOTH_LEVELS });
  },
  unset: (circuit, command) => {
    circuit.prefixSids.delete(sidAlgorithm(command));
  },
});

/** RFC 8665 section 8.5: 1 is the strict shortest path. */
const sidAlgorithm = (command: Command): number =>
  has(command, 'strict-spf') ? 1 : (numberOf(command, 'algorithm') ?? 0);

const FAMILY_OTHERS: readonly string[] = [
  'adjacency-sid advertise affinity auto-metric bfd fast-reroute link-group manual-adjacency-sid topology weight apply-weight',
  'mpls: traffic-eng',
  'prefix-sid: cost',
];

const sharedFamilyRows: readonly Row[] = [
  { syntax: 'mpls ldp sync [level <level:1-2>]', help: 'Keeps traffic off the link until LDP runs on it' },
  {
    syntax: 'prefix-attributes {n-flag-clear | anycast} [level <level:1-2>]',
    help: 'What the advertised prefix is said to be',
  },
];

const ipv4Mode = defineMode<CircuitDraft>(
  'router isis interface address-family ipv4',
  xrValues,
  [
    metricRow,
    {
      syntax: 'tag <tag:1-4294967295!> [level <level:1-2>]',
      help: 'Tag of the prefixes of the interface, for policies to match',
      set: (circuit, command) => {
        circuit.tag = numberOf(command, 'tag') ?? 0;
      },
      unset: (circuit) => {
        circuit.tag = 0;
      },
    },
    {
      syntax: 'disable',
      help: 'Keeps the family off the interface',
      set: (circuit) => setDisabled(circuit, 'ipv4', true),
      unset: (circuit) => setDisabled(circuit, 'ipv4', false),
    },
    sidRow(''),
    sidRow('strict-spf '),
    sidRow('algorithm <algorithm:128-255> '),
    ...sharedFamilyRows,
  ],
  FAMILY_OTHERS,
);

const ipv6Mode = defineMode<CircuitDraft>(
  'router isis interface address-family ipv6',
  xrValues,
  [
    {
      syntax: 'metric {<metric:1-16777215!> | maximum} [level <level:1-2>]',
      help: 'Metric of the link in the IPv6 topology',
    },
    { syntax: 'tag <tag:1-4294967295!> [level <level:1-2>]', help: 'Tag of the IPv6 prefixes of the interface' },
    {
      syntax: 'disable',
      help: 'Keeps the family off the interface',
      set: (circuit) => setDisabled(circuit, 'ipv6', true),
      unset: (circuit) => setDisabled(circuit, 'ipv6', false),
    },
    {
      syntax:
        'prefix-sid [strict-spf | algorithm <algorithm:128-255>] {index <index:0-1048575> | absolute <label:16-1048575>} [explicit-null | n-flag-clear | php-disable]...',
      help: 'Segment of the IPv6 prefix of the interface',
    },
    ...sharedFamilyRows,
  ],
  FAMILY_OTHERS,
);

function setDisabled(circuit: CircuitDraft, family: 'ipv4' | 'ipv6', disabled: boolean): void {
  const known = circuit.families.get(family);
  if (known) known.disabled = disabled;
}

const familyRow = (family: 'ipv4' | 'ipv6', mode: Mode): Row => ({
  syntax: `address-family ${family} [unicast]`,
  help: `Runs IS-IS for ${family === 'ipv4' ? 'IPv4' : 'IPv6'} on the interface`,
  opens: (circuit, _, section) => {
    if (!circuit.families.has(family)) circuit.families.set(family, { section, disabled: false });
    return enter(mode, circuit);
  },
  unset: (circuit) => {
    circuit.families.delete(family);
  },
});

const circuitMode = defineMode<CircuitDraft>(
  'router isis interface',
  xrValues,
  [
    {
      syntax: 'circuit-type <type:level-1|level-1-2|level-2-only>',
      help: 'Levels on which the interface forms adjacencies',
      set: (circuit, command) => {
        circuit.levels = CIRCUIT_TYPES[textOf(command, 'type') ?? ''];
        circuit.levelsSpan = commandSpan(command);
      },
      unset: (circuit) => {
        circuit.levels = undefined;
        circuit.levelsSpan = undefined;
      },
    },
    stateRow('passive', 'Advertises the prefixes of the interface, at metric 0, and forms no adjacencies on it'),
    stateRow('suppressed', 'Forms adjacencies and keeps the prefixes of the interface out of the LSP'),
    stateRow('shutdown', 'Keeps IS-IS off the interface'),
    {
      syntax: 'point-to-point',
      help: 'Runs as a point-to-point link, without a designated system',
      set: (circuit, command) => {
        circuit.networkSpan = commandSpan(command);
      },
      unset: (circuit) => {
        circuit.networkSpan = undefined;
      },
    },
    metricRow,
    {
      syntax: 'priority <priority:0-127!> [level <level:1-2>]',
      help: 'Priority in the election of the designated system, 64 by default',
      set: (circuit, command) => setLevels(circuit.priority, levelsNamed(command), numberOf(command, 'priority')),
      unset: (circuit, command) => setLevels(circuit.priority, levelsNamed(command), undefined),
    },
    {
      syntax: 'hello-padding <padding:disable|sometimes|adaptive|always> [level <level:1-2>]',
      help: 'Whether hellos are padded to the MTU; they are by default',
      set: (circuit, command) => {
        // `sometimes` and `adaptive` pad until the adjacency is up.
        circuit.helloPadding = textOf(command, 'padding') !== 'disable';
      },
      unset: (circuit) => {
        circuit.helloPadding = true;
      },
    },
    ...passwordRows<CircuitDraft>('hello-password', (circuit) => circuit.helloPassword, 'hellos'),
    familyRow('ipv4', ipv4Mode),
    familyRow('ipv6', ipv6Mode),
  ],
  [
    'affinity affinity-map apply-group bfd csnp-interval exclude-apply-group fast-reroute hello-interval hello-multiplier link-group',
    'lsp lsp-interval max-age-interval mesh-group override override-metrics retransmit-interval retransmit-throttle-interval topology',
    'remote-psnp-delay delay-metric exit-address-family tag',
    'address-family: ipv4-multicast',
    'address-family ipv4: multicast',
    'address-family ipv6: multicast',
  ],
);

export const circuitModes: readonly Mode[] = [circuitMode, ipv4Mode, ipv6Mode];

export const enterCircuit = (circuit: CircuitDraft) => enter(circuitMode, circuit);
