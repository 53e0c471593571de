/** Access lists, named and numbered. */
import { accessListCommands, numberedRow } from '../../ios-like/commands/access-lists.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import type { CommandRow } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

const STANDARD =
  '{permit | deny} {<source-any:any|> | host <source:ipv4> | <source:ipv4> [<source-wildcard:ipv4>]} [log] [<options:line>]';

const PORTS = '[{eq | gt | lt | neq} <port:word>... | range <port:word> <port:word>]';
const EXTENDED = `{permit | deny} <protocol:word> {<source-any:any|> | host <source:ipv4> | <source:ipv4> <source-wildcard:ipv4>} ${PORTS} {<destination-any:any|> | host <destination:ipv4> | <destination:ipv4> <destination-wildcard:ipv4>} [<options:line>]`;

const named = accessListCommands({
  values: iosValues,
  entries: { standard: STANDARD, extended: EXTENDED },
  named: { standard: 'ip access-list standard', extended: 'ip access-list extended' },
  others: ['dynamic evaluate'],
});

export const accessListModes = named.modes;

/** The number tells the kind (IOS: 1-99 and 1300-1999 standard, 100-199 and 2000-2699 extended). */
export const accessListRows: readonly CommandRow<DeviceDraft>[] = [
  ...named.rows,
  numberedRow('standard', STANDARD, '1-99'),
  numberedRow('standard', STANDARD, '1300-1999'),
  numberedRow('extended', EXTENDED, '100-199'),
  numberedRow('extended', EXTENDED, '2000-2699'),
  { syntax: 'access-list <number:number> remark <text:line>', help: 'A comment in the access list' },
];
