import { describe, expect, test } from 'vitest';
import { ciscoIos } from '../../src/dialects/cisco-ios/index.ts';
import { parse } from './parse.ts';

/** `|` marks the position. */
function at(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return ciscoIos.commandAt(parse(marked.replace('|', '')), position);
}

const expected = (marked: string): string[] => at(marked).expected.map(({ text }) => text);

describe('a command', () => {
  test('its syntax, its meaning, its words', () => {
    const { command, words, modes, wordIndex } = at('interface Gi0/0\n isis met|ric 20 level-2\n');
    expect(command).toEqual({
      syntax: 'isis metric {<0-16777215> | maximum} [level-1 | level-2]',
      help: 'Metric of the link, 10 by default',
    });
    expect(words.map(({ role }) => role)).toEqual(['keyword', 'keyword', 'number', 'keyword']);
    expect(modes).toEqual(['interface']);
    expect(wordIndex).toBe(1);
  });

  test('abbreviations in full, names with what they name, split interface names', () => {
    const { words } = at('router isis\n redis isis ip level-2 into level-1 route-map LE|AK\n');
    expect(words.map(({ keyword }) => keyword)).toEqual([
      'redistribute',
      'isis',
      'ip',
      'level-2',
      'into',
      'level-1',
      'route-map',
      undefined,
    ]);
    expect(words.at(-1)).toMatchObject({ role: 'name', structure: 'route-policy' });
    expect(at('router isis\n passive-interface Lo 0|\n').words.map(({ role }) => role)).toEqual([
      'keyword',
      'interface',
      'interface',
    ]);
  });

  test('a line nobody knows has unknown words', () => {
    const { command, words } = at('interface Gi0/0\n frobnicate| 5\n');
    expect(command).toBeUndefined();
    expect(words.map(({ role }) => role)).toEqual(['unknown', 'unknown']);
  });

  test('secrets are marked', () => {
    expect(at('interface Gi0/0\n isis password hid|den level-2\n').words.map(({ role }) => role)).toEqual([
      'keyword',
      'keyword',
      'secret',
      'keyword',
    ]);
  });
});

describe('what may come next', () => {
  test('values and keywords, with the structures a name may name', () => {
    expect(expected('interface Gi0/0\n isis metric |\n')).toEqual(['maximum', '0-16777215']);
    expect(expected('interface Gi0/0\n isis metric 5 |\n')).toEqual(['level-1', 'level-2']);
    const [route] = at('router isis\n redistribute isis ip level-2 into level-1 route-map |\n').expected;
    expect(route).toMatchObject({ role: 'name', structure: 'route-policy' });
  });

  test('a word that is being typed', () => {
    const { expected: words, wordIndex, complete } = at('router isis\n metric-style wi|\n');
    expect(words.map(({ text }) => text)).toEqual(['narrow', 'wide', 'transition']);
    expect(wordIndex).toBe(1);
    expect(complete).toBe(false);
    expect(at('router isis\n metric-style wide |\n').complete).toBe(true);
  });

  test('an empty line in a section, and at the margin', () => {
    expect(expected('router isis\n net 49.0001.0000.0000.0001.00\n |\n')).toContain('is-type');
    expect(at('router isis\n net 49.0001.0000.0000.0001.00\n|\n').modes).toEqual(['global']);
    expect(expected('|')).toContain('router');
  });

  test('without indentation the section and the router', () => {
    const { modes, expected: words } = at('router isis\nnet 49.0001.0000.0000.0001.00\n|\n');
    expect(modes).toEqual(['router isis', 'global']);
    expect(words.map(({ text }) => text)).toEqual(expect.arrayContaining(['is-type', 'interface']));
  });

  test('after exit the line stands outside', () => {
    expect(at('router isis\nis-type level-1\nexit\n|\n').modes).toEqual(['global']);
  });

  test('commands known by name only are not offered', () => {
    expect(expected('interface Gi0/0\n |\n')).not.toContain('negotiation');
  });

  test('each carries the commands it leads to', () => {
    const [level] = at('interface Gi0/0\n isis metric 5 |\n').expected;
    expect(level?.commands.map(({ syntax }) => syntax)).toEqual([
      'isis metric {<0-16777215> | maximum} [level-1 | level-2]',
    ]);
  });
});

test('any position of any text has an answer', () => {
  const text =
    'interface Gi0/0\n\n no shutdown\nbanner motd ^C\nhi\n^C\nrouter bgp 1\n address-family vpnv4\n  x\n exit\n';
  const lines = text.split('\n');
  for (let line = 0; line <= lines.length; line++) {
    for (let character = 0; character <= 30; character++) {
      const { wordIndex, words } = ciscoIos.commandAt(parse(text), { line, character });
      expect(wordIndex).toBeLessThanOrEqual(words.length);
    }
  }
});
