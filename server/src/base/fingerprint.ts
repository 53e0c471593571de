/**
 * Fingerprints for early cut-off (I4): equal meaning gives an equal fingerprint.
 * Two independent FNV-1a lanes over UTF-16 code units, packed into one safe integer (53 bits).
 */
export function fingerprintText(text: string): number {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ (code + index), 0x01000193);
  }
  return (second & 0x1fffff) * 0x100000000 + (first >>> 0);
}
