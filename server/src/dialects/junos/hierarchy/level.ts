/**
 * The statement hierarchy as data: at each level the statements that may stand there, in the notation
 * of Juniper's manuals, and what they mean. Both spellings, completion and hover read the same rows.
 *
 *   word          a keyword
 *   a|b           one of several keywords
 *   <name:type>   a value
 *   <name:type!>  a value: a word that was evidently meant for one and is none cannot be read
 *   [ <x> ]       any number of values, in order, as a list or one by one
 *   ...           behind a row: statements that differ in their value stand side by side; without it
 *                 the last one written counts
 */

import type { ValueType } from '../../schema/value-type.ts';
import type { ConfigNode } from '../config/node.ts';
import { valueType } from '../values.ts';
import type { Reading } from './reading.ts';

/** A mistake in a table is a programming error and is thrown when the table is compiled. */
export class HierarchyError extends Error {}

export interface Row<T> {
  readonly syntax: string;
  /** One line of meaning. */
  readonly help: string;
  /** Takes effect on what the level is about. */
  readonly set?: (target: T, at: Reading) => void;
  /** The level its block opens, and what that is about; undefined: what is inside is left alone. */
  readonly opens?: { readonly level: () => Level; readonly enter: (target: T, at: Reading) => unknown };
  /** Name of the value that defines a structure, rather than referring to one. */
  readonly defines?: string;
}

/** A row whose target nobody needs to know: the level it stands in supplies it. */
export type AnyRow = Row<unknown>;

export interface CompiledRow {
  readonly row: AnyRow;
  /** As a manual prints it. */
  readonly manual: string;
  /** False for a statement that is known by name only. */
  readonly modelled: boolean;
}

export interface ValueEdge {
  readonly name: string;
  readonly type: ValueType;
  readonly place: Place;
  /** Of several values the last one written counts. */
  readonly single: boolean;
  /** The row it is part of, where nothing but such a value may stand in its place; undefined where others may. */
  readonly neededBy: CompiledRow | undefined;
}

/** A place in the hierarchy: behind some words. */
export interface Place {
  readonly keywords: Map<string, Place>;
  readonly values: ValueEdge[];
  /** The row that may end here. */
  row: CompiledRow | undefined;
}

export interface Level {
  readonly name: string;
  readonly start: Place;
  readonly rows: readonly CompiledRow[];
}

const newPlace = (): Place => ({ keywords: new Map(), values: [], row: undefined });

const VALUE = /^<([^:>!]+)(?::([^>!]+))?(!)?>$/;

function keyword(place: Place, text: string): Place {
  let next = place.keywords.get(text);
  if (!next) {
    next = newPlace();
    place.keywords.set(text, next);
  }
  return next;
}

function value(place: Place, token: string, single: boolean, row: CompiledRow): Place {
  const parts = VALUE.exec(token);
  const name = parts?.[1] ?? '';
  const type = valueType(parts?.[2] ?? name);
  if (!type) throw new HierarchyError(`unknown value type in ${token}`);
  const isNeeded = parts?.[3] !== undefined;
  if (isNeeded && !type.resembles) throw new HierarchyError(`nobody knows what was meant as ${token}`);
  const known = place.values.find((edge) => edge.name === name && edge.type.name === type.name);
  if (known) return known.place;
  const edge: ValueEdge = { name, type, place: newPlace(), single, neededBy: isNeeded ? row : undefined };
  place.values.push(edge);
  return edge.place;
}

/** Adds one row to the places behind `start`. */
function addRow(start: Place, compiled: CompiledRow, syntax: string): void {
  const tokens = syntax.split(' ').filter((token) => token !== '');
  const many = tokens.at(-1) === '...' || tokens.at(-1) === ']';
  const words = tokens.filter((token) => token !== '...' && token !== '[' && token !== ']');
  let places = [start];
  words.forEach((token, at) => {
    const single = at === words.length - 1 && !many && compiled.row.opens === undefined;
    places = places.flatMap((place) =>
      token.startsWith('<')
        ? [value(place, token, single, compiled)]
        : token.split('|').map((text) => keyword(place, text)),
    );
  });
  for (const place of places) {
    if (place.row?.modelled) throw new HierarchyError(`two rows for ${syntax}`);
    if (!compiled.modelled && (place.keywords.size > 0 || place.values.length > 0)) {
      throw new HierarchyError(`${syntax} is known by name only, and rows go on from it`);
    }
    place.row = compiled;
  }
}

const manualOf = (syntax: string): string =>
  syntax.replace(/ \.\.\.$/, '').replaceAll(/<([^:>!]+)(?::[^>]+|!)?>/g, '<$1>');

/**
 * `others`: statements known by name only, as `path: keyword keyword`; what is inside them is left alone.
 * @throws HierarchyError when a row is not well formed.
 */
export function defineLevel<T>(name: string, rows: readonly Row<T>[], others: readonly string[] = []): Level {
  const start = newPlace();
  const compiled: CompiledRow[] = [];
  for (const row of rows) {
    const one = { row: row as AnyRow, manual: manualOf(row.syntax), modelled: true };
    compiled.push(one);
    addRow(start, one, row.syntax);
  }
  for (const line of others) {
    const colon = line.indexOf(': ');
    const head = colon < 0 ? '' : `${line.slice(0, colon)} `;
    for (const text of line.slice(colon < 0 ? 0 : colon + 2).split(/\s+/)) {
      const syntax = `${head}${text}`;
      addRow(start, { row: { syntax, help: '' }, manual: manualOf(syntax), modelled: false }, syntax);
    }
  }
  return { name, start, rows: compiled };
}

/** A statement with a block of its own. */
export const block = <T, U>(
  syntax: string,
  help: string,
  level: () => Level,
  enter: (target: T, at: Reading) => U | undefined,
  defines?: string,
): Row<T> => ({ syntax, help, opens: { level, enter }, ...(defines === undefined ? {} : { defines }) });

/** Where a word leads: a keyword goes before a value. */
export function step(
  place: Place,
  node: ConfigNode,
): { readonly place: Place; readonly edge: ValueEdge | undefined } | undefined {
  const next = place.keywords.get(node.text);
  if (next) return { place: next, edge: undefined };
  const edge = place.values.find(({ type }) => type.accept([{ text: node.text, start: 0, end: 0 }], 0) > 0);
  return edge && { place: edge.place, edge };
}

/** The value a word was meant for, or that is missing behind the last word. */
export interface UnreadValue {
  readonly edge: ValueEdge;
  readonly row: CompiledRow;
}

/** What the word at a place was evidently meant as, where it is none. */
export function meantValue(place: Place, text: string): UnreadValue | undefined {
  const edge = place.values.find(({ type, neededBy }) => neededBy && type.resembles?.(text));
  return edge?.neededBy && { edge, row: edge.neededBy };
}

/** The value without which the words that lead to a place are no statement. */
export function missingValue({ row, values }: Place): UnreadValue | undefined {
  const edge = row ? undefined : values.find(({ neededBy }) => neededBy);
  return edge?.neededBy && { edge, row: edge.neededBy };
}
