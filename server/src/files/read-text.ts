/** One file as text, within the limits that keep a stray core dump from stopping the analysis. */
import { decodeText } from './decode.ts';
import { type FileSystem, isUnavailable, type Unavailable } from './file-system.ts';

/** Bytes. Real configurations stay below 2 MB; a larger file is a log or an archive. */
export const LARGEST_FILE = 8 * 1024 * 1024;

/** Bytes that tell whether the rest is worth reading: programs have names without ending, too. */
const BEGINNING = 65_536;

type Skipped = 'too-large' | 'binary' | 'not-a-file' | Unavailable['unavailable'];
export type ReadText = { readonly text: string } | { readonly skipped: Skipped };

type Beginning = { readonly bytes: Uint8Array; readonly size: number } | { readonly skipped: Skipped };

async function begin(fileSystem: FileSystem, uri: string): Promise<Beginning> {
  const facts = await fileSystem.facts(uri);
  if (isUnavailable(facts)) return { skipped: facts.unavailable };
  // A device or a FIFO is not even opened.
  if (facts.kind !== 'file') return { skipped: 'not-a-file' };
  const bytes = await fileSystem.readBytes(uri, BEGINNING);
  return isUnavailable(bytes) ? { skipped: bytes.unavailable } : { bytes, size: facts.size };
}

/** What is read counts, not what the file's size was said to be. */
export async function readText(fileSystem: FileSystem, uri: string): Promise<ReadText> {
  const beginning = await begin(fileSystem, uri);
  if ('skipped' in beginning) return beginning;
  const text = decodeText(beginning.bytes);
  if (text === undefined) return { skipped: 'binary' };
  if (beginning.bytes.byteLength < BEGINNING) return { text };
  if (beginning.size > LARGEST_FILE) return { skipped: 'too-large' };
  const bytes = await fileSystem.readBytes(uri, LARGEST_FILE + 1);
  if (isUnavailable(bytes)) return { skipped: bytes.unavailable };
  if (bytes.byteLength > LARGEST_FILE) return { skipped: 'too-large' };
  const whole = decodeText(bytes);
  return whole === undefined ? { skipped: 'binary' } : { text: whole };
}
