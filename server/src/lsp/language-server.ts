/** The language server: a session, and one file per method that answers from it. */
import type { Connection } from 'vscode-languageserver';
import type { Host } from './host.ts';
import { registerAnswers } from './methods/answers.ts';
import { registerCodeAction } from './methods/code-action.ts';
import { registerCodeLens } from './methods/code-lens.ts';
import { registerCompletion } from './methods/completion.ts';
import { registerDefinition } from './methods/definition.ts';
import { registerDocumentHighlight } from './methods/document-highlight.ts';
import { registerDocumentSymbol } from './methods/document-symbol.ts';
import { registerExplain } from './methods/explain.ts';
import { registerFiles } from './methods/files.ts';
import { registerFoldingRange } from './methods/folding-range.ts';
import { registerHover } from './methods/hover.ts';
import { registerInitialize } from './methods/initialize.ts';
import { registerInlayHint } from './methods/inlay-hint.ts';
import { registerNetworkTree } from './methods/network-tree.ts';
import { registerReferences } from './methods/references.ts';
import { registerRename } from './methods/rename.ts';
import { registerReports } from './methods/reports.ts';
import { registerSelectionRange } from './methods/selection-range.ts';
import { registerSemanticTokens } from './methods/semantic-tokens.ts';
import { registerStatus } from './methods/status.ts';
import { registerTextDocuments } from './methods/text-documents.ts';
import { registerTopology } from './methods/topology.ts';
import { registerWorkspaceSymbol } from './methods/workspace-symbol.ts';
import { createSession, type Session } from './session.ts';

const METHODS: readonly ((session: Session) => void)[] = [
  registerInitialize,
  registerTextDocuments,
  registerFiles,
  registerHover,
  registerCodeAction,
  registerCompletion,
  registerDefinition,
  registerReferences,
  registerDocumentSymbol,
  registerFoldingRange,
  registerExplain,
  registerNetworkTree,
  registerReports,
  registerAnswers,
  registerDocumentHighlight,
  registerRename,
  registerSelectionRange,
  registerSemanticTokens,
  registerWorkspaceSymbol,
  registerCodeLens,
  registerInlayHint,
  registerStatus,
  registerTopology,
];

/** Serves one client until the connection ends. */
export function serve(connection: Connection, host: Host): Session {
  const session = createSession(connection, host);
  for (const register of METHODS) register(session);
  connection.listen();
  return session;
}
