import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitSet, bitsOf, countBits, hasBit, keepBits } from '../../src/base/bit-set.ts';

const numbers = fc.uniqueArray(fc.nat(99));

test('a set of bits holds what it is given, and overlaps as sets do', () => {
  fc.assert(
    fc.property(numbers, numbers, (first, second) => {
      const [a, b] = [bitSet(100, first), bitSet(100, second)];
      const sorted = (all: readonly number[]): number[] => [...all].sort((x, y) => x - y);
      const inBoth = first.filter((each) => second.includes(each));
      expect(bitsOf(a)).toEqual(sorted(first));
      expect(first.every((each) => hasBit(a, each))).toBe(true);
      expect([countBits(a), countBits(a, b)]).toEqual([first.length, inBoth.length]);
      keepBits(a, b, false);
      expect(bitsOf(a)).toEqual(sorted(first.filter((each) => !second.includes(each))));
    }),
  );
});
