import type { LevelSet, MetricStyle } from '../../../model/isis.ts';
import { ipv6PrefixOf } from '../../common/addresses.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2, levelsOf, NO_LEVEL, setLevels } from '../../common/levels.ts';
import { readNet } from '../../common/net.ts';
import { sourcedText, spanOf } from '../../common/sourced.ts';
import { type Command, commandSpan, has, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { type IsisDraft, METRIC_STYLES, newIsis } from '../draft/isis.ts';
import { iosValues } from '../value-types.ts';
import { authenticationRows, clearPassword, setPassword } from './authentication.ts';
import { metricOf } from './interface-isis.ts';
import { originationRows, summaryRow } from './isis-origination.ts';
import { interLevelRow, redistributionRows } from './isis-redistribution.ts';

type Row = CommandRow<IsisDraft>;

const IS_TYPES: Readonly<Record<string, LevelSet>> = {
  'level-1': LEVEL_1,
  'level-1-2': BOTH_LEVELS,
  'level-2-only': LEVEL_2,
};

function styleOf(command: Command): MetricStyle {
  const transition = has(command, 'transition');
  if (has(command, 'narrow')) return METRIC_STYLES[transition ? 'narrow transition' : 'narrow'];
  if (has(command, 'wide')) return METRIC_STYLES[transition ? 'wide transition' : 'wide'];
  return METRIC_STYLES.transition;
}

const passwordRow = (keyword: string, levels: LevelSet, help: string): Row => ({
  syntax: `${keyword} [<encoding:0|7>] <secret:secret> [authenticate snp {validate | send-only}]`,
  help,
  set: (target, command) => setPassword(target.authentication, levels, command),
  unset: (target) => clearPassword(target.authentication, levels),
});

const identityRows: readonly Row[] = [
  {
    syntax: 'net <net:net>',
    help: 'Network entity title: area address, system ID and a selector of 00',
    set: (target, command) => {
      const text = textOf(command, 'net') ?? '';
      target.nets.set(text.toLowerCase(), { value: readNet(text), span: spanOf(command, 'net') });
    },
    unset: (target, command) => {
      const text = textOf(command, 'net');
      if (text === undefined) target.nets.clear();
      else target.nets.delete(text.toLowerCase());
    },
  },
  {
    syntax: 'is-type <type:level-1|level-1-2|level-2-only>',
    help: 'Levels the router takes part in; both by default',
    set: (target, command) => {
      target.levels = IS_TYPES[textOf(command, 'type') ?? ''];
      target.levelsSpan = commandSpan(command);
    },
    unset: (target) => {
      target.levels = undefined;
      target.levelsSpan = undefined;
    },
  },
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
  {
    syntax: 'metric-style {narrow [transition] | wide [transition] | transition} [level-1 | level-2 | level-1-2]',
    help: 'Narrow metrics reach 63, wide ones 16777214; routers that differ do not reach each other',
    set: (target, command) => {
      setLevels(target.metricStyle, levelsOf(command), styleOf(command));
      target.metricStyleSpan = commandSpan(command);
    },
    unset: (target, command) => {
      setLevels(target.metricStyle, levelsOf(command), METRIC_STYLES.narrow);
      target.metricStyleSpan = undefined;
    },
  },
  {
    syntax: 'metric {<metric:0-16777215> | maximum} [level-1 | level-2]',
    help: 'Metric of circuits that have none of their own; 10 by default',
    set: (target, command) => setLevels(target.metric, levelsOf(command), metricOf(command)),
    unset: (target, command) => setLevels(target.metric, levelsOf(command), undefined),
  },
  {
    syntax: 'maximum-paths <paths:1-64>',
    help: 'Equal-cost paths that are installed',
    set: (target, command) => {
      target.maximumPaths = numberOf(command, 'paths');
    },
    unset: (target) => {
      target.maximumPaths = undefined;
    },
  },
];

const circuitRows: readonly Row[] = [
  {
    syntax: 'passive-interface default',
    help: 'Makes every interface passive unless told otherwise',
    set: (target, command) => {
      target.passiveDefault = commandSpan(command);
    },
    unset: (target) => {
      target.passiveDefault = undefined;
      target.passive.clear();
      target.notPassive.clear();
    },
  },
  {
    // The router removes `ip router isis` from the interface and goes on advertising its prefix.
    syntax: 'passive-interface <interface:interface>',
    help: 'Advertises the prefixes of the interface without forming adjacencies on it, at metric 0',
    set: (target, command) => {
      const name = textOf(command, 'interface') ?? '';
      target.notPassive.delete(name);
      target.passive.set(name, commandSpan(command));
    },
    unset: (target, command) => {
      const name = textOf(command, 'interface');
      if (name === undefined) return;
      target.passive.delete(name);
      target.notPassive.add(name);
    },
  },
  {
    syntax: 'advertise passive-only',
    help: 'Advertises the prefixes of passive interfaces only',
    set: (target, command) => {
      target.advertisePassiveOnly = commandSpan(command);
    },
    unset: (target) => {
      target.advertisePassiveOnly = undefined;
    },
  },
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
  'adjacency-check affinity-map auto-cost bfd default-metric description distance distribute-list exit-address-family external',
  'fast-flood fast-reroute flex-algo flood hello-interval hostname ignore-lsp-errors ispf log-adjacency-changes lsp-full',
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
    {
      syntax: 'multi-topology [transition]',
      help: 'IPv6 has a topology of its own',
      set: (target) => {
        target.ipv6MultiTopology = true;
      },
      unset: (target) => {
        target.ipv6MultiTopology = false;
      },
    },
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
  OTHERS,
);

/** The IPv4 family of the instance, written as a section of its own on some releases. */
const ipv4Rows: readonly Row[] = [
  ...metricRows,
  ...circuitRows,
  interLevelRow,
  ...redistributionRows('ipv4'),
  ...originationRows,
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

export const routerIsisRows: readonly CommandRow<DeviceDraft>[] = [
  {
    syntax: 'router isis [<tag:isis-tag>]',
    help: 'Instance of IS-IS',
    defines: 'tag',
    unnamed: 'isis-instance',
    opens: (device, command, section) => {
      const tag = textOf(command, 'tag') ?? '';
      const instance = device.isis.get(tag) ?? newIsis(tag, section);
      device.isis.set(tag, instance);
      return enter(instanceMode, instance);
    },
    unset: (device, command) => {
      device.isis.delete(textOf(command, 'tag') ?? '');
    },
  },
];

export const isisModes: readonly Mode[] = [instanceMode, ipv4Mode, ipv6Mode];
