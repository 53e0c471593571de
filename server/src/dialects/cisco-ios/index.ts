/** Cisco IOS and IOS-XE. */
import { isPlainName } from '../common/names.ts';
import type { Dialect } from '../dialect.ts';
import { commandAtIos, lowerIos, wordsOfIos } from './lower.ts';
import { iosSigns } from './signs.ts';
import { iosSnippets } from './snippets.ts';

export const ciscoIos: Dialect = {
  id: 'cisco-ios',
  grammar: 'cisco-ios',
  shortName: 'ios',
  displayName: 'Cisco IOS / IOS-XE',
  signs: iosSigns,
  lower: lowerIos,
  commandAt: commandAtIos,
  wordsOf: wordsOfIos,
  isName: isPlainName,
  snippets: iosSnippets,
};
