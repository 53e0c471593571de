import { expect, test } from 'vitest';
import { boundedFixes } from '../../src/cli/format/bounded-fixes.ts';
import type { Finding, Fix } from '../../src/rules/rule.ts';

const start = { line: 0, character: 0 };
const fix: Fix = {
  title: 'write ten characters',
  preferred: true,
  edits: [{ file: 'a.cfg', range: { start, end: start }, newText: '0123456789' }],
};

test('fixes are given until enough is written, then counted', () => {
  const { fixes, withheld } = boundedFixes(() => [fix], 20);
  const finding = {} as Finding;
  expect([1, 2, 3, 4].map(() => fixes(finding).length)).toEqual([1, 1, 0, 0]);
  expect(withheld()).toBe(2);
});
