/** Route-maps (D21). */
import type { RouteSource } from '../../../model/policy.ts';
import {
  type ClauseRow,
  commonClauseRows,
  interfacesRow,
  joinedRow,
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
import { commandSpan, namedValue, textOf } from '../../schema/command.ts';
import { defineMode, type Mode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';

const SOURCES: Readonly<Record<string, RouteSource>> = {
  bgp: 'bgp',
  connected: 'connected',
  static: 'static',
  isis: 'isis',
  ospf: 'ospf',
  ospfv3: 'ospf',
  rip: 'rip',
};

/**
 * The route has to pass the other route-map as well. What that one sets is not carried over: a metric or tag
 * set there is not seen.
 */
const subRouteMapRow: ClauseRow = {
  syntax: 'sub-route-map <name:route-map>',
  help: 'Route passes another route-map, which decides for this entry',
  set: (target, command) => {
    const name = namedValue(command, 'name');
    if (!name) return;
    const policy = { kind: 'route-policy' as const, name: name.text, span: name.span };
    const others = target.conditions.filter(({ kind }) => kind !== 'policy');
    target.conditions = [...others, { kind: 'policy', policy, span: commandSpan(command) }];
  },
  unset: (target) => {
    target.conditions = target.conditions.filter(({ kind }) => kind !== 'policy');
  },
};

const matchRows: readonly ClauseRow[] = [
  listsRow(
    'match ip address prefix-list <prefix-list:prefix-list>',
    'Prefix is permitted by the prefix list',
    'prefix-list',
  ),
  listsRow(
    'match ip address access-list <access-list:access-list>',
    'Prefix is permitted by the access list',
    'access-list',
  ),
  nextHopListsRow('match ip next-hop prefix-list <prefix-list:prefix-list>', 'prefix-list'),
  tagsRow('match tag <tag:0-4294967295>...', 'Route carries the tag'),
  interfacesRow('match interface <interface:interface>', 'Route leaves by the interface'),
  routeTypesRow('match isis level <type:level-1|level-2>', 'Level of IS-IS the route comes from'),
  metricsRow('match metric <metric:0-4294967295>', 'Metric of the route'),
  joinedRow<'source', RouteSource>(
    'match source-protocol <source:bgp|connected|static|isis|ospf|ospfv3|rip>',
    'Protocol the route comes from',
    'source',
    ({ sources }) => sources,
    (sources, span) => ({ kind: 'source', sources, span }),
    (command) => [SOURCES[textOf(command, 'source') ?? ''] ?? 'other'],
  ),
  ...[
    // What a condition on IPv6 makes of a route of IPv4 is not documented.
    'match ipv6 {address | next-hop | resolved-next-hop} prefix-list <prefix-list:prefix-list>',
    'match ip resolved-next-hop prefix-list <prefix-list:prefix-list>',
    'match ip address dynamic prefix-list <list:word>',
    'match ipv6 address access-list <list:word>',
    'match ipv6 address dynamic prefix-list <list:word>',
    'match {as | as-path | aggregate-role | aigp-metric | community | community-list | contributor} <rest:line>',
    'match {extcommunity | instances | invert-result | ip next-hop | ip resolved-next-hop} <rest:line>',
    'match {ipv6 next-hop | ipv6 resolved-next-hop | large-community | local-preference | metric-type} <rest:line>',
    'match {ospf instance | router-id | route-type | rd | rpki | tag aigp | vlan} [<rest:line>]',
  ].map(undecidableRow),
];

const clauseMode = defineMode<ClauseDraft>(
  'route-map',
  eosValues,
  [...matchRows, subRouteMapRow, setLevelRow('set isis level {level-1 | level-2 | level-1-2}'), ...commonClauseRows],
  [
    'set: aigp-metric as-path bgp community community-list distance evpn extcommunity ip ipv6 large-community',
    'set: local-preference metric-type next-hop nexthop origin rcf resolution-ribs resource segment-index weight',
    'set isis: metric',
    'set metric: igp-metric igp-nexthop-cost',
  ],
);

export const routeMapRows = [routeMapRow(clauseMode)];

export const routeMapModes: readonly Mode[] = [clauseMode];
