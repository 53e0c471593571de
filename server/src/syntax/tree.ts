/**
 * The thin concrete syntax tree every dialect reads: statements of words, with children.
 * It knows lines and columns and nothing about commands. Built from the tree-sitter tree.
 */
import type { Span } from '../base/text.ts';

export interface Word {
  /** As written, quotes included. */
  readonly text: string;
  /** UTF-16 columns on the statement's line, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Statement {
  readonly kind: 'command' | 'banner' | 'blob';
  readonly line: number;
  /** Last line of the statement: of its deepest child, banner text or hex blob. */
  readonly lastLine: number;
  /** White space in front, as written. */
  readonly indent: string;
  /** Leading `no` or `default`; not part of `words`. */
  readonly negation: { readonly kind: 'no' | 'default'; readonly word: Word } | undefined;
  /** Words after the negation. Banner text and blob digits are not words. */
  readonly words: readonly Word[];
  readonly children: readonly Statement[];
}

export interface SyntaxTree {
  readonly statements: readonly Statement[];
  readonly lineCount: number;
  readonly endOfLine: '\n' | '\r\n';
  readonly endsWithNewline: boolean;
}

export function wordSpan(statement: Statement, word: Word): Span {
  return { line: statement.line, start: word.start, end: word.end };
}

/** From the first word (negation included) to the last. */
export function statementSpan(statement: Statement): Span {
  const first = statement.negation?.word ?? statement.words[0];
  const last = statement.words.at(-1) ?? first;
  const column = statement.indent.length;
  return { line: statement.line, start: first?.start ?? column, end: last?.end ?? column };
}
