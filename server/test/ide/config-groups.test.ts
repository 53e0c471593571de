/** Configuration groups in the editor: the same answers in braces and in `set` lines, and in a logical system. */
import { describe, expect, test } from 'vitest';
import { completion } from '../../src/ide/completion.ts';
import { documentHighlights } from '../../src/ide/documentHighlights.ts';
import { documentSymbols } from '../../src/ide/documentSymbols.ts';
import { prepareRename, rename } from '../../src/ide/rename.ts';
import { semanticTokens } from '../../src/ide/semanticTokens.ts';
import { positionOf, screenOf } from './open.ts';
import { wordsAt } from './places.ts';

const { files, snapshot, ...network } = screenOf(`
  --- braces.conf
  version 20.4R1;
  groups {
      CORE {
          protocols {
              isis {
                  interface <*> {
                      point-to-point;
                  }
              }
          }
      }
      IDLE {
          apply-groups CORE;
      }
  }
  apply-groups [ CORE GONE ];
  system {
      host-name BRACES;
      apply-groups-except CORE;
  }
  interfaces {
      lo0 {
          unit 0;
      }
  }
  logical-systems {
      L {
          apply-groups CORE;
          interfaces {
              lt-0/0/0 {
                  unit 0;
              }
          }
      }
  }
  --- lines.conf
  set version 20.4R1
  set groups CORE protocols isis interface <*> point-to-point
  set groups CORE protocols isis interface <*> level 1 disable
  set groups IDLE apply-groups CORE
  set apply-groups CORE
  set system host-name LINES
  set system apply-groups-except CORE
  set interfaces lo0 unit 0 family iso
`);

const at = (file: string, line: string) => positionOf(files, file, line);

/** A line of each file that names CORE. */
const NAMED: readonly (readonly [string, string, number])[] = [
  ['braces.conf', 'apply-groups [ CO$0RE GONE ];', 3],
  ['braces.conf', 'apply-groups-except CO$0RE;', 3],
  ['lines.conf', 'set apply-groups CO$0RE', 2],
  ['lines.conf', 'set groups IDLE apply-groups CO$0RE', 2],
];

describe('a name behind apply-groups', () => {
  test.each(NAMED)('%s: %s leads to the group', (file, line, first) => {
    expect(network.definition(file, line)).toEqual([`${file}:${first}: CORE`]);
  });

  test.each(NAMED)('%s: %s says what it is', (file, line) => {
    expect(network.hover(file, line)).toMatch(/configuration group CORE.*used [34] times/);
  });

  test('that stands for nothing is said to', () => {
    expect(network.hover('braces.conf', 'apply-groups [ CORE GO$0NE ];')).toMatch(/not defined in this file/);
    const undefinedWords = semanticTokens(snapshot, 'braces.conf').filter(({ modifier }) => modifier === 'undefined');
    expect(undefinedWords.map(({ span }) => wordsAt(files, 'braces.conf', span))).toEqual(['16: GONE']);
  });
});

test('references, with the lines of the group where they are asked for', () => {
  const line = 'set groups CO$0RE protocols isis interface <*> level 1 disable';
  expect(network.references('lines.conf', line)).toEqual([4, 5, 7].map((each) => `lines.conf:${each}: CORE`));
  expect(network.references('lines.conf', line, true)).toHaveLength(5);
  expect(network.references('braces.conf', 'apply-groups-except CO$0RE;')).toEqual(
    [13, 16, 19, 28].map((each) => `braces.conf:${each}: CORE`),
  );
});

test('renaming changes every place, from a logical system too', () => {
  const lines = (file: string, position: ReturnType<typeof at>): string => {
    expect(prepareRename(snapshot, file, position)).toMatchObject({ name: 'CORE' });
    const edits = rename(snapshot, file, position, 'BACKBONE');
    if ('refused' in edits) throw new Error(edits.refused);
    expect(edits.filter(({ unsure }) => unsure)).toEqual([]);
    return edits.map(({ range }) => range.start.line + 1).join(' ');
  };
  expect(lines('lines.conf', at('lines.conf', 'set apply-groups CO$0RE'))).toBe('2 3 4 5 7');
  expect(lines('braces.conf', { line: 27, character: 24 })).toBe('3 13 16 19 28');
});

test('renaming to the name of another group is refused', () => {
  const answer = rename(snapshot, 'lines.conf', at('lines.conf', 'set apply-groups CO$0RE'), 'IDLE');
  expect(answer).toEqual({ refused: 'There is a configuration group IDLE in this file already.' });
});

test('highlights', () => {
  const shown = documentHighlights(snapshot, 'lines.conf', at('lines.conf', 'set apply-groups CO$0RE'));
  expect(shown.map(({ kind, span }) => `${kind} ${span.line + 1}`)).toEqual([
    'definition 2',
    'definition 3',
    'use 4',
    'use 5',
    'use 7',
  ]);
});

test('the outline has each group once', () => {
  const groups = (file: string): string[] =>
    documentSymbols(snapshot, file)
      .filter(({ kind }) => kind === 'config-group')
      .map(({ name, range }) => `${name} ${range.start.line + 1}-${range.end.line + 1}`);
  expect(groups('braces.conf')).toEqual(['CORE 3-11', 'IDLE 12-14']);
  expect(groups('lines.conf')).toEqual(['CORE 2-3', 'IDLE 4-4']);
});

test('completion proposes the groups of the file, in a logical system too', () => {
  const labels = (line: string): readonly string[] => {
    const screen = screenOf(`
  --- lines.conf
  set version 20.4R1
  set groups CORE protocols isis interface <*> point-to-point
  set groups IDLE protocols isis interface <*> point-to-point
  set system host-name LINES
  set logical-systems L interfaces lt-0/0/0 unit 0 family iso
  ${line}
`);
    const found = completion(screen.snapshot, 'lines.conf', { line: 5, character: line.length }, line);
    return found?.items.map(({ label }) => label) ?? [];
  };
  expect(labels('set apply-groups ')).toEqual(expect.arrayContaining(['CORE', 'IDLE']));
  expect(labels('set chassis apply-groups C')).toEqual(expect.arrayContaining(['CORE', 'IDLE']));
  expect(labels('set logical-systems L apply-groups [ CORE ')).toEqual(expect.arrayContaining(['CORE', 'IDLE']));
  expect(labels('set protocols isis apply')).toEqual(expect.arrayContaining(['apply-groups', 'apply-groups-except']));
});
