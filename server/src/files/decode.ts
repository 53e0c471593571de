/** Bytes of a file to text, whatever tool saved it. */

/** How far into a file a zero byte marks it as binary: as far as git looks. */
const BINARY_WINDOW = 8_000;

const hasPrefix = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((value, index) => bytes[index] === value);

/**
 * The text, without its byte order mark; undefined for binary content. UTF-16 needs its byte order
 * mark (as Windows tools write it), anything else is UTF-8 or, when that is not valid, Latin-1.
 * Broken UTF-16 gives replacement characters, never an error.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (hasPrefix(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (hasPrefix(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, BINARY_WINDOW).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
