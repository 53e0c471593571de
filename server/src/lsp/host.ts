/** What the language server needs from where it runs: Node now, a browser worker as well. */
import type { FileSystem } from '../files/file-system.ts';
import type { SyntaxParser } from '../syntax/parser.ts';

export interface Host {
  readonly fileSystem: FileSystem;
  readonly loadParser: () => Promise<SyntaxParser>;
  /** Lets messages and timers that wait be handled before the work goes on. */
  readonly nextTurn: () => Promise<void>;
  /** Milliseconds, for time budgets only. */
  readonly now: () => number;
}
