/** The values of IOS-XR commands. */
import { parseIpv4, parseIpv6, parsePrefix } from '../../base/ip.ts';
import type { StructureKind } from '../../model/structures.ts';
import type { Word } from '../../syntax/tree.ts';
import type { ValueTypes } from '../schema/notation.ts';
import { lineValue, type ValueType, wordsJoined, wordValue } from '../schema/value-type.ts';
import { isPattern, xrInterfaces } from './interface-names.ts';

const isIpv4 = (text: string): boolean => parseIpv4(text) !== undefined;
const isIpv6 = (text: string): boolean => text.includes(':') && parseIpv6(text) !== undefined;
const slashed = (text: string): boolean => text.includes('/') && parsePrefix(text) !== undefined;
const anyWord = (): boolean => true;

const named = (name: string, structure: StructureKind): ValueType =>
  wordValue(name, 'WORD', 'name', anyWord, structure);

/** A group may say something of all interfaces that match a pattern in quotes. */
const interfaceType: ValueType = {
  ...xrInterfaces.value,
  accept: (words, at) => (isPattern(words[at]?.text ?? '') ? 1 : xrInterfaces.value.accept(words, at)),
};

/** What a policy is called with, brackets included: `(PE-LOOPBACKS, 10)`. */
const policyArguments: ValueType = {
  name: 'arguments',
  label: '(VALUE, ...)',
  role: 'text',
  structure: undefined,
  accept: (words: readonly Word[], at: number): number => {
    if (words[at]?.text !== '(') return 0;
    const end = words.findIndex(({ text }, index) => index > at && text === ')');
    return end < 0 ? 0 : end - at + 1;
  },
  canonical: wordsJoined,
};

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
  interfaceType,
  policyArguments,
  named('route-policy', 'route-policy'),
  named('prefix-set', 'prefix-list'),
  named('access-list', 'access-list'),
  named('key-chain', 'key-chain'),
  named('vrf', 'vrf'),
  named('isis-tag', 'isis-instance'),
  named('peer-group', 'peer-group'),
  named('peer-template', 'peer-template'),
];

export const xrValues: ValueTypes = new Map(ALL.map((type) => [type.name, type]));
