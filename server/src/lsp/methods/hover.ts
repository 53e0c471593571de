/** textDocument/hover. */
import { type HoverParams, MarkupKind } from 'vscode-languageserver';
import { spanToRange } from '../../base/text.ts';
import { hover, renderMarkdown, renderPlain } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

export function registerHover({ connection, log, state, complete, fileOf, uriOf }: Session): void {
  connection.onHover(
    answering(log, 'textDocument/hover', null, async ({ textDocument, position }: HoverParams, token) => {
      const snapshot = await complete(token);
      const found = snapshot && hover(snapshot, fileOf(textDocument.uri), position);
      if (!found) return null;
      const contents = state.features.markdownHover
        ? { kind: MarkupKind.Markdown, value: renderMarkdown(found.document, uriOf) }
        : { kind: MarkupKind.PlainText, value: renderPlain(found.document) };
      return { contents, range: spanToRange(found.span) };
    }),
  );
}
