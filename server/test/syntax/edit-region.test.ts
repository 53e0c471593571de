import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRegion } from '../../src/syntax/edit-region.ts';
import { anySplice, anyText, splice } from './pieces.ts';

describe('the region in which two texts differ', () => {
  it('is as small as can be', () => {
    expect(editRegion('abc', 'abc')).toBeUndefined();
    expect(editRegion('abc', 'abXc')).toEqual({ start: 2, oldEnd: 2, newEnd: 3 });
    expect(editRegion('abc', 'ac')).toEqual({ start: 1, oldEnd: 2, newEnd: 1 });
    expect(editRegion('aa', 'aaa')).toEqual({ start: 2, oldEnd: 2, newEnd: 3 });
  });

  it('never splits a character', () => {
    expect(editRegion('\u{1f600}', '\u{1f601}')).toEqual({ start: 0, oldEnd: 2, newEnd: 2 });
    expect(editRegion('\u{1f600}', '\u{1fa00}')).toEqual({ start: 0, oldEnd: 2, newEnd: 2 });
  });

  it('turns one text into the other', () => {
    fc.assert(
      fc.property(anyText(30), anySplice, (before, change) => {
        const after = splice(before, change);
        const region = editRegion(before, after) ?? { start: 0, oldEnd: 0, newEnd: 0 };
        const rebuilt =
          before.slice(0, region.start) + after.slice(region.start, region.newEnd) + before.slice(region.oldEnd);
        expect(rebuilt).toBe(after);
        expect(region.start).toBeLessThanOrEqual(Math.min(region.oldEnd, region.newEnd));
      }),
    );
  });
});
