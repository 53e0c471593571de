/** First match in prefix lists and access lists (D21). Lists are indexed once: leak policies name thousands of /32s. */
import { formatIpv4, type Ipv4Prefix, ipv4Mask, prefixContains, prefixText } from '../base/ip.ts';
import type { AccessList, AccessListEntry, PrefixList, PrefixListEntry } from '../model/policy.ts';

/** A number for a prefix, for maps: address and length packed. */
export function prefixKey(prefix: Ipv4Prefix): number {
  return prefix.address * 64 + prefix.length;
}

interface PrefixListIndex {
  /** First entry that matches one prefix only, by that prefix: its position in the list. */
  readonly exact: ReadonlyMap<number, number>;
  /** Positions of all other entries. */
  readonly ranges: readonly number[];
}

const indexes = new WeakMap<PrefixList, PrefixListIndex>();

function indexOf(list: PrefixList): PrefixListIndex {
  const known = indexes.get(list);
  if (known) return known;
  const exact = new Map<number, number>();
  const ranges: number[] = [];
  list.entries.forEach((entry, position) => {
    const { prefix, minLength, maxLength } = entry;
    if (prefix.family !== 'ipv4') return;
    if (minLength !== prefix.length || maxLength !== prefix.length) ranges.push(position);
    else if (!exact.has(prefixKey(prefix))) exact.set(prefixKey(prefix), position);
  });
  const index = { exact, ranges };
  indexes.set(list, index);
  return index;
}

/** The entry that decides; undefined is the implicit deny. */
export function matchPrefixList(list: PrefixList, prefix: Ipv4Prefix): PrefixListEntry | undefined {
  const { exact, ranges } = indexOf(list);
  const limit = exact.get(prefixKey(prefix)) ?? Number.POSITIVE_INFINITY;
  for (const position of ranges) {
    if (position > limit) break;
    const entry = list.entries[position];
    if (!entry || prefix.length < entry.minLength || prefix.length > entry.maxLength) continue;
    if (prefixContains(entry.prefix, prefix)) return entry;
  }
  return list.entries[limit];
}

const matchesBits = (value: number, match: { readonly bits: number; readonly wildcard: number }): boolean =>
  ((value ^ match.bits) & ~match.wildcard) === 0;

/** A standard list compares the network alone, an extended one the netmask too. */
export function matchAccessList(list: AccessList, prefix: Ipv4Prefix): AccessListEntry | undefined {
  return list.entries.find(
    (entry) =>
      matchesBits(prefix.address, entry.network) &&
      (entry.mask === undefined || matchesBits(ipv4Mask(prefix.length), entry.mask)),
  );
}

/** As the list says it: `seq 5 permit 10.0.0.0/24 ge 32`. */
export function prefixListEntryText(entry: PrefixListEntry): string {
  const { prefix, minLength, maxLength } = entry;
  const widest = prefix.family === 'ipv4' ? 32 : 128;
  const bounds =
    minLength === prefix.length && maxLength === prefix.length
      ? ''
      : `${minLength > prefix.length ? ` ge ${minLength}` : ''}${maxLength < widest || minLength === prefix.length ? ` le ${maxLength}` : ''}`;
  return `seq ${entry.sequence} ${entry.action} ${prefixText(prefix)}${bounds}`;
}

function wildcardText({ bits, wildcard }: { readonly bits: number; readonly wildcard: number }): string {
  if (wildcard >>> 0 === 0xffffffff) return 'any';
  return wildcard === 0 ? `host ${formatIpv4(bits)}` : `${formatIpv4(bits)} ${formatIpv4(wildcard)}`;
}

export function accessListEntryText(entry: AccessListEntry): string {
  const sequence = entry.sequence === undefined ? '' : `${entry.sequence} `;
  const mask = entry.mask ? ` ${wildcardText(entry.mask)}` : '';
  return `${sequence}${entry.action} ${wildcardText(entry.network)}${mask}`;
}
