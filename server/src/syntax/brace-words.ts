/** Words of statements in braces, which may go on over several lines. */
import { lineAt } from './lines.ts';
import { withoutControlCharacters } from './session-traces.ts';
import type { Word } from './tree.ts';

const QUOTE = 34;
const HASH = 35;
const SLASH = 47;
const STAR = 42;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;

const isLineEnd = (code: number): boolean => code === 10 || code === 13;
const isWhite = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

export interface WordLine {
  readonly line: number;
  readonly words: readonly Word[];
}

/** Where the comment at `at` ends; `at` itself when there is none. */
function behindComment(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code === HASH) {
    let stop = at;
    while (stop < end && !isLineEnd(text.charCodeAt(stop))) stop++;
    return stop;
  }
  if (code !== SLASH || text.charCodeAt(at + 1) !== STAR) return at;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? end : Math.min(end, close + 2);
}

function behindString(text: string, at: number, end: number): number {
  let stop = at + 1;
  for (; stop < end && !isLineEnd(text.charCodeAt(stop)); stop++) {
    const code = text.charCodeAt(stop);
    if (code === QUOTE) return stop + 1;
    if (code === BACKSLASH && !isLineEnd(text.charCodeAt(stop + 1))) stop++;
  }
  return Math.min(stop, end);
}

/** `[` may stand inside a word, as in `ge-0/0/[0-3]`. */
function behindWord(text: string, at: number, end: number): number {
  let nested = 0;
  let stop = at;
  for (; stop < end; stop++) {
    const code = text.charCodeAt(stop);
    if (isWhite(code)) break;
    if (code === OPEN_BRACKET) nested++;
    else if (code === CLOSE_BRACKET && nested-- === 0) break;
  }
  return stop;
}

/** The words between two offsets, line by line: at least one line, which `start` is on, not above `from`. */
export function splitBraceWords(
  text: string,
  start: number,
  end: number,
  starts: readonly number[],
  from: number,
): [WordLine, ...WordLine[]] {
  let line = lineAt(starts, start, from);
  let words: Word[] = [];
  const lines: [WordLine, ...WordLine[]] = [{ line, words }];
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    const behind = isWhite(code) ? at + 1 : behindComment(text, at, end);
    if (behind > at) {
      at = behind;
      continue;
    }
    const isBracket = code === OPEN_BRACKET || code === CLOSE_BRACKET;
    const stop = isBracket ? at + 1 : code === QUOTE ? behindString(text, at, end) : behindWord(text, at, end);
    const on = lineAt(starts, at, line);
    if (on > line) {
      line = on;
      words = [];
      lines.push({ line, words });
    }
    const lineStart = starts[line] as number;
    words.push({ text: withoutControlCharacters(text.slice(at, stop)), start: at - lineStart, end: stop - lineStart });
    at = stop;
  }
  return lines;
}
