/**
 * Rows become a position automaton (Glushkov): every keyword and value of a row is an element that
 * knows which elements may follow. A mode merges its rows; states of the merged automaton are made
 * when a line first needs them and kept, so that a line costs about one table look-up per word.
 */
import type { Word } from '../../syntax/tree.ts';
import type { SyntaxNode } from './notation.ts';
import type { ValueType } from './value-type.ts';

/** One keyword or value of one row. */
export interface Element {
  /** Unique within its mode. */
  readonly id: number;
  /** Index of the row in its mode's table. */
  readonly row: number;
  /** Full keyword in lower case; undefined for a value. */
  readonly keyword: string | undefined;
  readonly type: ValueType | undefined;
  /** Name under which the row remembers it. */
  readonly name: string | undefined;
  readonly follow: readonly Element[];
  /** The row may end here. */
  readonly last: boolean;
  /** No keyword the row needs is missing behind this: `no` of so much undoes the command. */
  readonly undoable: boolean;
  /** A value that has to stand where it may. */
  readonly needed: boolean;
}

/** Where the words read so far can stand, over all rows of a mode. */
export interface State {
  readonly elements: readonly Element[];
  /** First row of the table that may end here. */
  readonly accepts: number | undefined;
  /** Elements that may follow, by keyword. */
  readonly keywords: ReadonlyMap<string, readonly Element[]>;
  readonly values: readonly { readonly type: ValueType; readonly elements: readonly Element[] }[];
  /** Words seen: keyword or abbreviation to next state; undefined when it is ambiguous or none. */
  readonly byWord: Map<string, State | undefined>;
  /** Next states by the set of value types that accept a word, as a bit mask over `values`. */
  readonly byTypes: Map<number, State>;
  /** All states of the mode by their elements, so that repetition leads back to a known state. */
  readonly known: Map<string, State>;
}

interface Draft {
  id: number;
  row: number;
  keyword: string | undefined;
  type: ValueType | undefined;
  name: string | undefined;
  follow: Draft[];
  last: boolean;
  undoable: boolean;
  needed: boolean;
}

interface Piece {
  readonly first: readonly Draft[];
  readonly last: readonly Draft[];
  readonly nullable: boolean;
}

const EMPTY: Piece = { first: [], last: [], nullable: true };

function connect(from: readonly Draft[], to: readonly Draft[]): void {
  for (const element of from) {
    for (const next of to) if (!element.follow.includes(next)) element.follow.push(next);
  }
}

/** First elements of a row's automaton. Ids count on from `firstId`. */
export function rowElements(
  row: number,
  root: SyntaxNode,
  firstId: number,
): { readonly first: readonly Element[]; readonly count: number } {
  const lastNeeded = (root.kind === 'sequence' ? root.items : [root]).findLast(({ kind }) => kind === 'keyword');
  let neededAt = 0;
  const all: Draft[] = [];

  function leaf(
    keyword: string | undefined,
    type: ValueType | undefined,
    name: string | undefined,
    needed: boolean,
  ): Piece {
    const id = firstId + all.length;
    const element: Draft = { id, row, keyword, type, name, follow: [], last: false, undoable: false, needed };
    all.push(element);
    return { first: [element], last: [element], nullable: false };
  }

  function build(node: SyntaxNode): Piece {
    switch (node.kind) {
      case 'keyword': {
        const piece = leaf(node.text.toLowerCase(), undefined, node.name, false);
        if (node === lastNeeded) neededAt = all.length - 1;
        return piece;
      }
      case 'value':
        return leaf(undefined, node.type, node.name, node.needed);
      case 'optional':
        return { ...build(node.item), nullable: true };
      case 'repeat': {
        const inner = build(node.item);
        connect(inner.last, inner.first);
        return inner;
      }
      case 'choice': {
        const parts = node.items.map(build);
        return {
          first: parts.flatMap((part) => part.first),
          last: parts.flatMap((part) => part.last),
          nullable: parts.some((part) => part.nullable),
        };
      }
      case 'sequence':
        return node.items.reduce((left: Piece, item) => {
          const right = build(item);
          connect(left.last, right.first);
          return {
            first: left.nullable ? [...left.first, ...right.first] : left.first,
            last: right.nullable ? [...left.last, ...right.last] : right.last,
            nullable: left.nullable && right.nullable,
          };
        }, EMPTY);
    }
  }

  const whole = build(root);
  for (const element of whole.last) element.last = true;
  if (lastNeeded) for (const element of all.slice(neededAt)) element.undoable = true;
  return { first: whole.first, count: all.length };
}

function makeState(elements: readonly Element[], following: readonly Element[], known: Map<string, State>): State {
  const keywords = new Map<string, Element[]>();
  const values = new Map<ValueType, Element[]>();
  for (const element of following) {
    if (element.keyword !== undefined) {
      const same = keywords.get(element.keyword);
      if (same) same.push(element);
      else keywords.set(element.keyword, [element]);
    } else if (element.type) {
      const same = values.get(element.type);
      if (same) same.push(element);
      else values.set(element.type, [element]);
    }
  }
  let accepts: number | undefined;
  for (const element of elements) {
    if (element.last && (accepts === undefined || element.row < accepts)) accepts = element.row;
  }
  return {
    elements,
    accepts,
    keywords,
    values: [...values].map(([type, of]) => ({ type, elements: of })),
    byWord: new Map(),
    byTypes: new Map(),
    known,
  };
}

export const startState = (first: readonly Element[]): State => makeState([], first, new Map());

function stateOf(elements: readonly Element[], known: Map<string, State>): State {
  const key = elements
    .map((element) => element.id)
    .sort((a, b) => a - b)
    .join(' ');
  let state = known.get(key);
  if (!state) {
    const following = new Set<Element>();
    for (const element of elements) for (const next of element.follow) following.add(next);
    state = makeState(elements, [...following], known);
    known.set(key, state);
  }
  return state;
}

/** An exact keyword wins, then the only keyword the word abbreviates; several: none. */
function resolveKeyword(state: State, word: string): readonly Element[] | undefined {
  const exact = state.keywords.get(word);
  if (exact) return exact;
  let found: readonly Element[] | undefined;
  for (const [keyword, elements] of state.keywords) {
    if (!keyword.startsWith(word)) continue;
    if (found) return undefined;
    found = elements;
  }
  return found;
}

/** Next state when `word` is a keyword or an unambiguous abbreviation of one. */
export function keywordStep(state: State, word: string): State | undefined {
  if (state.keywords.size === 0 || word === '') return undefined;
  const seen = state.byWord.get(word);
  if (seen) return seen;
  const lower = word.toLowerCase();
  const known = lower === word ? undefined : state.byWord.get(lower);
  if (known) return known;
  const elements = resolveKeyword(state, lower);
  if (!elements) return undefined;
  const next = stateOf(elements, state.known);
  // Only keywords and their beginnings are kept, so hostile text cannot make the table grow.
  state.byWord.set(lower, next);
  return next;
}

export interface ValueStep {
  readonly state: State;
  readonly count: number;
}

/** Next state when a value stands at `at`; the longest reading wins (`GigabitEthernet 0/1` is two words). */
export function valueStep(state: State, words: readonly Word[], at: number): ValueStep | undefined {
  let mask = 0;
  let count = 0;
  for (let index = 0; index < state.values.length; index++) {
    const taken = state.values[index]?.type.accept(words, at) ?? 0;
    if (taken === 0 || taken < count) continue;
    mask = taken > count ? 1 << index : mask | (1 << index);
    count = taken;
  }
  if (mask === 0) return undefined;
  let next = state.byTypes.get(mask);
  if (!next) {
    const elements = state.values.flatMap((value, index) => (mask & (1 << index) ? value.elements : []));
    next = stateOf(elements, state.known);
    state.byTypes.set(mask, next);
  }
  return { state: next, count };
}
