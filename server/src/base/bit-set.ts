/** Sets of small numbers as bits: thousands of large sets are joined and counted in little time and memory. */
export type BitSet = Uint32Array;

/** `size`: one more than the largest number it may hold. */
export function bitSet(size: number, members: Iterable<number> = []): BitSet {
  const set = new Uint32Array((size + 31) >>> 5);
  addBits(set, members);
  return set;
}

export function addBits(set: BitSet, members: Iterable<number>): void {
  for (const member of members) set[member >>> 5] = (set[member >>> 5] ?? 0) | (1 << (member & 31));
}

export const hasBit = (set: BitSet, member: number): boolean =>
  (((set[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;

/** Keeps of `set` what is in `other` as well, or with `inside` false what is not. */
export function keepBits(set: BitSet, other: BitSet, inside: boolean): void {
  for (let at = 0; at < set.length; at++) {
    const mask = other[at] as number;
    set[at] = (set[at] as number) & (inside ? mask : ~mask);
  }
}

/** How many numbers are in both. */
export function countBits(set: BitSet, other: BitSet = set): number {
  let count = 0;
  for (let at = 0; at < set.length; at++) {
    // Counts pairs, then fours, then bytes of bits, all of a word at once.
    let word = (set[at] as number) & (other[at] as number);
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The numbers in it, ascending. */
export function bitsOf(set: BitSet): number[] {
  const members: number[] = [];
  set.forEach((bits, at) => {
    for (let left = bits; left !== 0; left &= left - 1) members.push(at * 32 + 31 - Math.clz32(left & -left));
  });
  return members;
}
