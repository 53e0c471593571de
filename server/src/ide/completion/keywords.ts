/** Keywords, with the commands they lead to. */
import type { CommandDescription, ExpectedWord } from '../../dialects/command-context.ts';
import { commandBlocks, helpSentence } from '../hover/command.ts';
import { paragraph, say } from '../markdown.ts';
import type { CompletionItem } from './item.ts';

/** Commands that are described; a keyword such as `neighbor` leads to dozens. */
const DESCRIBED = 4;

export function keywordItems(expected: readonly ExpectedWord[]): readonly CompletionItem[] {
  return expected
    .filter(({ role }) => role === 'keyword')
    .map(({ text, commands }) => ({ kind: 'keyword', label: text, ...description(commands), snippet: undefined }));
}

function description(commands: readonly CommandDescription[]): Pick<CompletionItem, 'detail' | 'documentation'> {
  const [only, ...others] = commands;
  if (only && others.length === 0) return { detail: only.syntax, documentation: [paragraph(helpSentence(only))] };
  const more = commands.length - DESCRIBED;
  const blocks = commands.slice(0, DESCRIBED).flatMap(commandBlocks);
  return {
    detail: `${commands.length} commands`,
    documentation: more > 0 ? [...blocks, paragraph(say`and ${more} more.`)] : blocks,
  };
}
