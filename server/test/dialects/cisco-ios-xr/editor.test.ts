/** What the editor asks about the line under the cursor, marked by `|`. */
import { describe, expect, test } from 'vitest';
import { ciscoIosXr } from '../../../src/dialects/cisco-ios-xr/index.ts';
import { parse } from '../parse.ts';

function at(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return ciscoIosXr.commandAt(parse(marked.replace('|', '')), position);
}

const words = (marked: string): string[] => at(marked).expected.map(({ text }) => text);

const ISIS = 'router isis CORE\n interface GigabitEthernet0/0/0/0\n';
const POLICY =
  'prefix-set PE\n  10.0.0.1/32\nend-set\nroute-policy LEAK\n  if destination in PE then\n    pass\n  endif\nend-policy\n';

describe('commands', () => {
  test.each([
    [`${ISIS}  circuit-type |level-1\n`, 'circuit-type {level-1 | level-1-2 | level-2-only}'],
    [`${ISIS}  address-family ipv4 unicast\n   met|ric 10\n`, 'metric {<1-16777215> | maximum} [level <1-2>]'],
    [
      'router isis CORE interface Gi0/0/0/0 circuit-type |level-1\n',
      'circuit-type {level-1 | level-1-2 | level-2-only}',
    ],
    ['router isis CO|RE interface Gi0/0/0/0 circuit-type level-1\n', 'router isis <tag>'],
    [POLICY.replace('pass', 'pa|ss'), 'pass'],
    [POLICY.replace('if dest', 'if |dest'), 'if <condition>'],
    [POLICY.replace('10.0.0.1/32', '10.0.|0.1/32'), '<address> [eq <0-128> | ge <0-128> | le <0-128>]...'],
  ])('%j: %s', (marked, syntax) => expect(at(marked).command?.syntax).toBe(syntax));

  test('what may come next', () => {
    expect(words(`${ISIS}  circuit-type |\n`)).toEqual(['level-1', 'level-1-2', 'level-2-only']);
    expect(words(`${ISIS}  |\n`)).toEqual(expect.arrayContaining(['passive', 'point-to-point', 'address-family']));
    expect(words(`${POLICY}|\n`)).toEqual(expect.arrayContaining(['router', 'interface', 'route-policy']));
    expect(words(POLICY.replace('    pass', '    |'))).toEqual(expect.arrayContaining(['pass', 'drop', 'if', 'set']));
    expect(at(`${ISIS}  |\n`).modes[0]).toBe('router isis interface');
  });

  test('names of policies are names', () => {
    const { words: line } = at(
      'router isis X\n address-family ipv4 unicast\n  propagate level 2 into level 1 route-policy LE|AK(PE)\n',
    );
    expect(line.find(({ word }) => word.text === 'LEAK')?.structure).toBe('route-policy');
    expect(ciscoIosXr.isName('route-policy', 'LEAK-2')).toBe(true);
    expect(ciscoIosXr.isName('route-policy', 'LEAK(2)')).toBe(false);
  });
});

test('words come in the order of the line, whatever the sections in front', () => {
  const [line] = ciscoIosXr.wordsOf(parse('no router isis CORE interface Gi0/0/0/0 point-to-point\n'));
  expect(line?.words.map(({ role }) => role)).toEqual([
    'keyword',
    'keyword',
    'keyword',
    'name',
    'keyword',
    'interface',
    'keyword',
  ]);
});

describe('snippets', () => {
  test.each(ciscoIosXr.snippets.map((snippet) => [snippet.label, snippet] as const))('%s is read', (_, snippet) => {
    const [device] = ciscoIosXr.lower(parse(''), 'r1.cfg');
    const lines = snippet.lines(device).map((each) => each.replaceAll(/\$\{\d+:([^}]*)\}/g, '$1'));
    const inside = snippet.modes.includes('global') ? lines : ['router isis X', ...lines.map((line) => ` ${line}`)];
    const read = ciscoIosXr.wordsOf(parse(`${inside.join('\n')}\n`));
    expect(read.flatMap(({ words: all }) => all.filter(({ role }) => role === 'unknown'))).toEqual([]);
  });
});
