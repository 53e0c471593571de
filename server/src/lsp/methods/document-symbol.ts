/** textDocument/documentSymbol. Needs only the document itself: it does not wait for the workspace. */
import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols } from '../../ide/api.ts';
import { toDocumentSymbol, toSymbolInformation } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

type Answer = DocumentSymbol[] | SymbolInformation[];

export function registerDocumentSymbol({ connection, log, state, present, fileOf }: Session): void {
  connection.onDocumentSymbol(
    answering(log, 'textDocument/documentSymbol', [], async (params: DocumentSymbolParams): Promise<Answer> => {
      const { uri } = params.textDocument;
      const snapshot = await present();
      const symbols = snapshot ? documentSymbols(snapshot, fileOf(uri)) : [];
      if (state.features.symbolTree) return symbols.map(toDocumentSymbol);
      return symbols.flatMap((symbol) => toSymbolInformation(symbol, uri, undefined));
    }),
  );
}
