/** Starts the language server and keeps it in line with the editor. */
import * as vscode from 'vscode';
import {
  type DocumentFilter,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { Languages } from './languages.ts';
import { EXPLAIN_COMMAND, SHOW_TOPOLOGY_COMMAND } from './protocol.ts';
import { serveVirtualFiles } from './virtual-files.ts';

/**
 * Files, unsaved documents, and what lies on the file system of a workspace folder. Not the old side
 * of a comparison: it would be a second router of the same name.
 */
function documentSelector(languages: Languages): DocumentFilter[] {
  const folderSchemes = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const schemes = [...new Set(['file', 'untitled', ...folderSchemes])];
  return [...languages].flatMap((language) => schemes.map((scheme) => ({ scheme, language })));
}

export function createLanguageClient(
  context: vscode.ExtensionContext,
  outputChannel: vscode.OutputChannel,
  languages: Languages,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const clientOptions: LanguageClientOptions = {
    documentSelector: documentSelector(languages),
    outputChannel,
    initializationOptions: { readsFiles: true, commands: [EXPLAIN_COMMAND, SHOW_TOPOLOGY_COMMAND] },
    // Hovers are Markdown made by the server: no HTML, no commands.
    markdown: { isTrusted: false, supportHtml: false },
  };
  const client = new LanguageClient('isisLens', 'IS-IS Lens', serverOptions, clientOptions);
  serveVirtualFiles(client);
  return client;
}
