/** workspace/symbol. */
import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver';
import { type WorkspaceSymbol, workspaceSymbols } from '../../ide/api.ts';
import { toLocation } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

const KINDS: Readonly<Record<WorkspaceSymbol['kind'], SymbolKind>> = {
  router: SymbolKind.Module,
  interface: SymbolKind.Interface,
  isis: SymbolKind.Namespace,
  vrf: SymbolKind.Package,
};

export function registerWorkspaceSymbol({ connection, log, complete, uriOf }: Session): void {
  connection.onWorkspaceSymbol(
    answering(
      log,
      'workspace/symbol',
      [],
      async ({ query }: WorkspaceSymbolParams, token): Promise<SymbolInformation[]> => {
        const snapshot = await complete(token);
        return (snapshot ? workspaceSymbols(snapshot, query) : []).map((symbol) => ({
          name: symbol.name,
          kind: KINDS[symbol.kind],
          location: toLocation(symbol, uriOf),
          ...(symbol.container ? { containerName: symbol.container } : {}),
        }));
      },
    ),
  );
}
