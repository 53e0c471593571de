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
export const RECOGNITION_CHARACTERS = 65_536;

/** What the different kinds of signs have to weigh together. */
const ENOUGH = 0.5;
/** A text that was taken for a dialect stays with it while this much speaks for it. */
const ENOUGH_TO_STAY = 0.1;
/** By how much another has to be ahead of the dialect a text was taken for: by about one line that is its own. */
const CLEARLY_AHEAD = 0.3;
/** Headers stand in front: of so many commands at most. */
const HEADER_WITHIN = 20;
const LONGEST_QUOTE = 80;

interface System {
  readonly name: string;
  readonly dialect: Dialect | undefined;
  readonly signs: Signs;
}

interface Entry {
  readonly system: number;
  /** Its place among all signs of all systems. */
  readonly number: number;
  readonly sign: Sign;
}

interface Index {
  readonly systems: readonly System[];
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly count: number;
  readonly headers: readonly { readonly system: number; readonly pattern: RegExp }[];
}

function indexOf(systems: readonly System[]): Index {
  const entries = new Map<string, Entry[]>();
  let count = 0;
  for (const [system, { signs }] of systems.entries()) {
    // A sign that stands under several words is still one kind.
    const numbers = new Map<Sign, number>();
    for (const [word, list] of Object.entries(signs.byFirstWord)) {
      for (const sign of list) {
        const number = numbers.get(sign) ?? count++;
        numbers.set(sign, number);
        const known = entries.get(word);
        if (known) known.push({ system, number, sign });
        else entries.set(word, [{ system, number, sign }]);
      }
    }
  }
  const headers = systems.flatMap(({ signs }, system) => signs.headers.map((pattern) => ({ system, pattern })));
  return { systems, entries, count, headers };
}

const index = indexOf([
  ...dialects.map((dialect) => ({ name: dialect.displayName, dialect, signs: dialect.signs })),
  ...foreignSystems.map(({ name, signs }) => ({ name, dialect: undefined, signs })),
]);

interface Line {
  readonly number: number;
  readonly text: string;
}

interface Weighed {
  /** Sum of weights, each kind once: is it enough? */
  enough: number;
  /** The same with how often each kind was found: who is ahead? */
  score: number;
  strongest: Line | undefined;
  strongestWeight: number;
}

interface Reading {
  readonly weighed: readonly Weighed[];
  /** The system whose header was found first. */
  settled: { readonly system: number; readonly line: Line } | undefined;
  readonly lines: { all: number; prose: number; braces: number; set: number };
  /** Indented lines of sections, by their indentation. */
  readonly indented: Map<number, number>;
}

/** A sentence is no command. */
const PROSE = /^[A-Z][^{};=]*[.!?]$|^[A-Z][\w',-]*(?: [\w'",()/-]+){3,}:?$|^\S+(?: \S+){4,}[.!?]$/;
const BRACE_LINE = /[{};](?:\s*(?:#.*|\/\*.*\*\/))?$|^\}/;
const SET_LINE = /^(?:set|delete|deactivate|activate|insert|edit|top)\b|^[\w./-]+ ?\[|\]$/;
const HEX = /^(?:[0-9A-F]{2,8}\s*)+$/i;
const LINE_END = /\r\n|\r|\n/;
const WORD = /^[A-Za-z][\w-]*/;
const LETTERS = /^[A-Za-z]+/;

/** The signs that may speak of a line: by its first word, by that word's letters (`ge-0/0/0`), or by its first character. */
function entriesOf(statement: string): readonly Entry[] | undefined {
  const word = WORD.exec(statement)?.[0].toLowerCase();
  if (word === undefined) return index.entries.get(statement[0] ?? '');
  const known = index.entries.get(word);
  if (known) return known;
  // As people type it: `int gi0/1`.
  if (word.length > 2 && 'interface'.startsWith(word)) return index.entries.get('interface');
  const letters = LETTERS.exec(word)?.[0] ?? '';
  return letters === word ? undefined : index.entries.get(letters);
}

function read(text: string): Reading {
  const weighed: Weighed[] = index.systems.map(() => ({
    enough: 0,
    score: 0,
    strongest: undefined,
    strongestWeight: 0,
  }));
  const reading: Reading = {
    weighed,
    settled: undefined,
    lines: { all: 0, prose: 0, braces: 0, set: 0 },
    indented: new Map(),
  };
  const counts = new Uint32Array(index.count);
  const plain = withoutTraces(text);
  const lines = withoutControlCharacters(withoutCover(plain)).split(LINE_END);
  // A prompt can be a header.
  const captured = plain === text ? lines : text.split(LINE_END);
  let section = '';
  let wasIndented = false;
  let inComment = false;

  const findHeader = (raw: string, at: number): void => {
    for (const { system, pattern } of index.headers) {
      if (!pattern.test(raw)) continue;
      reading.settled = { system, line: { number: at + 1, text: raw } };
      return;
    }
  };

  const weigh = (statement: string, at: number): void => {
    for (const { system, number, sign } of entriesOf(statement) ?? []) {
      if (sign.under && !sign.under.test(section)) continue;
      if (!sign.pattern.test(statement)) continue;
      const found = (counts[number] = (counts[number] as number) + 1);
      const each = weighed[system] as Weighed;
      if (found === 1) each.enough += sign.weight;
      each.score += sign.weight * (found === 1 ? 1 : (Math.log2(found) - Math.log2(found - 1)) / 2);
      if (sign.weight <= each.strongestWeight) continue;
      each.strongestWeight = sign.weight;
      each.strongest = { number: at + 1, text: statement };
    }
  };

  for (let at = 0; at < lines.length; at++) {
    const raw = lines[at] as string;
    const line = raw.trim();
    if (inComment) {
      inComment = !line.includes('*/');
      continue;
    }
    if (!reading.settled && reading.lines.all < HEADER_WITHIN) findHeader(captured[at] as string, at);
    if (line === '' || line.startsWith('!')) continue;
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
    reading.lines.all++;
    if (BRACE_LINE.test(line)) reading.lines.braces++;
    else if (SET_LINE.test(line)) reading.lines.set++;
    else if (PROSE.test(line)) reading.lines.prose++;
    const blanks = raw.length - raw.trimStart().length;
    if (blanks === 0) section = line;
    else if (!wasIndented) reading.indented.set(blanks, (reading.indented.get(blanks) ?? 0) + 1);
    wasIndented = blanks > 0;
    if (/[{;]\s/.test(line)) for (const statement of line.split(/(?<=[{;])\s+/)) weigh(statement, at);
    else weigh(line, at);
  }
  return reading;
}

/** What speaks for a system, with the share of lines that have its form, and its indentation. */
interface Verdict {
  readonly system: System;
  readonly enough: number;
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

const verdictsOf = ({ weighed, lines, indented }: Reading): Verdict[] =>
  weighed.map(({ enough, score, strongest }, at) => {
    const system = index.systems[at] as System;
    const share = formShare(system.signs, lines);
    const indentation = strongest ? indentationWeight(system.signs, indented) : 0;
    return { system, enough: enough * share, score: (score + indentation) * share, strongest };
  });

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

/**
 * `before`: the dialect an open text has been taken for. While it is edited it stays with it as long as
 * something speaks for it and nothing speaks clearly for another.
 */
export function recognition(text: string, before?: Dialect): Recognition {
  const reading = read(text.slice(0, RECOGNITION_CHARACTERS));
  const verdicts = verdictsOf(reading);
  const ours = best(verdicts.filter(({ system }) => system.dialect));
  const { settled } = reading;
  if (settled) {
    const system = index.systems[settled.system] as System;
    return system.dialect ? taken(system.dialect) : foreign(system, settled.line, ours?.system.dialect);
  }
  if (before && stays(before, verdicts)) return taken(before);
  const other = best(verdicts.filter(({ system, enough }) => !system.dialect && enough >= ENOUGH));
  if (other && other.score > (ours?.score ?? 0)) return foreign(other.system, other.strongest, ours?.system.dialect);
  if (!ours) return nothing;
  const dialect = ours.enough >= ENOUGH ? ours.system.dialect : undefined;
  return dialect ? taken(dialect) : tooLittle(ours, reading);
}

/** The dialect of a text, judged by content alone; undefined when it is of none. */
export const recogniseDialect = (text: string): Dialect | undefined => recognition(text).dialect;
