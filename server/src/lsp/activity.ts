/** What the server is busy with, so that the status tells the truth and others can wait for its end. */

export type Work = 'indexing' | 'analysing';

export interface Activity {
  /** Marks work as begun; the answer ends it (once). */
  readonly begin: (work: Work) => () => void;
  /** The most basic work going on; undefined when there is none. */
  readonly current: () => Work | undefined;
  /** Resolves when nothing is going on. */
  readonly idle: () => Promise<void>;
}

export function createActivity(changed: () => void): Activity {
  const running: Record<Work, number> = { indexing: 0, analysing: 0 };
  let waiting: (() => void)[] = [];
  const current = (): Work | undefined => (running.indexing ? 'indexing' : running.analysing ? 'analysing' : undefined);

  function end(work: Work): void {
    running[work]--;
    changed();
    if (current()) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  return {
    begin: (work) => {
      running[work]++;
      changed();
      let ended = false;
      return () => {
        if (!ended) end(work);
        ended = true;
      };
    },
    current,
    idle: () => (current() ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}
