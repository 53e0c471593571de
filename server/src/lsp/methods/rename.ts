/** textDocument/prepareRename, textDocument/rename. */
import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { spanToRange } from '../../base/text.ts';
import { prepareRename, rename } from '../../ide/api.ts';
import { toRenameEdit } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

/** Editors show the message where the new name is typed. */
const refuse = (reason: string): never => {
  throw new ResponseError(LSPErrorCodes.RequestFailed, reason);
};

export function registerRename({ connection, log, state, openFiles, present, fileOf, uriOf }: Session): void {
  connection.onPrepareRename(
    answering(
      log,
      'textDocument/prepareRename',
      null,
      async ({ textDocument, position }: PrepareRenameParams): Promise<PrepareRenameResult | null> => {
        const snapshot = await present();
        if (!snapshot) return null;
        const answer = prepareRename(snapshot, fileOf(textDocument.uri), position);
        if ('refused' in answer) return refuse(answer.refused);
        return { range: spanToRange(answer.span), placeholder: answer.name };
      },
    ),
  );
  connection.onRenameRequest(
    answering(
      log,
      'textDocument/rename',
      null,
      async ({ textDocument, position, newName }: RenameParams): Promise<WorkspaceEdit | null> => {
        const snapshot = await present();
        if (!snapshot) return null;
        const file = fileOf(textDocument.uri);
        const answer = rename(snapshot, file, position, newName.trim());
        if ('refused' in answer) return refuse(answer.refused);
        return toRenameEdit(answer, uriOf, (each) => openFiles.documentOf(each)?.version, state.features);
      },
    ),
  );
}
