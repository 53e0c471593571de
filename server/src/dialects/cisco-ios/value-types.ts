/** The values of IOS commands. */
import { parseIpv4, parseIpv6, parsePrefix } from '../../base/ip.ts';
import type { StructureKind } from '../../model/structures.ts';
import type { ValueTypes } from '../schema/notation.ts';
import { lineValue, type ValueType, wordValue } from '../schema/value-type.ts';
import { iosInterfaces } from './interface-names.ts';

const isIpv4 = (text: string): boolean => parseIpv4(text) !== undefined;
const isIpv6 = (text: string): boolean => text.includes(':') && parseIpv6(text) !== undefined;
const slashed = (text: string): boolean => text.includes('/') && parsePrefix(text) !== undefined;
const anyWord = (): boolean => true;

const named = (name: string, structure: StructureKind): ValueType =>
  wordValue(name, 'WORD', 'name', anyWord, structure);

/** Numbered access lists of one kind. */
function numberedList(low: number, high: number): ValueType {
  const inside = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) >= low && Number(text) <= high;
  return wordValue(`access-list-${low}-${high}`, `${low}-${high}`, 'number', inside, 'access-list');
}

const RD = /^(?:\d+|\d+\.\d+|\d+\.\d+\.\d+\.\d+):\d+$/;

const ALL: readonly ValueType[] = [
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
  lineValue('secret-line', 'secret'),
  iosInterfaces.value,
  named('route-map', 'route-policy'),
  named('prefix-list', 'prefix-list'),
  named('access-list', 'access-list'),
  numberedList(1, 99),
  numberedList(1300, 1999),
  numberedList(100, 199),
  numberedList(2000, 2699),
  named('key-chain', 'key-chain'),
  named('vrf', 'vrf'),
  named('isis-tag', 'isis-instance'),
  // A group is told from a peer by not being an address.
  wordValue('peer-group', 'WORD', 'name', (text) => !isIpv4(text) && !isIpv6(text), 'peer-group'),
  named('peer-template', 'peer-template'),
];

export const iosValues: ValueTypes = new Map(ALL.map((type) => [type.name, type]));
