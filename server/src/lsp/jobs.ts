/** Work on the files of the workspace, one job after another: two readings at once would contradict each other. */
import { quietly } from './guard.ts';
import type { Log } from './log.ts';
import { createSwitch, type Switch } from './pacing.ts';

export interface Jobs {
  /** The job gets its own switch: it may stop itself. Resolves when it is done, stopped or has failed. */
  readonly add: (name: string, job: (itself: Switch) => Promise<void>) => Promise<void>;
  /** Stops the job that runs and drops those that wait. */
  readonly cancelAll: () => void;
  /** Resolves when all jobs so far are done. */
  readonly settled: () => Promise<void>;
}

export function createJobs(log: Log): Jobs {
  let last: Promise<void> = Promise.resolve();
  const pending = new Set<Switch>();
  return {
    add: (name, job) => {
      const cancellation = createSwitch();
      pending.add(cancellation);
      const run = quietly(log, name, async () => {
        if (!cancellation.isCancelled) await job(cancellation);
      });
      last = last.then(run).finally(() => pending.delete(cancellation));
      return last;
    },
    cancelAll: () => {
      for (const job of pending) job.cancel();
    },
    settled: () => last,
  };
}
