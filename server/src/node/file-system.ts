/** The file system of Node for `file:` URIs; files of other schemes are known only while they are open. */
import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
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

/** Enough for most configurations in one go. */
const CHUNK = 65_536;

/** Sizes are not believed: files of `/proc` claim none, and a file may grow while it is read. */
async function readBounded(path: string, most: number): Promise<Uint8Array | Unavailable> {
  // Without `O_NONBLOCK` the opening of a FIFO waits for somebody who writes to it. Windows has no such flag.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return { unavailable: 'failed' };
    const chunks: Uint8Array[] = [];
    let read = 0;
    while (read < most) {
      const expected = facts.size > read ? facts.size - read + 1 : CHUNK;
      const room = Math.min(most - read, expected);
      const { bytesRead, buffer } = await handle.read(new Uint8Array(room), 0, room);
      if (bytesRead === 0) break;
      chunks.push(buffer.subarray(0, bytesRead));
      read += bytesRead;
    }
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  } finally {
    await handle.close();
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
  readBytes: (uri, most) => ask(uri, (path) => readBounded(path, most)),
};
