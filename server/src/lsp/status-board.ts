/** What the status bar shows. Sent when it changes. */
import { workspaceStatus } from '../ide/api.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import type { ServerState, Status } from './protocol.ts';

export interface StatusBoard {
  readonly current: () => Status;
  readonly setState: (state: ServerState) => void;
  /** Counts of a finished round; undefined when there is nothing to count. */
  readonly setCounts: (snapshot: WorkspaceSnapshot | undefined) => void;
  readonly setSkipped: (files: number) => void;
}

/** A workspace may hold hundreds of small networks. */
const NETWORKS_NAMED = 20;
const NOTHING = { networks: 0, routers: 0, byNetwork: [], findings: { error: 0, warning: 0, info: 0, hint: 0 } };

export function createStatusBoard(send: (status: Status) => void): StatusBoard {
  let status: Status = { state: 'indexing', ...NOTHING, skippedFiles: 0 };
  let sent = '';

  function change(part: Partial<Status>): void {
    status = { ...status, ...part };
    const text = JSON.stringify(status);
    if (text !== sent) send(status);
    sent = text;
  }

  return {
    current: () => status,
    setState: (state) => change({ state }),
    setCounts: (snapshot) => {
      if (snapshot) {
        const { networks, routers, findings } = workspaceStatus(snapshot);
        change({ networks: networks.length, routers, findings, byNetwork: networks.slice(0, NETWORKS_NAMED) });
      } else change(NOTHING);
    },
    setSkipped: (skippedFiles) => change({ skippedFiles }),
  };
}
