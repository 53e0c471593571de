/** textDocument/foldingRange. Needs only the document itself: it does not wait for the workspace. */
import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { foldingRanges } from '../../ide/api.ts';
import { toFoldingRange } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

export function registerFoldingRange({ connection, log, present, fileOf }: Session): void {
  connection.onFoldingRanges(
    answering(log, 'textDocument/foldingRange', [], async (params: FoldingRangeParams): Promise<FoldingRange[]> => {
      const snapshot = await present();
      return snapshot ? foldingRanges(snapshot, fileOf(params.textDocument.uri)).map(toFoldingRange) : [];
    }),
  );
}
