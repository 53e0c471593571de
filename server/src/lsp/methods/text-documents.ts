/** textDocument/didOpen, didChange, didSave, didClose: the text of open documents. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { isHalfTyped } from '../../ide/api.ts';
import type { Typing } from '../analysis.ts';
import { quietly } from '../guard.ts';
import type { Session } from '../session.ts';
import { changedLine, isTyping } from '../typing.ts';

export function registerTextDocuments(session: Session): void {
  const { connection, log, state, documents, openFiles, analysis, shownLenses, shownHints, fileOf } = session;

  function close(uri: string): void {
    documents.close(uri);
    openFiles.reconcile();
  }

  function change(uri: string, version: number, contentChanges: readonly TextDocumentContentChangeEvent[]): void {
    const after = documents.change(uri, version, contentChanges);
    if (!after) {
      log.warn('A change of a document that is not open was left out.');
      return;
    }
    const file = fileOf(uri);
    openFiles.edited(after);
    for (const shown of [shownLenses, shownHints]) shown.edited(file);
    analysis.changed(typing(file, after.text, contentChanges));
  }

  /** What of a change may not be what the person means yet. */
  function typing(file: string, after: string, changes: readonly TextDocumentContentChangeEvent[]): Typing | undefined {
    const line = changedLine(changes);
    const snapshot = state.engine?.sources.workspace.snapshot();
    const halfTyped = snapshot !== undefined && line !== undefined && isHalfTyped(snapshot, file, line);
    return halfTyped || isTyping(changes, after) ? { file, halfTyped } : undefined;
  }

  connection.onDidOpenTextDocument(
    quietly(log, 'textDocument/didOpen', ({ textDocument }) => {
      // A second opening replaces the first.
      if (documents.get(textDocument.uri)) close(textDocument.uri);
      documents.open(textDocument);
      openFiles.reconcile();
      analysis.changed();
    }),
  );
  connection.onDidChangeTextDocument(
    quietly(log, 'textDocument/didChange', ({ textDocument, contentChanges }) =>
      change(textDocument.uri, textDocument.version, contentChanges),
    ),
  );
  connection.onDidSaveTextDocument(
    quietly(log, 'textDocument/didSave', ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      if (!document) return;
      session.state.engine?.sources.saved(fileOf(document.uri), document.text);
      analysis.changed();
    }),
  );
  connection.onDidCloseTextDocument(
    quietly(log, 'textDocument/didClose', ({ textDocument }) => {
      close(textDocument.uri);
      analysis.changed();
    }),
  );
}
