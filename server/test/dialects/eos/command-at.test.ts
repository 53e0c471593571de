import { expect, test } from 'vitest';
import { aristaEos } from '../../../src/dialects/arista-eos/index.ts';
import { parseAs } from '../parse.ts';

/** `|` marks the position. */
function at(marked: string) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return aristaEos.commandAt(parseAs(aristaEos, marked.replace('|', '')), position);
}

test('the command of a line, and what its words are', () => {
  const context = at('interface Ethernet1\n   isis authentication key 7 hid|den level-2\n');
  expect(context.modes[0]).toBe('interface');
  expect(context.command?.syntax).toContain('isis authentication key');
  expect(context.words.map(({ role }) => role)).toEqual([
    'keyword',
    'keyword',
    'keyword',
    'keyword',
    'secret',
    'keyword',
  ]);
});

test('what may come next', () => {
  const next = at(
    'router isis CORE\n   address-family ipv4 unicast\n      redistribute isis level-2 into |\n',
  ).expected;
  expect(next.map(({ text }) => text)).toEqual(expect.arrayContaining(['level-1', 'level-2']));
  const names = at('route-map R permit 10\n   sub-route-map |\n').expected;
  expect(names).toMatchObject([{ role: 'name', structure: 'route-policy' }]);
});

test('entries of a list stand in its section', () => {
  const context = at('ip prefix-list P\n   seq 10 permit 10.0.0.0/8 eq |32\n');
  expect(context.modes[0]).toBe('prefix-list ipv4');
  expect(context.command?.syntax).toContain('eq <0-32>');
});
