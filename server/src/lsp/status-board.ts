/** What the status bar shows. Sent when it changes. */
import { type Coverage, coverageOf, type UriOf, workspaceStatus } from '../ide/api.ts';
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
const FILES_NAMED = 100;
const NO_COVERAGE: Coverage = {
  files: { seen: 0, read: 0, left: [] },
  routers: { read: 0, withoutIsis: 0, missing: 0 },
  pairs: { judged: 0, unjudged: 0, silenced: 0, because: [] },
};
const NOTHING = {
  networks: 0,
  routers: 0,
  byNetwork: [],
  findings: { error: 0, warning: 0, info: 0, hint: 0 },
  coverage: NO_COVERAGE,
  leftFiles: 0,
};

function namedByUri({ files, ...rest }: Coverage, uriOf: UriOf): Coverage {
  const left = files.left.slice(0, FILES_NAMED).map((each) => ({ ...each, file: uriOf(each.file) }));
  return { files: { ...files, left }, ...rest };
}

export function createStatusBoard(send: (status: Status) => void, uriOf: UriOf): StatusBoard {
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
        const coverage = coverageOf(snapshot);
        change({
          networks: networks.length,
          routers,
          findings,
          byNetwork: networks.slice(0, NETWORKS_NAMED),
          coverage: namedByUri(coverage, uriOf),
          leftFiles: coverage.files.left.length,
        });
      } else change(NOTHING);
    },
    setSkipped: (skippedFiles) => change({ skippedFiles }),
  };
}
