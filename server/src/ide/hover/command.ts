/** Hover on a command: how it is written and what it does, from its dialect's table. */
import type { Position } from '../../base/text.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { code, type Line, type MarkdownDocument, paragraph, say, words } from '../markdown.ts';

/** Syntax comes from the table, so a long one is shown whole. */
const SYNTAX_LIMIT = 1000;

export function commandHover(dialect: Dialect, tree: SyntaxTree, at: Position): MarkdownDocument {
  const context = dialect.commandAt(tree, at);
  const { command } = context;
  const word = context.words[context.wordIndex];
  // A command known by name only has nothing to tell, and words no row reads are not part of it.
  if (!command?.help || !word || word.role === 'unknown') return [];
  const abbreviated = word.keyword !== undefined && word.keyword !== word.word.text.toLowerCase();
  const full = abbreviated ? [paragraph(say`${word.word.text} is short for ${code(word.keyword ?? '')}.`)] : [];
  return [paragraph([code(command.syntax, SYNTAX_LIMIT)]), paragraph(say`${helpLine(command.help)}.`), ...full];
}

/** Help is our own text; words between backticks are code. */
function helpLine(help: string): Line {
  return help.split('`').map((part, index) => (index % 2 === 0 ? words(part) : code(part)));
}
