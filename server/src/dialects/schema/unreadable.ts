/** Lines that begin as a modelled command and go on with a value that is none (`ip address 10.0.0.1 255.255.255.2555`). */
import type { Span } from '../../base/text.ts';
import { type Statement, statementSpan, type Word } from '../../syntax/tree.ts';
import type { Element, State } from './automaton.ts';
import { trace } from './match.ts';
import type { CompiledRow, Mode } from './mode.ts';

export interface Unreadable {
  readonly row: CompiledRow;
  /** The value that was expected. */
  readonly element: Element;
  /** What stands in its place; undefined where the line ends. */
  readonly word: string | undefined;
  /** The word, or the line that lacks one. */
  readonly span: Span;
}

/** The value a word was meant as, or that has to stand at the end of the line. */
function neededAt({ values }: State, word: Word | undefined): Element | undefined {
  let found: Element | undefined;
  for (const { type, elements } of values) {
    if (word && !type.resembles?.(word.text)) continue;
    for (const element of elements) {
      if (element.needed && (!found || element.row < found.row)) found = element;
    }
  }
  return found;
}

const mayEnd = ({ accepts, elements }: State, atRoot: boolean): boolean =>
  accepts !== undefined || (atRoot && elements.every(({ type }) => !type));

function placeOf(statement: Statement, at: number): Pick<Unreadable, 'word' | 'span'> {
  const word = statement.words[at];
  if (!word) return { word: undefined, span: statementSpan(statement) };
  return { word: word.text, span: { line: statement.line, start: word.start, end: word.end } };
}

/**
 * Undefined where the line may be a form that is not modelled: only values the notation marks as needed are missed, and only
 * a word that was evidently meant for such a value is one that cannot be read. A placeholder of a template never is.
 *
 * `atRoot`: the mode is the outermost one. Lines that routers print and that people type to look at something begin like its
 * commands, so one that ends there before any value says nothing.
 */
export function unreadableIn(
  { rows, start, opaque }: Mode,
  statement: Statement,
  atRoot: boolean,
): Unreadable | undefined {
  const { words, negation } = statement;
  if (opaque || negation) return undefined;
  const { states } = trace(start, words);
  let state = start;
  for (let at = 0; at <= states.length; at++) {
    const next = states[at];
    // A word within a value.
    if (!next && at < states.length) continue;
    // What is known by name only reads any word.
    const isRead = next?.elements.some(({ row }) => rows[row]?.modelled);
    const element = isRead ? undefined : neededAt(state, words[at]);
    const row = element && rows[element.row];
    if (element && row && (words[at] || !mayEnd(state, atRoot))) return { row, element, ...placeOf(statement, at) };
    if (next) state = next;
  }
  return undefined;
}
