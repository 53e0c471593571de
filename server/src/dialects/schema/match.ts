/** Reading the words of one line with the rows of one mode. */
import type { Word } from '../../syntax/tree.ts';
import { type Element, keywordStep, type State, valueStep } from './automaton.ts';

/**
 * How well a line fits: `full`; `extra` when words follow that no row knows (an option of another
 * release), which leaves the meaning of the words before them.
 */
export interface Match {
  readonly fit: 'full' | 'extra';
  readonly row: number;
  /** For each word read; undefined where a word continues the value before it. */
  readonly elements: readonly (Element | undefined)[];
}

/** States behind each word read; shorter than the words when nothing fits any more. */
export interface Trace {
  /** Undefined where a word continues the value before it. */
  readonly states: readonly (State | undefined)[];
  /** Number of words read when the last complete command ended; 0: none. */
  readonly acceptedWords: number;
}

export function trace(start: State, words: readonly Word[]): Trace {
  const states: (State | undefined)[] = [];
  let state = start;
  let acceptedWords = 0;
  for (let at = 0; at < words.length; ) {
    let next = keywordStep(state, words[at]?.text ?? '');
    let count = 1;
    if (!next) {
      const step = valueStep(state, words, at);
      if (!step) break;
      next = step.state;
      count = step.count;
    }
    states.push(next);
    for (let more = 1; more < count; more++) states.push(undefined);
    at += count;
    if (next.accepts !== undefined) acceptedWords = at;
    state = next;
  }
  return { states, acceptedWords };
}

/** Index of the word that starts the value or keyword before `at`. */
function startBefore(states: readonly (State | undefined)[], at: number): number {
  let index = at - 1;
  while (index >= 0 && !states[index]) index--;
  return index;
}

/** The elements of one row on the way to `last`, found backwards. */
function path(states: readonly (State | undefined)[], count: number, last: Element): (Element | undefined)[] {
  const elements = new Array<Element | undefined>(count).fill(undefined);
  let current: Element | undefined = last;
  for (let at = startBefore(states, count); at >= 0 && current; ) {
    elements[at] = current;
    const following: Element = current;
    at = startBefore(states, at);
    current = states[at]?.elements.find((each) => each.row === last.row && each.follow.includes(following));
  }
  return elements;
}

/** What `no` of the words undoes: the command they are, else the first one they begin. */
function undoneRow(state: State, canUndo: (row: number) => boolean): Element | undefined {
  const { accepts } = state;
  if (accepts !== undefined && canUndo(accepts)) {
    return state.elements.find(({ row, last }) => row === accepts && last);
  }
  let found: Element | undefined;
  for (const element of state.elements) {
    if (element.undoable && (!found || element.row < found.row) && canUndo(element.row)) found = element;
  }
  return found;
}

/** `canUndo`: given for a line with `no` or `default`, which may stop behind the row's leading keywords. */
export function matchWords(
  start: State,
  words: readonly Word[],
  canUndo: ((row: number) => boolean) | undefined,
): Match | undefined {
  const { states, acceptedWords } = trace(start, words);
  const count = states.length;
  const end = states[startBefore(states, count)];
  if (!end) return undefined;
  if (canUndo && count === words.length) {
    const undone = undoneRow(end, canUndo);
    if (undone) return { fit: 'full', row: undone.row, elements: path(states, count, undone) };
  }
  // The line stops within a command: it is being typed, and IOS would refuse it as incomplete.
  if (acceptedWords === 0 || (count === words.length && acceptedWords < count)) return undefined;
  const accepting = states[startBefore(states, acceptedWords)];
  const row = accepting?.accepts;
  const last = accepting?.elements.find((element) => element.row === row && element.last);
  if (row === undefined || !last) return undefined;
  return { fit: count === words.length ? 'full' : 'extra', row, elements: path(states, acceptedWords, last) };
}
