/** What every command works with. */
import type { Coverage } from '../../ide/api.ts';
import type { WorkspaceSnapshot } from '../../workspace/snapshot.ts';
import type { Paint } from '../terminal.ts';

export interface CommandContext {
  readonly snapshot: WorkspaceSnapshot;
  /** What was judged and what not. */
  readonly coverage: Coverage;
  /** Lines of a file as read, for excerpts; undefined when the file is gone. */
  readonly lines: (file: string) => readonly string[] | undefined;
  readonly paint: Paint;
  /** Says on a terminal how far long work is. */
  readonly progress: (message: string) => void;
  readonly version: string;
}

/** What a command prints on standard output, and its exit code. */
export interface Outcome {
  readonly output: string;
  readonly exitCode: 0 | 1 | 2;
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
