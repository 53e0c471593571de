/** IP addresses and prefixes as they stand in any configuration text, and the interfaces that own them. */
import {
  type IpPrefix,
  ipv4Mask,
  ipv4MaskLength,
  ipv4Prefix,
  ipv6Prefix,
  parseIpv4,
  parseIpv6,
  prefixEquals,
} from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { Interface, InterfaceAddress } from '../model/device.ts';
import type { Network, Router } from '../model/network.ts';
import type { Statement, Word } from '../syntax/tree.ts';

/** An address in the text. */
export interface AddressMention {
  readonly span: Span;
  /** The address itself as a host prefix. */
  readonly host: IpPrefix;
  /** The prefix it is written with (`/24`, a netmask or a wildcard beside it); undefined for a bare address. */
  readonly prefix: IpPrefix | undefined;
}

export interface AddressOwner {
  readonly router: Router;
  readonly interface: Interface;
  readonly address:
    | InterfaceAddress<Extract<IpPrefix, { family: 'ipv4' }>>
    | InterfaceAddress<Extract<IpPrefix, { family: 'ipv6' }>>;
}

const FIRST_MULTICAST = 0xe0000000;

/** The address a word belongs to; a mask belongs to the address in front of it. */
export function addressMentionAt(statement: Statement, wordIndex: number): AddressMention | undefined {
  return addressMentions(statement).find((mention) => {
    const word = statement.words[wordIndex];
    return word !== undefined && mention.span.start <= word.start && word.end <= mention.span.end;
  });
}

/** Unicast addresses and prefixes of a statement, from left to right. */
export function addressMentions(statement: Statement): readonly AddressMention[] {
  const mentions: AddressMention[] = [];
  for (let index = 0; index < statement.words.length; index++) {
    const word = statement.words[index];
    if (!word) continue;
    const next = statement.words[index + 1];
    const length = next && maskLength(word, next);
    const mention = mentionOf(statement.line, word, next, length);
    if (length !== undefined) index++;
    if (mention) mentions.push(mention);
  }
  return mentions;
}

function mentionOf(
  line: number,
  word: Word,
  mask: Word | undefined,
  length: number | undefined,
): AddressMention | undefined {
  const slash = word.text.indexOf('/');
  const address = slash < 0 ? word.text : word.text.slice(0, slash);
  const written = slash < 0 ? length : Number(word.text.slice(slash + 1) || Number.NaN);
  const span = { line, start: word.start, end: slash < 0 && length !== undefined && mask ? mask.end : word.end };
  const v4 = parseIpv4(address);
  if (v4 !== undefined) {
    if (v4 >= FIRST_MULTICAST || (written !== undefined && !(written >= 0 && written <= 32))) return undefined;
    return { span, host: ipv4Prefix(v4, 32), prefix: written === undefined ? undefined : ipv4Prefix(v4, written) };
  }
  const v6 = address.includes(':') ? parseIpv6(address) : undefined;
  if (v6 === undefined || (written !== undefined && !(written >= 0 && written <= 128))) return undefined;
  return { span, host: ipv6Prefix(v6, 128), prefix: written === undefined ? undefined : ipv6Prefix(v6, written) };
}

/**
 * Prefix length when `next` is the netmask or wildcard of the address `word`. `0.0.0.0` is the
 * netmask of the default prefix only; after any other address it is the wildcard of a host.
 */
function maskLength(word: Word, next: Word): number | undefined {
  const address = parseIpv4(word.text);
  const mask = parseIpv4(next.text);
  if (address === undefined || mask === undefined) return undefined;
  if (mask === 0) return address === 0 ? 0 : 32;
  if (mask === 0xffffffff) return address === 0 ? 0 : 32;
  return ipv4MaskLength(mask) ?? wildcardLength(mask);
}

function wildcardLength(wildcard: number): number | undefined {
  const length = Math.clz32(wildcard);
  return ~ipv4Mask(length) >>> 0 === wildcard ? length : undefined;
}

/**
 * Interfaces of a network that own an address. Addresses of the global table win over those of
 * VRFs, which customers may share with it.
 */
export function ownersOf(network: Network, host: IpPrefix): readonly AddressOwner[] {
  return preferGlobal(
    collectOwners(network, (address) => address.address === host.address && address.prefix.family === host.family),
  );
}

/** Interfaces whose subnet is exactly this prefix. */
export function attachedTo(network: Network, prefix: IpPrefix): readonly AddressOwner[] {
  return preferGlobal(collectOwners(network, (address) => prefixEquals(address.prefix, prefix)));
}

function collectOwners(
  network: Network,
  wanted: (address: AddressOwner['address']) => boolean,
): readonly AddressOwner[] {
  const owners: AddressOwner[] = [];
  for (const router of network.routers) {
    for (const each of router.device.interfaces) {
      for (const address of each.ipv4) if (wanted(address)) owners.push({ router, interface: each, address });
      for (const address of each.ipv6) if (wanted(address)) owners.push({ router, interface: each, address });
    }
  }
  return owners;
}

function preferGlobal(owners: readonly AddressOwner[]): readonly AddressOwner[] {
  const global = owners.filter((owner) => !owner.interface.vrf);
  return global.length > 0 ? global : owners;
}
