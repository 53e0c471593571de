/** The values of IOS commands. */
import { valuesOf } from '../ios-like/value-types.ts';
import { type ValueType, wordValue } from '../schema/value-type.ts';
import { iosInterfaces } from './interface-names.ts';

/** Numbered access lists of one kind. */
function numberedList(low: number, high: number): ValueType {
  const inside = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) >= low && Number(text) <= high;
  return wordValue(`access-list-${low}-${high}`, `${low}-${high}`, 'number', inside, 'access-list');
}

export const iosValues = valuesOf(iosInterfaces, [
  numberedList(1, 99),
  numberedList(1300, 1999),
  numberedList(100, 199),
  numberedList(2000, 2699),
  wordValue('key-chain', 'WORD', 'name', () => true, 'key-chain'),
  wordValue('peer-template', 'WORD', 'name', () => true, 'peer-template'),
]);
