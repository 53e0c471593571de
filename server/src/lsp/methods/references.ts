/** textDocument/references. */
import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../../ide/api.ts';
import { toLocation } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

export function registerReferences({ connection, log, complete, fileOf, uriOf }: Session): void {
  connection.onReferences(
    answering(log, 'textDocument/references', [], async (params: ReferenceParams, token): Promise<Location[]> => {
      const { textDocument, position, context } = params;
      const snapshot = await complete(token);
      if (!snapshot) return [];
      const places = references(snapshot, fileOf(textDocument.uri), position, context.includeDeclaration);
      return places.map((place) => toLocation(place, uriOf));
    }),
  );
}
