import { describe, expect, it } from 'vitest';
import { changedLine, isTyping } from '../../src/lsp/typing.ts';

const insert = (line: number, character: number, text: string) => ({
  range: { start: { line, character }, end: { line, character } },
  text,
});

describe('isTyping', () => {
  it('is a character more or less at the end of a line', () => {
    expect(isTyping([insert(1, 3, 'c')], 'x\nabxc\r\ny')).toBe(true);
    expect(isTyping([insert(0, 3, 'c')], 'abcc  ')).toBe(true);
    const deletion = { range: { start: { line: 0, character: 3 }, end: { line: 0, character: 4 } }, text: '' };
    expect(isTyping([deletion], 'abc')).toBe(true);
  });

  it.each([
    ['inside a line', [insert(0, 1, 'x')], 'axbc'],
    ['a finished line', [insert(0, 3, '\n')], 'abc\n'],
    ['a pasted word', [insert(0, 0, 'abc')], 'abc'],
    ['several carets', [insert(0, 3, 'x'), insert(1, 3, 'x')], 'abcx\nabcx'],
    ['a whole document', [{ text: 'abc' }], 'abc'],
  ])('is not %s', (_, changes, after) => {
    expect(isTyping(changes, after)).toBe(false);
  });
});

describe('changedLine', () => {
  it('is the line that all changes stay within', () => {
    expect(changedLine([insert(4, 3, 'abc')])).toBe(4);
    expect(changedLine([insert(4, 3, 'x'), insert(4, 9, 'y')])).toBe(4);
  });

  it.each([
    ['lines that come', [insert(1, 0, 'a\n')]],
    ['lines that go', [{ range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, text: '' }]],
    ['several lines', [insert(1, 0, 'a'), insert(2, 0, 'a')]],
    ['a whole document', [{ text: 'abc' }]],
    ['nothing', []],
  ])('is none for %s', (_, changes) => {
    expect(changedLine(changes)).toBeUndefined();
  });
});
