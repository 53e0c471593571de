/** What keeps routes of an instance out of the routing table, and how they stand against others. */
import type { FilterReference, InboundFilter } from '../../../model/isis.ts';
import { clearDistance, setDistance } from '../../common/distance.ts';
import { filterOf } from '../../common/sourced.ts';
import type { IsisDraft } from '../../ios-like/draft/isis.ts';
import { type Command, commandSpan, namedValue, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';

type Row = CommandRow<IsisDraft>;

/** A filter by gateway asks which router the route leads to: what it lets through is not worked out. */
function inboundFilter(command: Command): FilterReference | undefined {
  const gateway = namedValue(command, 'gateway');
  return gateway ? { kind: 'not-read', name: 'the filter by gateway', span: gateway.span } : filterOf(command);
}

function inboundOf(command: Command): InboundFilter | undefined {
  const filter = inboundFilter(command);
  const partial = textOf(command, 'interface') === undefined ? {} : { partial: true as const };
  return filter && { filter, ...partial, span: commandSpan(command) };
}

// One line for all interfaces, and one for each of them.
const keyOf = (command: Command): string => textOf(command, 'interface') ?? '';

export const inboundRows: readonly Row[] = [
  {
    syntax:
      'distribute-list {prefix <prefix-list:prefix-list> [gateway <gateway:prefix-list>] | gateway <gateway:prefix-list> | route-map <route-map:route-map> | <access-list:access-list>} in [<interface:interface>]',
    help: 'Keeps routes out of the routing table; link-state PDUs are flooded all the same',
    set: (target, command) => {
      const filter = inboundOf(command);
      if (filter) target.inbound.set(keyOf(command), filter);
    },
    unset: (target, command) => {
      target.inbound.delete(keyOf(command));
    },
  },
  {
    syntax: 'distance <distance:1-255> [ip | clns | <from:ipv4> <wildcard:ipv4> [<access-list:access-list>]]',
    help: 'Administrative distance of routes of IS-IS: the lower one of two routes is used; 115 by default',
    set: (target, command) => setDistance(target.distance, command, 'from'),
    unset: (target, command) => clearDistance(target.distance, command, 'from'),
  },
];
