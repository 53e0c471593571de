/** Route-maps (D21). */
import {
  type ClauseRow,
  commonClauseRows,
  interfacesRow,
  listsRow,
  metricsRow,
  nextHopListsRow,
  routeMapRow,
  routeTypesRow,
  setLevelRow,
  tagsRow,
  undecidableRow,
} from '../../ios-like/commands/route-maps.ts';
import type { ClauseDraft } from '../../ios-like/draft/device.ts';
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
  nextHopListsRow('match ip next-hop prefix-list <prefix-list:prefix-list>...', 'prefix-list'),
  nextHopListsRow('match ip next-hop <access-list:access-list>...', 'access-list'),
  undecidableRow('match ip route-source [redistribution-source] prefix-list <prefix-list:prefix-list>...'),
  undecidableRow('match ip route-source [redistribution-source] <access-list:access-list>...'),
  undecidableRow('match ip redistribution-source prefix-list <prefix-list:prefix-list>...'),
  undecidableRow('match ip redistribution-source <access-list:access-list>...'),
  // What a condition on IPv6 makes of a route of IPv4 is not documented.
  undecidableRow('match ipv6 {address | next-hop | route-source} prefix-list <prefix-list:prefix-list>...'),
  // IPv6 access lists are not modelled, so their names are not looked for either.
  undecidableRow('match ipv6 address <list:word>'),
  undecidableRow('match tag list <list:word>...'),
  tagsRow('match tag <tag:0-4294967295>...', 'Route carries one of the tags'),
  interfacesRow('match interface <interface:interface>...', 'Route leaves by one of the interfaces'),
  routeTypesRow(
    'match route-type {<type:level-1|level-2|internal|local> | <type:external|nssa-external> [type-1 | type-2]}...',
    'Kind of the route',
  ),
  metricsRow('match metric <metric:0-4294967295>...', 'Metric of the route'),
  undecidableRow('match metric {external | <metric:0-4294967295> +- <deviation:number>} [<rest:line>]'),
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
  ].map(undecidableRow),
];

const setRows: readonly ClauseRow[] = [
  setLevelRow('set level {level-1 | level-2 | level-1-2}'),
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
