/** Where two texts differ: one region that covers every difference. */

export interface EditRegion {
  readonly start: number;
  /** End in the old text, exclusive. */
  readonly oldEnd: number;
  /** End in the new text, exclusive. */
  readonly newEnd: number;
}

/** True when the offset is between the two units of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (before & 0xfc00) === 0xd800 && (after & 0xfc00) === 0xdc00;
}

/** Undefined when the texts are equal. The region never splits a character, which the parser reads whole. */
export function editRegion(before: string, after: string): EditRegion | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  let tail = 0;
  const longestTail = shorter - start;
  while (
    tail < longestTail &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail--;
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}
