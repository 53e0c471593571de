/** The values of IOS-XR commands. */
import type { Word } from '../../syntax/tree.ts';
import { basicValues, isLikeMask, isMask, named } from '../common/value-types.ts';
import type { ValueTypes } from '../schema/notation.ts';
import { checkedValue, type ValueType, wordsJoined } from '../schema/value-type.ts';
import { isPattern, xrInterfaces } from './interface-names.ts';

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

const SLASHED_LENGTH = /^\/(?:3[0-2]|[12]?\d)$/;

/** The mask may be its length as well, behind a blank (Cisco IOS XR command reference, `ipv4 address`). */
const mask: ValueType = checkedValue(
  'mask',
  'A.B.C.D',
  'address',
  (text) => isMask(text) || SLASHED_LENGTH.test(text),
  isLikeMask,
);

const ALL: readonly ValueType[] = [
  ...basicValues,
  mask,
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
