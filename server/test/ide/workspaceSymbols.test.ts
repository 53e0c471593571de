import { expect, test } from 'vitest';
import { workspaceSymbols } from '../../src/ide/workspaceSymbols.ts';
import { vpnAcrossAreas } from './networks.ts';
import { openFiles } from './open.ts';
import { wordsAt } from './places.ts';

const files = vpnAcrossAreas();
const snapshot = openFiles(files);

const find = (query: string): string[] =>
  workspaceSymbols(snapshot, query).map(
    ({ kind, name, container, file, span }) =>
      `${kind} ${name}${container ? ` of ${container}` : ''}, ${file} ${wordsAt(files, file, span)}`,
  );

test('routers by name, then what is on them', () => {
  const found = find('r1');
  expect(found[0]).toBe('router R1, r1.cfg 1: R1');
  expect(found).toContain('interface Loopback0 of R1, r1.cfg 14: interface Loopback0');
  expect(found).toContain('isis IS-IS CORE of R1, r1.cfg 25: router isis CORE');
  expect(found).toContain('vrf CUST of R1, r1.cfg 3: vrf definition CUST');
});

test('all routers when nothing is asked', () => {
  expect(find('')).toHaveLength(5);
});

test('interfaces by letters of their name, on a router by letters of its own', () => {
  expect(find('r5 lo0')).toEqual([
    'interface Loopback100 of R5, r5.cfg 10: interface Loopback100',
    'interface Loopback0 of R5, r5.cfg 14: interface Loopback0',
  ]);
  expect(find('gi01').map((each) => each.split(',')[0])).toEqual([
    'interface GigabitEthernet0/1 of R2',
    'interface GigabitEthernet0/1 of R3',
    'interface GigabitEthernet0/1 of R4',
  ]);
});

test('addresses by their beginning', () => {
  expect(find('10.0.0.5')).toEqual(['interface Loopback0 10.0.0.5/32 of R5, r5.cfg 15: 10.0.0.5 255.255.255.255']);
  expect(find('10.1.2.').map((each) => each.split(',')[0])).toEqual([
    'interface GigabitEthernet0/0 10.1.2.1/30 of R1',
    'interface GigabitEthernet0/0 10.1.2.2/30 of R2',
  ]);
  expect(find('r2 10.1.2.')).toHaveLength(1);
  expect(find('10.1.2.1/3').map((each) => each.split(',')[0])).toEqual([
    'interface GigabitEthernet0/0 10.1.2.1/30 of R1',
  ]);
  expect(find('10.1.2.1/24')).toEqual([]);
  expect(find('10.1.300')).toEqual([]);
  expect(find('10.1.2/30')).toEqual([]);
  expect(find('1.')).toEqual([]);
  expect(find('fe80:')).toEqual([]);
});

test('the best answers first, and not too many', () => {
  const many = new Map(
    Array.from({ length: 300 }, (_, at) => [`x${at}.cfg`, `hostname X${at}\ninterface Loopback0\n`] as const),
  );
  const large = openFiles(many);
  expect(workspaceSymbols(large, 'x')).toHaveLength(200);
  expect(workspaceSymbols(large, 'x299').map(({ name }) => name)).toEqual(['X299', 'Loopback0']);
  expect(workspaceSymbols(large, 'loopback0')[0]?.name).toBe('Loopback0');
  expect(workspaceSymbols(large, 'zzz')).toEqual([]);
});
