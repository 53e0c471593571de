/**
 * Files that only the client can reach: folders on virtual file systems, such as a repository that is
 * opened without a checkout. The client offers it at `initialize`.
 */
import type { Connection, RequestType } from 'vscode-languageserver';
import type { FileFacts, FileSystem, FolderEntry, Unavailable } from '../files/file-system.ts';
import { FileFactsRequest, type PlaceParams, ReadFileRequest, ReadFolderRequest } from './protocol.ts';

const FAILED: Unavailable = { unavailable: 'failed' };

const isFile = (uri: string): boolean => uri.startsWith('file:');

/** `own` reads `file:` URIs; the client is asked for the rest when it `offers` to be. */
export function withClientFiles(own: FileSystem, connection: Connection, offers: () => boolean): FileSystem {
  async function ask<A extends object | string>(
    type: RequestType<PlaceParams, A | Unavailable, void>,
    uri: string,
  ): Promise<A | Unavailable> {
    if (!offers()) return { unavailable: 'gone' };
    // What the client could not tell, it could not read.
    return connection.sendRequest(type, { uri }).catch(() => FAILED);
  }
  return {
    readFolder: (uri) => (isFile(uri) ? own.readFolder(uri) : ask<readonly FolderEntry[]>(ReadFolderRequest, uri)),
    facts: (uri) => (isFile(uri) ? own.facts(uri) : ask<FileFacts>(FileFactsRequest, uri)),
    realPlace: async (uri) => {
      if (isFile(uri)) return own.realPlace(uri);
      const facts = await ask<FileFacts>(FileFactsRequest, uri);
      return 'unavailable' in facts ? facts : uri;
    },
    readBytes: async (uri, most) => {
      if (isFile(uri)) return own.readBytes(uri, most);
      const answer = await ask<string>(ReadFileRequest, uri);
      if (typeof answer !== 'string') return answer;
      return Uint8Array.from(atob(answer), (letter) => letter.charCodeAt(0)).subarray(0, most);
    },
  };
}
