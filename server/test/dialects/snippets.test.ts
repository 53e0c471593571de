import { describe, expect, test } from 'vitest';
import { ciscoIos } from '../../src/dialects/cisco-ios/index.ts';
import { placeholder, withProposals } from '../../src/dialects/snippet.ts';
import { deviceOf, parse } from './parse.ts';

const text = (label: string, file = ''): string => {
  const snippet = ciscoIos.snippets.find((each) => each.label === label);
  if (!snippet) throw new Error(`no snippet ${label}`);
  return snippet.lines(deviceOf(file)).map(withProposals).join('\n');
};

test('a proposal comes back as it was, whatever a name holds', () => {
  for (const name of ['CORE', 'a}b', '$0', '\\', '${', '}:']) {
    expect(withProposals(`x ${placeholder(1, name)} y ${placeholder(2, name)}`)).toBe(`x ${name} y ${name}`);
  }
});

describe('snippets of IOS', () => {
  test.each(ciscoIos.snippets.map(({ label }) => label))('%s is made of commands that are read', (label) => {
    const modes = ciscoIos.snippets.find((each) => each.label === label)?.modes;
    const section = modes?.includes('interface') ? 'interface GigabitEthernet0/1\n' : '';
    const lines = text(label).split('\n');
    const tree = parse(section + lines.map((line) => (section ? ` ${line}` : line)).join('\n'));
    const read = ciscoIos.wordsOf(tree);
    expect(read.length).toBeGreaterThanOrEqual(lines.filter((line) => line !== '!').length);
    expect(read.flatMap(({ words }) => words.filter(({ role }) => role === 'unknown'))).toEqual([]);
  });

  test('use the names of the file', () => {
    const file =
      'interface Loopback0\n ip address 10.255.0.7 255.255.255.255\nrouter isis WAN\n net 49.0001.0000.0000.0001.00\n';
    expect(text('pe-loopback', file)).toContain('interface Loopback1');
    expect(text('pe-loopback', file)).toContain('ip router isis WAN');
    expect(text('isis-instance', file)).toContain('net 49.0001.0102.5500.0007.00');
  });

  test('the leak leaks', () => {
    const main = deviceOf(text('leak-policy'));
    expect(main.isis[0]?.interLevel).toMatchObject([
      { from: 2, to: 1, filter: { kind: 'route-policy', name: 'LEAK-LOOPBACKS' } },
    ]);
    expect(main.structures.references.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PE-LOOPBACKS', 'LEAK-LOOPBACKS']),
    );
  });
});

describe('words of a file', () => {
  const roles = (source: string): string[] =>
    ciscoIos.wordsOf(parse(source)).map(({ line, words }) => `${line}: ${words.map(({ role }) => role).join(' ')}`);

  test('line by line, as the line by itself', () => {
    const source = 'interface Gi 0/0\n no isis met 20\n isis password hidden level-2\n frobnicate 5\n';
    expect(roles(source)).toEqual([
      '0: keyword interface interface',
      '1: keyword keyword keyword number',
      '2: keyword keyword secret keyword',
      '3: unknown unknown',
    ]);
    for (const { line, words } of ciscoIos.wordsOf(parse(source))) {
      const alone = ciscoIos.commandAt(parse(source), { line, character: 0 });
      expect(words.slice(-alone.words.length).map(({ role }) => role)).toEqual(alone.words.map(({ role }) => role));
    }
  });

  test('a command known by name only is its keywords', () => {
    expect(roles('ntp server 192.0.2.1\nip ssh version 2\nexit\n')).toEqual([
      '0: keyword unknown unknown',
      '1: keyword keyword unknown unknown',
      '2: unknown',
    ]);
  });
});

test.each([
  ['route-policy', 'LEAK-1', true],
  ['route-policy', 'two words', false],
  ['route-policy', 'what?', false],
  ['prefix-list', '!x', false],
  ['prefix-list', '10', true],
  ['access-list', '10', false],
  ['access-list', 'LIST', true],
  ['peer-group', '10.0.0.1', false],
  ['vrf', '', false],
  ['vrf', 'x'.repeat(64), false],
] as const)('%s %s', (kind, name, valid) => {
  expect(ciscoIos.isName(kind, name)).toBe(valid);
});
