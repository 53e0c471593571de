/**
 * Networks as text, for tests of editor features.
 *
 *     --- r1.cfg
 *     hostname R1
 *     interface Loopback0
 *      ip address 10.0.0.$01 255.255.255.255
 *                 ^^^^^^^^^^^^^^^^^^^^^^^^ own address
 *     --- r2.cfg
 *     …
 *
 * `$0` is the cursor and is taken out of the text. A line of carets marks the words above it, with an
 * optional label behind; it is taken out too. Columns of carets count as they are seen, `$0` included.
 */
import type { Position, Span } from '../../src/base/text.ts';

export interface Mark {
  readonly file: string;
  readonly span: Span;
  readonly label: string;
}

export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  readonly cursor: { readonly file: string; readonly position: Position } | undefined;
  readonly marks: readonly Mark[];
}

const FILE = /^--- (\S+)$/;
const CARETS = /^(\s*)(\^+)\s*(.*)$/;
const CURSOR = '$0';

export function parseFixture(source: string): Fixture {
  const files = new Map<string, string[]>();
  const marks: Mark[] = [];
  let cursor: Fixture['cursor'];
  let file = '';
  let cursorColumn = Number.POSITIVE_INFINITY;
  for (const line of unindent(source)) {
    const name = FILE.exec(line)?.[1];
    const lines = files.get(file);
    const carets = CARETS.exec(line);
    if (name) {
      file = name;
      files.set(file, []);
    } else if (!lines) {
      if (line.trim() !== '') throw new Error(`text in front of the first file: ${line}`);
    } else if (carets && lines.length > 0) {
      const seen = carets[1]?.length ?? 0;
      const [start, end] = [seen, seen + (carets[2]?.length ?? 0)].map((column) =>
        column > cursorColumn ? column - CURSOR.length : column,
      );
      marks.push({ file, span: { line: lines.length - 1, start: start ?? 0, end: end ?? 0 }, label: carets[3] ?? '' });
    } else {
      const at = line.indexOf(CURSOR);
      cursorColumn = at < 0 ? Number.POSITIVE_INFINITY : at;
      if (at >= 0) cursor = { file, position: { line: lines.length, character: at } };
      lines.push(line.replace(CURSOR, ''));
    }
  }
  return { files: new Map([...files].map(([key, lines]) => [key, `${lines.join('\n')}\n`])), cursor, marks };
}

/** Takes the first line's indentation from all lines, and the empty lines at both ends. */
function unindent(source: string): readonly string[] {
  const lines = source.split('\n');
  while (lines[0]?.trim() === '') lines.shift();
  while (lines.at(-1)?.trim() === '') lines.pop();
  const indent = /^\s*/.exec(lines[0] ?? '')?.[0] ?? '';
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
}
