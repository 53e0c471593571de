/** Reads files for the server that only the editor can reach: those of virtual workspaces. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { FILE_FACTS, READ_FILE, READ_FOLDER } from './protocol.ts';

type Kind = 'file' | 'folder' | 'link' | 'other';

function kindOf(type: vscode.FileType): Kind {
  if (type & vscode.FileType.SymbolicLink) return 'link';
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : 'other';
}

function unavailable(error: unknown): { unavailable: 'gone' | 'denied' | 'failed' } {
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return { unavailable: 'gone' };
  return { unavailable: code === 'NoPermissions' ? 'denied' : 'failed' };
}

/** Only places inside a workspace folder: the server has no business elsewhere. */
function answering<T>(read: (uri: vscode.Uri) => Thenable<T>) {
  return async ({ uri }: { uri: string }) => {
    const place = vscode.Uri.parse(uri);
    if (!vscode.workspace.getWorkspaceFolder(place)) return { unavailable: 'denied' };
    return read(place).then((answer) => answer, unavailable);
  };
}

export function serveVirtualFiles(client: LanguageClient): void {
  const { fs } = vscode.workspace;
  client.onRequest(
    READ_FOLDER,
    answering(async (uri) => (await fs.readDirectory(uri)).map(([name, type]) => ({ name, kind: kindOf(type) }))),
  );
  client.onRequest(
    FILE_FACTS,
    answering(async (uri) => {
      const { type, size } = await fs.stat(uri);
      // Facts are those of what a link leads to.
      return { kind: kindOf(type & ~vscode.FileType.SymbolicLink), size };
    }),
  );
  client.onRequest(
    READ_FILE,
    answering(async (uri) => Buffer.from(await fs.readFile(uri)).toString('base64')),
  );
}
