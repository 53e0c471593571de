/** Prefix lists of both families (D21). */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { PrefixListEntry } from '../../../model/policy.ts';
import { ipv4PrefixOf, ipv6PrefixOf } from '../../common/addresses.ts';
import { type Command, commandSpan, numberOf, textOf } from '../../schema/command.ts';
import type { CommandRow, OpenSection } from '../../schema/mode.ts';
import type { DeviceDraft, PrefixListDraft } from '../draft/device.ts';
import { actionOf, lineSection } from './list-lines.ts';

/** Entries typed without a number get the next multiple of the step. */
const nextSequence = (entries: readonly PrefixListEntry[], step: number): number => {
  const last = entries.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
  return (Math.floor(last / step) + 1) * step;
};

const sameEntry = (a: PrefixListEntry, b: Omit<PrefixListEntry, 'sequence'>): boolean =>
  a.action === b.action &&
  a.prefix.address === b.prefix.address &&
  a.prefix.length === b.prefix.length &&
  a.minLength === b.minLength &&
  a.maxLength === b.maxLength;

function entryOf(command: Command, prefix: Ipv4Prefix | Ipv6Prefix): Omit<PrefixListEntry, 'sequence'> | undefined {
  const eq = numberOf(command, 'eq');
  const ge = eq ?? numberOf(command, 'ge');
  const le = eq ?? numberOf(command, 'le');
  const longest = prefix.family === 'ipv4' ? 32 : 128;
  const minLength = ge ?? prefix.length;
  const maxLength = le ?? (ge === undefined ? prefix.length : longest);
  if (minLength < prefix.length || maxLength < minLength || maxLength > longest) return undefined;
  const sequenceConfigured = numberOf(command, 'sequence') !== undefined;
  return { action: actionOf(command), prefix, minLength, maxLength, sequenceConfigured, span: commandSpan(command) };
}

export type Family = 'ipv4' | 'ipv6';
export const prefixListKey = (family: Family, name: string): string => `${family} ${name}`;

export function prefixListOf(device: DeviceDraft, family: Family, name: string, section: OpenSection): PrefixListDraft {
  const key = prefixListKey(family, name);
  let list = device.prefixLists.get(key);
  if (!list) {
    list = { name, family, entries: [], section };
    device.prefixLists.set(key, list);
  }
  return list;
}

/** How a dialect writes entries. */
export interface PrefixListNotation {
  /** Between entries that are numbered by the router. */
  readonly step: number;
  /** Keywords that bound the length. */
  readonly bounds: readonly string[];
}

const ENTRY_HELP = 'Entry of a prefix list; the first entry that matches decides, and what none matches is denied';

const entrySyntax = ({ bounds }: PrefixListNotation, family: Family): string => {
  const longest = family === 'ipv4' ? 32 : 128;
  const lengths = bounds.map((bound) => `${bound} <${bound}:0-${longest}!>`).join(' | ');
  return `[seq <sequence:1-4294967294>] {permit | deny} <prefix:${family}-prefix!> [${lengths}]...`;
};

const readEntry = (family: Family, command: Command): Omit<PrefixListEntry, 'sequence'> | undefined => {
  const prefix = family === 'ipv4' ? ipv4PrefixOf(command, 'prefix') : ipv6PrefixOf(command, 'prefix');
  return prefix && entryOf(command, prefix);
};

function addEntry(
  { entries }: PrefixListDraft,
  entry: Omit<PrefixListEntry, 'sequence'>,
  command: Command,
  step: number,
): void {
  const configured = numberOf(command, 'sequence');
  if (configured === undefined && entries.some((each) => sameEntry(each, entry))) return;
  const sequence = configured ?? nextSequence(entries, step);
  const at = entries.findIndex((each) => each.sequence >= sequence);
  const replaces = at >= 0 && entries[at]?.sequence === sequence;
  entries.splice(at < 0 ? entries.length : at, replaces ? 1 : 0, { ...entry, sequence });
}

/** Takes away what the line names: the entry with its number, else the one that says the same. */
export function removeEntry({ entries, family }: PrefixListDraft, command: Command): void {
  const sequence = numberOf(command, 'sequence');
  const entry = readEntry(family, command);
  const gone = (each: PrefixListEntry): boolean =>
    sequence === undefined ? entry !== undefined && sameEntry(each, entry) : each.sequence === sequence;
  const left = entries.filter((each) => !gone(each));
  entries.splice(0, entries.length, ...left);
}

/** Entries in the section of their list. */
export const sectionEntryRow = (notation: PrefixListNotation, family: Family): CommandRow<PrefixListDraft> => ({
  syntax: entrySyntax(notation, family),
  help: ENTRY_HELP,
  set: (list, command) => {
    const entry = readEntry(family, command);
    if (entry) addEntry(list, entry, command, notation.step);
  },
  unset: (list, command) => removeEntry(list, command),
});

/** Lists that are written line by line. */
export const lineEntryRow = (
  notation: PrefixListNotation,
  family: Family,
  keyword: string,
): CommandRow<DeviceDraft> => ({
  syntax: `${keyword} prefix-list <name:prefix-list> ${entrySyntax(notation, family)}`,
  help: ENTRY_HELP,
  defines: 'name',
  set: (device, command) => {
    const entry = readEntry(family, command);
    if (!entry) return;
    const list = prefixListOf(device, family, textOf(command, 'name') ?? '', lineSection(command));
    list.section.lastLine = Math.max(list.section.lastLine, command.statement.line);
    addEntry(list, entry, command, notation.step);
  },
  unset: (device, command) => {
    const key = prefixListKey(family, textOf(command, 'name') ?? '');
    const list = device.prefixLists.get(key);
    if (list && (numberOf(command, 'sequence') !== undefined || readEntry(family, command))) {
      removeEntry(list, command);
      if (list.entries.length > 0) return;
    }
    device.prefixLists.delete(key);
  },
});
