/** Keywords, with the commands they lead to. */
import type { CommandDescription, ExpectedWord } from '../../dialects/command-context.ts';
import { commandBlocks } from '../hover/command.ts';
import { type MarkdownDocument, paragraph, say } from '../markdown.ts';
import type { CompletionItem } from './item.ts';

/** Commands that are described; a keyword such as `neighbor` leads to dozens. */
const DESCRIBED = 4;

export function keywordItems(expected: readonly ExpectedWord[]): readonly CompletionItem[] {
  return expected
    .filter(({ role }) => role === 'keyword')
    .map(({ text, commands }) => ({
      kind: 'keyword',
      label: text,
      detail: commands.length === 1 ? (commands[0]?.help ?? '') : `${commands.length} commands`,
      documentation: documentation(commands),
      snippet: undefined,
    }));
}

function documentation(commands: readonly CommandDescription[]): MarkdownDocument {
  const more = commands.length - DESCRIBED;
  const blocks = commands.slice(0, DESCRIBED).flatMap(commandBlocks);
  return more > 0 ? [...blocks, paragraph(say`and ${more} more.`)] : blocks;
}
