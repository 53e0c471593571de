/** Raised by `checkpoint` when newer work has made this work pointless. Callers let it pass. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** What long work asks. The language server passes its own token; the command line passes `never`. */
export interface Cancellation {
  readonly isCancelled: boolean;
}

export const neverCancelled: Cancellation = { isCancelled: false };

export function checkpoint(cancellation: Cancellation): void {
  if (cancellation.isCancelled) throw new Cancelled();
}
