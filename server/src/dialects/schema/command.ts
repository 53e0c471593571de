/** A line read with a row: what an interpretation function asks. */
import type { Span } from '../../base/text.ts';
import { type Statement, statementSpan } from '../../syntax/tree.ts';
import type { Element } from './automaton.ts';

export interface Command {
  readonly statement: Statement;
  readonly negation: 'no' | 'default' | undefined;
  /** Element of each matched word; undefined where a word continues the value before it. */
  readonly elements: readonly (Element | undefined)[];
}

/** The row's keyword stands in the line. */
export function has(command: Command, keyword: string): boolean {
  return command.elements.some((element) => element?.keyword === keyword && element.name === undefined);
}

interface Taken {
  readonly from: number;
  readonly count: number;
}

function take(elements: Command['elements'], name: string, start: number): Taken | undefined {
  const from = elements.findIndex((element, index) => index >= start && element?.name === name);
  if (from < 0) return undefined;
  let count = 1;
  while (from + count < elements.length && elements[from + count] === undefined) count++;
  return { from, count };
}

const read = ({ statement, elements }: Command, { from, count }: Taken): string => {
  const element = elements[from];
  return element?.keyword ?? element?.type?.canonical(statement.words, from, count) ?? '';
};

const span = ({ statement }: Command, { from, count }: Taken): Span => {
  const first = statement.words[from];
  const last = statement.words[from + count - 1] ?? first;
  return { line: statement.line, start: first?.start ?? 0, end: last?.end ?? 0 };
};

/** The named value in canonical form, the full keyword of a named choice; undefined when not given. */
export function textOf(command: Command, name: string): string | undefined {
  const taken = take(command.elements, name, 0);
  return taken && read(command, taken);
}

export function numberOf(command: Command, name: string): number | undefined {
  const text = textOf(command, name);
  return text === undefined ? undefined : Number(text);
}

export interface NamedValue {
  readonly text: string;
  readonly span: Span;
}

export function namedValue(command: Command, name: string): NamedValue | undefined {
  const taken = take(command.elements, name, 0);
  return taken && { text: read(command, taken), span: span(command, taken) };
}

/** All values under one name, for repeated ones. */
export function namedValues(command: Command, name: string): NamedValue[] {
  const values: NamedValue[] = [];
  for (let taken = take(command.elements, name, 0); taken; ) {
    values.push({ text: read(command, taken), span: span(command, taken) });
    taken = take(command.elements, name, taken.from + taken.count);
  }
  return values;
}

/** Words of the whole line, negation included. */
export const commandSpan = (command: Command): Span => statementSpan(command.statement);
