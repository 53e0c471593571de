/** Command rows and the modes (kinds of section) they are valid in. */
import type { StructureKind } from '../../model/structures.ts';
import type { Statement } from '../../syntax/tree.ts';
import { type Element, rowElements, type State, startState } from './automaton.ts';
import type { Command } from './command.ts';
import { manualSyntax, parseNotation, type SyntaxNode, type ValueTypes } from './notation.ts';

/** A section while its lines are read; becomes the model's Section. */
export interface OpenSection {
  readonly span: { readonly line: number; readonly start: number; readonly end: number };
  readonly firstLine: number;
  lastLine: number;
  bodyIndent: string;
}

/** A section in a language of its own, read as it stands up to a line that ends it. */
export interface RawSection {
  /** The word that is the last line, e.g. `end-policy`. */
  readonly end: string;
  /** Takes each line in front of it, whatever its indentation; children come one by one. */
  readonly take: (statement: Statement) => void;
}

/** What the lines of a section belong to. */
export interface Opened {
  readonly mode: Mode;
  readonly target: unknown;
  readonly raw?: RawSection;
}

/** One command. `T` is what the commands of its mode act on, e.g. an interface being built. */
export interface CommandRow<T> {
  readonly syntax: string;
  /** One line of meaning, shown on hover and in completion. */
  readonly help: string;
  readonly set?: (target: T, command: Command) => void;
  /** `no` and `default`; values may be missing. */
  readonly unset?: (target: T, command: Command) => void;
  /** The lines that follow belong to a section. */
  readonly opens?: (target: T, command: Command, section: OpenSection) => Opened;
  /** Name of the value that is defined by this command rather than referred to. */
  readonly defines?: string;
  /** Where the name may be left out: the structure without a name that is meant then. */
  readonly unnamed?: StructureKind;
}

/** A row whose target nobody needs to know: the mode a line stands in supplies it. */
export type AnyRow = CommandRow<unknown>;

export interface CompiledRow {
  readonly row: AnyRow;
  readonly syntax: SyntaxNode;
  /** As a manual prints it. */
  readonly manual: string;
  /** False for a command that is known by name only, so that nothing else is taken for it. */
  readonly modelled: boolean;
}

export interface Mode {
  readonly name: string;
  /** Lines of an opaque section are nobody's business. */
  readonly opaque: boolean;
  readonly rows: readonly CompiledRow[];
  readonly start: State;
}

/** Commands that are not modelled: keywords that share beginnings with modelled ones, e.g. `isis: bfd csnp-interval`. */
export type OtherCommands = readonly string[];

function otherSyntaxes(others: OtherCommands): string[] {
  return others.flatMap((line) => {
    const colon = line.lastIndexOf(': ');
    const head = colon < 0 ? '' : `${line.slice(0, colon)} `;
    const keywords = line.slice(colon < 0 ? 0 : colon + 2).split(' ');
    return keywords.map((keyword) => `${head}${keyword} [<rest:line>]`);
  });
}

/** Compiles a mode. @throws NotationError when a row is not well formed. */
export function defineMode<T>(
  name: string,
  types: ValueTypes,
  rows: readonly CommandRow<T>[],
  others: OtherCommands = [],
): Mode {
  const compiled: CompiledRow[] = rows.map((row) => {
    const syntax = parseNotation(row.syntax, types);
    return { row: row as AnyRow, syntax, manual: manualSyntax(syntax), modelled: true };
  });
  for (const text of otherSyntaxes(others)) {
    const syntax = parseNotation(text, types);
    compiled.push({ row: { syntax: text, help: '' }, syntax, manual: manualSyntax(syntax), modelled: false });
  }
  const first: Element[] = [];
  let created = 0;
  compiled.forEach(({ syntax }, index) => {
    const elements = rowElements(index, syntax, created);
    first.push(...elements.first);
    created += elements.count;
  });
  return { name, opaque: false, rows: compiled, start: startState(first) };
}

export const opaqueMode: Mode = { name: 'other', opaque: true, rows: [], start: startState([]) };

/** Ties a mode to the type its commands act on. */
export const enter = (mode: Mode, target: unknown): Opened => ({ mode, target });
