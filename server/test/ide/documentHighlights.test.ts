import { expect, test } from 'vitest';
import { documentHighlights } from '../../src/ide/documentHighlights.ts';
import { vpnAcrossAreas } from './networks.ts';
import { openFiles, positionOf } from './open.ts';
import { wordsAt } from './places.ts';

const files = vpnAcrossAreas();
const snapshot = openFiles(files);

const at = (file: string, line: string): string[] =>
  documentHighlights(snapshot, file, positionOf(files, file, line)).map(
    ({ span, kind }) => `${kind} ${wordsAt(files, file, span)}`,
  );

test('a name where it is defined and where it is used', () => {
  expect(at('r2.cfg', 'match ip address prefix-list PE-$0LOOPBACKS')).toEqual([
    'definition 28: PE-LOOPBACKS',
    'use 31: PE-LOOPBACKS',
  ]);
  expect(at('r1.cfg', 'router isis CO$0RE')).toEqual(['use 16: CORE', 'use 21: CORE', 'definition 25: CORE']);
});

test('an interface', () => {
  expect(at('r1.cfg', 'neighbor 10.0.0.5 update-source Loop$0back0')).toEqual([
    'definition 14: Loopback0',
    'use 33: Loopback0',
  ]);
});

test('an address, with its mask and without', () => {
  expect(at('r1.cfg', 'neighbor 10.$00.0.5 remote-as 65000')).toEqual([
    'use 32: 10.0.0.5',
    'use 33: 10.0.0.5',
    'use 35: 10.0.0.5',
  ]);
  expect(at('r1.cfg', 'bgp router-id 10.0.0.1$0')).toEqual(['use 15: 10.0.0.1 255.255.255.255', 'use 31: 10.0.0.1']);
});

test('nothing on a keyword, and in other files', () => {
  expect(at('r1.cfg', 'is-$0type level-1')).toEqual([]);
  expect(documentHighlights(snapshot, 'none.cfg', { line: 0, character: 0 })).toEqual([]);
});
