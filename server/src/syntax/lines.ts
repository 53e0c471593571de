/** Lines of a text as editors count them: LF, CRLF and a lone CR end a line. */

const LF = 10;
const CR = 13;

export interface Lines {
  /** Offset of each line's first character, in UTF-16 units. */
  readonly starts: readonly number[];
  readonly endOfLine: '\n' | '\r\n';
  readonly endsWithNewline: boolean;
}

export function splitLines(text: string): Lines {
  const starts = [0];
  let endOfLine: Lines['endOfLine'] | undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > CR || (code !== LF && code !== CR)) continue;
    const pair = code === CR && text.charCodeAt(at + 1) === LF;
    if (pair) at++;
    endOfLine ??= pair ? '\r\n' : '\n';
    starts.push(at + 1);
  }
  const last = text.charCodeAt(text.length - 1);
  return { starts, endOfLine: endOfLine ?? '\n', endsWithNewline: last === LF || last === CR };
}

/** Index of the line that holds `offset`, searched from `from` on. */
export function lineAt(starts: readonly number[], offset: number, from = 0): number {
  let low = from;
  let high = starts.length - 1;
  // Walking a tree asks for the next lines in order.
  for (let step = 0; step < 4 && low < high; step++) {
    if ((starts[low + 1] as number) > offset) return low;
    low++;
  }
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
