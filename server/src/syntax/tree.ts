/**
 * The thin concrete syntax tree every dialect reads: statements of words, with children.
 * It knows lines and columns and nothing about commands. Built from the tree-sitter tree.
 *
 * In text with braces children are the statements of the block a statement opens, and the further
 * lines of a list that does not fit on one line; several statements may stand on one line.
 * In other text children are the lines indented deeper than their parent, whatever the parent is: sloppy text has
 * lines deeper than their section's others, and only a dialect knows that the line above such a
 * line opens no section. Comments, blank lines and traces of a terminal session are no statements.
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
  /** White space in front, as written, without what covers traces of a terminal. */
  readonly indent: string;
  /** Leading `no` or `default`; not part of `words`. */
  readonly negation: { readonly kind: 'no' | 'default'; readonly word: Word } | undefined;
  /** Words after the negation. Banner text and blob digits are not words. */
  readonly words: readonly Word[];
  readonly children: readonly Statement[];
  /** A dialect put it here: it is written elsewhere in the file, on `line`. */
  readonly inherited?: true;
  /** The brace that closes its block, on `lastLine`; undefined where there is none. */
  readonly closing?: Word;
}

/**
 * Why a tree has no statements although the text may have some: the text exceeds what is parsed
 * (parse-limits.ts), no grammar of that name was given, or the parser broke.
 */
export type SyntaxProblem = 'too-large' | 'no-grammar' | 'parser-failed';

export interface SyntaxTree {
  readonly statements: readonly Statement[];
  /** As editors count: a text that ends with a line end has an empty last line. */
  readonly lineCount: number;
  /** Of the first line. */
  readonly endOfLine: '\n' | '\r\n';
  readonly endsWithNewline: boolean;
  readonly problem?: SyntaxProblem;
}

/** From the first word (negation included) to the last. */
export function statementSpan(statement: Statement): Span {
  const first = statement.negation?.word ?? statement.words[0];
  const last = statement.words.at(-1) ?? first;
  const column = statement.indent.length;
  return { line: statement.line, start: first?.start ?? column, end: last?.end ?? column };
}
