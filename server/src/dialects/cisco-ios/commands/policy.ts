/** Route-maps (D21). */
import type { Level } from '../../../model/isis.ts';
import type { RouteType } from '../../../model/policy.ts';
import { levelsOf } from '../../common/levels.ts';
import {
  type ClauseRow,
  commonClauseRows,
  joinedRow,
  listsRow,
  notModelledRow,
  numbers,
  ROUTE_TYPES,
  routeMapRow,
} from '../../ios-like/commands/route-maps.ts';
import type { ClauseDraft } from '../../ios-like/draft/device.ts';
import { type Command, namedValues } from '../../schema/command.ts';
import { defineMode, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

const matchRows: readonly ClauseRow[] = [
  listsRow(
    'match ip address prefix-list <prefix-list:prefix-list>...',
    'Prefix is permitted by one of the prefix lists',
    'prefix-list',
  ),
  listsRow(
    'match ip address <access-list:access-list>...',
    'Prefix is permitted by one of the access lists',
    'access-list',
  ),
  listsRow(
    'match ipv6 address prefix-list <prefix-list:prefix-list>...',
    'IPv6 prefix is permitted by one of the prefix lists',
    'prefix-list',
  ),
  // IPv6 access lists are not modelled, so their names are not looked for either.
  notModelledRow('match ipv6 address <list:word>'),
  notModelledRow('match tag list <list:word>...'),
  joinedRow<'tag', number>(
    'match tag <tag:0-4294967295>...',
    'Route carries one of the tags',
    'tag',
    ({ tags }) => tags,
    (tags, span) => ({ kind: 'tag', tags, span }),
    (command) => numbers(command, 'tag'),
  ),
  joinedRow<'interface', string>(
    'match interface <interface:interface>...',
    'Route leaves by one of the interfaces',
    'interface',
    ({ interfaces }) => interfaces,
    (interfaces, span) => ({ kind: 'interface', interfaces, span }),
    (command) => namedValues(command, 'interface').map(({ text }) => text),
  ),
  joinedRow<'route-type', RouteType>(
    'match route-type {<type:level-1|level-2|internal|local> | <type:external|nssa-external> [type-1 | type-2]}...',
    'Kind of the route',
    'route-type',
    ({ types }) => types,
    (types, span) => ({ kind: 'route-type', types, span }),
    (command) => namedValues(command, 'type').map(({ text }) => ROUTE_TYPES[text] ?? 'other'),
  ),
  joinedRow<'metric', number>(
    'match metric <metric:0-4294967295>...',
    'Metric of the route',
    'metric',
    ({ metrics }) => metrics,
    (metrics, span) => ({ kind: 'metric', metrics, span }),
    (command) => numbers(command, 'metric'),
  ),
  notModelledRow('match metric {external | <metric:0-4294967295> +- <deviation:number>} [<rest:line>]'),
  ...[
    'match as-path [<rest:line>]',
    'match clns [<rest:line>]',
    'match community [<rest:line>]',
    'match evpn [<rest:line>]',
    'match extcommunity [<rest:line>]',
    'match ip {flowspec | multicast | next-hop | redistribution-source | route-source} [<rest:line>]',
    'match ipv6 {flowspec | next-hop | route-source} [<rest:line>]',
    'match large-community [<rest:line>]',
    'match length <rest:line>',
    'match local-preference [<rest:line>]',
    'match mdt-group [<rest:line>]',
    'match mpls-label',
    'match policy-list <rest:line>',
    'match rpki <rest:line>',
    'match security-group <rest:line>',
    'match source-protocol <rest:line>',
    'match track <rest:line>',
  ].map(notModelledRow),
];

function setLevel(command: Command): readonly Level[] {
  const levels = levelsOf(command);
  return ([1, 2] as const).filter((level) => levels[level]);
}

const setRows: readonly ClauseRow[] = [
  {
    syntax: 'set level {level-1 | level-2 | level-1-2}',
    help: 'Levels the route is advertised in',
    set: (target, command) => {
      target.setLevel = setLevel(command);
    },
    unset: (target) => {
      target.setLevel = undefined;
    },
  },
  {
    syntax: 'set level {stub-area | backbone | nssa-only}',
    help: 'Areas of OSPF the route is advertised in',
    unset: (target) => {
      target.setLevel = undefined;
    },
  },
];

const clauseMode = defineMode<ClauseDraft>(
  'route-map',
  iosValues,
  [...matchRows, ...setRows, ...commonClauseRows],
  [
    'set: aigp-metric as-path attribute-set automatic-tag clns comm-list community dampening default evpn ext-comm-list extcomm-list',
    'set: extcommunity fast-reroute global interface ip ipv6 large-comm-list large-community lisp local-preference metric-type',
    'set: mpls-label nlri origin overlapping-routes path-selection port-type qos-group traffic-index vrf weight',
  ],
);

export const routeMapRows = [routeMapRow(clauseMode)];

export const routeMapModes: readonly Mode[] = [clauseMode];
