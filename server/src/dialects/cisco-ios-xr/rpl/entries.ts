/** The entries of a prefix-set, named or written in a condition. */
import { type IpPrefix, ipv4Prefix, ipv6Prefix, parsePrefix } from '../../../base/ip.ts';
import type { Span } from '../../../base/text.ts';
import type { PrefixListEntry } from '../../../model/policy.ts';
import type { Token } from './tokens.ts';

export interface SetEntries {
  readonly entries: readonly PrefixListEntry[];
  /** All of them are understood. Otherwise nobody knows what the set matches. */
  readonly complete: boolean;
}

const WIDEST = { ipv4: 32, ipv6: 128 } as const;

const shortened = (prefix: IpPrefix, length: number): IpPrefix =>
  prefix.family === 'ipv4' ? ipv4Prefix(prefix.address, length) : ipv6Prefix(prefix.address, length);

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * `ge` and `le` as the manual defines them: without either the length of the prefix, with `ge` alone up to
 * the longest. Undefined when the words are none of these.
 */
function boundsOf(prefix: IpPrefix, words: readonly string[]): Bounds | undefined {
  let low: number | undefined;
  let high: number | undefined;
  for (let at = 0; at < words.length; at += 2) {
    const length = Number(words[at + 1]);
    if (!Number.isInteger(length) || length < 0 || length > WIDEST[prefix.family]) return undefined;
    const keyword = words[at]?.toLowerCase();
    if (keyword === 'ge' || keyword === 'eq') low = length;
    if (keyword === 'le' || keyword === 'eq') high = length;
    if (keyword !== 'ge' && keyword !== 'le' && keyword !== 'eq') return undefined;
  }
  if (low === undefined && high === undefined) return { low: prefix.length, high: prefix.length };
  return { low: low ?? prefix.length, high: high ?? WIDEST[prefix.family] };
}

/**
 * One entry says how long prefixes may be; those shorter than its own contain it (enhanced prefix-length
 * manipulation), so each such length is an entry of its own.
 */
function entriesOf(prefix: IpPrefix, { low, high }: Bounds, span: Span): PrefixListEntry[] {
  const entry = (at: IpPrefix, minLength: number, maxLength: number): PrefixListEntry => ({
    action: 'permit',
    prefix: at,
    minLength,
    maxLength,
    sequence: 0,
    sequenceConfigured: false,
    span,
  });
  const found: PrefixListEntry[] = [];
  for (let length = low; length <= Math.min(high, prefix.length - 1); length++) {
    found.push(entry(shortened(prefix, length), length, length));
  }
  if (high >= prefix.length) found.push(entry(prefix, Math.max(low, prefix.length), high));
  return found;
}

/** The tokens between commas. */
function parts(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ',') found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.filter((part) => part.length > 0);
}

/** `resolve` gives the text a parameter stands for. */
export function setEntries(
  tokens: readonly Token[],
  resolve: (text: string) => string | undefined = (text) => text,
): SetEntries {
  const entries: PrefixListEntry[] = [];
  let complete = true;
  for (const part of parts(tokens)) {
    const [first, ...rest] = part.map(({ text }) => resolve(text) ?? '');
    const prefix = parsePrefix(first ?? '');
    const bounds = prefix && boundsOf(prefix, rest);
    const [start, end] = [part[0]?.span, part.at(-1)?.span];
    if (!prefix || !bounds || !start) complete = false;
    else entries.push(...entriesOf(prefix, bounds, end?.line === start.line ? { ...start, end: end.end } : start));
  }
  return { entries, complete };
}
