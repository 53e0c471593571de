/** What the editor asks about the statement under the cursor, marked by `|`: the same in both spellings. */
import { describe, expect, test } from 'vitest';
import { junos } from '../../../src/dialects/junos/index.ts';
import { parse } from './read.ts';

function at(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return junos.commandAt(parse(marked.replace('|', '')), position);
}

const expected = (marked: string): string[] => at(marked).expected.map(({ text }) => text);

describe('statements', () => {
  test.each([
    ['set protocols isis interface lo0.0 level 1 met|ric 10\n', 'metric <metric>'],
    ['protocols {\n  isis {\n    interface lo0.0 {\n      level 1 {\n        met|ric 5;\n', 'metric <metric>'],
    ['set protocols isis export [ A B| ]\n', 'export [ <policy> ]'],
    ['protocols { isis { export LE|AK; } }\n', 'export [ <policy> ]'],
    ['set logical-systems A protocols isis export LE|AK\n', 'export [ <policy> ]'],
    ['set protocols isis apply-gr|oups G\n', 'apply-groups [ <group> ]'],
    ['system { services { apply-groups-except [ A B| ]; } }\n', 'apply-groups-except [ <group> ]'],
    ['groups { G { protocols { isis { interface <*> { level 2 { met|ric 7; } } } } } }\n', 'metric <metric>'],
  ])('%j: %s', (marked, syntax) => expect(at(marked).command?.syntax).toBe(syntax));

  test.each([
    ['set |\n', ['system', 'interfaces', 'protocols', 'policy-options', 'groups', 'logical-systems']],
    ['|\n', ['system', 'interfaces', 'protocols', 'policy-options', 'groups', 'logical-systems']],
    ['set protocols isis |\n', ['interface', 'level', 'export', 'overload', 'source-packet-routing']],
    ['protocols {\n    isis {\n        |\n    }\n}\n', ['interface', 'level', 'export', 'overload']],
    [
      'policy-options {\n  policy-statement P {\n    term A {\n      then |\n',
      ['accept', 'reject', 'next', 'metric', 'tag'],
    ],
    ['set policy-options policy-statement P term A then next |\n', ['term', 'policy']],
    ['set protocols isis export |\n', ['POLICY']],
    ['set apply-groups |\n', ['GROUP']],
    ['system {\n    apply-groups [ A | ];\n}\n', ['GROUP']],
    ['set protocols isis |\n', ['apply-groups', 'apply-groups-except']],
  ])('%j: what may come next', (marked, some) => expect(expected(marked)).toEqual(expect.arrayContaining(some)));

  test('names are of their structure in both spellings', () => {
    for (const marked of ['set protocols isis export LE|AK\n', 'protocols { isis { export LE|AK; } }\n']) {
      const { words, wordIndex } = at(marked);
      expect(words[wordIndex]).toMatchObject({ role: 'name', structure: 'route-policy' });
    }
    for (const marked of [
      'set groups G|G system\n',
      'groups { G|G { system; } }\n',
      'set chassis fpc 0 apply-groups G|G\n',
      'chassis { apply-groups [ A G|G ]; }\n',
    ]) {
      const { words, wordIndex } = at(marked);
      expect(words[wordIndex]).toMatchObject({ role: 'name', structure: 'config-group' });
    }
  });

  test('a group is named behind `apply-groups`, and given its name behind `groups`', () => {
    const namesOf = (marked: string) =>
      at(marked).expected.flatMap(({ structure, defines }) => (structure ? [{ structure, defines }] : []));
    expect(namesOf('set apply-groups |\n')).toEqual([{ structure: 'config-group', defines: false }]);
    expect(namesOf('set groups |\n')).toEqual([{ structure: 'config-group', defines: true }]);
  });
});
