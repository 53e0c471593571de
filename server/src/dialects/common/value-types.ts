/** Values that commands of all systems with commands line by line take. */
import { ipv4MaskLength, parseIpv4, parseIpv6, parsePrefix } from '../../base/ip.ts';
import type { StructureKind } from '../../model/structures.ts';
import { checkedValue, lineValue, type ValueType, wordValue } from '../schema/value-type.ts';

export const isIpv4 = (text: string): boolean => parseIpv4(text) !== undefined;
export const isIpv6 = (text: string): boolean => text.includes(':') && parseIpv6(text) !== undefined;
const slashed = (text: string): boolean => text.includes('/') && parsePrefix(text) !== undefined;
const anyWord = (): boolean => true;

/** Name of a structure that is defined elsewhere; behind `!` people write remarks. */
export const named = (name: string, structure: StructureKind): ValueType =>
  wordValue(name, 'WORD', 'name', (text) => !text.startsWith('!'), structure);

export const isMask = (text: string): boolean => {
  const mask = parseIpv4(text);
  return mask !== undefined && ipv4MaskLength(mask) !== undefined;
};

/** AS number or address in front, RFC 4364 section 4.2; the rest is left to the router. */
const RD = /^(?:\d+|\d+\.\d+|\d+\.\d+\.\d+\.\d+):\d+$/;
const MOST = 4_294_967_295;

export function isRouteDistinguisher(text: string): boolean {
  if (!RD.test(text)) return false;
  const [head = '', tail = ''] = text.split(':');
  const isKnownHead =
    head.split('.').length === 4 ? isIpv4(head) : head.split('.').every((part) => Number(part) <= MOST);
  return isKnownHead && Number(tail) <= MOST;
}

// What was evidently meant as a value: digits in its form, too many of them, with commas for dots and letters for digits.
const ADDRESS_LIKE = /^\d[\dOoIl]*(?:[.,][\dOoIl]*){1,6}$/;
const MASK_LIKE = /^\/?\d[\dOoIl]*(?:[.,][\dOoIl]*){0,6}$/;
const PREFIX_LIKE = /^\d[\dOoIl]*(?:[.,][\dOoIl]*){1,6}\/[\dOoIl]*$/;
const IPV6_PREFIX_LIKE = /^[\da-f]*:[\da-f:.]*\/\d*$/i;
const RD_LIKE = /^\d[\d.,OoIl]*[:;][\dOoIl]+$/;

export const isLikeIpv4 = (text: string): boolean => ADDRESS_LIKE.test(text);
export const isLikeMask = (text: string): boolean => MASK_LIKE.test(text);
export const isLikePrefix = (text: string): boolean => PREFIX_LIKE.test(text);
export const isLikeIpv6Prefix = (text: string): boolean => IPV6_PREFIX_LIKE.test(text);
export const isLikeRouteDistinguisher = (text: string): boolean => RD_LIKE.test(text);

export const basicValues: readonly ValueType[] = [
  checkedValue('ipv4', 'A.B.C.D', 'address', isIpv4, isLikeIpv4),
  checkedValue('mask', 'A.B.C.D', 'address', isMask, isLikeMask),
  checkedValue('ipv4-prefix', 'A.B.C.D/nn', 'address', (text) => slashed(text) && !text.includes(':'), isLikePrefix),
  wordValue('ipv6', 'X:X::X', 'address', isIpv6),
  checkedValue('ipv6-prefix', 'X:X::X/nn', 'address', (text) => slashed(text) && text.includes(':'), isLikeIpv6Prefix),
  checkedValue('peer', 'A.B.C.D', 'address', (text) => isIpv4(text) || isIpv6(text), isLikeIpv4),
  wordValue('number', 'NUMBER', 'number', (text) => /^\d{1,15}$/.test(text)),
  wordValue('as', 'AS', 'number', (text) => /^\d{1,10}(?:\.\d{1,5})?$/.test(text)),
  checkedValue('rd', 'ASN:nn', 'name', isRouteDistinguisher, isLikeRouteDistinguisher),
  wordValue('net', 'NET', 'address', anyWord),
  wordValue('word', 'WORD', 'text', anyWord),
  wordValue('secret', 'WORD', 'secret', anyWord),
  lineValue('line', 'text'),
];
