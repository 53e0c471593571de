/** Long work in slices: between two of them the server hears what has happened. */
import { type Cancellation, checkpoint } from '../base/cancellation.ts';
import type { Host } from './host.ts';

/** Milliseconds of work between two looks at the message queue: short enough that a hover does not feel it. */
const SLICE = 12;

export interface Switch extends Cancellation {
  readonly cancel: () => void;
}

export function createSwitch(): Switch {
  let cancelled = false;
  return {
    get isCancelled() {
      return cancelled;
    },
    cancel: () => {
      cancelled = true;
    },
  };
}

/** A function to call between pieces of work. It throws `Cancelled` when the work has become pointless. */
export function createPace(host: Host, cancellation: Cancellation): () => Promise<void> {
  let sliceEnd = host.now() + SLICE;
  return async () => {
    if (host.now() >= sliceEnd) {
      await host.nextTurn();
      sliceEnd = host.now() + SLICE;
    }
    checkpoint(cancellation);
  };
}
