/** Bytes of a file to text, whatever tool saved it. */

/** How far into a file its bytes are looked at: as far as git looks for a zero byte. */
const WINDOW = 8_000;

/** A capture has a stray zero byte at times; what has more of them and of other control bytes is no text. */
const MOST_CONTROLS = 0.05;

/** In UTF-16 every second byte of ASCII is zero; words in other alphabets make it fewer. */
const MANY_ZEROS = 0.4;
const FEW_ZEROS = 0.05;

const hasPrefix = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((value, index) => bytes[index] === value);

type Utf16 = 'utf-16le' | 'utf-16be';

/** The byte order of UTF-16, by its mark or, where a tool left it out, by where the zero bytes stand. */
function utf16Of(bytes: Uint8Array, zerosAtEven: number, zerosAtOdd: number, looked: number): Utf16 | undefined {
  if (hasPrefix(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (hasPrefix(bytes, 0xfe, 0xff)) return 'utf-16be';
  const even = zerosAtEven / Math.ceil(looked / 2);
  const odd = zerosAtOdd / Math.max(1, Math.floor(looked / 2));
  if (odd >= MANY_ZEROS && even <= FEW_ZEROS) return 'utf-16le';
  return even >= MANY_ZEROS && odd <= FEW_ZEROS ? 'utf-16be' : undefined;
}

/** Not white space, nor what terminals write: backspace, escape, and the delimiter of banners. */
const isOdd = (byte: number): boolean => byte < 32 && !((byte >= 8 && byte <= 13) || byte === 0x1b || byte === 0x03);

/**
 * The text, without its byte order mark; undefined for binary content. UTF-16 is told by its byte order
 * mark or its zero bytes, anything else is UTF-8 or, when that is not valid, Latin-1. Broken UTF-16 gives
 * replacement characters, never an error.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const looked = Math.min(bytes.length, WINDOW);
  let zerosAtEven = 0;
  let zerosAtOdd = 0;
  let controls = 0;
  for (let at = 0; at < looked; at++) {
    const byte = bytes[at] as number;
    if (isOdd(byte)) controls++;
    if (byte !== 0) continue;
    if (at % 2 === 0) zerosAtEven++;
    else zerosAtOdd++;
  }
  const utf16 = utf16Of(bytes, zerosAtEven, zerosAtOdd, looked);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  if (zerosAtEven + zerosAtOdd > 0 && controls > looked * MOST_CONTROLS) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
