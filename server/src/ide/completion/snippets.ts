/** Whole things to write where the dialect has them. */
import { type Snippet, withProposals } from '../../dialects/snippet.ts';
import type { Device } from '../../model/device.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { code, list, paragraph, say, words } from '../markdown.ts';
import type { CompletionItem } from './item.ts';

export function snippetItems(
  snippets: readonly Snippet[],
  modes: readonly string[],
  device: Device,
  { endOfLine }: SyntaxTree,
): readonly CompletionItem[] {
  return snippets
    .filter((snippet) => snippet.modes.some((mode) => modes.includes(mode)))
    .map(({ label, help, lines }) => {
      const written = lines(device);
      return {
        kind: 'snippet',
        label,
        detail: help,
        documentation: [paragraph(say`${words(help)}.`), list(written.map((line) => [code(withProposals(line))]))],
        snippet: written.join(endOfLine),
      };
    });
}
