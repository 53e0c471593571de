/**
 * IP addresses and prefixes as plain data, both families.
 * IPv4 addresses are unsigned 32-bit integers, IPv6 addresses are 128-bit bigints.
 */

export interface Ipv4Prefix {
  readonly family: 'ipv4';
  /** Network address, host bits cleared, 0 … 2^32-1. */
  readonly address: number;
  /** 0 … 32. */
  readonly length: number;
}

export interface Ipv6Prefix {
  readonly family: 'ipv6';
  /** Network address, host bits cleared. */
  readonly address: bigint;
  /** 0 … 128. */
  readonly length: number;
}

export type IpPrefix = Ipv4Prefix | Ipv6Prefix;
export type IpFamily = IpPrefix['family'];

const OCTET = /^(?:25[0-5]|2[0-4]\d|1\d\d|\d?\d)$/;

/** Dotted quad to unsigned 32-bit integer; undefined when the text is not an IPv4 address. */
export function parseIpv4(text: string): number | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  let value = 0;
  for (const octet of octets) {
    if (!OCTET.test(octet)) return undefined;
    value = value * 256 + Number(octet);
  }
  return value;
}

export function formatIpv4(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Netmask of a prefix length, as an unsigned integer. */
export function ipv4Mask(length: number): number {
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
}

/** Prefix length of a netmask; undefined when its ones are not contiguous. */
export function ipv4MaskLength(mask: number): number | undefined {
  const length = Math.clz32(~mask >>> 0);
  return ipv4Mask(length) === mask >>> 0 ? length : undefined;
}

/** The prefix that holds `address` at `length`; host bits are cleared. */
export function ipv4Prefix(address: number, length: number): Ipv4Prefix {
  return { family: 'ipv4', address: (address & ipv4Mask(length)) >>> 0, length };
}

/** RFC 4291 text forms, embedded IPv4 included; undefined when the text is not an IPv6 address. */
export function parseIpv6(text: string): bigint | undefined {
  let source = text;
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(source);
  if (embedded) {
    const v4 = parseIpv4(embedded[2] ?? '');
    if (v4 === undefined) return undefined;
    source = `${embedded[1]}${(v4 >>> 16).toString(16)}:${(v4 & 0xffff).toString(16)}`;
  }
  const halves = source.split('::');
  if (halves.length > 2) return undefined;
  const groups = (half: string | undefined): string[] => (half ? half.split(':') : []);
  const head = groups(halves[0]);
  const tail = groups(halves[1]);
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<string>(missing).fill('0'), ...tail];
  let value = 0n;
  for (const group of all) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    value = (value << 16n) | BigInt(Number.parseInt(group, 16));
  }
  return value;
}

/** RFC 5952 canonical text. */
export function formatIpv6(address: bigint): string {
  const groups: string[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) groups.push(((address >> shift) & 0xffffn).toString(16));
  let best = { at: -1, size: 1 };
  for (let at = 0; at < 8; at++) {
    let size = 0;
    while (at + size < 8 && groups[at + size] === '0') size++;
    if (size > best.size) best = { at, size };
  }
  if (best.at < 0) return groups.join(':');
  return `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.size).join(':')}`;
}

export function ipv6Prefix(address: bigint, length: number): Ipv6Prefix {
  const drop = BigInt(128 - length);
  return { family: 'ipv6', address: (address >> drop) << drop, length };
}

/** `10.0.0.1`, `10.0.0.0/24`, `2001:db8::/32`; a bare address is a host prefix. Host bits are cleared. */
export function parsePrefix(text: string): IpPrefix | undefined {
  const slash = text.indexOf('/');
  const addressText = slash < 0 ? text : text.slice(0, slash);
  const lengthText = slash < 0 ? undefined : text.slice(slash + 1);
  if (lengthText !== undefined && !/^\d{1,3}$/.test(lengthText)) return undefined;
  const v4 = parseIpv4(addressText);
  if (v4 !== undefined) {
    const length = lengthText === undefined ? 32 : Number(lengthText);
    return length <= 32 ? ipv4Prefix(v4, length) : undefined;
  }
  const v6 = addressText.includes(':') ? parseIpv6(addressText) : undefined;
  if (v6 === undefined) return undefined;
  const length = lengthText === undefined ? 128 : Number(lengthText);
  return length <= 128 ? ipv6Prefix(v6, length) : undefined;
}

/** Canonical text: `10.0.0.0/30`, `2001:db8::/32`. Also the key of a prefix in maps. */
export function prefixText(prefix: IpPrefix): string {
  return prefix.family === 'ipv4'
    ? `${formatIpv4(prefix.address)}/${prefix.length}`
    : `${formatIpv6(prefix.address)}/${prefix.length}`;
}

export function prefixEquals(a: IpPrefix, b: IpPrefix): boolean {
  return a.family === b.family && a.length === b.length && a.address === b.address;
}

/** True when every address of `inner` is in `outer` (a prefix contains itself). */
export function prefixContains(outer: IpPrefix, inner: IpPrefix): boolean {
  if (outer.length > inner.length) return false;
  if (outer.family === 'ipv4' && inner.family === 'ipv4') {
    return (inner.address & ipv4Mask(outer.length)) >>> 0 === outer.address;
  }
  if (outer.family === 'ipv6' && inner.family === 'ipv6') {
    const drop = BigInt(128 - outer.length);
    return inner.address >> drop === outer.address >> drop;
  }
  return false;
}

export function isHostPrefix(prefix: IpPrefix): boolean {
  return prefix.length === (prefix.family === 'ipv4' ? 32 : 128);
}

/** IPv4 first, then by address, then by length: the order of every listing. */
export function comparePrefixes(a: IpPrefix, b: IpPrefix): number {
  if (a.family !== b.family) return a.family === 'ipv4' ? -1 : 1;
  if (a.address !== b.address) return a.address < b.address ? -1 : 1;
  return a.length - b.length;
}
