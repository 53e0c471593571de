/** Applies edits to texts. */
import type { FileEdit, TextEdit } from '../../../server/src/base/text.ts';

/** Edits of one text that do not overlap, applied from the end. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = ({ line, character }: TextEdit['range']['start']): number => {
    const start = starts[line];
    return start === undefined ? text.length : Math.min(start + character, starts[line + 1] ?? text.length);
  };
  const sorted = edits
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let limit = Number.POSITIVE_INFINITY;
  for (const { start, end, newText } of sorted) {
    if (end > limit) throw new Error(`edits overlap at offset ${start}`);
    limit = start;
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

export function applyFileEdits(files: ReadonlyMap<string, string>, edits: readonly FileEdit[]): Map<string, string> {
  return new Map(
    [...files].map(([name, text]) => [
      name,
      applyEdits(
        text,
        edits.filter(({ file }) => file === name),
      ),
    ]),
  );
}
