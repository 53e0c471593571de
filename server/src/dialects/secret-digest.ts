/**
 * One-way digest of a key, so that two ends can be compared and nothing can be shown (I7).
 * SHA-256 (FIPS 180-4), cut to 64 bits. Own code, as the platform's own hashing is asynchronous.
 */

/** First 32 bits of the fractional parts of the roots of the first primes. */
function rootConstants(count: number, root: (prime: number) => number): Uint32Array {
  const constants = new Uint32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
    if (prime) constants[found++] = (root(candidate) % 1) * 0x100000000;
  }
  return constants;
}

const INITIAL = rootConstants(8, Math.sqrt);
const ROUND = rootConstants(64, Math.cbrt);

const rotate = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

function padded(text: string): DataView {
  const bytes = new TextEncoder().encode(text);
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const block = new Uint8Array(length);
  block.set(bytes);
  block[bytes.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(length - 4, bytes.length * 8);
  return view;
}

function compress(hash: Uint32Array, view: DataView, offset: number): void {
  const schedule = new Uint32Array(64);
  const word = (index: number): number => schedule[index] as number;
  for (let index = 0; index < 64; index++) {
    if (index < 16) {
      schedule[index] = view.getUint32(offset + index * 4);
      continue;
    }
    const [early, late] = [word(index - 15), word(index - 2)];
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[index] = word(index - 16) + first + word(index - 7) + second;
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let index = 0; index < 64; index++) {
    const sum = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum + choice + (ROUND[index] as number) + word(index)) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) hash[index] = (hash[index] as number) + value;
}

/** Sixteen hexadecimal digits. */
export function secretDigest(clearText: string): string {
  const view = padded(clearText);
  const hash = INITIAL.slice();
  for (let offset = 0; offset < view.byteLength; offset += 64) compress(hash, view, offset);
  return [...hash.subarray(0, 2)].map((part) => part.toString(16).padStart(8, '0')).join('');
}
