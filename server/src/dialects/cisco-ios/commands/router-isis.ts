import type { LevelSet } from '../../../model/isis.ts';
import { ipv6PrefixOf } from '../../common/addresses.ts';
import { maximumPathsRow, netRow, passiveOnlyRow } from '../../common/instance-rows.ts';
import { LEVEL_1, LEVEL_2, levelsOf, NO_LEVEL, setLevels } from '../../common/levels.ts';
import { METRIC_STYLES, metricStyleOf } from '../../common/metric-styles.ts';
import { sourcedText } from '../../common/sourced.ts';
import { authenticationRows, clearPassword, setPassword } from '../../ios-like/commands/authentication.ts';
import { metricOf } from '../../ios-like/commands/interface-isis.ts';
import { summaryRow } from '../../ios-like/commands/isis-origination.ts';
import { isTypeRow, multiTopologyRow, passiveRows, routerIsisRow } from '../../ios-like/commands/router-isis.ts';
import type { IsisDraft } from '../../ios-like/draft/isis.ts';
import { type Command, commandSpan, has } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';
import { inboundRows } from './isis-inbound.ts';
import { originationRows } from './isis-origination.ts';
import { leakRow, redistributionRows } from './isis-redistribution.ts';

type Row = CommandRow<IsisDraft>;

const passwordRow = (keyword: string, levels: LevelSet, help: string): Row => ({
  syntax: `${keyword} [<encoding:0|7>] <secret:secret> [authenticate snp {validate | send-only}]`,
  help,
  set: (target, command) => setPassword(target.authentication, levels, command),
  unset: (target) => clearPassword(target.authentication, levels),
});

const identityRows: readonly Row[] = [
  netRow,
  // Read here, so that it is not taken for the router's own name.
  { syntax: 'hostname dynamic', help: 'Names of other routers are learned from their link-state PDUs' },
  isTypeRow('level-1|level-1-2|level-2-only'),
  {
    syntax: 'vrf <vrf:vrf>',
    help: 'VRF the instance runs in',
    set: (target, command) => {
      target.vrf = sourcedText(command, 'vrf');
    },
    unset: (target) => {
      target.vrf = undefined;
    },
  },
  {
    syntax: 'protocol shutdown',
    help: 'Stops the instance without removing its configuration',
    set: (target) => {
      target.protocolShutdown = true;
    },
    unset: (target) => {
      target.protocolShutdown = false;
    },
  },
];

const metricRows: readonly Row[] = [
  maximumPathsRow,
  {
    syntax: 'metric-style {narrow [transition] | wide [transition] | transition} [level-1 | level-2 | level-1-2]',
    help: 'Narrow metrics reach 63, wide ones 16777214; routers that differ do not reach each other',
    set: (target, command) => {
      setLevels(target.metricStyle, levelsOf(command), metricStyleOf(command));
      target.metricStyleSpan = commandSpan(command);
    },
    unset: (target, command) => {
      setLevels(target.metricStyle, levelsOf(command), METRIC_STYLES.narrow);
      target.metricStyleSpan = undefined;
    },
  },
  {
    syntax: 'metric {<metric:0-16777215!> | maximum} [level-1 | level-2]',
    help: 'Metric of circuits that have none of their own; 10 by default',
    set: (target, command) => setLevels(target.metric, levelsOf(command), metricOf(command)),
    unset: (target, command) => setLevels(target.metric, levelsOf(command), undefined),
  },
];

const adjacencyCheckRow: Row = {
  syntax: 'adjacency-check',
  help: 'Refuses neighbors that run other address families; on by default',
  set: (target) => {
    target.noAdjacencyCheck = false;
  },
  unset: (target, command) => {
    target.noAdjacencyCheck = command.negation === 'no';
  },
};

const circuitRows: readonly Row[] = [
  adjacencyCheckRow,
  ...passiveRows,
  passiveOnlyRow,
  {
    syntax: 'hello padding [multi-point | point-to-point]',
    help: 'Pads hellos to the MTU; on by default',
    set: (target, command) => setPadding(target, command, true),
    unset: (target, command) => setPadding(target, command, command.negation !== 'no'),
  },
  {
    syntax: 'mpls ldp autoconfig [level-1 | level-2]',
    help: 'Switches LDP on for every interface that runs IS-IS in this instance',
    set: (target, command) => {
      const levels = levelsOf(command);
      const before = target.ldpAutoconfig;
      target.ldpAutoconfig = { 1: before[1] || levels[1], 2: before[2] || levels[2] };
      target.ldpAutoconfigSpan = commandSpan(command);
    },
    unset: (target, command) => {
      const levels = levelsOf(command);
      const before = target.ldpAutoconfig;
      const left = { 1: before[1] && !levels[1], 2: before[2] && !levels[2] };
      target.ldpAutoconfig = left[1] || left[2] ? left : NO_LEVEL;
      if (!left[1] && !left[2]) target.ldpAutoconfigSpan = undefined;
    },
  },
  {
    syntax: 'segment-routing mpls',
    help: 'Segment routing over MPLS in this instance',
    set: (target, command) => {
      target.segmentRouting = commandSpan(command);
    },
    unset: (target) => {
      target.segmentRouting = undefined;
    },
  },
];

function setPadding(target: IsisDraft, command: Command, on: boolean): void {
  if (!has(command, 'point-to-point')) target.helloPadding.broadcast = on;
  if (!has(command, 'multi-point')) target.helloPadding.pointToPoint = on;
}

const authenticationOfInstance: readonly Row[] = [
  passwordRow('area-password', LEVEL_1, 'Password in level 1 link-state PDUs'),
  passwordRow('domain-password', LEVEL_2, 'Password in level 2 link-state PDUs'),
  ...authenticationRows<IsisDraft>('', (target) => target.authentication, 'link-state PDUs'),
];

const OTHERS: readonly string[] = [
  'affinity-map auto-cost bfd default-metric description exit-address-family external',
  'fast-flood fast-reroute flex-algo flood hello-interval ignore-lsp-errors ispf log-adjacency-changes lsp-full',
  'lsp-gen-interval lsp-mtu lsp-refresh-interval max-area-addresses max-lsp-lifetime max-metric microloop mtu neighbor nsf',
  'nsr partition prc-interval purge-transmit retransmit skeptical snmp soft-reconfiguration spf-interval timers',
  'traffic-share update use',
  'mpls: traffic-eng',
  'advertise: link attributes',
  'redistribute: maximum-prefix',
  'segment-routing: prefix-sid-map srv6',
];

/** Address family IPv6: its topology and what is redistributed into it. */
const ipv6Mode = defineMode<IsisDraft>(
  'router isis address-family ipv6',
  iosValues,
  [
    multiTopologyRow('multi-topology [transition]'),
    adjacencyCheckRow,
    {
      syntax:
        'redistribute isis [<tag:isis-tag>] <from:level-1|level-2> into <to:level-1|level-2> [route-map <route-map:route-map> | distribute-list <prefix-list:prefix-list>]...',
      help: 'Distributes IPv6 routes of one level into the other',
    },
    ...redistributionRows('ipv6'),
    summaryRow('summary-prefix <prefix:ipv6-prefix>', (command) => ipv6PrefixOf(command, 'prefix')),
    {
      syntax: 'default-information originate [route-map <route-map:route-map>]',
      help: 'Advertises an IPv6 default route',
    },
    { syntax: 'maximum-paths <paths:1-64>', help: 'Equal-cost IPv6 paths that are installed' },
  ],
  [...OTHERS, 'distance distribute-list'],
);

/** The IPv4 family of the instance, written as a section of its own on some releases. */
const ipv4Rows: readonly Row[] = [
  ...metricRows,
  ...circuitRows,
  leakRow,
  ...redistributionRows('ipv4'),
  ...originationRows,
  ...inboundRows,
];

const ipv4Mode = defineMode<IsisDraft>('router isis address-family ipv4', iosValues, ipv4Rows, OTHERS);

const instanceMode = defineMode<IsisDraft>(
  'router isis',
  iosValues,
  [
    ...identityRows,
    ...ipv4Rows,
    ...authenticationOfInstance,
    {
      syntax: 'address-family ipv6 [unicast | multicast]',
      help: 'Settings of IPv6',
      opens: (target) => enter(ipv6Mode, target),
      unset: (target) => {
        target.ipv6MultiTopology = false;
      },
    },
    {
      syntax: 'address-family ipv4 [unicast | multicast]',
      help: 'Settings of IPv4',
      opens: (target) => enter(ipv4Mode, target),
    },
  ],
  OTHERS,
);

export const routerIsisRows = [routerIsisRow('router isis [<tag:isis-tag>]', METRIC_STYLES.narrow, instanceMode)];

export const isisModes: readonly Mode[] = [instanceMode, ipv4Mode, ipv6Mode];
