/** A text as it would be with edits made: positions as in the Language Server Protocol. */
import type { Position, TextEdit } from '../base/text.ts';
import { splitLines } from './lines.ts';

/** Undefined when edits overlap. Edits that insert at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const { starts } = splitLines(text);
  const offset = ({ line, character }: Position): number => {
    const start = starts[line];
    return start === undefined ? text.length : Math.min(start + character, starts[line + 1] ?? text.length);
  };
  const sorted = edits
    .map(({ range, newText }, order) => ({ start: offset(range.start), end: offset(range.end), newText, order }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, newText } of sorted) {
    if (start < at) return undefined;
    pieces.push(text.slice(at, start), newText);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
