/** First match in prefix lists and access lists (D21). Lists are indexed once: leak policies name thousands of /32s. */
import { formatIpv4, type Ipv4Prefix, ipv4Mask, prefixText } from '../base/ip.ts';
import type { AccessList, AccessListEntry, PrefixList, PrefixListEntry } from '../model/policy.ts';

/** A number for a prefix, for maps: address and length packed. */
export function prefixKey(prefix: Ipv4Prefix): number {
  return prefix.address * 64 + prefix.length;
}

interface PrefixListIndex {
  /** First entry that matches one prefix only, by that prefix: its position in the list. */
  readonly exact: ReadonlyMap<number, number>;
  /** Positions of all other entries by their prefix, and the lengths of these prefixes. */
  readonly ranges: ReadonlyMap<number, readonly number[]>;
  readonly rangeLengths: readonly number[];
}

const indexes = new WeakMap<PrefixList, PrefixListIndex>();

function indexOf(list: PrefixList): PrefixListIndex {
  const known = indexes.get(list);
  if (known) return known;
  const exact = new Map<number, number>();
  const ranges = new Map<number, number[]>();
  const lengths = new Set<number>();
  list.entries.forEach((entry, position) => {
    const { prefix, minLength, maxLength } = entry;
    if (prefix.family !== 'ipv4') return;
    const key = prefixKey(prefix);
    if (minLength === prefix.length && maxLength === prefix.length) {
      if (!exact.has(key)) exact.set(key, position);
      return;
    }
    lengths.add(prefix.length);
    const same = ranges.get(key);
    if (same) same.push(position);
    else ranges.set(key, [position]);
  });
  const index = { exact, ranges, rangeLengths: [...lengths] };
  indexes.set(list, index);
  return index;
}

/** The entry that decides; undefined is the implicit deny. */
export function matchPrefixList(list: PrefixList, prefix: Ipv4Prefix): PrefixListEntry | undefined {
  const { exact, ranges, rangeLengths } = indexOf(list);
  let first = exact.get(prefixKey(prefix)) ?? Number.POSITIVE_INFINITY;
  for (const length of rangeLengths) {
    if (length > prefix.length) continue;
    const positions = ranges.get(((prefix.address & ipv4Mask(length)) >>> 0) * 64 + length);
    const hit = positions?.find((position) => {
      const entry = list.entries[position];
      return entry && prefix.length >= entry.minLength && prefix.length <= entry.maxLength;
    });
    if (hit !== undefined && hit < first) first = hit;
  }
  return list.entries[first];
}

/** The entry with the longest matching prefix decides alone, whether its lengths match or not. */
function matchLongest({ entries }: PrefixList, asked: Ipv4Prefix): PrefixListEntry | undefined {
  let best: PrefixListEntry | undefined;
  for (const entry of entries) {
    const { prefix } = entry;
    if (prefix.family !== 'ipv4' || prefix.length > asked.length) continue;
    if ((asked.address & ipv4Mask(prefix.length)) >>> 0 !== prefix.address) continue;
    // Of entries with one prefix any may match, the first of them decides.
    if (!best || prefix.length > best.prefix.length) best = entry;
    else if (prefix.length === best.prefix.length && !lengthsFit(best, asked)) best = entry;
  }
  return best && lengthsFit(best, asked) ? best : undefined;
}

const lengthsFit = ({ minLength, maxLength }: PrefixListEntry, { length }: Ipv4Prefix): boolean =>
  length >= minLength && length <= maxLength;

/** The entry of a list written in place that decides; undefined when none does. */
export function lookUpPrefix(
  list: PrefixList,
  lookup: 'first' | 'longest',
  prefix: Ipv4Prefix,
): PrefixListEntry | undefined {
  return lookup === 'first' ? matchPrefixList(list, prefix) : matchLongest(list, prefix);
}

const matchesBits = (value: number, match: { readonly bits: number; readonly wildcard: number }): boolean =>
  ((value ^ match.bits) & ~match.wildcard) === 0;

/** A standard list compares the network alone, an extended one the netmask too. */
export const matchesAccessEntry = ({ network, mask }: AccessListEntry, prefix: Ipv4Prefix): boolean =>
  matchesBits(prefix.address, network) && (mask === undefined || matchesBits(ipv4Mask(prefix.length), mask));

export function matchAccessList(list: AccessList, prefix: Ipv4Prefix): AccessListEntry | undefined {
  return list.entries.find((entry) => matchesAccessEntry(entry, prefix));
}

/** As the list says it: `seq 5 permit 10.0.0.0/24 ge 32`, `10.0.0.0/24 ge 32` where entries have no numbers. */
export function prefixListEntryText(entry: PrefixListEntry): string {
  const { prefix, minLength, maxLength } = entry;
  const widest = prefix.family === 'ipv4' ? 32 : 128;
  const bounds =
    minLength === prefix.length && maxLength === prefix.length
      ? ''
      : `${minLength > prefix.length ? ` ge ${minLength}` : ''}${maxLength < widest || minLength === prefix.length ? ` le ${maxLength}` : ''}`;
  const text = `${prefixText(prefix)}${bounds}`;
  return entry.sequence === 0 ? text : `seq ${entry.sequence} ${entry.action} ${text}`;
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
