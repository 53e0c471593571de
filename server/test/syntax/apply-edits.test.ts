import { expect, test } from 'vitest';
import type { TextEdit } from '../../src/base/text.ts';
import { applyEdits } from '../../src/syntax/apply-edits.ts';

const edit = (line: number, start: number, end: number, newText: string): TextEdit => ({
  range: { start: { line, character: start }, end: { line, character: end } },
  newText,
});

test('edits are made at their places, in any order given', () => {
  const text = 'one\r\ntwo\rthree\n';
  expect(applyEdits(text, [edit(2, 0, 5, '3'), edit(0, 3, 3, '!'), edit(3, 0, 0, 'end\n')])).toBe(
    'one!\r\ntwo\r3\nend\n',
  );
});

test('insertions at one place keep their order', () => {
  expect(applyEdits('ac', [edit(0, 1, 1, 'b'), edit(0, 1, 1, 'B')])).toBe('abBc');
});

test('edits that overlap are none', () => {
  expect(applyEdits('abcdef', [edit(0, 0, 3, 'x'), edit(0, 2, 4, 'y')])).toBeUndefined();
});
