/** What an instance takes from other levels and protocols (D13, D20). */
import { type Family, redistributionOf, sourceKey } from '../../common/redistribution.ts';
import { type Command, commandSpan, numberOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import type { IsisDraft } from '../draft/isis.ts';
import { policyOf } from './values.ts';

type Row = CommandRow<IsisDraft>;

const direction = (command: Command): string => `${numberOf(command, 'from')} ${numberOf(command, 'to')}`;

export const propagateRow: Row = {
  syntax: 'propagate level <from:1-2> into level <to:1-2> route-policy <policy:route-policy> [<arguments:arguments>]',
  help: 'Distributes routes of one level into the other: 2 into 1 is a leak, 1 into 2 a filter',
  set: (target, command) => {
    const from = numberOf(command, 'from') === 1 ? 1 : 2;
    const to = numberOf(command, 'to') === 1 ? 1 : 2;
    if (from === to) return;
    target.interLevel.set(direction(command), { from, to, filter: policyOf(command), span: commandSpan(command) });
  },
  unset: (target, command) => {
    target.interLevel.delete(direction(command));
  },
};

const OPTIONS =
  '[<levels:level-1|level-2|level-1-2> | metric <metric:0-16777215> | metric-type <metric-type:internal|external|rib-metric-as-internal|rib-metric-as-external> | route-policy <policy:route-policy> [<arguments:arguments>] | match {internal | external [1 | 2] | nssa-external [1 | 2]}... | down-flag-clear]...';

function redistributionRow(family: Family, source: string, help: string): Row {
  return {
    syntax: `redistribute ${source} ${OPTIONS}`,
    help,
    set: (target, command) => {
      target.redistributions.set(sourceKey(command, family), redistributionOf(command, family, policyOf(command)));
    },
    unset: (target, command) => {
      target.redistributions.delete(sourceKey(command, family));
    },
  };
}

export const redistributionRows = (family: Family): readonly Row[] => [
  redistributionRow(family, 'connected', 'Advertises prefixes of interfaces that do not run IS-IS'),
  redistributionRow(family, 'static', 'Advertises static routes'),
  redistributionRow(family, 'bgp <id:as>', 'Advertises routes of BGP'),
  redistributionRow(family, 'ospf <id:word>', 'Advertises routes of OSPF'),
  redistributionRow(family, 'ospfv3 <id:word>', 'Advertises routes of OSPFv3'),
  redistributionRow(family, 'rip', 'Advertises routes of RIP'),
  redistributionRow(family, 'eigrp <id:number>', 'Advertises routes of EIGRP'),
  redistributionRow(family, 'isis <id:isis-tag>', 'Advertises routes of another instance of IS-IS'),
  redistributionRow(family, '{mobile | subscriber}', 'Advertises routes to subscribers'),
  redistributionRow(family, 'application <id:word>', 'Advertises routes of an application'),
];
