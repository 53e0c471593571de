/**
 * Keys as Junos stores them. The form that begins with `$9$` is public and needs no key, so two ends
 * can be compared (D4); of others nothing is known. Clear text never leaves the caller (I7).
 */

/** Characters by how much filling follows them as the first one: 3, 2, 1, 0. */
const FAMILIES = ['QzF3n6/9CAtpu0O', 'B1IREhcSyrleKvMW8LXx', '7N-dVbwsY2g4oaJZGUDj', 'iHkq.mPf5T'] as const;
const ALPHABET = FAMILIES.join('');
/** What the distances between characters count for, letter by letter of the key. */
const WEIGHTS = [
  [1, 4, 32],
  [1, 16, 32],
  [1, 8, 32],
  [1, 64],
  [1, 32],
  [1, 4, 16, 128],
  [1, 32, 64],
] as const;

const PREFIX = '$9$';

/** The key in clear text; undefined when the stored form hides it. */
export function clearText(stored: string): string | undefined {
  if (!stored.startsWith(PREFIX)) return stored.startsWith('$') ? undefined : stored;
  const first = stored[PREFIX.length] ?? '';
  const filling = 3 - FAMILIES.findIndex((family) => first !== '' && family.includes(first));
  if (filling > 3) return undefined;
  let before = ALPHABET.indexOf(first);
  let clear = '';
  for (let at = PREFIX.length + 1 + filling; at < stored.length; ) {
    const weights = WEIGHTS[clear.length % WEIGHTS.length] ?? [1];
    let code = 0;
    for (const weight of weights) {
      const position = ALPHABET.indexOf(stored[at] ?? ' ');
      if (position < 0) return undefined;
      code += (((position - before + ALPHABET.length) % ALPHABET.length) - 1) * weight;
      before = position;
      at++;
    }
    clear += String.fromCharCode(((code % 256) + 256) % 256);
  }
  return clear;
}
