/**
 * The workspace's keys of files and the protocol's URIs. A `file:` URI becomes a readable path with
 * `/` (people see keys in messages, and the file's stem names a router without `hostname`); any other
 * URI is its own key. Clients encode one URI in several ways; a key is always the same text.
 */
import { URI } from 'vscode-uri';

const DRIVE = /^\/?([a-z]):/i;

export function keyOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return parsed.toString();
  if (parsed.authority !== '') return `//${parsed.authority}${parsed.path}`;
  return parsed.path.replace(DRIVE, (_, drive: string) => `${drive.toLowerCase()}:`);
}

const isPath = (key: string): boolean => key.startsWith('/') || /^[a-z]:\//.test(key);

export const uriOfKey = (key: string): string => (isPath(key) ? URI.file(key).toString() : key);

/** Path of a file below a folder, with `/`; undefined when it lies elsewhere. */
export function relativeTo(folder: string, key: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return key.startsWith(base) ? key.slice(base.length) : undefined;
}
