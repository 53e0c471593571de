/** The progress of reading the workspace, where the client shows such. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ReadProgress } from './file-index.ts';
import { quietly } from './guard.ts';
import type { Log } from './log.ts';

export interface Progress {
  readonly report: (progress: ReadProgress) => void;
  readonly end: () => void;
}

/** Starts at once: the work does not wait for the client. `stop` is called when the person stops the work. */
export function startProgress(connection: Connection, log: Log, stop: () => void): Progress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let ended = false;
  let told = 0;
  void quietly(log, 'window/workDoneProgress/create', async () => {
    const created = await connection.window.createWorkDoneProgress();
    if (ended) return;
    reporter = created;
    created.token.onCancellationRequested(stop);
    created.begin('IS-IS Lens', 0, 'looking for router configurations', true);
  })();
  return {
    report: ({ done, total }) => {
      const percent = Math.floor((done / total) * 100);
      if (percent === told) return;
      told = percent;
      reporter?.report(percent, `reading ${done} of ${total} files`);
    },
    end: () => {
      ended = true;
      reporter?.done();
    },
  };
}
