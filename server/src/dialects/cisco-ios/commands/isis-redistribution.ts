/** What an instance takes from other levels and protocols. */
import type { Family } from '../../common/redistribution.ts';
import { interLevelRow, redistributionRow } from '../../ios-like/commands/isis-redistribution.ts';
import type { IsisDraft } from '../../ios-like/draft/isis.ts';
import type { CommandRow } from '../../schema/mode.ts';

type Row = CommandRow<IsisDraft>;

export const leakRow = interLevelRow(
  'redistribute isis [<tag:isis-tag>] ip <from:level-1|level-2> into <to:level-1|level-2> [route-map <route-map:route-map> | distribute-list {prefix-list <prefix-list:prefix-list> | <access-list:access-list>}]...',
);

const OPTIONS =
  '[<levels:level-1|level-2|level-1-2> | metric <metric:number> | metric-type <metric-type:internal|external|rib-metric-as-internal|rib-metric-as-external> | route-map <route-map:route-map> | match {internal | external [1 | 2] | nssa-external [1 | 2]}... | <family:ip|clns> | include-connected | vrf <vrf:vrf> | subnets]...';

export const redistributionRows = (family: Family): readonly Row[] => [
  redistributionRow(family, 'connected', OPTIONS, 'Advertises prefixes of interfaces that do not run IS-IS'),
  redistributionRow(family, 'static', OPTIONS, 'Advertises static routes'),
  redistributionRow(family, 'bgp <id:as>', OPTIONS, 'Advertises routes of BGP'),
  redistributionRow(family, 'ospf <id:number>', OPTIONS, 'Advertises routes of OSPF'),
  redistributionRow(family, 'ospfv3 <id:number>', OPTIONS, 'Advertises routes of OSPFv3'),
  redistributionRow(family, 'rip [<id:word>]', OPTIONS, 'Advertises routes of RIP'),
  redistributionRow(family, 'eigrp <id:number>', OPTIONS, 'Advertises routes of EIGRP'),
  redistributionRow(family, 'isis <id:isis-tag>', OPTIONS, 'Advertises routes of another instance of IS-IS'),
  redistributionRow(
    family,
    '{iso-igrp | lisp | mobile | nhrp | odr | application} [<id:word>]',
    OPTIONS,
    'Advertises routes of another source',
  ),
];
