/** The file system of Node for `file:` URIs; files of other schemes are known only while they are open. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { EntryKind, FileSystem, Unavailable } from '../files/file-system.ts';

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Kinds): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

function unavailable(error: unknown): Unavailable {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { unavailable: 'gone' };
  if (code === 'EACCES' || code === 'EPERM') return { unavailable: 'denied' };
  return { unavailable: 'failed' };
}

/** Every question about a place Node can't reach has the same answer. */
async function ask<T>(uri: string, question: (path: string) => Promise<T>): Promise<T | Unavailable> {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return { unavailable: 'gone' };
  try {
    return await question(parsed.fsPath);
  } catch (error) {
    return unavailable(error);
  }
}

export const nodeFileSystem: FileSystem = {
  readFolder: (uri) =>
    ask(uri, async (path) =>
      (await readdir(path, { withFileTypes: true })).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
    ),
  facts: (uri) =>
    ask(uri, async (path) => {
      const found = await stat(path);
      // `stat` follows links, so the kind is never a link.
      const kind = kindOf(found);
      return { kind: kind === 'link' ? 'other' : kind, size: found.size };
    }),
  realPlace: (uri) => ask(uri, async (path) => URI.file(await realpath(path)).toString()),
  readBytes: (uri) => ask(uri, (path) => readFile(path)),
};
