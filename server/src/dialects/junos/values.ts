/** Kinds of values in Junos statements. */
import { parseIpv4, parsePrefix } from '../../base/ip.ts';
import {
  isLikeIpv4,
  isLikeIpv6Prefix,
  isLikePrefix,
  isLikeRouteDistinguisher,
  isRouteDistinguisher,
} from '../common/value-types.ts';
import { checkedValue, rangeType, type ValueType, wordValue } from '../schema/value-type.ts';

const any = (): boolean => true;
const MASK_LENGTH = /^\/\d{1,3}$/;

/** `ge-0/0/0` stands for its unit 0. */
export const logicalInterface = (name: string): string => (name.includes('.') ? name : `${name}.0`);

const interfaceType: ValueType = {
  ...wordValue('interface', 'INTERFACE', 'interface', any, 'interface'),
  canonical: (words, from) => logicalInterface(words[from]?.text ?? ''),
};

const isLikeAddress = (text: string): boolean => isLikeIpv4(text) || isLikePrefix(text);

/** `65000L:1` is one with an AS number of four bytes. */
const distinguisher = (text: string): string => text.replace(/^(\d+)L:/, '$1:');

function isOddDistinguisher(text: string): boolean {
  const plain = distinguisher(text);
  return isLikeRouteDistinguisher(plain) && !isRouteDistinguisher(plain);
}

const TARGET = 'target:';
const isOddTarget = (text: string): boolean => text.startsWith(TARGET) && isOddDistinguisher(text.slice(TARGET.length));

const types: readonly ValueType[] = [
  wordValue('name', 'NAME', 'name', any),
  wordValue('text', 'TEXT', 'text', any),
  wordValue('secret', 'KEY', 'secret', any),
  wordValue('device', 'INTERFACE', 'interface', any),
  interfaceType,
  checkedValue('address', 'A.B.C.D', 'address', (text) => parseIpv4(text) !== undefined, isLikeAddress),
  checkedValue(
    'host',
    'ADDRESS',
    'address',
    (text) => !text.includes('/') && parsePrefix(text) !== undefined,
    isLikeAddress,
  ),
  checkedValue('prefix', 'PREFIX', 'address', (text) => parsePrefix(text) !== undefined, isLikeAddress),
  checkedValue('ipv4', 'A.B.C.D/N', 'address', (text) => parsePrefix(text)?.family === 'ipv4', isLikeAddress),
  checkedValue('ipv6', 'X:X::X/N', 'address', (text) => parsePrefix(text)?.family === 'ipv6', isLikeIpv6Prefix),
  checkedValue('distinguisher', 'AS:NUMBER', 'text', (text) => !isOddDistinguisher(text), isOddDistinguisher),
  checkedValue('target', 'target:AS:NUMBER', 'text', (text) => !isOddTarget(text), isOddTarget),
  wordValue('length', '/N', 'number', (text) => MASK_LENGTH.test(text)),
  wordValue('lengths', '/N-/N', 'number', (text) => /^\/\d{1,3}-\/\d{1,3}$/.test(text)),
  wordValue('net', 'NET', 'address', any),
  wordValue('number', 'NUMBER', 'number', (text) => /^\d{1,15}$/.test(text)),
  wordValue('rate', 'RATE', 'number', (text) => /^\d{1,15}[kmgt]?$/i.test(text)),
  wordValue('as', 'AS', 'number', (text) => /^\d{1,10}(\.\d{1,5})?$/.test(text)),
  // An expression such as `( A && B )` is no name.
  wordValue('policy', 'POLICY', 'name', (text) => !/[()&|!]/.test(text), 'route-policy'),
  wordValue('expression', 'EXPRESSION', 'text', (text) => /[()&|!]/.test(text)),
  wordValue('prefix-list', 'PREFIX-LIST', 'name', any, 'prefix-list'),
  wordValue('key-chain', 'KEY-CHAIN', 'name', any, 'key-chain'),
  wordValue('instance', 'INSTANCE', 'name', any, 'vrf'),
  wordValue('group', 'GROUP', 'name', any, 'peer-group'),
  wordValue('config-group', 'GROUP', 'name', any, 'config-group'),
];

const byName: ReadonlyMap<string, ValueType> = new Map(types.map((type) => [type.name, type]));

export const valueType = (name: string): ValueType | undefined => byName.get(name) ?? rangeType(name);
