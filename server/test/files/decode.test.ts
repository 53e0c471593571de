import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/files/decode.ts';

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('decodeText', () => {
  const text = 'hostname PE1\r\n description Köln 🗼\r\n';

  it('reads UTF-8 with and without byte order mark', () => {
    expect(decodeText(Buffer.from(text))).toBe(text);
    expect(decodeText(Buffer.from(`\uFEFF${text}`))).toBe(text);
  });

  it('reads UTF-16 of both byte orders by its mark', () => {
    expect(decodeText(utf16(text, false))).toBe(text);
    expect(decodeText(utf16(text, true))).toBe(text);
  });

  it('reads what is not UTF-8 as Latin-1', () => {
    expect(decodeText(Buffer.from('description Köln', 'latin1'))).toBe('description Köln');
  });

  it('reads UTF-16 of both byte orders without a mark', () => {
    expect(decodeText(utf16(text, false).subarray(2))).toBe(text);
    expect(decodeText(utf16(text, true).subarray(2))).toBe(text);
  });

  it('reads a text with a stray zero byte, which stays at its place', () => {
    expect(decodeText(Buffer.from(`hostname PE1\n\0${text}`))).toBe(`hostname PE1\n\0${text}`);
  });

  it('gives replacement characters for broken UTF-16', () => {
    const lonelySurrogate = Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00, 0x42);
    expect(decodeText(lonelySurrogate)).toBe('\uFFFDA\uFFFD');
  });

  it('refuses binary content', () => {
    expect(decodeText(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1))).toBeUndefined();
    // Compressed data has few zero bytes, and many other control bytes.
    const compressed = Uint8Array.from({ length: 4000 }, (_, at) => (at * 167 + (at >> 3) * 13) & 0xff);
    expect(decodeText(compressed)).toBeUndefined();
  });

  it('reads an empty file', () => {
    expect(decodeText(new Uint8Array())).toBe('');
  });
});
