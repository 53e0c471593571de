/** Values that commands of all systems with commands line by line take. */
import { parseIpv4, parseIpv6, parsePrefix } from '../../base/ip.ts';
import type { StructureKind } from '../../model/structures.ts';
import { lineValue, type ValueType, wordValue } from '../schema/value-type.ts';

export const isIpv4 = (text: string): boolean => parseIpv4(text) !== undefined;
export const isIpv6 = (text: string): boolean => text.includes(':') && parseIpv6(text) !== undefined;
const slashed = (text: string): boolean => text.includes('/') && parsePrefix(text) !== undefined;
const anyWord = (): boolean => true;

/** Name of a structure that is defined elsewhere; behind `!` people write remarks. */
export const named = (name: string, structure: StructureKind): ValueType =>
  wordValue(name, 'WORD', 'name', (text) => !text.startsWith('!'), structure);

const RD = /^(?:\d+|\d+\.\d+|\d+\.\d+\.\d+\.\d+):\d+$/;

export const basicValues: readonly ValueType[] = [
  wordValue('ipv4', 'A.B.C.D', 'address', isIpv4),
  wordValue('mask', 'A.B.C.D', 'address', isIpv4),
  wordValue('ipv4-prefix', 'A.B.C.D/nn', 'address', (text) => slashed(text) && !text.includes(':')),
  wordValue('ipv6', 'X:X::X', 'address', isIpv6),
  wordValue('ipv6-prefix', 'X:X::X/nn', 'address', (text) => slashed(text) && text.includes(':')),
  wordValue('peer', 'A.B.C.D', 'address', (text) => isIpv4(text) || isIpv6(text)),
  wordValue('number', 'NUMBER', 'number', (text) => /^\d{1,15}$/.test(text)),
  wordValue('as', 'AS', 'number', (text) => /^\d{1,10}(?:\.\d{1,5})?$/.test(text)),
  wordValue('rd', 'ASN:nn', 'name', (text) => RD.test(text)),
  wordValue('net', 'NET', 'address', anyWord),
  wordValue('word', 'WORD', 'text', anyWord),
  wordValue('secret', 'WORD', 'secret', anyWord),
  lineValue('line', 'text'),
];
