/** Arista EOS. */
import { isPlainName } from '../common/names.ts';
import type { Dialect } from '../dialect.ts';
import { commandAtEos, lowerEos, wordsOfEos } from './lower.ts';
import { recogniseEos } from './recognise.ts';
import { eosSnippets } from './snippets.ts';

export const aristaEos: Dialect = {
  id: 'arista-eos',
  grammar: 'arista-eos',
  shortName: 'eos',
  displayName: 'Arista EOS',
  recognise: recogniseEos,
  lower: lowerEos,
  commandAt: commandAtEos,
  wordsOf: wordsOfEos,
  isName: isPlainName,
  snippets: eosSnippets,
};
