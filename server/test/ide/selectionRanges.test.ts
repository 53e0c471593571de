import { expect, test } from 'vitest';
import { selectionRanges } from '../../src/ide/selectionRanges.ts';
import { vpnAcrossAreas } from './networks.ts';
import { openFiles, positionOf, screenOf } from './open.ts';
import { textOf } from './places.ts';

const files = vpnAcrossAreas();
const snapshot = openFiles(files);

test('word, value, line, section, file', () => {
  const [ranges] = selectionRanges(snapshot, 'r1.cfg', [
    positionOf(files, 'r1.cfg', 'ip address 10.0$0.0.1 255.255.255.255'),
  ]);
  expect(ranges?.map((range) => textOf(files, 'r1.cfg', range))).toEqual([
    '10.0.0.1',
    '10.0.0.1 255.255.255.255',
    'ip address 10.0.0.1 255.255.255.255',
    'interface Loopback0\n ip address 10.0.0.1 255.255.255.255\n ip router isis CORE',
    files.get('r1.cfg'),
  ]);
});

test('sections within sections', () => {
  const [ranges] = selectionRanges(snapshot, 'r1.cfg', [
    positionOf(files, 'r1.cfg', '  route-target ex$0port 65000:1'),
  ]);
  expect(ranges?.slice(0, -1).map((range) => textOf(files, 'r1.cfg', range).split('\n')[0])).toEqual([
    'export',
    'route-target export 65000:1',
    'address-family ipv4',
    'vrf definition CUST',
  ]);
});

test('a banner is selected whole, an empty line grows to the file, and each position has its answer', () => {
  const { snapshot: other, files: texts } = screenOf(`
    --- r1.cfg
    hostname R1
    banner motd #
    keep out
    #

    interface Loopback0
  `);
  const [inBanner, empty] = selectionRanges(other, 'r1.cfg', [
    { line: 2, character: 3 },
    { line: 4, character: 0 },
  ]);
  expect(inBanner?.map((range) => textOf(texts, 'r1.cfg', range))).toEqual([
    'banner motd #\nkeep out\n#\n',
    texts.get('r1.cfg'),
  ]);
  expect(empty?.map((range) => textOf(texts, 'r1.cfg', range))).toEqual([texts.get('r1.cfg')]);
  const nowhere = { line: 900, character: 5 };
  expect(selectionRanges(other, 'r1.cfg', [nowhere])).toEqual([[{ start: nowhere, end: nowhere }]]);
  expect(selectionRanges(other, 'none.cfg', [nowhere])).toEqual([[{ start: nowhere, end: nowhere }]]);
});

test('each range holds the one before and is larger', () => {
  const place = ({ line, character }: { line: number; character: number }): number => line * 10_000 + character;
  const lines = (files.get('r2.cfg') ?? '').split('\n');
  const positions = lines.flatMap((text, line) =>
    Array.from({ length: text.length + 1 }, (_, character) => ({ line, character })),
  );
  selectionRanges(snapshot, 'r2.cfg', positions).forEach((ranges, index) => {
    let inner = {
      start: positions[index] ?? { line: 0, character: 0 },
      end: positions[index] ?? { line: 0, character: 0 },
    };
    ranges.forEach((range, depth) => {
      expect(place(range.start)).toBeLessThanOrEqual(place(inner.start));
      expect(place(range.end)).toBeGreaterThanOrEqual(place(inner.end));
      if (depth > 0) expect(range).not.toEqual(inner);
      inner = range;
    });
  });
});
