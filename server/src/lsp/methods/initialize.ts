/** initialize, initialized, shutdown: what the server offers, and when it begins. */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { quietly } from '../guard.ts';
import type { InitializationOptions } from '../protocol.ts';
import type { Session } from '../session.ts';
import { SETTINGS_SECTION } from '../settings.ts';
import { EXPLAIN, FIX_ALL } from './code-action-kinds.ts';
import { LEGEND } from './semantic-tokens.ts';

const CAPABILITIES: InitializeResult['capabilities'] = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [' '] },
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentHighlightProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: true,
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, EXPLAIN, FIX_ALL], resolveProvider: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

function folderUris({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

const isOptions = (options: unknown): options is InitializationOptions =>
  typeof options === 'object' && options !== null;

/** Everything below the folders: a deleted folder is one event, and it matches no pattern of files. */
async function watchFiles({ connection, state }: Session): Promise<void> {
  if (!state.features.watchedFilesRegistration) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
}

async function watchSettings({ connection, state }: Session): Promise<void> {
  if (!state.features.configurationRegistration) return;
  await connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
}

export function registerInitialize(session: Session): void {
  const { connection, log, settingsReader, reading } = session;
  connection.onInitialize((params) => {
    const options = isOptions(params.initializationOptions) ? params.initializationOptions : {};
    settingsReader.sent(options.settings);
    session.initialise(params.capabilities, folderUris(params), options);
    return { capabilities: CAPABILITIES, serverInfo: { name: 'isis-lens' } };
  });
  connection.onInitialized(
    quietly(log, 'initialized', async () => {
      if (session.state.features.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(
          quietly(log, 'workspace/didChangeWorkspaceFolders', ({ added, removed }) => {
            const gone = new Set(removed.map(({ uri }) => uri));
            const { state } = session;
            state.folderUris = [...state.folderUris.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
            return reading.readWorkspace();
          }),
        );
      }
      void quietly(log, 'client/registerCapability', () => watchFiles(session))();
      void quietly(log, 'client/registerCapability', () => watchSettings(session))();
      await reading.readWorkspace();
    }),
  );
  connection.onShutdown(() => {
    session.analysis.stop();
    reading.stop();
  });
}
