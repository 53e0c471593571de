/** What can fail, and why a pair is cut. */
import { expect, test } from 'vitest';
import { type Cut, sweep } from '../../../src/ide/api.ts';
import { failuresOf } from '../../../src/ide/topology/failures.ts';
import { type Example, onLan, openExample, openNetwork } from './example.ts';

test('a LAN fails as a whole and leg by leg; a link without neighbors does not count', () => {
  const { analysed, router } = openNetwork(
    new Map([
      ...[1, 2, 3].map((number) => [`r${number}.cfg`, onLan(number)] as const),
      ['r4.cfg', onLan(4).replace(' ip router isis\n', '')],
    ]),
  );
  const ports = failuresOf(analysed, 'link').map((failure) => (failure.kind === 'link' ? failure.ports : []));
  const port = (number: number) => ({ router: router(`R${number}`), interface: 'GigabitEthernet0/0' });
  expect(ports).toEqual([[port(1), port(2), port(3), port(4)], [port(1)], [port(2)], [port(3)]]);
  expect(failuresOf(analysed, 'node')).toHaveLength(3);
});

const cuts = ({ snapshot }: Example, kind: 'link' | 'node'): readonly Cut[] =>
  [...sweep(snapshot, { kind, depth: 1, part: 1, parts: 1 }).steps()].flat();

test('the reason is the finding one would see: a label gap on the way that is left', () => {
  const gap = openExample({ 'p2.cfg': [[/(10\.0\.0\.26 [^!]*?) mpls ip\n/g, '$1']] });
  const reasons = cuts(gap, 'link').map(({ reason }) => reason);
  expect(new Set(reasons)).toEqual(new Set(['ldp-gap']));
});
