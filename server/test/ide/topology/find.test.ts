/** Links by a part of what their ends are called. */
import { expect, test } from 'vitest';
import { findLinks } from '../../../src/ide/api.ts';
import { onLan, openExample, openNetwork } from './example.ts';

const { analysed } = openExample();
const words = (wanted: string, limit = 20): readonly string[] =>
  findLinks(analysed, wanted, limit).map((found) => found.words);

test('by address, interface and router, in any case, with what has to be open to see them', () => {
  expect(findLinks(analysed, '10.0.1.5', 20)).toEqual([
    { element: 'link:10.0.1.4/30', areas: ['area:49.0001'], words: 'PE1 · GigabitEthernet0/0/0 · 10.0.1.5' },
  ]);
  expect(words('pe1 · gigabitethernet0/0/0')).toEqual(['PE1 · GigabitEthernet0/0/0 · 10.0.1.5']);
  const between = findLinks(analysed, 'ABR1 · GigabitEthernet0/0/0', 20);
  expect(between[0]?.areas).toEqual(['area:49.0001', 'backbone']);
});

test('what begins with the words comes first', () => {
  const found = words('P1', 50);
  expect(found[0]).toMatch(/^P1 /);
  // PE1 holds no P1, addresses of 10.… neither.
  expect(found.every((one) => one.startsWith('P1 '))).toBe(true);
  expect(words('0/0/0', 3)).toHaveLength(3);
});

test('by the short name of an interface, with its router or without', () => {
  expect(words('gi0/0/0')).toEqual(words('GigabitEthernet0/0/0'));
  expect(words('PE1 Gi 0/0/0')).toEqual(['PE1 · GigabitEthernet0/0/0 · 10.0.1.5']);
  expect(words('te0/0/0')).toEqual([]);
});

test('never more than fifty, and nothing for nothing', () => {
  const numbers = Array.from({ length: 60 }, (_, at) => at + 1);
  const files = numbers.map((number): [string, string] => {
    const systemId = String(number).padStart(4, '0');
    return [`r${number}.cfg`, onLan(number).replace(/000\d+\.00$/m, `${systemId}.00`)];
  });
  expect(findLinks(openNetwork(new Map(files)).analysed, 'gigabit', 100_000)).toHaveLength(50);
  expect(words('gigabit', -1)).toEqual([]);
  expect(words(' ')).toEqual([]);
  expect(words('no such thing')).toEqual([]);
});

test('a leg of a LAN needs the LAN to be drawn', () => {
  const lan = openNetwork(new Map([1, 2, 3].map((number) => [`r${number}.cfg`, onLan(number)])));
  expect(findLinks(lan.analysed, '10.0.0.2', 5)).toEqual([
    { element: 'link:10.0.0.0/24:R2', areas: ['backbone'], words: 'R2 · GigabitEthernet0/0 · 10.0.0.2' },
  ]);
});
