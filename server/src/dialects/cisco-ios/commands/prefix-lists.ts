/** Prefix lists of both families. */
import { type Family, lineEntryRow, type PrefixListNotation } from '../../ios-like/commands/prefix-lists.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import type { CommandRow } from '../../schema/mode.ts';

const NOTATION: PrefixListNotation = { step: 5, bounds: ['ge', 'le'] };

const familyRows = (family: Family, keyword: string): readonly CommandRow<DeviceDraft>[] => [
  {
    syntax: `${keyword} prefix-list sequence-number`,
    help: 'Shows sequence numbers in the configuration',
  },
  {
    syntax: `${keyword} prefix-list <name:prefix-list> description <text:line>`,
    help: 'What the prefix list is for',
  },
  lineEntryRow(NOTATION, family, keyword),
];

export const prefixListRows: readonly CommandRow<DeviceDraft>[] = [
  ...familyRows('ipv4', 'ip'),
  ...familyRows('ipv6', 'ipv6'),
];
