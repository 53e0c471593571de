/**
 * Text positions. All columns are zero-based UTF-16 code units, ends are exclusive, as in the
 * Language Server Protocol, so nothing has to be converted at the edge.
 */

/** A run of characters on one line. Compact on purpose: a big workspace holds millions of them. */
export interface Span {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A span in a named file. `file` is the workspace's key for the file (a URI or a relative path). */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** Replace `range` by `newText`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A text edit in a named file. */
export interface FileEdit extends TextEdit {
  readonly file: string;
}

/** A value and the words it was read from. */
export interface Sourced<T> {
  readonly value: T;
  readonly span: Span;
}

export function spanToRange(span: Span): Range {
  return {
    start: { line: span.line, character: span.start },
    end: { line: span.line, character: span.end },
  };
}

export function spanContains(span: Span, at: Position): boolean {
  return span.line === at.line && span.start <= at.character && at.character <= span.end;
}

/** Negative when `a` comes first, 0 when equal. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
