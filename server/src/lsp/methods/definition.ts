/** textDocument/definition. */
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import { definition } from '../../ide/api.ts';
import { toLocation, toLocationLinks } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

export function registerDefinition({ connection, log, state, complete, fileOf, uriOf }: Session): void {
  connection.onDefinition(
    answering(log, 'textDocument/definition', null, async ({ textDocument, position }: DefinitionParams, token) => {
      const snapshot = await complete(token);
      const found = snapshot && definition(snapshot, fileOf(textDocument.uri), position);
      if (!found) return null;
      if (state.features.definitionLinks) return toLocationLinks(found, uriOf) as LocationLink[];
      return found.targets.map((target) => toLocation(target, uriOf));
    }),
  );
}
