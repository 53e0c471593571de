/**
 * What happens to files behind the editor's back. Events come in bursts (a branch switch touches
 * hundreds of files, each several times); they are gathered and handled together.
 */
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { keyOfUri } from './file-keys.ts';

/** Milliseconds without an event after which a burst counts as over. */
const QUIET = 80;
/** Milliseconds after which a burst is handled though it goes on. */
const LONGEST_WAIT = 1000;

export interface FileEventQueue {
  readonly add: (events: readonly FileEvent[]) => void;
  readonly stop: () => void;
}

/** A file renamed in letter case only: its old name still answers on disks that ignore case. */
function isRenamedCase(place: string, type: FileChangeType, present: ReadonlySet<string>): boolean {
  return type === FileChangeType.Deleted && present.has(place.toLowerCase());
}

/**
 * `begin` is called when the first event of a burst arrives; `handle` with its places: those that
 * are surely gone, and those to look at. A deleted place is looked at, because it may be back.
 */
export function createFileEventQueue(
  begin: () => void,
  handle: (gone: readonly string[], look: readonly string[]) => void,
): FileEventQueue {
  const latest = new Map<string, FileChangeType>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    clearTimeout(deadline);
    deadline = undefined;
    latest.clear();
  }

  function flush(): void {
    const entries = [...latest];
    stop();
    const present = new Set(
      entries.filter(([, type]) => type !== FileChangeType.Deleted).map(([place]) => place.toLowerCase()),
    );
    const gone = entries.filter(([place, type]) => isRenamedCase(place, type, present)).map(([place]) => place);
    const surelyGone = new Set(gone);
    handle(
      gone,
      entries.map(([place]) => place).filter((place) => !surelyGone.has(place)),
    );
  }

  return {
    add: (events) => {
      if (events.length === 0) return;
      if (latest.size === 0) begin();
      for (const { uri, type } of events) latest.set(keyOfUri(uri), type);
      clearTimeout(timer);
      timer = setTimeout(flush, QUIET);
      deadline ??= setTimeout(flush, LONGEST_WAIT);
    },
    stop,
  };
}
