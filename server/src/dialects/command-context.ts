/** What a dialect knows about the line under the cursor; feeds hover, completion and semantic tokens. */
import type { StructureKind } from '../model/structures.ts';
import type { Statement, Word } from '../syntax/tree.ts';

/** What a word is; `unknown` where no command of the table reads it. */
export type WordRole = 'keyword' | 'number' | 'address' | 'name' | 'interface' | 'text' | 'secret' | 'unknown';

export interface CommandWord {
  readonly word: Word;
  readonly role: WordRole;
  /** The keyword in full, where an abbreviation was typed. */
  readonly keyword: string | undefined;
  /** Kind of the structure whose name it is. */
  readonly structure: StructureKind | undefined;
}

/** The words of one line, the negation included. */
export interface LineWords {
  readonly line: number;
  readonly words: readonly CommandWord[];
}

/** A command of the table. */
export interface CommandDescription {
  /** As a manual prints it, e.g. `isis metric <0-16777215> [level-1 | level-2]`. */
  readonly syntax: string;
  /** One line of meaning; empty for a command that is known by name only. */
  readonly help: string;
}

/** What may stand at the position. */
export interface ExpectedWord {
  /** `keyword` with its text, or the role of a value. */
  readonly role: WordRole;
  /** The keyword, or what people type there, e.g. `A.B.C.D` or `1-255`. */
  readonly text: string;
  /** Name of a value's type in the notation, e.g. `ipv4-prefix`; undefined for a keyword. */
  readonly type: string | undefined;
  readonly structure: StructureKind | undefined;
  /** The name is given here rather than referred to. */
  readonly defines: boolean;
  /** Commands that go on with it, modelled ones only, in the order of the table. */
  readonly commands: readonly CommandDescription[];
}

export interface CommandContext {
  /** Kinds of section the line can belong to, the innermost first, e.g. `interface`, `global`. */
  readonly modes: readonly string[];
  /** Undefined on a line without words. */
  readonly statement: Statement | undefined;
  /** The command the line was read with; undefined while it is none. */
  readonly command: CommandDescription | undefined;
  readonly words: readonly CommandWord[];
  /** Index of the word at or in front of the position; `words.length` where a new one begins. */
  readonly wordIndex: number;
  readonly expected: readonly ExpectedWord[];
  /** The line may end in front of the position's word. */
  readonly complete: boolean;
}
