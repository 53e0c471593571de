/** Patterns of names as Junos writes them: `*`, `?`, `[0-3]`, `ge-0/0/*`. */

type Piece = '*' | ((character: string) => boolean);

function readPieces(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    const close = character === '[' ? pattern.indexOf(']', at + 1) : -1;
    if (character === '*') pieces.push('*');
    else if (character === '?') pieces.push(() => true);
    else if (close > 0) {
      pieces.push(classTest(pattern.slice(at + 1, close)));
      at = close;
    } else pieces.push((each) => each === character);
  }
  return pieces;
}

/** `0-9ab`, `!x`. */
function classTest(text: string): (character: string) => boolean {
  const negated = text.startsWith('!') || text.startsWith('^');
  const ranges = (negated ? text.slice(1) : text).match(/.-.|./gsu) ?? [];
  return (character) =>
    ranges.some((range) =>
      range.length === 3 ? (range[0] as string) <= character && character <= (range[2] as string) : range === character,
    ) !== negated;
}

/** At most the product of both lengths, whatever the pattern: only the last star is tried again. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  const pieces = readPieces(pattern);
  let at = 0;
  let piece = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const next = pieces[piece];
    if (next === '*') {
      star = piece++;
      starAt = at;
    } else if (next?.(text[at] as string)) {
      piece++;
      at++;
    } else if (star >= 0) {
      piece = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (pieces[piece] === '*') piece++;
  return piece === pieces.length;
}

const BRACKETS = /\[(\d+)-(\d+)\]/;
const MAX_NAMES = 1024;

/** `ge-0/0/[0-3]` written out; undefined when it holds patterns whose names only the router knows. */
export function namesOfPattern(pattern: string): readonly string[] | undefined {
  let names = [pattern];
  for (let guard = 0; guard < 4 && names.some((name) => BRACKETS.test(name)); guard++) {
    names = names.flatMap((name) => {
      const found = BRACKETS.exec(name);
      if (!found) return [name];
      const [first, last] = [Number(found[1]), Number(found[2])];
      const count = Math.min(MAX_NAMES, Math.max(0, last - first + 1));
      return Array.from({ length: count }, (_, at) => name.replace(BRACKETS, String(first + at)));
    });
    if (names.length > MAX_NAMES) return undefined;
  }
  return names.some((name) => /[*?[\]]/.test(name)) ? undefined : names;
}

const LAST_NUMBER = /^(.*?)(\d+)$/;

/** `member-range ge-0/0/0 to ge-0/0/3`. */
export function namesBetween(first: string, last: string): readonly string[] {
  const from = LAST_NUMBER.exec(first);
  const to = LAST_NUMBER.exec(last);
  if (!from || !to || from[1] !== to[1]) return [first, last];
  const count = Math.min(MAX_NAMES, Number(to[2]) - Number(from[2]) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, at) => `${from[1]}${Number(from[2]) + at}`);
}
