/** Access lists; a name without `standard` is an extended one. */
import { accessListCommands } from '../../ios-like/commands/access-lists.ts';
import { eosValues } from '../value-types.ts';

const address = (name: string): string =>
  `{<${name}-any:any|> | host <${name}:ipv4> | <${name}-prefix:ipv4-prefix> | <${name}:ipv4> <${name}-wildcard:ipv4>}`;

const PORTS = '[{eq | gt | lt | neq} <port:word>... | range <port:word> <port:word>]';

export const { modes: accessListModes, rows: accessListRows } = accessListCommands({
  values: eosValues,
  entries: {
    standard: `{permit | deny} ${address('source')} [log] [<options:line>]`,
    extended: `{permit | deny} <protocol:word> ${address('source')} ${PORTS} ${address('destination')} [<options:line>]`,
  },
  named: { standard: 'ip access-list standard', extended: 'ip access-list' },
  others: ['counters statistics fragment-rules'],
});
