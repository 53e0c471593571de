/**
 * What terminals and documents leave in a saved configuration: pager prompts and the backspaces that wiped
 * them, prompts in front of typed commands, fences of Markdown, stray control characters. They are covered
 * with form feeds, blanks without width to every grammar: the text keeps its length, so that every
 * position is the one the editor shows.
 */

const COVER = '\f';
/** Covers what stood inside a word, which stays one: taken off when words are split. */
const COVER_IN_WORD = '\x7f';

/** U+0003 is left alone: it delimits banners. White space and line ends are no control characters here. */
const ESCAPE = '\\x1b';
const CONTROLS = '\\0-\\x02\\x04-\\x08\\x0e-\\x1f\\x7f';
const PAGER = String.raw`<?-{2,} ?\(?more\b[^\n\r()<>-]{0,12}\)? ?-{2,}>?`;
const HOST = String.raw`[\w.:/-]+`;
const CONFIGURATION_PROMPT = new RegExp(String.raw`^\f*(?:${HOST}\(con[^()\s]*\)#|[\w.-]+@${HOST}#)[ \t]*`);
/** A prompt of exec mode and the command typed there, which is no configuration. */
const EXEC_LINE = new RegExp(String.raw`^\f*(?:${HOST}[#>]|[\w.-]+@${HOST}>).*`);
/** The level of the hierarchy, which Junos shows above its prompt, and the routing engine's role. */
const JUNOS_STATE =
  /^\f*(?:\[edit[^\]]*\]|\{(?:master|backup|primary|secondary|linecard)[^}]*\}(?:\[edit[^\]]*\])?)[ \t]*$/;
/** What routers say about the command typed above, which then does not count. */
const REFUSED = /^[ \t\f]*(?:% ?(?:Invalid|Incomplete|Ambiguous|Unrecognized)|syntax error|unknown command)\b/i;
/** Longer words in front of a `#` are something else. */
const LONGEST_PROMPT = 120;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})[\w .+-]*$/;

const cover = (text: string): string => COVER.repeat(text.length);

const ESCAPES = new RegExp(`${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|[@-Z\\\\-_=>])`, 'g');
const HAS_CONTROLS = new RegExp(`[${CONTROLS}]`);
const CONTROL_RUNS = new RegExp(`[${CONTROLS}]+`, 'g');
/** Where a logger dropped the backspaces, their blanks may still follow. */
const PAGER_LINE = new RegExp(`^[ \\t\\f]*${PAGER}(?: {9}| ?)`, 'i');

/**
 * The line as a terminal shows it after its backspaces: what was written over is covered. Blanks that
 * were written over others go as well.
 */
function afterBackspaces(line: string): string {
  /** Column of the screen → offset of the character shown there. */
  const shown: number[] = [];
  let column = 0;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '\b') column = Math.max(0, column - 1);
    else if (character !== COVER) shown[column++] = at;
  }
  const kept = Array<string>(line.length).fill(COVER);
  let highest = -1;
  for (const at of shown) {
    // A rest of what was there before stands behind what was written over it: only blanks do.
    if (at < highest && line[at] === ' ') continue;
    kept[at] = line[at] as string;
    highest = Math.max(highest, at);
  }
  return kept.join('').replace(/(?<=\S)\f+(?=\S)/g, (covered) => COVER_IN_WORD.repeat(covered.length));
}

/** Control characters between words; those inside a word are taken off when words are split. */
function withoutControls(line: string): string {
  return line.replace(CONTROL_RUNS, (run, at: number) => {
    const inside =
      at > 0 &&
      at + run.length < line.length &&
      /\S/.test(line[at - 1] ?? '') &&
      /\S/.test(line[at + run.length] ?? '');
    return inside ? run : cover(run);
  });
}

function withoutTerminal(line: string): string {
  let plain = line.replace(ESCAPES, cover);
  if (plain.includes('\b')) plain = afterBackspaces(plain);
  return withoutControls(plain.replace(PAGER_LINE, cover));
}

const withoutPrompt = (line: string): string => {
  const typed = line.replace(CONFIGURATION_PROMPT, cover);
  return typed === line && (EXEC_LINE.test(line) || JUNOS_STATE.test(line)) ? cover(line) : typed;
};

/** Lines around a fenced configuration: a heading, a remark. More of them make a document that quotes one. */
const MOST_AROUND = 2;

/** The lines of one fenced configuration; of a document that quotes several, or little, all of them. */
function withoutFence(lines: string[]): void {
  const fences = lines.flatMap((line, index) => (FENCE.test(line) ? [index] : []));
  const [first, last = lines.length] = fences;
  if (first === undefined || fences.length > 2) return;
  const isAround = (index: number): boolean => index <= first || index >= last;
  const around = lines.filter((line, index) => isAround(index) && line.trim() !== '').length - fences.length;
  if (around > MOST_AROUND) return;
  for (const [index, line] of lines.entries()) if (isAround(index)) lines[index] = cover(line);
}

const HAS_PAGER = new RegExp(`^[ \\t]*${PAGER}`, 'im');
/** In front of a `#` or `>`. */
const PROMPT = new RegExp(String.raw`^(?:[\w.-]+@)?${HOST}(?:\(con[^()\s]*\))?$`);

/** Where the line begins, looked for as far back as a prompt reaches; undefined where it begins farther away. */
function lineStart(text: string, at: number): number | undefined {
  const limit = Math.max(0, at - LONGEST_PROMPT);
  for (let start = at; start > limit; start--) {
    const before = text[start - 1];
    if (before === '\n' || before === '\r') return start;
  }
  return limit === 0 ? 0 : undefined;
}

/** Is there a prompt at the beginning of a line? Looks at each line with such a character once. */
function hasPrompt(text: string, character: '#' | '>'): boolean {
  for (let at = text.indexOf(character); at >= 0; ) {
    const start = lineStart(text, at);
    if (start !== undefined && at > start && PROMPT.test(text.slice(start, at))) return true;
    const next = text.indexOf('\n', at);
    at = next < 0 ? -1 : text.indexOf(character, next);
  }
  return false;
}

/** Most texts have none. */
const hasTraces = (text: string): boolean =>
  HAS_CONTROLS.test(text) ||
  text.includes('```') ||
  text.includes('~~~') ||
  text.includes('[edit') ||
  (text.includes('--') && HAS_PAGER.test(text)) ||
  hasPrompt(text, '#') ||
  hasPrompt(text, '>');

/** The text without traces of how it was captured, of the same length. */
export function withoutTraces(text: string): string {
  if (!hasTraces(text)) return text;
  const pieces = text.split(/(\r\n|\r|\n)/);
  const ends = pieces.filter((_, index) => index % 2 === 1);
  const lines = pieces.filter((_, index) => index % 2 === 0).map(withoutTerminal);
  withoutFence(lines);
  let typed: number | undefined;
  for (const [index, line] of lines.entries()) {
    const plain = withoutPrompt(line);
    if (typed !== undefined && REFUSED.test(line)) {
      lines[typed] = cover(lines[typed] ?? '');
      lines[index] = cover(line);
    } else lines[index] = plain;
    if (plain !== line) typed = index;
  }
  return lines.map((line, index) => line + (ends[index] ?? '')).join('');
}

/** The word as the router was given it. */
export const withoutControlCharacters = (word: string): string =>
  HAS_CONTROLS.test(word) ? word.replace(CONTROL_RUNS, '') || word : word;

/** White space that has width. */
export const withoutCover = (blanks: string): string =>
  blanks.includes(COVER) ? blanks.replaceAll(COVER, '') : blanks;
