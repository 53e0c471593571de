/** One file as text, within the limits that keep a stray core dump from stopping the analysis. */
import { decodeText } from './decode.ts';
import { type FileSystem, isUnavailable, type Unavailable } from './file-system.ts';

/** Bytes. Real configurations stay below 2 MB; a larger file is a log or an archive. */
export const LARGEST_FILE = 8 * 1024 * 1024;

export type ReadText =
  | { readonly text: string }
  | { readonly skipped: 'too-large' | 'binary' | 'not-a-file' | Unavailable['unavailable'] };

export async function readText(fileSystem: FileSystem, uri: string): Promise<ReadText> {
  const facts = await fileSystem.facts(uri);
  if (isUnavailable(facts)) return { skipped: facts.unavailable };
  if (facts.kind !== 'file') return { skipped: 'not-a-file' };
  if (facts.size > LARGEST_FILE) return { skipped: 'too-large' };
  const bytes = await fileSystem.readBytes(uri);
  if (isUnavailable(bytes)) return { skipped: bytes.unavailable };
  // The file may have grown since it was measured.
  if (bytes.byteLength > LARGEST_FILE) return { skipped: 'too-large' };
  const text = decodeText(bytes);
  return text === undefined ? { skipped: 'binary' } : { text };
}
