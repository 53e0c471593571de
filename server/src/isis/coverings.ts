/** What is left of a prefix where it is not learned itself: less specific prefixes (D22). */
import { type Ipv4Prefix, ipv4Prefix } from '../base/ip.ts';
import { prefixKey } from './prefix-lists.ts';
import type { World } from './world.ts';

/** Advertised prefixes that cover one, longest first, the default left out. */
export function coveringsIn({ natives, summaries }: World): (prefix: Ipv4Prefix) => readonly Ipv4Prefix[] {
  const summarised = new Set(summaries.map(({ prefix }) => prefixKey(prefix)));
  return (prefix) => {
    const found: Ipv4Prefix[] = [];
    for (let length = prefix.length - 1; length > 0; length--) {
      const candidate = ipv4Prefix(prefix.address, length);
      const key = prefixKey(candidate);
      if (natives.has(key) || summarised.has(key)) found.push(candidate);
    }
    return found;
  };
}
