/** Cisco IOS-XR. */
import { isPlainName } from '../common/names.ts';
import type { Dialect } from '../dialect.ts';
import { commandAtXr, lowerXr, wordsOfXr } from './lower.ts';
import { xrSigns } from './signs.ts';
import { xrSnippets } from './snippets.ts';

export const ciscoIosXr: Dialect = {
  id: 'cisco-ios-xr',
  // Lines, sections and words are those of IOS.
  grammar: 'cisco-ios',
  shortName: 'xr',
  displayName: 'Cisco IOS-XR',
  signs: xrSigns,
  lower: lowerXr,
  commandAt: commandAtXr,
  wordsOf: wordsOfXr,
  // A bracket behind the name of a policy begins what it is called with.
  isName: (kind, text) => isPlainName(kind, text) && !/[(),$]/.test(text),
  snippets: xrSnippets,
};
