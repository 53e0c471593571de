/** `router isis`: the instance and its families. */
import { prefixText } from '../../../base/ip.ts';
import type { FilterReference, LevelSet } from '../../../model/isis.ts';
import { ipv4PrefixOf, ipv6PrefixOf } from '../../common/addresses.ts';
import { clearDistance, setDistance } from '../../common/distance.ts';
import { maximumPathsRow, netRow, passiveOnlyRow } from '../../common/instance-rows.ts';
import { known } from '../../common/known.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2, setLevels } from '../../common/levels.ts';
import { METRIC_STYLES, metricStyleOf } from '../../common/metric-styles.ts';
import { type Command, commandSpan, has, namedValue, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { type IsisDraft, newCircuit, newIsis } from '../draft/isis.ts';
import { xrValues } from '../value-types.ts';
import { circuitModes, enterCircuit, metricOf } from './isis-interface.ts';
import { propagateRow, redistributionRows } from './isis-redistribution.ts';
import { passwordRows } from './passwords.ts';
import { prefixListName } from './prefix-lists.ts';
import { labelBlockOf } from './segment-routing.ts';
import { levelsNamed, policyOf } from './values.ts';

type Row = CommandRow<IsisDraft>;

const IS_TYPES: Readonly<Record<string, LevelSet>> = {
  'level-1': LEVEL_1,
  'level-1-2': BOTH_LEVELS,
  'level-2-only': LEVEL_2,
};

const instanceRows: readonly Row[] = [
  netRow,
  {
    syntax: 'is-type <type:level-1|level-1-2|level-2-only>',
    help: 'Levels the router takes part in; both by default',
    set: (target, command) => {
      target.levels = IS_TYPES[textOf(command, 'type') ?? ''] ?? BOTH_LEVELS;
      target.levelsSpan = commandSpan(command);
    },
    unset: (target) => {
      target.levels = BOTH_LEVELS;
      target.levelsSpan = undefined;
    },
  },
  {
    syntax:
      'set-overload-bit [on-startup {<seconds:5-86400> | wait-for-bgp} | advertise {external | interlevel}... | level <level:1-2>]...',
    help: 'Asks other routers not to send traffic through this one',
    set: (target, command) => {
      // Assumption: as the keyword says, such prefixes are advertised only where it asks for them.
      const level = numberOf(command, 'level');
      // A line for the other level stands beside this one.
      const before = level === undefined ? undefined : target.overload?.levels;
      target.overload = {
        levels: { 1: level !== 2 || before?.[1] === true, 2: level !== 1 || before?.[2] === true },
        onlyOnStartup: has(command, 'on-startup'),
        suppressInterlevel: !has(command, 'interlevel'),
        suppressExternal: !has(command, 'external'),
        span: commandSpan(command),
      };
    },
    unset: (target, command) => {
      const level = numberOf(command, 'level');
      const other = level === undefined ? undefined : level === 1 ? 2 : 1;
      const left = other !== undefined && target.overload?.levels[other] ? target.overload : undefined;
      target.overload = left && { ...left, levels: { 1: other === 1, 2: other === 2 } };
    },
  },
  ...passwordRows<IsisDraft>('lsp-password', (target) => target.lspPassword, 'link-state PDUs'),
  {
    syntax: 'segment-routing global-block <first:16000-1048575> <last:16000-1048575>',
    help: 'Labels of this instance for global segments',
    set: (target, command) => {
      target.globalBlock = labelBlockOf(command);
    },
    unset: (target) => {
      target.globalBlock = undefined;
    },
  },
  { syntax: 'nsr', help: 'Goes on forwarding while the route processor changes' },
  { syntax: 'nsf {cisco | ietf}', help: 'Goes on forwarding while IS-IS restarts' },
  { syntax: 'log adjacency changes', help: 'Logs adjacencies that come and go' },
  {
    syntax: 'interface <name:interface>',
    help: 'Interface that runs IS-IS',
    opens: (target, command, section) => {
      const name = textOf(command, 'name') ?? '';
      return enterCircuit(known(target.circuits, name, () => newCircuit(name, commandSpan(command), section)));
    },
    unset: (target, command) => {
      target.circuits.delete(textOf(command, 'name') ?? '');
    },
  },
];

function setAttachedSend(target: IsisDraft, value: IsisDraft['attachedSend']): void {
  target.attachedSend = value;
}

function setInbound(target: IsisDraft, command: Command, filter: FilterReference | undefined): void {
  if (filter) target.inbound.set('', { filter, span: commandSpan(command) });
}

const familyRows: readonly Row[] = [
  {
    syntax: 'metric-style {narrow [transition] | wide [transition] | transition} [level <level:1-2>]',
    help: 'Narrow metrics reach 63, wide ones 16777214; routers that differ do not reach each other',
    set: (target, command) => {
      setLevels(target.metricStyle, levelsNamed(command), metricStyleOf(command));
      target.metricStyleSpan = commandSpan(command);
    },
    unset: (target, command) => {
      setLevels(target.metricStyle, levelsNamed(command), METRIC_STYLES.narrow);
      target.metricStyleSpan = undefined;
    },
  },
  {
    syntax: 'metric {<metric:1-16777215!> | maximum} [level <level:1-2>]',
    help: 'Metric of interfaces that have none of their own; 10 by default',
    set: (target, command) => setLevels(target.metric, levelsNamed(command), metricOf(command)),
    unset: (target, command) => setLevels(target.metric, levelsNamed(command), undefined),
  },
  maximumPathsRow,
  passiveOnlyRow,
  {
    syntax: 'attached-bit send <send:always-set|never-set>',
    help: 'Sets the attached bit always or never instead of when other areas are reachable',
    set: (target, command) => setAttachedSend(target, textOf(command, 'send') === 'always-set' ? 'always' : 'never'),
    unset: (target) => setAttachedSend(target, 'standard'),
  },
  {
    syntax: 'set-attached-bit',
    help: 'Older form of `attached-bit send always-set`',
    set: (target) => setAttachedSend(target, 'always'),
    unset: (target) => setAttachedSend(target, 'standard'),
  },
  {
    syntax: 'attached-bit receive ignore',
    help: 'Installs no default route towards level-1-2 routers',
    set: (target) => {
      target.ignoreAttached = true;
    },
    unset: (target) => {
      target.ignoreAttached = false;
    },
  },
  {
    syntax: 'default-information originate [external] [route-policy <policy:route-policy> [<arguments:arguments>]]',
    help: 'Advertises a default route into level 2; a policy can set other levels',
    set: (target, command) => {
      target.defaultOriginate = { levels: LEVEL_2, policy: policyOf(command), span: commandSpan(command) };
    },
    unset: (target) => {
      target.defaultOriginate = undefined;
    },
  },
  propagateRow,
  ...redistributionRows('ipv4'),
  summaryRow('summary-prefix <prefix:ipv4-prefix!>', ipv4PrefixOf),
  {
    syntax: 'mpls ldp auto-config',
    help: 'Switches LDP on for every interface that runs IS-IS in this instance',
    set: (target, command) => {
      target.ldpAutoconfig = commandSpan(command);
    },
    unset: (target) => {
      target.ldpAutoconfig = undefined;
    },
  },
  {
    syntax: 'segment-routing mpls [sr-prefer]',
    help: 'Segment routing over MPLS in this instance',
    set: (target, command) => {
      target.segmentRouting = commandSpan(command);
    },
    unset: (target) => {
      target.segmentRouting = undefined;
    },
  },
  { syntax: 'router-id {<id:ipv4> | <interface:interface>}', help: 'Address that stands for this router' },
  {
    syntax: 'distance <distance:1-255> [<prefix:ipv4-prefix> [<set:word>]]',
    help: 'Preference of routes of IS-IS: the lower one of two routes is used; 115 by default',
    set: (target, command) => setDistance(target.distance, command, 'prefix'),
    unset: (target, command) => clearDistance(target.distance, command, 'prefix'),
  },
  {
    syntax: 'distribute-list route-policy <policy:route-policy> [<arguments:arguments>] in',
    help: 'Keeps routes out of the routing table; link-state PDUs are flooded all the same',
    set: (target, command) => setInbound(target, command, policyOf(command)),
    unset: (target) => target.inbound.clear(),
  },
  {
    syntax: 'distribute-list prefix-list <list:word> in',
    help: 'Keeps routes out of the routing table; link-state PDUs are flooded all the same',
    set: (target, command) => {
      const list = namedValue(command, 'list');
      setInbound(target, command, list && { kind: 'prefix-list', name: prefixListName(list.text), span: list.span });
    },
    unset: (target) => target.inbound.clear(),
  },
];

/** The level is optional; assumption, as no manual says: without one the summary is for both. */
function summaryRow(syntax: string, read: typeof ipv4PrefixOf | typeof ipv6PrefixOf): Row {
  const prefixOf = (command: Command) => read(command, 'prefix');
  return {
    syntax: `${syntax} [level <level:1-2> | tag <tag:1-4294967295> | metric <metric:1-16777214> | explicit | adv-unreachable [unreachable-component-tag <lost:number>] | partition-repair]...`,
    help: 'Advertises one prefix in place of the longer ones in it',
    set: (target, command) => {
      const prefix = prefixOf(command);
      if (!prefix) return;
      target.summaries.set(prefixText(prefix), {
        prefix,
        levels: levelsNamed(command),
        metric: numberOf(command, 'metric'),
        span: commandSpan(command),
      });
    },
    unset: (target, command) => {
      const prefix = prefixOf(command);
      if (prefix) target.summaries.delete(prefixText(prefix));
    },
  };
}

const FAMILY_OTHERS: readonly string[] = [
  'advertise affinity affinity-map apply-group apply-weight exclude-apply-group fast-reroute flex-algo ispf link-group lfa manual-adjacency-sid',
  'max-redist-prefixes maximum-redistributed-prefixes microloop monitor-convergence mpls partition-detect prefix-unreachable',
  'per-prefix-priority prefix-attributes router-id-bound segment-routing spf spf-interval topology ucmp weight bfd exit-address-family',
  'redistribute: maximum-prefix',
  'advertise: application link',
  'mpls: traffic-eng',
  'mpls ldp: sync',
  'segment-routing: bundle-member-adj-sid labeled-only mapping-server prefix-sid-map srv6 protected-adjacency-sid-delay',
  'segment-routing mpls: unlabeled-next-hop connected-prefix-sid-map',
];

const adjacencyCheckRow: Row = {
  syntax: 'adjacency-check disable',
  help: 'Accepts neighbors that run other address families',
  set: (target) => {
    target.noAdjacencyCheck = true;
  },
  unset: (target) => {
    target.noAdjacencyCheck = false;
  },
};

const ipv4Mode = defineMode<IsisDraft>(
  'router isis address-family ipv4',
  xrValues,
  [...familyRows, adjacencyCheckRow],
  FAMILY_OTHERS,
);

const ipv6Mode = defineMode<IsisDraft>(
  'router isis address-family ipv6',
  xrValues,
  [
    adjacencyCheckRow,
    {
      syntax: 'single-topology',
      help: 'IPv6 shares the topology of IPv4',
      set: (target) => {
        target.ipv6SingleTopology = true;
      },
      unset: (target) => {
        target.ipv6SingleTopology = false;
      },
    },
    {
      syntax: 'metric-style {narrow [transition] | wide [transition] | transition} [level <level:1-2>]',
      help: 'Metrics of the IPv6 topology',
    },
    { syntax: 'metric {<metric:1-16777215!> | maximum} [level <level:1-2>]', help: 'Metric of interfaces for IPv6' },
    {
      syntax:
        'propagate level <from:1-2> into level <to:1-2> route-policy <policy:route-policy> [<arguments:arguments>]',
      help: 'Distributes IPv6 routes of one level into the other',
    },
    ...redistributionRows('ipv6'),
    summaryRow('summary-prefix <prefix:ipv6-prefix>', ipv6PrefixOf),
    {
      syntax: 'default-information originate [external] [route-policy <policy:route-policy> [<arguments:arguments>]]',
      help: 'Advertises an IPv6 default route',
    },
    { syntax: 'maximum-paths <paths:1-64>', help: 'Equal-cost IPv6 paths that are installed' },
    { syntax: 'segment-routing mpls [sr-prefer]', help: 'Segment routing over MPLS for IPv6' },
    { syntax: 'router-id {<id:ipv6> | <interface:interface>}', help: 'Address that stands for this router' },
    { syntax: 'advertise passive-only', help: 'Advertises the IPv6 prefixes of passive interfaces only' },
    { syntax: 'attached-bit send <send:always-set|never-set>', help: 'Sets the attached bit for IPv6' },
    { syntax: 'attached-bit receive ignore', help: 'Installs no IPv6 default route towards level-1-2 routers' },
    { syntax: 'distance <distance:1-255> [<options:line>]', help: 'Preference of IPv6 routes of IS-IS' },
  ],
  [...FAMILY_OTHERS, 'distribute-list: in'],
);

const instanceMode = defineMode<IsisDraft>(
  'router isis',
  xrValues,
  [
    ...instanceRows,
    {
      syntax: 'address-family ipv4 [unicast]',
      help: 'Settings of IPv4',
      opens: (target, _, section) => {
        target.family ??= section;
        return enter(ipv4Mode, target);
      },
    },
    {
      syntax: 'address-family ipv6 [unicast]',
      help: 'Settings of IPv6',
      opens: (target) => enter(ipv6Mode, target),
    },
  ],
  [
    'adjacency affinity-map apply-group authentication-check bfd distribute exclude-apply-group fast-flood flex-algo hostname ignore-lsp-errors instance-id',
    'iid-tlv ipfrr lfa link-group log lsp lsp-check-interval lsp-gen-interval lsp-mtu lsp-refresh-interval max-lsp-lifetime max-metric',
    'min-lsp-arrivaltime mpls nsf operation-mode override-metric protocol psnp purge-transmit receive retransmit segment-routing snmp-server srlg stagger',
    'trace trigger vrf address-family-group adjacency-stagger max-area-addresses',
    'address-family ipv4: multicast',
    'address-family ipv6: multicast',
    'log: pdu size format',
    'nsf: interface-expires interface-timer lifetime',
    'segment-routing: srv6',
  ],
);

export const isisModes: readonly Mode[] = [instanceMode, ipv4Mode, ipv6Mode, ...circuitModes];

export const isisRow: CommandRow<DeviceDraft> = {
  syntax: 'router isis <tag:isis-tag>',
  help: 'Instance of IS-IS',
  defines: 'tag',
  opens: (device, command, section) => {
    const tag = textOf(command, 'tag') ?? '';
    return enter(
      instanceMode,
      known(device.isis, tag, () => newIsis(tag, section)),
    );
  },
  unset: (device, command) => {
    device.isis.delete(textOf(command, 'tag') ?? '');
  },
};
