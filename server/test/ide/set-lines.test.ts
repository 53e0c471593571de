/** Names that are written on every line of theirs, as in `set` lines of Junos. */
import { expect, test } from 'vitest';
import { documentHighlights } from '../../src/ide/documentHighlights.ts';
import { rename } from '../../src/ide/rename.ts';
import { semanticTokens } from '../../src/ide/semanticTokens.ts';
import { positionOf, screenOf } from './open.ts';
import { wordsAt } from './places.ts';

const FILE = 'r1.conf';
const network = screenOf(`
  --- ${FILE}
  set system host-name R1
  set interfaces lo0 unit 0 family inet address 10.0.0.1/32
  set interfaces lo0 unit 0 family iso address 49.0001.0100.0000.0001.00
  set protocols isis interface lo0.0
  set protocols isis export LEAK
  set policy-options policy-statement LEAK term A from prefix-list PES
  set policy-options policy-statement LEAK term A then accept
  set policy-options policy-statement OTHER term LEAK then reject
  set policy-options prefix-list PES 10.0.0.2/32
  set policy-options prefix-list PES 10.0.0.3/32
  deactivate policy-options policy-statement LEAK term A
`);
const { files, snapshot } = network;
const at = (line: string) => positionOf(files, FILE, line);
const LINE = 'set policy-options policy-statement LE$0AK term A then accept';

test('the definition is where the name stands first', () => {
  const first = [`${FILE}:6: LEAK`];
  expect(network.definition(FILE, 'set protocols isis export LE$0AK')).toEqual(first);
  expect(network.definition(FILE, LINE)).toEqual(first);
  expect(network.definition(FILE, 'deactivate policy-options policy-statement LEA$0K term A')).toEqual(first);
});

test('references are what uses it, and its own lines where they are asked for', () => {
  expect(network.references(FILE, LINE)).toEqual([`${FILE}:5: LEAK`]);
  const all = [5, 6, 7, 11].map((line) => `${FILE}:${line}: LEAK`);
  expect(network.references(FILE, 'set protocols isis export LE$0AK', true)).toEqual(all);
});

test('renaming changes every line of it, none of a namesake, and asks about none', () => {
  const edits = rename(snapshot, FILE, at(LINE), 'L2-TO-L1');
  if ('refused' in edits) throw new Error(edits.refused);
  expect(edits.map(({ range, unsure }) => [range.start.line + 1, unsure]).sort()).toEqual(
    [11, 5, 6, 7].map((line) => [line, false]),
  );
});

test('highlights tell its lines from its uses', () => {
  const shown = documentHighlights(snapshot, FILE, at('set protocols isis export LE$0AK'));
  expect(shown.map(({ span, kind }) => `${kind} ${wordsAt(files, FILE, span)}`)).toEqual([
    'use 5: LEAK',
    'definition 6: LEAK',
    'definition 7: LEAK',
    'definition 11: LEAK',
  ]);
});

test('a hover on any line says what it is', () => {
  expect(network.hover(FILE, LINE)).toMatch(/used once/);
  expect(network.hover(FILE, 'set interfaces lo0 unit 0$0 family iso address 49.0001.0100.0000.0001.00')).toMatch(
    /lo0\.0/,
  );
});

test('every line has the colour of a definition', () => {
  const defined = semanticTokens(snapshot, FILE).filter(({ modifier }) => modifier === 'definition');
  expect(defined.map(({ span }) => wordsAt(files, FILE, span))).toEqual([
    '2: 0',
    '3: 0',
    '6: LEAK',
    '7: LEAK',
    '8: OTHER',
    '9: PES',
    '10: PES',
    '11: LEAK',
  ]);
});
