/** Juniper Junos, in braces and as `set` lines. */
import { isPlainName } from '../common/names.ts';
import type { Dialect } from '../dialect.ts';
import { commandAtJunos, wordsOfJunos } from './context.ts';
import { lowerJunos } from './lower.ts';
import { junosSigns } from './signs.ts';
import { junosSnippets } from './snippets.ts';

export const junos: Dialect = {
  id: 'junos',
  grammar: 'junos',
  shortName: 'junos',
  displayName: 'Juniper Junos',
  signs: junosSigns,
  lower: lowerJunos,
  commandAt: commandAtJunos,
  wordsOf: wordsOfJunos,
  isName: isPlainName,
  snippets: junosSnippets,
};
