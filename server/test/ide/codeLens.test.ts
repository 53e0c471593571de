import { expect, test } from 'vitest';
import { codeLenses, lensTitle } from '../../src/ide/codeLens.ts';
import { vpnAcrossAreas } from './networks.ts';
import { type Files, openFiles, screenOf } from './open.ts';
import { wordsAt } from './places.ts';

function lenses(files: Files, file: string): string[] {
  const snapshot = openFiles(files);
  return codeLenses(snapshot, file).map(
    ({ span, subject }) => `${wordsAt(files, file, span)} | ${lensTitle(snapshot, file, subject)}`,
  );
}

test('a service loopback that every PE learns, and an instance', () => {
  expect(lenses(vpnAcrossAreas(), 'r1.cfg')).toEqual([
    '15: 10.0.0.1 255.255.255.255 | learned by 1 of 1 PEs',
    '25: router isis CORE | L1 · area 49.0001 · 1 adjacency',
  ]);
});

test('one that is not leaked: what the others have instead', () => {
  const broken = vpnAcrossAreas({ 'r4.cfg': [['permit 10.0.0.1/32', 'permit 10.0.0.9/32']] });
  expect(lenses(broken, 'r1.cfg')[0]).toBe('15: 10.0.0.1 255.255.255.255 | learned by 0 of 1 PEs · 1 by default only');
  expect(lenses(broken, 'r4.cfg')).toEqual([
    '22: router isis CORE | L1-2 · area 49.0002 · 2 adjacencies · leaks 0 of 1 PE loopbacks',
  ]);
});

test('a border router that leaks', () => {
  expect(lenses(vpnAcrossAreas(), 'r2.cfg')).toEqual([
    '22: router isis CORE | L1-2 · area 49.0001 · 2 adjacencies · leaks 1 of 1 PE loopbacks',
  ]);
});

test('a loopback that is not in IS-IS', () => {
  const forgotten = vpnAcrossAreas({
    'r1.cfg': [['ip address 10.0.0.1 255.255.255.255\n ip router isis CORE', 'ip address 10.0.0.1 255.255.255.255']],
  });
  expect(lenses(forgotten, 'r1.cfg')[0]).toBe('15: 10.0.0.1 255.255.255.255 | not in IS-IS');
});

test('a leak that does nothing, and an instance without a NET', () => {
  const { files } = screenOf(`
    --- r1.cfg
    hostname R1
    router isis A
     redistribute isis ip level-2 into level-1
  `);
  expect(lenses(files, 'r1.cfg')).toEqual(['2: router isis A | L1-2 · no valid NET · 0 adjacencies · leaks nothing']);
});

test('a leak that looks at more than the prefix', () => {
  const tagged = vpnAcrossAreas({ 'r2.cfg': [[' match ip address prefix-list PE-LOOPBACKS', ' match tag 5']] });
  expect(lenses(tagged, 'r2.cfg')[0]).toMatch(/leaks by more than the prefix$/);
});

test('none in other files, and no words for what is gone', () => {
  const snapshot = openFiles(vpnAcrossAreas());
  expect(codeLenses(snapshot, 'none.cfg')).toEqual([]);
  expect(lensTitle(snapshot, 'none.cfg', { kind: 'loopback', prefix: '10.0.0.1/32' })).toBeUndefined();
  expect(lensTitle(snapshot, 'r1.cfg', { kind: 'instance', router: 'R1', tag: 'GONE' })).toBeUndefined();
});
