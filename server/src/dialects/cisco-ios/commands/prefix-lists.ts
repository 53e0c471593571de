/** Prefix lists of both families (D21). */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { PrefixListEntry } from '../../../model/policy.ts';
import { ipv4PrefixOf, ipv6PrefixOf } from '../../common/addresses.ts';
import { type Command, commandSpan, numberOf, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import type { DeviceDraft, PrefixListDraft } from '../draft/device.ts';
import { actionOf, lineSection } from './list-lines.ts';

/** Entries typed without a number get the next multiple of five. */
const SEQUENCE_STEP = 5;

const nextSequence = (entries: readonly PrefixListEntry[]): number => {
  const last = entries.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
  return (Math.floor(last / SEQUENCE_STEP) + 1) * SEQUENCE_STEP;
};

const sameEntry = (a: PrefixListEntry, b: Omit<PrefixListEntry, 'sequence'>): boolean =>
  a.action === b.action &&
  a.prefix.address === b.prefix.address &&
  a.prefix.length === b.prefix.length &&
  a.minLength === b.minLength &&
  a.maxLength === b.maxLength;

function entryOf(command: Command, prefix: Ipv4Prefix | Ipv6Prefix): Omit<PrefixListEntry, 'sequence'> | undefined {
  const ge = numberOf(command, 'ge');
  const le = numberOf(command, 'le');
  const longest = prefix.family === 'ipv4' ? 32 : 128;
  const minLength = ge ?? prefix.length;
  const maxLength = le ?? (ge === undefined ? prefix.length : longest);
  if (minLength < prefix.length || maxLength < minLength || maxLength > longest) return undefined;
  const sequenceConfigured = numberOf(command, 'sequence') !== undefined;
  return { action: actionOf(command), prefix, minLength, maxLength, sequenceConfigured, span: commandSpan(command) };
}

type Family = 'ipv4' | 'ipv6';
const prefixListKey = (family: Family, name: string): string => `${family} ${name}`;

function prefixListOf(device: DeviceDraft, family: Family, name: string, command: Command): PrefixListDraft {
  const key = prefixListKey(family, name);
  let list = device.prefixLists.get(key);
  if (!list) {
    list = { name, family, entries: [], section: lineSection(command) };
    device.prefixLists.set(key, list);
  }
  list.section.lastLine = Math.max(list.section.lastLine, command.statement.line);
  return list;
}

function familyRows(family: Family, keyword: string): readonly CommandRow<DeviceDraft>[] {
  const type = `${family}-prefix`;
  const read = family === 'ipv4' ? ipv4PrefixOf : ipv6PrefixOf;
  const longest = family === 'ipv4' ? 32 : 128;
  return [
    {
      syntax: `${keyword} prefix-list sequence-number`,
      help: 'Shows sequence numbers in the configuration',
    },
    {
      syntax: `${keyword} prefix-list <name:prefix-list> description <text:line>`,
      help: 'What the prefix list is for',
    },
    {
      syntax: `${keyword} prefix-list <name:prefix-list> [seq <sequence:1-4294967294>] {permit | deny} <prefix:${type}> [ge <ge:0-${longest}> | le <le:0-${longest}>]...`,
      help: 'Entry of a prefix list; the first entry that matches decides, and what none matches is denied',
      defines: 'name',
      set: (device, command) => {
        const prefix = read(command, 'prefix');
        const entry = prefix && entryOf(command, prefix);
        if (!entry) return;
        const { entries } = prefixListOf(device, family, textOf(command, 'name') ?? '', command);
        const configured = numberOf(command, 'sequence');
        if (configured === undefined && entries.some((each) => sameEntry(each, entry))) return;
        const sequence = configured ?? nextSequence(entries);
        const at = entries.findIndex((each) => each.sequence >= sequence);
        const replaces = at >= 0 && entries[at]?.sequence === sequence;
        entries.splice(at < 0 ? entries.length : at, replaces ? 1 : 0, { ...entry, sequence });
      },
      unset: (device, command) => {
        const key = prefixListKey(family, textOf(command, 'name') ?? '');
        const list = device.prefixLists.get(key);
        const prefix = read(command, 'prefix');
        const sequence = numberOf(command, 'sequence');
        const entry = prefix && entryOf(command, prefix);
        if (list && (sequence !== undefined || entry)) {
          const gone = (each: PrefixListEntry): boolean =>
            sequence === undefined ? entry !== undefined && sameEntry(each, entry) : each.sequence === sequence;
          const left = list.entries.filter((each) => !gone(each));
          list.entries.splice(0, list.entries.length, ...left);
          if (left.length > 0) return;
        }
        device.prefixLists.delete(key);
      },
    },
  ];
}

export const prefixListRows: readonly CommandRow<DeviceDraft>[] = [
  ...familyRows('ipv4', 'ip'),
  ...familyRows('ipv6', 'ipv6'),
];
