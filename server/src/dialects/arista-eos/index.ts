/** Arista EOS. */
import { isPlainName } from '../common/names.ts';
import type { Dialect } from '../dialect.ts';
import { commandAtEos, lowerEos, wordsOfEos } from './lower.ts';
import { eosSigns } from './signs.ts';
import { eosSnippets } from './snippets.ts';

export const aristaEos: Dialect = {
  id: 'arista-eos',
  grammar: 'arista-eos',
  shortName: 'eos',
  displayName: 'Arista EOS',
  signs: eosSigns,
  lower: lowerEos,
  commandAt: commandAtEos,
  wordsOf: wordsOfEos,
  isName: isPlainName,
  snippets: eosSnippets,
};
