/** Prefixes that lists cannot tell apart, found without asking each list about each prefix. */
import { type Ipv4Prefix, ipv4Mask } from '../base/ip.ts';
import type { Device } from '../model/device.ts';
import { type AccessListEntry, leafConditions, type PrefixList } from '../model/policy.ts';
import { matchesAccessEntry, prefixKey } from './prefix-lists.ts';

/**
 * What of the lists can match the prefix, in one text. Prefixes with equal marks are matched by the same entries of
 * every list, and so meet the same answer of each.
 */
export type PrefixMarks = (prefix: Ipv4Prefix) => string;

function listsOf({ prefixLists, routePolicies }: Device): readonly PrefixList[] {
  const written = routePolicies.flatMap(({ clauses }) =>
    clauses.flatMap(({ conditions }) =>
      leafConditions(conditions).flatMap((condition) => (condition.kind === 'entries' ? condition.list : [])),
    ),
  );
  return [...prefixLists, ...written];
}

const accessKey = ({ network, mask }: AccessListEntry): string =>
  [network.bits, network.wildcard, mask?.bits, mask?.wildcard].join();

/** All lists of the devices count, whoever names them. */
export function prefixMarks(devices: readonly Device[]): PrefixMarks {
  const bounds = new Set<number>();
  const lengths = new Set<number>();
  const accessEntries = new Map<string, AccessListEntry>();
  for (const device of devices) {
    for (const { entries } of listsOf(device)) {
      for (const { prefix } of entries) {
        if (prefix.family !== 'ipv4') continue;
        bounds.add(prefixKey(prefix));
        lengths.add(prefix.length);
      }
    }
    for (const { entries } of device.accessLists) {
      for (const entry of entries) accessEntries.set(accessKey(entry), entry);
    }
  }
  const ascending = [...lengths].sort((a, b) => a - b);
  const access = [...accessEntries.values()];
  return (prefix) => {
    // With one length for all, bounds of lengths need not be looked at.
    const marks = [prefix.length];
    for (const length of ascending) {
      if (length > prefix.length) break;
      const key = ((prefix.address & ipv4Mask(length)) >>> 0) * 64 + length;
      if (bounds.has(key)) marks.push(key);
    }
    access.forEach((entry, at) => {
      if (matchesAccessEntry(entry, prefix)) marks.push(-1 - at);
    });
    return marks.join(' ');
  };
}
