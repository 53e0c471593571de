/** IPv4 access lists, as LDP reads them: the source names prefixes (D25). */

import { ipv4Mask } from '../../../base/ip.ts';
import type { WildcardMatch } from '../../../model/policy.ts';
import { ipv4Of, ipv4PrefixOf } from '../../common/addresses.ts';
import { known } from '../../common/known.ts';
import { type Command, commandSpan, has, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { AccessListDraft, DeviceDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

const ANY: WildcardMatch = { bits: 0, wildcard: 0xffffffff };

function sourceOf(command: Command): WildcardMatch | undefined {
  if (textOf(command, 'any') !== undefined) return ANY;
  const prefix = ipv4PrefixOf(command, 'source-prefix');
  if (prefix) return { bits: prefix.address, wildcard: ~ipv4Mask(prefix.length) >>> 0 };
  const bits = ipv4Of(command, 'source');
  const wildcard = ipv4Of(command, 'wildcard') ?? 0;
  return bits === undefined ? undefined : { bits: (bits & ~wildcard) >>> 0, wildcard };
}

const SOURCE = '{<any:any|> | host <source:ipv4> | <source-prefix:ipv4-prefix> | <source:ipv4> [<wildcard:ipv4>]}';

/** Entries typed without a number count in tens, as the router numbers them. */
const STEP = 10;

const nextNumber = ({ entries }: AccessListDraft): number =>
  Math.floor(Math.max(0, ...entries.keys()) / STEP) * STEP + STEP;

const accessListMode = defineMode<AccessListDraft>(
  'access-list',
  xrValues,
  [
    {
      syntax: `[<sequence:1-2147483646>] {permit | deny} [ipv4] ${SOURCE} [<rest:line>]`,
      help: 'Entry of the access list; the first entry that matches decides, and what none matches is denied',
      set: (list, command) => {
        const network = sourceOf(command);
        if (!network) return;
        const sequence = numberOf(command, 'sequence') ?? nextNumber(list);
        const action = has(command, 'deny') ? 'deny' : 'permit';
        list.entries.set(sequence, { action, network, mask: undefined, sequence, span: commandSpan(command) });
      },
    },
    {
      syntax: '<sequence:1-2147483646>',
      help: 'With `no`: removes the entry',
      unset: (list, command) => {
        list.entries.delete(numberOf(command, 'sequence') ?? -1);
      },
    },
    { syntax: '[<sequence:1-2147483646>] remark <text:line>', help: 'A comment in the access list' },
    { syntax: '[<sequence:1-2147483646>] {permit | deny} <protocol:word> <rest:line>', help: 'Entry for packets' },
  ],
  ['apply-group'],
);

export const accessListModes: readonly Mode[] = [accessListMode];

export const accessListRow: CommandRow<DeviceDraft> = {
  syntax: 'ipv4 access-list <name:access-list>',
  help: 'IPv4 access list',
  defines: 'name',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    return enter(
      accessListMode,
      known(device.accessLists, name, () => ({ name, entries: new Map(), section })),
    );
  },
  unset: (device, command) => {
    device.accessLists.delete(textOf(command, 'name') ?? '');
  },
};
