/** Prefix lists: a section with its entries, or a line for each entry. */

import {
  type Family,
  lineEntryRow,
  type PrefixListNotation,
  prefixListKey,
  prefixListOf,
  removeEntry,
  sectionEntryRow,
} from '../../ios-like/commands/prefix-lists.ts';
import type { DeviceDraft, PrefixListDraft } from '../../ios-like/draft/device.ts';
import { textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';

const NOTATION: PrefixListNotation = { step: 10, bounds: ['eq', 'ge', 'le'] };

const modeOf = (family: Family): Mode =>
  defineMode<PrefixListDraft>(`prefix-list ${family}`, eosValues, [
    sectionEntryRow(NOTATION, family),
    { syntax: 'seq <sequence:1-4294967294>', help: 'With `no`: removes the entry', unset: removeEntry },
    { syntax: '[seq <sequence:number>] remark <text:line>', help: 'A comment in the prefix list' },
  ]);

const MODES = { ipv4: modeOf('ipv4'), ipv6: modeOf('ipv6') };

const familyRows = (family: Family, keyword: string): readonly CommandRow<DeviceDraft>[] => [
  {
    syntax: `${keyword} prefix-list <name:prefix-list>`,
    help: 'Prefix list; the first entry that matches decides, and what none matches is denied',
    defines: 'name',
    opens: (device, command, section) =>
      enter(MODES[family], prefixListOf(device, family, textOf(command, 'name') ?? '', section)),
    unset: (device, command) => {
      device.prefixLists.delete(prefixListKey(family, textOf(command, 'name') ?? ''));
    },
  },
  lineEntryRow(NOTATION, family, keyword),
];

export const prefixListModes: readonly Mode[] = [MODES.ipv4, MODES.ipv6];

export const prefixListRows: readonly CommandRow<DeviceDraft>[] = [
  ...familyRows('ipv4', 'ip'),
  ...familyRows('ipv6', 'ipv6'),
];
