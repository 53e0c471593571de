/** `ipv4 prefix-list`: lists that inbound filters of IS-IS name; policies have prefix sets. */
import type { PrefixListEntry } from '../../../model/policy.ts';
import { ipv4PrefixOf } from '../../common/addresses.ts';
import { known } from '../../common/known.ts';
import { type Command, commandSpan, has, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft, PrefixListDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

/** A prefix set may have the same name. */
export const prefixListName = (name: string): string => `prefix-list ${name}`;

function entryOf(command: Command): PrefixListEntry | undefined {
  const prefix = ipv4PrefixOf(command, 'prefix');
  if (!prefix) return undefined;
  const eq = numberOf(command, 'eq');
  const ge = eq ?? numberOf(command, 'ge');
  const le = eq ?? numberOf(command, 'le');
  return {
    action: has(command, 'deny') ? 'deny' : 'permit',
    prefix,
    minLength: ge ?? prefix.length,
    maxLength: le ?? (ge === undefined ? prefix.length : 32),
    sequence: numberOf(command, 'sequence') ?? 0,
    sequenceConfigured: numberOf(command, 'sequence') !== undefined,
    span: commandSpan(command),
  };
}

const listMode = defineMode<PrefixListDraft>('prefix-list', xrValues, [
  { syntax: '[<sequence:1-2147483646>] remark <text:line>', help: 'A remark' },
  {
    syntax:
      '[<sequence:1-2147483646>] {permit | deny} <prefix:ipv4-prefix> [eq <eq:0-32> | ge <ge:0-32> | le <le:0-32>]...',
    help: 'Entry of a prefix list; the first entry that matches decides, and what none matches is denied',
    set: ({ entries }, command) => {
      const entry = entryOf(command);
      // Without a number, behind the last by ten.
      const next = Math.floor(Math.max(0, ...entries.keys()) / 10) * 10 + 10;
      if (entry) entries.set(entry.sequenceConfigured ? entry.sequence : next, entry);
    },
    unset: ({ entries }, command) => {
      entries.delete(numberOf(command, 'sequence') ?? -1);
    },
  },
]);

export const prefixListModes: readonly Mode[] = [listMode];

export const prefixListRow: CommandRow<DeviceDraft> = {
  syntax: 'ipv4 prefix-list <name:word>',
  help: 'Prefixes for inbound filters to match',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    return enter(
      listMode,
      known(device.prefixLists, name, () => ({ name, section, entries: new Map() })),
    );
  },
  unset: (device, command) => {
    device.prefixLists.delete(textOf(command, 'name') ?? '');
  },
};
