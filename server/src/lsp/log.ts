/** The server's log: the client's output channel. Nothing of a configuration's text goes here (I7). */
import type { Connection } from 'vscode-languageserver';
import { describeError } from './safe-errors.ts';

export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  /** An unexpected error while doing `what`. */
  readonly unexpected: (what: string, error: unknown) => void;
}

export function createLog(connection: Connection): Log {
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    unexpected: (what, error) => connection.console.error(`Unexpected error in ${what}: ${describeError(error)}`),
  };
}
