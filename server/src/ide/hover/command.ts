/** Hover on a command: how it is written and what it does, from its dialect's table. */
import type { Position } from '../../base/text.ts';
import type { CommandContext, CommandDescription, CommandWord } from '../../dialects/command-context.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { type Block, code, type Line, type MarkdownDocument, paragraph, say, words } from '../markdown.ts';

/** Syntax comes from the table, so a long one is shown whole. */
const SYNTAX_LIMIT = 1000;

/** Commands that a line nobody has finished may become. */
const POSSIBLE = 3;

export function commandHover(dialect: Dialect, tree: SyntaxTree, at: Position): MarkdownDocument {
  const context = dialect.commandAt(tree, at);
  const word = context.words[context.wordIndex];
  // Words no row reads are not part of a command.
  if (!word || word.role === 'unknown') return [];
  const commands = commandsOf(context, word);
  if (commands.length === 0) return [];
  const abbreviated = word.keyword !== undefined && word.keyword !== word.word.text.toLowerCase();
  const full = abbreviated ? [paragraph(say`${word.word.text} is short for ${code(word.keyword ?? '')}.`)] : [];
  const more = commands.length - POSSIBLE;
  return [
    ...commands.slice(0, POSSIBLE).flatMap(commandBlocks),
    ...(more > 0 ? [paragraph(say`and ${more} more.`)] : []),
    ...full,
  ];
}

/** The command of the line, else those its keyword leads to. One that is known by name only has nothing to tell. */
function commandsOf({ command, expected }: CommandContext, { keyword }: CommandWord): readonly CommandDescription[] {
  if (command) return command.help ? [command] : [];
  return keyword === undefined
    ? []
    : (expected.find(({ role, text }) => role === 'keyword' && text === keyword)?.commands ?? []);
}

/** How a command is written, and its meaning. */
export function commandBlocks(command: CommandDescription): readonly Block[] {
  return [paragraph([code(command.syntax, SYNTAX_LIMIT)]), paragraph(helpSentence(command))];
}

/** Help is our own text; words between backticks are code. */
export function helpSentence({ help }: CommandDescription): Line {
  return say`${help.split('`').map((part, index) => (index % 2 === 0 ? words(part) : code(part)))}.`;
}
