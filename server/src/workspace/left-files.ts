/** Files that were seen and are not read, with the reason: what nobody hears of looks as if it had been judged. */
import type { Dialect } from '../dialects/dialect.ts';
import { configurationLine, isisLine } from '../dialects/likely-configuration.ts';
import { recognition } from '../dialects/recognition.ts';
import { redactSecrets } from '../syntax/redact.ts';

export interface Left {
  readonly because:
    | 'not recognised'
    | 'name not included'
    | 'too large'
    | 'not text'
    | 'nothing to read'
    | `other version of ${string}`;
  /** Short name of the dialect it comes closest to. */
  readonly nearest?: string;
  /** What it was seen by, for people. */
  readonly evidence?: string;
}

export interface LeftFile extends Left {
  readonly file: string;
}

const EVIDENCE_CHARACTERS = 120;

const shown = (line: string): string => redactSecrets(line).slice(0, EVIDENCE_CHARACTERS);

function left(because: Left['because'], nearest: Dialect | undefined, evidence: string | undefined): Left {
  return {
    because,
    ...(nearest ? { nearest: nearest.shortName } : {}),
    ...(evidence === undefined ? {} : { evidence: shown(evidence) }),
  };
}

/** A text of no known dialect; undefined for prose and data, of which nobody expects to be read. */
export function leftForContent(text: string): Left | undefined {
  const line = configurationLine(text);
  if (line === undefined) return undefined;
  const { nearest, evidence } = recognition(text);
  return left('not recognised', nearest, evidence === '' ? line : evidence);
}

/**
 * A file whose name is not looked at. A document or program (`quotes`) shows configurations without being
 * one: it is listed only when it speaks of IS-IS.
 */
export function leftForName(text: string, quotes: boolean): Left | undefined {
  const line = quotes ? isisLine(text) : configurationLine(text);
  if (line === undefined) return undefined;
  const { dialect, nearest } = recognition(text);
  return left('name not included', dialect ?? nearest, line);
}
