/** The values commands of these systems take. */
import type { InterfaceNames } from '../common/interface-names.ts';
import { basicValues, isIpv6, isLikeIpv4, named } from '../common/value-types.ts';
import type { ValueTypes } from '../schema/notation.ts';
import { lineValue, type ValueType, wordValue } from '../schema/value-type.ts';

/** `more`: what only the dialect has. */
export function valuesOf({ value: interfaces }: InterfaceNames, more: readonly ValueType[]): ValueTypes {
  const all: readonly ValueType[] = [
    ...basicValues,
    lineValue('secret-line', 'secret'),
    interfaces,
    named('route-map', 'route-policy'),
    named('prefix-list', 'prefix-list'),
    named('access-list', 'access-list'),
    named('vrf', 'vrf'),
    named('isis-tag', 'isis-instance'),
    // A group is told from a peer by not being an address, nor meant as one.
    wordValue('peer-group', 'WORD', 'name', (text) => !isLikeIpv4(text) && !isIpv6(text), 'peer-group'),
    ...more,
  ];
  return new Map(all.map((type) => [type.name, type]));
}
