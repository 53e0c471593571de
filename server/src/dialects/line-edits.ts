/** Changes to whole lines and words of a file, turned into text edits that keep its way of ending lines. */
import type { Position, Span, TextEdit } from '../base/text.ts';
import type { Layout } from '../model/device.ts';

export interface LineEdits {
  /** Lines (without line ends) to stand in front of line `before`, after what was inserted there earlier. */
  readonly insert: (before: number, lines: readonly string[]) => void;
  /** Lines `first` to `last`, both included. */
  readonly remove: (first: number, last: number) => void;
  /** Words on one line; an empty span inserts. */
  readonly replace: (span: Span, text: string) => void;
  readonly edits: () => readonly TextEdit[];
}

const lineStart = (line: number): Position => ({ line, character: 0 });

export function collectLineEdits(layout: Layout): LineEdits {
  const inserts = new Map<number, string[]>();
  const removed = new Set<number>();
  const replacements = new Map<string, { readonly span: Span; readonly text: string }>();

  function inserted(before: number, lines: readonly string[]): TextEdit {
    const at = lineStart(before);
    const { endOfLine } = layout;
    // Behind a last line that has no end, the new text brings that end along instead of its own.
    const open = before >= layout.lineCount && !layout.endsWithNewline;
    const text = lines.join(endOfLine);
    return { range: { start: at, end: at }, newText: open ? endOfLine + text : text + endOfLine };
  }

  function removals(): TextEdit[] {
    const lines = [...removed].sort((a, b) => a - b);
    const edits: TextEdit[] = [];
    for (let at = 0; at < lines.length; ) {
      const first = lines[at] ?? 0;
      let next = first + 1;
      while (removed.has(next) && !inserts.has(next)) next++;
      edits.push({ range: { start: lineStart(first), end: lineStart(next) }, newText: '' });
      at += next - first;
    }
    return edits;
  }

  return {
    insert: (before, lines) => {
      const known = inserts.get(before);
      if (known) known.push(...lines);
      else inserts.set(before, [...lines]);
    },
    remove: (first, last) => {
      for (let line = first; line <= last; line++) removed.add(line);
    },
    replace: (span, text) => {
      replacements.set(`${span.line} ${span.start} ${span.end}`, { span, text });
    },
    edits: () => {
      const edits = [
        ...[...inserts].map(([before, lines]) => inserted(before, lines)),
        ...removals(),
        ...[...replacements.values()]
          .filter(({ span }) => !removed.has(span.line))
          .map(({ span, text }) => ({
            range: {
              start: { line: span.line, character: span.start },
              end: { line: span.line, character: span.end },
            },
            newText: text,
          })),
      ];
      const isInsert = ({ range }: TextEdit): number => (range.start === range.end ? 0 : 1);
      return edits.sort(
        (a, b) =>
          a.range.start.line - b.range.start.line ||
          a.range.start.character - b.range.start.character ||
          isInsert(a) - isInsert(b),
      );
    },
  };
}
