/** The values of EOS commands. */
import { valuesOf } from '../ios-like/value-types.ts';
import { wordValue } from '../schema/value-type.ts';
import { eosInterfaces } from './interface-names.ts';

export const eosValues = valuesOf(eosInterfaces, [
  // `FUNCTION()` of routing control; what it decides is not read.
  wordValue('function', 'FUNCTION()', 'name', (text) => text.endsWith(')')),
]);
