/** Access lists, read as route filters (D21). */

import { ipv4Mask } from '../../../base/ip.ts';
import type { AccessListEntry, WildcardMatch } from '../../../model/policy.ts';
import { ipv4Of, ipv4PrefixOf } from '../../common/addresses.ts';
import { type Command, commandSpan, numberOf, textOf } from '../../schema/command.ts';
import {
  type CommandRow,
  defineMode,
  enter,
  type Mode,
  type OpenSection,
  type OtherCommands,
} from '../../schema/mode.ts';
import type { ValueTypes } from '../../schema/notation.ts';
import type { AccessListDraft, DeviceDraft } from '../draft/device.ts';
import { actionOf, lineSection } from './list-lines.ts';

const ANY: WildcardMatch = { bits: 0, wildcard: 0xffffffff };

/** `any`, `host A`, `A W`, `A/length`, and in standard lists a bare address, which is a host. */
function matchOf(command: Command, name: string): WildcardMatch | undefined {
  if (textOf(command, `${name}-any`) !== undefined) return ANY;
  const prefix = ipv4PrefixOf(command, `${name}-prefix`);
  if (prefix) return { bits: prefix.address, wildcard: ~ipv4Mask(prefix.length) >>> 0 };
  const bits = ipv4Of(command, name);
  const wildcard = ipv4Of(command, `${name}-wildcard`) ?? 0;
  return bits === undefined ? undefined : { bits: (bits & ~wildcard) >>> 0, wildcard };
}

type List = Pick<AccessListDraft, 'kind' | 'entries'>;

function accessEntry(command: Command, kind: AccessListDraft['kind']): AccessListEntry | undefined {
  const network = matchOf(command, 'source');
  if (!network) return undefined;
  const mask = kind === 'extended' ? matchOf(command, 'destination') : undefined;
  return {
    action: actionOf(command),
    network,
    mask,
    sequence: numberOf(command, 'sequence'),
    span: commandSpan(command),
  };
}

const sameMatch = (a: WildcardMatch | undefined, b: WildcardMatch | undefined): boolean =>
  a?.bits === b?.bits && a?.wildcard === b?.wildcard;

/** Entries typed without a number count in tens, as the router numbers them. */
const ENTRY_STEP = 10;

function numbersOf({ entries }: List): readonly number[] {
  let last = 0;
  return entries.map(({ sequence }) => {
    last = sequence ?? last + ENTRY_STEP;
    return last;
  });
}

function addEntry(list: List, entry: AccessListEntry): void {
  const { sequence } = entry;
  if (sequence === undefined) {
    list.entries.push(entry);
    return;
  }
  const numbers = numbersOf(list);
  const at = numbers.findIndex((number) => number >= sequence);
  list.entries.splice(at < 0 ? list.entries.length : at, numbers[at] === sequence ? 1 : 0, entry);
}

function removeEntry(list: List, entry: AccessListEntry | undefined, sequence: number | undefined): void {
  const numbers = numbersOf(list);
  const left = list.entries.filter((each, at) =>
    sequence !== undefined
      ? numbers[at] !== sequence
      : !entry ||
        each.action !== entry.action ||
        !sameMatch(each.network, entry.network) ||
        !sameMatch(each.mask, entry.mask),
  );
  list.entries.splice(0, list.entries.length, ...left);
}

/** How a dialect writes its lists. */
export interface AccessListNotation {
  readonly values: ValueTypes;
  /** Entries, from `{permit | deny}` on, with `source…` and for extended lists `destination…`. */
  readonly entries: Readonly<Record<AccessListDraft['kind'], string>>;
  /** The words that open a named list. */
  readonly named: Readonly<Record<AccessListDraft['kind'], string>>;
  readonly others: OtherCommands;
}

const modeOf = ({ values, entries, others }: AccessListNotation, kind: AccessListDraft['kind']): Mode =>
  defineMode<List>(
    `access-list ${kind}`,
    values,
    [
      {
        syntax: `[<sequence:1-2147483647>] ${entries[kind]}`,
        help: 'Entry of the access list; the first entry that matches decides, and what none matches is denied',
        set: (list, command) => {
          const entry = accessEntry(command, kind);
          if (entry) addEntry(list, entry);
        },
        unset: (list, command) => removeEntry(list, accessEntry(command, kind), numberOf(command, 'sequence')),
      },
      { syntax: '[<sequence:1-2147483647>] remark <text:line>', help: 'A comment in the access list' },
      {
        syntax: '<sequence:1-2147483647>',
        help: 'With `no`: removes the entry',
        unset: (list, command) => removeEntry(list, undefined, numberOf(command, 'sequence')),
      },
    ],
    others,
  );

function accessListOf(
  device: DeviceDraft,
  kind: AccessListDraft['kind'],
  name: string,
  section: OpenSection,
): AccessListDraft {
  let list = device.accessLists.get(name);
  if (list?.kind !== kind) {
    list = { name, kind, entries: [], section };
    device.accessLists.set(name, list);
  }
  return list;
}

const namedRow = (
  { named }: AccessListNotation,
  kind: AccessListDraft['kind'],
  mode: Mode,
): CommandRow<DeviceDraft> => ({
  syntax: `${named[kind]} <name:access-list>`,
  help: `${kind === 'standard' ? 'Standard' : 'Extended'} access list`,
  defines: 'name',
  opens: (device, command, section) => enter(mode, accessListOf(device, kind, textOf(command, 'name') ?? '', section)),
  unset: (device, command) => {
    device.accessLists.delete(textOf(command, 'name') ?? '');
  },
});

export function accessListCommands(notation: AccessListNotation): {
  readonly modes: readonly Mode[];
  readonly rows: readonly CommandRow<DeviceDraft>[];
} {
  const [standard, extended] = [modeOf(notation, 'standard'), modeOf(notation, 'extended')];
  return {
    modes: [standard, extended],
    rows: [namedRow(notation, 'standard', standard), namedRow(notation, 'extended', extended)],
  };
}

/** An entry of a list that is written line by line, each with the list's number. */
export const numberedRow = (kind: AccessListDraft['kind'], entry: string, range: string): CommandRow<DeviceDraft> => ({
  syntax: `access-list <name:access-list-${range}> ${entry}`,
  help: 'Entry of a numbered access list',
  defines: 'name',
  set: (device, command) => {
    const read = accessEntry(command, kind);
    if (!read) return;
    const list = accessListOf(device, kind, textOf(command, 'name') ?? '', lineSection(command));
    addEntry(list, read);
    list.section.lastLine = Math.max(list.section.lastLine, command.statement.line);
  },
  // `no access-list N …` removes the whole list, whatever follows the number.
  unset: (device, command) => {
    device.accessLists.delete(textOf(command, 'name') ?? '');
  },
});
