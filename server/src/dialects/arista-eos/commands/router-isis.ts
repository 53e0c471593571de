/** `router isis` (D1, D11 … D20). */

import { type IpPrefix, parsePrefix, prefixText } from '../../../base/ip.ts';
import type { FilterReference } from '../../../model/isis.ts';
import { ipv4PrefixOf, ipv6PrefixOf } from '../../common/addresses.ts';
import { clearDistance, setDistance } from '../../common/distance.ts';
import { maximumPathsRow, netRow, passiveOnlyRow } from '../../common/instance-rows.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2 } from '../../common/levels.ts';
import { METRIC_STYLES } from '../../common/metric-styles.ts';
import type { Family } from '../../common/redistribution.ts';
import { summaryRow } from '../../ios-like/commands/isis-origination.ts';
import { interLevelRow, redistributionRow } from '../../ios-like/commands/isis-redistribution.ts';
import {
  type InstanceRow,
  isTypeRow,
  multiTopologyRow,
  passiveRows,
  routerIsisRow,
} from '../../ios-like/commands/router-isis.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import type { IsisDraft } from '../../ios-like/draft/isis.ts';
import { type Command, commandSpan, namedValue, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';
import { authenticationRows } from './authentication.ts';

/** A function's text is not read, so what it lets through is unknown. */
export function functionOf(command: Command): FilterReference | undefined {
  const value = namedValue(command, 'function');
  return value && { kind: 'not-read', name: value.text, span: value.span };
}

const FILTER = '[route-map <route-map:route-map> | rcf <function:function>]';

const leak = interLevelRow(`redistribute isis <from:level-1|level-2> into <to:level-1|level-2> ${FILTER}`);

const leakRow: InstanceRow = {
  ...leak,
  set: (target, command) => {
    leak.set?.(target, command);
    const filter = functionOf(command);
    if (!filter) return;
    for (const [key, statement] of target.interLevel) {
      if (statement.span.line === command.statement.line) target.interLevel.set(key, { ...statement, filter });
    }
  },
};

/**
 * Printed by a router: the line into level 2 withholds the parts of the summary and leaves the rest as it is. What a line into
 * level 1 leaks beside its summary nobody knows (D16).
 */
const summaryInPassing: InstanceRow = {
  syntax: 'redistribute isis <from:level-1|level-2> into <to:level-1|level-2> summary-address <prefix:ipv4-prefix>',
  help: 'Advertises one prefix in the other level in place of the longer ones in it',
  set: (target, command) => {
    const prefix = ipv4PrefixOf(command, 'prefix');
    const levels = textOf(command, 'to') === 'level-1' ? LEVEL_1 : LEVEL_2;
    const span = commandSpan(command);
    if (!prefix || textOf(command, 'from') === textOf(command, 'to')) return;
    target.summaries.set(passingKey(command), { prefix, levels, metric: undefined, span });
    if (!levels[1] || target.interLevel.has('level-2 level-1')) return;
    const filter: FilterReference = { kind: 'not-read', name: 'a line with a summary', span };
    target.interLevel.set('level-2 level-1', { from: 2, to: 1, filter, span });
  },
  unset: (target, command) => {
    target.summaries.delete(passingKey(command));
  },
};

const passingKey = (command: Command): string => `${textOf(command, 'from')} ${textOf(command, 'prefix')}`;

const OPTIONS = `[include leaked] [match {internal | external [1 | 2] | nssa-external [1 | 2]}] ${FILTER}`;

const redistributionRows = (family: Family): readonly InstanceRow[] => [
  redistributionRow(family, 'connected', OPTIONS, 'Advertises prefixes of interfaces that do not run IS-IS'),
  redistributionRow(family, 'static', OPTIONS, 'Advertises static routes'),
  redistributionRow(family, 'bgp', OPTIONS, 'Advertises routes of BGP'),
  redistributionRow(family, 'ospf', OPTIONS, 'Advertises routes of OSPF'),
  redistributionRow(family, 'ospfv3', OPTIONS, 'Advertises routes of OSPFv3'),
  redistributionRow(family, 'isis instance', OPTIONS, 'Advertises routes of instances in other VRFs'),
  redistributionRow(family, '{attached-host | dhcp | dynamic | rip}', OPTIONS, 'Advertises routes of another source'),
];

const summaries: readonly InstanceRow[] = [
  summaryRow('summary-address <prefix:ipv4-prefix!>', (command) => ipv4PrefixOf(command, 'prefix')),
];

const bitRows: readonly InstanceRow[] = [
  {
    syntax: 'set-overload-bit',
    help: 'Asks other routers not to send traffic through this one',
    set: (target, command) => {
      const span = commandSpan(command);
      target.overload = {
        levels: BOTH_LEVELS,
        onlyOnStartup: false,
        suppressInterlevel: false,
        suppressExternal: false,
        span,
      };
    },
    unset: (target) => {
      target.overload = undefined;
    },
  },
  {
    // A line of its own beside the permanent one, which it does not replace.
    syntax: 'set-overload-bit on-startup {<seconds:1-3600> | wait-for-bgp [timeout <timeout:number>]}',
    help: 'Asks other routers for a while after a start not to send traffic through this one',
    set: (target, command) => {
      const span = commandSpan(command);
      target.overload ??= {
        levels: BOTH_LEVELS,
        onlyOnStartup: true,
        suppressInterlevel: false,
        suppressExternal: false,
        span,
      };
    },
    unset: (target) => {
      if (target.overload?.onlyOnStartup) target.overload = undefined;
    },
  },
  {
    // Assumption: with it the bit follows the standard, as it does where nothing is said; `no` keeps it clear.
    syntax: 'set-attached-bit',
    help: 'Attached bit of a level-1-2 router; with `no` it is never set',
    set: (target) => {
      target.attachedSend = 'standard';
    },
    unset: (target, { negation }) => {
      target.attachedSend = negation === 'no' ? 'never' : 'standard';
    },
  },
];

const segmentPrefix = (command: Command): IpPrefix | undefined => parsePrefix(textOf(command, 'prefix') ?? '');

const prefixSegmentRow: InstanceRow = {
  syntax:
    'prefix-segment {<prefix:ipv4-prefix!> | <prefix:ipv6-prefix>} index <index:0-1048575> [php disable | explicit-null]',
  help: 'Segment of a prefix that is not an address of this router',
  set: (target, command) => {
    const prefix = segmentPrefix(command);
    const index = numberOf(command, 'index');
    if (!prefix || index === undefined) return;
    const span = commandSpan(command);
    target.prefixSids.set(prefixText(prefix), { prefix, sid: { index }, algorithm: 0, levels: BOTH_LEVELS, span });
  },
  unset: (target, command) => {
    const prefix = segmentPrefix(command);
    if (prefix) target.prefixSids.delete(prefixText(prefix));
  },
};

const segmentRoutingMode = defineMode<IsisDraft>(
  'router isis segment-routing',
  eosValues,
  [
    {
      // The manual has it stopped until `no shutdown`; a section cut out may lack that line, so only the word stops it.
      syntax: 'shutdown',
      help: 'Stops segment routing in this instance',
      set: (target) => {
        target.segmentRouting = undefined;
      },
      unset: (target, command) => {
        target.segmentRouting ??= commandSpan(command);
      },
    },
    prefixSegmentRow,
  ],
  ['adjacency-segment dynamic flex-algo label proxy-node-segment router-id'],
);

const OTHERS: readonly string[] = [
  'bfd default-information fast-reroute flex-algo graceful-restart is-hostname log-adjacency-changes lsp lsp-refresh-interval',
  'match max-lsp-lifetime max-metric metric metric-profile mpls multi-topology overload protocol purge reachability rib router-id',
  'spf-interval timers traffic-engineering tunnel hello area dynamic flooding spf use',
  'advertise: link attached-bit interface',
  'set-attached-bit: level',
];

const distanceRow: InstanceRow = {
  syntax: 'distance <distance:1-255>',
  help: 'Administrative distance of routes of IS-IS: the lower one of two routes is used; 115 by default',
  set: (target, command) => setDistance(target.distance, command, 'from'),
  unset: (target, command) => clearDistance(target.distance, command, 'from'),
};

const ipv4Rows: readonly InstanceRow[] = [
  maximumPathsRow,
  distanceRow,
  leakRow,
  summaryInPassing,
  ...redistributionRows('ipv4'),
  ...summaries,
];

const ipv4Mode = defineMode<IsisDraft>('router isis address-family ipv4', eosValues, ipv4Rows, OTHERS);

const ipv6Mode = defineMode<IsisDraft>(
  'router isis address-family ipv6',
  eosValues,
  [
    multiTopologyRow('multi-topology'),
    {
      syntax: `redistribute isis <from:level-1|level-2> into <to:level-1|level-2> ${FILTER}`,
      help: 'Distributes IPv6 routes of one level into the other',
    },
    ...redistributionRows('ipv6'),
    summaryRow('summary-address <prefix:ipv6-prefix>', (command) => ipv6PrefixOf(command, 'prefix')),
    { syntax: 'maximum-paths <paths:1-128>', help: 'Equal-cost IPv6 paths that are installed' },
  ],
  [...OTHERS, 'distance'],
);

/** `address-family ipv4 unicast`: what the instance carries, and the family's settings. */
const familyRow = (family: 'ipv4' | 'ipv6', mode: Mode): InstanceRow => ({
  syntax: `address-family ${family} [unicast]`,
  help: `Carries ${family === 'ipv4' ? 'IPv4' : 'IPv6'}, with the settings of the family`,
  opens: (target, _, section) => {
    if (!target.families.has(family)) target.families.set(family, section);
    return enter(mode, target);
  },
  unset: (target) => {
    target.families.delete(family);
  },
});

const instanceMode = defineMode<IsisDraft>(
  'router isis',
  eosValues,
  [
    netRow,
    isTypeRow('level-1|level-1-2|level-2'),
    {
      syntax: 'shutdown',
      help: 'Stops the instance without removing its configuration',
      set: (target) => {
        target.protocolShutdown = true;
      },
      unset: (target) => {
        target.protocolShutdown = false;
      },
    },
    ...ipv4Rows,
    ...passiveRows,
    passiveOnlyRow,
    ...bitRows,
    ...authenticationRows<IsisDraft>('', (target) => target.authentication, 'link-state PDUs'),
    {
      syntax: 'hello padding',
      help: 'Pads hellos to the MTU',
      set: (target) => {
        target.helloPadding.broadcast = true;
        target.helloPadding.pointToPoint = true;
      },
      unset: (target) => {
        target.helloPadding.broadcast = undefined;
        target.helloPadding.pointToPoint = undefined;
      },
    },
    {
      syntax: 'segment-routing mpls',
      help: 'Segment routing over MPLS in this instance',
      opens: (target, command) => {
        target.segmentRouting = commandSpan(command);
        return enter(segmentRoutingMode, target);
      },
      unset: (target) => {
        target.segmentRouting = undefined;
        target.prefixSids.clear();
      },
    },
    familyRow('ipv4', ipv4Mode),
    familyRow('ipv6', ipv6Mode),
  ],
  OTHERS,
);

export const routerIsisRows: readonly CommandRow<DeviceDraft>[] = [
  // D9: wide, and nothing else can be configured.
  routerIsisRow('router isis <tag:isis-tag> [vrf <vrf:vrf>]', METRIC_STYLES.wide, instanceMode),
];

export const isisModes: readonly Mode[] = [instanceMode, ipv4Mode, ipv6Mode, segmentRoutingMode];
