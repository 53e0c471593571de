/**
 * Reading files, behind one small interface: Node implements it in `node/`, a browser worker can
 * implement it over its client. Places are URI texts, so that nothing here knows path separators.
 */

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface FileFacts {
  readonly kind: Exclude<EntryKind, 'link'>;
  /** Bytes. */
  readonly size: number;
}

/** Files vanish and permissions change while we look: an answer, not an exception. */
export interface Unavailable {
  readonly unavailable: 'gone' | 'denied' | 'failed';
}

/** No method rejects. Links are followed, except that `readFolder` reports them as links. */
export interface FileSystem {
  readonly readFolder: (uri: string) => Promise<readonly FolderEntry[] | Unavailable>;
  readonly facts: (uri: string) => Promise<FileFacts | Unavailable>;
  /** The place itself, every link on the way resolved. */
  readonly realPlace: (uri: string) => Promise<string | Unavailable>;
  /** The first bytes of a regular file, at most so many, whatever size it claims to have. Never waits for a writer. */
  readonly readBytes: (uri: string, most: number) => Promise<Uint8Array | Unavailable>;
}

export const isUnavailable = (answer: object | string): answer is Unavailable =>
  typeof answer === 'object' && 'unavailable' in answer;
