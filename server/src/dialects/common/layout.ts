/** How a file is written, and what it is called. */
import type { Layout } from '../../model/device.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';

/** New structures go in front of the closing `end`, else behind the last line. */
export function layoutOf(tree: SyntaxTree): Layout {
  const { lineCount, endOfLine, endsWithNewline } = tree;
  const end = tree.statements.findLast(
    ({ kind, words, negation }) => kind === 'command' && !negation && words.length === 1 && words[0]?.text === 'end',
  );
  // A last line that is ended is followed by an empty one.
  const afterLast = endsWithNewline ? lineCount - 1 : lineCount;
  return {
    lineCount,
    endOfLine,
    appendLine: end?.line ?? afterLast,
    endsWithNewline,
    ownLines: undefined,
    form: 'sections',
  };
}

/** The file's name without folders and its last extension. */
export function fileStem(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
