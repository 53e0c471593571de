/** textDocument/documentHighlight. Needs only the document itself: it does not wait for the workspace. */
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import { spanToRange } from '../../base/text.ts';
import { documentHighlights } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

export function registerDocumentHighlight({ connection, log, present, fileOf }: Session): void {
  connection.onDocumentHighlight(
    answering(
      log,
      'textDocument/documentHighlight',
      [],
      async ({ textDocument, position }: DocumentHighlightParams): Promise<DocumentHighlight[]> => {
        const snapshot = await present();
        const highlights = snapshot ? documentHighlights(snapshot, fileOf(textDocument.uri), position) : [];
        return highlights.map(({ span, kind }) => ({
          range: spanToRange(span),
          kind: kind === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      },
    ),
  );
}
