/** Around every handler: nothing the client sends and no defect of ours takes the server down. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Cancelled } from '../base/cancellation.ts';
import type { Log } from './log.ts';

/** A request's handler whose unexpected errors are logged and answered with `empty`. */
export function answering<P, R>(
  log: Log,
  method: string,
  empty: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      return await handle(params, token);
    } catch (error) {
      if (error instanceof Cancelled) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      if (error instanceof ResponseError) throw error;
      log.unexpected(method, error);
      return empty;
    }
  };
}

/** A notification's handler, or a piece of work nobody waits for, whose unexpected errors are logged. */
export function quietly<A extends readonly unknown[]>(
  log: Log,
  what: string,
  handle: (...values: A) => void | Promise<void>,
): (...values: A) => Promise<void> {
  return async (...values) => {
    try {
      await handle(...values);
    } catch (error) {
      if (!(error instanceof Cancelled)) log.unexpected(what, error);
    }
  };
}
