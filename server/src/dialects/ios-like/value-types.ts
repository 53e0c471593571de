/** The values commands of these systems take. */
import { parseIpv4, parseIpv6, parsePrefix } from '../../base/ip.ts';
import type { StructureKind } from '../../model/structures.ts';
import type { InterfaceNames } from '../common/interface-names.ts';
import type { ValueTypes } from '../schema/notation.ts';
import { lineValue, type ValueType, wordValue } from '../schema/value-type.ts';

const isIpv4 = (text: string): boolean => parseIpv4(text) !== undefined;
const isIpv6 = (text: string): boolean => text.includes(':') && parseIpv6(text) !== undefined;
const slashed = (text: string): boolean => text.includes('/') && parsePrefix(text) !== undefined;
const anyWord = (): boolean => true;

const named = (name: string, structure: StructureKind): ValueType =>
  wordValue(name, 'WORD', 'name', anyWord, structure);

const RD = /^(?:\d+|\d+\.\d+|\d+\.\d+\.\d+\.\d+):\d+$/;

/** `more`: what only the dialect has. */
export function valuesOf({ value: interfaces }: InterfaceNames, more: readonly ValueType[]): ValueTypes {
  const all: readonly ValueType[] = [
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
    interfaces,
    named('route-map', 'route-policy'),
    named('prefix-list', 'prefix-list'),
    named('access-list', 'access-list'),
    named('vrf', 'vrf'),
    named('isis-tag', 'isis-instance'),
    // A group is told from a peer by not being an address.
    wordValue('peer-group', 'WORD', 'name', (text) => !isIpv4(text) && !isIpv6(text), 'peer-group'),
    ...more,
  ];
  return new Map(all.map((type) => [type.name, type]));
}
