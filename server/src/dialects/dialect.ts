/** What a dialect offers to the rest. One folder per dialect; the registry is `registry.ts`. */
import type { Position } from '../base/text.ts';
import type { FileDevices } from '../model/file-devices.ts';
import type { StructureKind } from '../model/structures.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { CommandContext, LineWords } from './command-context.ts';
import type { Signs } from './signs.ts';
import type { Snippet } from './snippet.ts';

export interface Dialect {
  /** Stable id, e.g. `cisco-ios`; also the VS Code language id. */
  readonly id: string;
  /** Name of the grammar its text is parsed with, which dialects may share. */
  readonly grammar: string;
  /** Short name for the command line's JSON, e.g. `ios`. */
  readonly shortName: string;
  /** What people call it, e.g. `Cisco IOS / IOS-XE`. */
  readonly displayName: string;
  /** What speaks for it in a text; `recognition.ts` weighs it against everybody else's. */
  readonly signs: Signs;
  /** Meaning of a file. Total: any tree gives a Device (I1), and more where the file has logical routers. */
  readonly lower: (tree: SyntaxTree, file: string) => FileDevices;
  /** What the line at a position is and may become. Total: any position. */
  readonly commandAt: (tree: SyntaxTree, position: Position) => CommandContext;
  /** What every word of the file is, in order; read in one go, for colours. */
  readonly wordsOf: (tree: SyntaxTree) => readonly LineWords[];
  /** Can a structure be called so, without quoting? */
  readonly isName: (kind: StructureKind, text: string) => boolean;
  readonly snippets: readonly Snippet[];
}
