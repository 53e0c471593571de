/**
 * What a text is, by its content: the signs of all dialects and of the systems that are not read are
 * weighed over its lines, and the text is the system's that most speaks for. Nothing is a veto. A line that
 * the system itself printed as a header settles it; banners, scripts and comments do not count; a kind of
 * line counts more when there are many of it, but less and less, so that no odd line outweighs a router.
 */
import { redactSecrets } from '../syntax/redact.ts';
import { withoutControlCharacters, withoutCover, withoutTraces } from '../syntax/session-traces.ts';
import { dialects } from './all.ts';
import type { Dialect } from './dialect.ts';
import { foreignSystems } from './foreign-signs.ts';
import { namesOfSeveralRouters } from './several-routers.ts';
import type { Sign, Signs } from './signs.ts';
import { endOfUncounted } from './uncounted-text.ts';

export interface Recognition {
  /** Undefined: the text is of none of our dialects. */
  readonly dialect: Dialect | undefined;
  /** The one of ours that most speaks for, where none was taken; undefined where nothing does. */
  readonly nearest: Dialect | undefined;
  /** For people: what the text looks like, with at most one of its lines. Empty where a dialect was taken. */
  readonly evidence: string;
}

/** Content is recognised from its beginning; the rest of a long file cannot change what it is. */
const RECOGNITION_CHARACTERS = 65_536;

/** What the different kinds of signs have to weigh together. */
const ENOUGH = 0.5;
/** A text that was taken for a dialect stays with it while this much speaks for it. */
const ENOUGH_TO_STAY = 0.1;
/** By how much another has to be ahead of the dialect a text was taken for: by about one line that is its own. */
const CLEARLY_AHEAD = 0.3;
/** By how much a system that is not read has to be ahead of ours: by more than the indentation that people type. */
const FOREIGN_AHEAD = 0.15;
/** Headers stand in front: of so many commands at most. */
const HEADER_WITHIN = 20;
/** More lines of a kind say nothing new. */
const MOST_COUNTED = 64;
/** After so many lines it is looked whether the rest can still change what the text is. */
const LINES_AT_A_TIME = 200;
/** So far ahead, the rest cannot. */
const DECIDED_AHEAD = 2;
const LONGEST_QUOTE = 80;

interface System {
  readonly name: string;
  readonly dialect: Dialect | undefined;
  readonly signs: Signs;
}

/** A kind of line; several systems may have it. */
interface Kind {
  readonly sign: Sign;
  /** Its place among all kinds. */
  readonly number: number;
  readonly systems: Set<number>;
}

interface Index {
  readonly systems: readonly System[];
  readonly kinds: readonly Kind[];
  readonly byFirstWord: ReadonlyMap<string, readonly Kind[]>;
  readonly headers: readonly { readonly system: System; readonly pattern: RegExp }[];
}

function indexOf(systems: readonly System[]): Index {
  const kinds = new Map<Sign, Kind>();
  const byFirstWord = new Map<string, Kind[]>();
  for (const [system, { signs }] of systems.entries()) {
    for (const [word, list] of Object.entries(signs.byFirstWord)) {
      const known = byFirstWord.get(word) ?? [];
      byFirstWord.set(word, known);
      for (const sign of list) {
        const kind = kinds.get(sign) ?? { sign, number: kinds.size, systems: new Set() };
        kinds.set(sign, kind);
        kind.systems.add(system);
        if (!known.includes(kind)) known.push(kind);
      }
    }
  }
  const headers = systems.flatMap((system) => system.signs.headers.map((pattern) => ({ system, pattern })));
  return { systems, kinds: [...kinds.values()], byFirstWord, headers };
}

const index = indexOf([
  ...dialects.map((dialect) => ({ name: dialect.displayName, dialect, signs: dialect.signs })),
  ...foreignSystems.map(({ name, signs }) => ({ name, dialect: undefined, signs })),
]);

interface Line {
  readonly number: number;
  readonly text: string;
}

interface Reading {
  /** How many lines of each kind there are, up to `MOST_COUNTED`, and the first of them. */
  readonly counts: Uint8Array;
  readonly first: Map<number, Line>;
  /** The system whose header was found. */
  settled: { readonly system: System; readonly line: Line } | undefined;
  readonly lines: { all: number; prose: number; braces: number; set: number };
  /** Indented lines of sections, by their indentation. */
  readonly indented: Map<number, number>;
}

/** A sentence is no command. */
const SENTENCE = /^[A-Z][^{};=]*[.!?]$|^[A-Z][a-z]*(?:,? [a-z'-]+)+[.,:!?]?$|^\S+(?: \S+){4,}[.!?]$/;
const PARTICLE = / (?:the|and|that|of|is|are|have) /g;
/** Lines of configurations that hold sentences. */
const TOLD = /^(?:description|remark|desc|name|\d+ remark)\b/;
/** Behind a brace or semicolon: nothing, or a comment. */
const BRACE_LINE = /[{};]\s*(?:#.*|\/\*.*\*\/)$/;
const SET_LINE = /^(?:set|delete|deactivate|activate|insert|edit|top)\b|^[\w./-]+ ?\[/;
/** Words of hex digits. White space between them is required: there is one way to split a line, however long it is. */
const HEX = /^[0-9A-F]{2,}(?:\s+[0-9A-F]{2,})*$/i;
const LINE_END = /\r\n|\r|\n/;
/** Several statements may stand on a line. */
const STATEMENTS = /[{;]\s/;
const BETWEEN_STATEMENTS = /(?<=[{;])\s+/;
const WORD = /^[A-Za-z][\w-]*/;
const LETTERS = /^[A-Za-z]+/;

/** The kinds a line may be of: by its first word, by that word's letters (`ge-0/0/0`), or by its first character. */
function kindsOf(statement: string): readonly Kind[] | undefined {
  const written = WORD.exec(statement)?.[0];
  if (written === undefined) return index.byFirstWord.get(statement[0] ?? '');
  const word = written.toLowerCase();
  const known = index.byFirstWord.get(word);
  if (known) return known;
  // As people type it: `int gi0/1`.
  if (word.length > 2 && 'interface'.startsWith(word)) return index.byFirstWord.get('interface');
  const letters = LETTERS.exec(word)?.[0] ?? '';
  return letters === word ? undefined : index.byFirstWord.get(letters);
}

const isBraceLine = (line: string): boolean => {
  const last = line[line.length - 1];
  if (last === '{' || last === '}' || last === ';' || line[0] === '}') return true;
  return (line.includes('#') || last === '/') && BRACE_LINE.test(line);
};

function isProse(line: string): boolean {
  const first = line.charCodeAt(0);
  const last = line[line.length - 1];
  const isCapital = first >= 65 && first <= 90;
  const isSentence = (isCapital || last === '.' || last === '!' || last === '?') && SENTENCE.test(line);
  return (isSentence || (line.length > 30 && (line.match(PARTICLE)?.length ?? 0) > 1)) && !TOLD.test(line);
}

function countForm(line: string, lines: Reading['lines']): void {
  lines.all++;
  if (isBraceLine(line)) lines.braces++;
  else if (SET_LINE.test(line) || line.endsWith(']')) lines.set++;
  else if (isProse(line)) lines.prose++;
}

function headerOf(line: string, number: number): Reading['settled'] {
  const header = index.headers.find(({ pattern }) => pattern.test(line));
  return header && { system: header.system, line: { number, text: line } };
}

function countKinds(statement: string, section: string, number: number, { counts, first }: Reading): void {
  for (const { number: kind, sign } of kindsOf(statement) ?? []) {
    const count = counts[kind] as number;
    if (count === MOST_COUNTED || (sign.under && !sign.under.test(section)) || !sign.pattern.test(statement)) continue;
    counts[kind] = count + 1;
    if (count === 0) first.set(kind, { number, text: statement });
  }
}

function read(text: string): Reading {
  const reading: Reading = {
    counts: new Uint8Array(index.kinds.length),
    first: new Map(),
    settled: undefined,
    lines: { all: 0, prose: 0, braces: 0, set: 0 },
    indented: new Map(),
  };
  const plain = withoutTraces(text);
  const lineEnd = text.includes('\r') ? LINE_END : '\n';
  const lines = withoutControlCharacters(withoutCover(plain)).split(lineEnd);
  // A prompt can be a header.
  const captured = plain === text ? lines : text.split(lineEnd);
  let section = '';
  let wasIndented = false;
  let inComment = false;
  let due = LINES_AT_A_TIME;
  for (let at = 0; at < lines.length; at++) {
    const raw = lines[at] as string;
    const line = raw.trim();
    if (inComment) {
      inComment = !line.includes('*/');
      continue;
    }
    if (!reading.settled && reading.lines.all < HEADER_WITHIN) {
      reading.settled = headerOf(captured[at] as string, at + 1);
      if (reading.settled?.system.dialect) return reading;
    }
    if (line === '' || line[0] === '!') continue;
    if (line.startsWith('/*')) {
      inComment = !line.includes('*/');
      continue;
    }
    const end = endOfUncounted(lines, at, line);
    if (end > at) {
      at = end;
      continue;
    }
    if (HEX.test(line)) continue;
    if (line[0] !== '#') countForm(line, reading.lines);
    const blanks = raw.length - raw.trimStart().length;
    if (blanks === 0) section = line;
    else if (!wasIndented) reading.indented.set(blanks, (reading.indented.get(blanks) ?? 0) + 1);
    wasIndented = blanks > 0;
    if (STATEMENTS.test(line)) {
      for (const statement of line.split(BETWEEN_STATEMENTS)) countKinds(statement, section, at + 1, reading);
    } else countKinds(line, section, at + 1, reading);
    if (reading.lines.all >= due) {
      if (isDecided(reading)) return reading;
      due = reading.lines.all + LINES_AT_A_TIME;
    }
  }
  return reading;
}

interface Verdict {
  readonly system: System;
  /** The weights of its kinds of lines: is it enough? */
  readonly enough: number;
  /** The same with how often each kind was found, and its indentation: who is ahead? */
  readonly score: number;
  readonly strongest: Line | undefined;
}

function formShare({ form }: Signs, { all, prose, braces, set }: Reading['lines']): number {
  if (form === undefined || all === 0) return 1;
  // Half of the lines may be something else, and every third one of a text in braces.
  return form === 'lines' ? Math.min(1, (2 * (all - prose - braces)) / all) : Math.min(1, (1.5 * (braces + set)) / all);
}

function indentationWeight({ indentation }: Signs, indented: ReadonlyMap<number, number>): number {
  if (!indentation) return 0;
  let all = 0;
  for (const count of indented.values()) all += count;
  return all === 0 ? 0 : (indentation.weight * (indented.get(indentation.blanks) ?? 0)) / all;
}

function verdictOf(system: System, number: number, { counts, first, lines, indented }: Reading): Verdict {
  let enough = 0;
  let score = 0;
  let strongest: Kind | undefined;
  for (const at of first.keys()) {
    const kind = index.kinds[at] as Kind;
    if (!kind.systems.has(number)) continue;
    const { weight } = kind.sign;
    enough += weight;
    score += weight * (1 + Math.log2(counts[at] as number) / 2);
    if (weight > (strongest?.sign.weight ?? 0)) strongest = kind;
  }
  const share = formShare(system.signs, lines);
  const indentation = enough > 0 ? indentationWeight(system.signs, indented) : 0;
  return {
    system,
    enough: enough * share,
    score: (score + indentation) * share,
    strongest: strongest && first.get(strongest.number),
  };
}

const verdictsOf = (reading: Reading): Verdict[] =>
  index.systems.map((system, number) => verdictOf(system, number, reading));

/** Is one system so far ahead of all others that reading on is of no use? */
function isDecided(reading: Reading): boolean {
  let first = 0;
  let second = 0;
  for (const { score } of verdictsOf(reading)) {
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  return first - second >= DECIDED_AHEAD;
}

/** The first of those with the highest score. */
function best(verdicts: readonly Verdict[]): Verdict | undefined {
  let found: Verdict | undefined;
  for (const each of verdicts) if (each.score > (found?.score ?? 0)) found = each;
  return found;
}

function quote({ number, text }: Line): string {
  const line = redactSecrets(text.trim());
  return `'${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}' (line ${number})`;
}

const nothing: Recognition = {
  dialect: undefined,
  nearest: undefined,
  evidence: 'no line looks like the configuration of a router',
};

const taken = (dialect: Dialect): Recognition => ({ dialect, nearest: undefined, evidence: '' });

const foreign = ({ name }: System, line: Line | undefined, nearest: Dialect | undefined): Recognition => ({
  dialect: undefined,
  nearest,
  evidence: `looks like ${name}${line ? `: ${quote(line)}` : ''}`,
});

function tooLittle({ system, strongest, enough }: Verdict, reading: Reading): Recognition {
  const { dialect, name } = system;
  if (!dialect || !strongest) return nothing;
  const isDiluted = formShare(system.signs, reading.lines) < 1 && enough > 0;
  const evidence = isDiluted ? `few lines look like ${name}` : `too little looks like ${name}`;
  return { dialect: undefined, nearest: dialect, evidence: `${evidence}: ${quote(strongest)}` };
}

/** The dialect taken before, unless nothing speaks for it any more or another is clearly ahead. */
function stays(before: Dialect, verdicts: readonly Verdict[]): boolean {
  const own = verdicts.find(({ system }) => system.dialect === before);
  if (!own || own.enough < ENOUGH_TO_STAY) return false;
  return verdicts.every(({ enough, score }) => enough < ENOUGH || score <= own.score + CLEARLY_AHEAD);
}

function severalRouters(text: string, nearest: Dialect): Recognition | undefined {
  const names = namesOfSeveralRouters(text);
  return names && { dialect: undefined, nearest, evidence: `holds several routers: '${names[0]}' and '${names[1]}'` };
}

/**
 * `before`: the dialect an open text has been taken for. While it is edited it stays with it as long as
 * something speaks for it and nothing speaks clearly for another.
 */
export function recognition(text: string, before?: Dialect): Recognition {
  const found = weighed(text, before);
  return (found.dialect && severalRouters(text, found.dialect)) ?? found;
}

function weighed(text: string, before: Dialect | undefined): Recognition {
  const reading = read(text.slice(0, RECOGNITION_CHARACTERS));
  const verdicts = verdictsOf(reading);
  const ours = best(verdicts.filter(({ system }) => system.dialect));
  const { settled } = reading;
  if (settled) {
    const { system } = settled;
    return system.dialect ? taken(system.dialect) : foreign(system, settled.line, ours?.system.dialect);
  }
  if (before && stays(before, verdicts)) return taken(before);
  const other = best(verdicts.filter(({ system, enough }) => !system.dialect && enough >= ENOUGH));
  if (other && other.score > (ours ? ours.score + FOREIGN_AHEAD : 0))
    return foreign(other.system, other.strongest, ours?.system.dialect);
  if (!ours) return nothing;
  const dialect = ours.enough >= ENOUGH ? ours.system.dialect : undefined;
  return dialect ? taken(dialect) : tooLittle(ours, reading);
}

/** The dialect of a text, judged by content alone; undefined when it is of none. */
export const recogniseDialect = (text: string): Dialect | undefined => recognition(text).dialect;
