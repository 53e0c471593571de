/** One client's session: the parts of the server, and how they play together. */
import {
  type CancellationToken,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
} from 'vscode-languageserver';
import { Cancelled } from '../base/cancellation.ts';
import { workspaceDiagnostics } from '../ide/api.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { type Activity, createActivity } from './activity.ts';
import { createAliases } from './aliases.ts';
import { type Analysis, createAnalysis } from './analysis.ts';
import { clientFeatures } from './client-features.ts';
import { withClientFiles } from './client-file-system.ts';
import { toDiagnostic, type UriOf } from './convert.ts';
import { uriOfKey } from './file-keys.ts';
import { quietly } from './guard.ts';
import type { Host } from './host.ts';
import { createLog, type Log } from './log.ts';
import { createOpenDocuments, type OpenDocuments } from './open-documents.ts';
import { createOpenFiles, type OpenFiles } from './open-files.ts';
import { createPace } from './pacing.ts';
import {
  type InitializationOptions,
  type ServerState,
  StatusNotification,
  TopologyChangedNotification,
} from './protocol.ts';
import { createPublisher, type FileDiagnostics } from './publisher.ts';
import { createReading, type Reading } from './reading.ts';
import { createSettingsReader, type SettingsReader } from './settings-reader.ts';
import { createShown, type Shown } from './shown.ts';
import { initialState, type State } from './state.ts';
import { createStatusBoard, type StatusBoard } from './status-board.ts';
import { createTopologies, type Topologies } from './topologies.ts';
import { isAnalysed } from './workspace-folders.ts';

export interface Session {
  readonly connection: Connection;
  readonly log: Log;
  readonly state: State;
  readonly activity: Activity;
  readonly documents: OpenDocuments;
  readonly openFiles: OpenFiles;
  readonly settingsReader: SettingsReader;
  readonly reading: Reading;
  readonly analysis: Analysis;
  readonly status: StatusBoard;
  readonly topologies: Topologies;
  readonly fileOf: (uri: string) => string;
  readonly uriOf: UriOf;
  /** What editors keep on screen of lenses and hints. */
  readonly shownLenses: Shown;
  readonly shownHints: Shown;
  readonly initialise: (
    capabilities: ClientCapabilities,
    folderUris: readonly string[],
    options: InitializationOptions,
  ) => void;
  /** The workspace as far as it is read; undefined when the server is switched off. */
  readonly present: () => Promise<WorkspaceSnapshot | undefined>;
  /** The workspace when all of it is read; undefined when nothing will be judged. Throws `Cancelled`. */
  readonly complete: (token: CancellationToken) => Promise<WorkspaceSnapshot | undefined>;
  /** The same when the changes so far are analysed, for answers that nobody waits for. */
  readonly analysed: (token: CancellationToken) => Promise<WorkspaceSnapshot | undefined>;
  /** Long work for an answer, in slices: others are answered meanwhile. Throws `Cancelled`. */
  readonly inSlices: (steps: Iterable<void>, token: CancellationToken) => Promise<void>;
}

/** Waits for work; rejects when the client no longer wants the answer. */
async function unlessCancelled(token: CancellationToken, work: Promise<void>): Promise<void> {
  let dispose: () => void = () => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    if (token.isCancellationRequested) reject(new Cancelled());
    const listener = token.onCancellationRequested(() => reject(new Cancelled()));
    dispose = () => listener.dispose();
  });
  try {
    await Promise.race([work, cancelled]);
  } finally {
    dispose();
  }
}

export function createSession(connection: Connection, process: Host): Session {
  const state = initialState();
  const fileSystem = withClientFiles(process.fileSystem, connection, () => state.clientReadsFiles);
  const host: Host = { ...process, fileSystem };
  const log = createLog(connection);
  const documents = createOpenDocuments();
  const aliases = createAliases();
  const { fileOf } = aliases;
  const openFiles = createOpenFiles({
    documents,
    sources: () => state.engine?.sources,
    fileOf,
    isAnalysed: (uri) => isAnalysed(state.settings.folders, uri),
  });
  const uriOf: UriOf = (file) => openFiles.documentOf(file)?.uri ?? uriOfKey(file);
  const publisher = createPublisher((params) => void connection.sendDiagnostics(params));
  const status = createStatusBoard((now) => void connection.sendNotification(StatusNotification, now), uriOf);

  const topologies = createTopologies(
    uriOf,
    (change) => void connection.sendNotification(TopologyChangedNotification, change),
  );

  const isOpen = (file: string): boolean => openFiles.documentOf(file) !== undefined;
  const tell = (method: string): void => {
    void quietly(log, method, () => connection.sendRequest(method))();
  };
  const shownLenses = createShown(host, log, isOpen, () => tell(CodeLensRefreshRequest.method));
  const shownHints = createShown(host, log, isOpen, () => tell(InlayHintRefreshRequest.method));

  function serverState(): ServerState {
    const work = activity.current();
    if (work) return work;
    if (!state.settings.window.enable) return 'disabled';
    return state.wholeWorkspaceRead ? 'idle' : 'stopped';
  }
  const activity = createActivity(() => status.setState(serverState()));

  function publish(snapshot: WorkspaceSnapshot, only: string | undefined): boolean {
    const current = new Map<string, FileDiagnostics>();
    for (const [file, diagnostics] of workspaceDiagnostics(snapshot)) {
      current.set(file, {
        uri: uriOf(file),
        version: state.features.diagnosticVersions ? openFiles.documentOf(file)?.version : undefined,
        diagnostics: diagnostics.map((diagnostic) => toDiagnostic(diagnostic, uriOf, state.features)),
      });
    }
    status.setCounts(snapshot);
    const waiting = publisher.publish(current, only);
    // A half-typed line moves nothing: the picture follows when the other files do.
    if (waiting) return true;
    topologies.update(snapshot);
    if (state.features.codeLensRefresh) shownLenses.analysed(snapshot);
    if (state.features.inlayHintRefresh) shownHints.analysed(snapshot);
    return false;
  }

  const judged = () => (state.wholeWorkspaceRead ? state.engine?.sources.workspace : undefined);
  const analysis = createAnalysis({ host, log, activity, workspace: judged, publish });

  /** Files were read: judge them, or take back what was said when there is nothing to judge. */
  function filesRead(): void {
    status.setSkipped(state.engine?.index.skipped().size ?? 0);
    if (judged()) analysis.changed();
    else {
      analysis.stop();
      publisher.clear();
      status.setCounts(undefined);
    }
  }

  const settingsReader = createSettingsReader(connection, log, () => state.features);
  const reading = createReading({
    connection,
    host,
    log,
    state,
    activity,
    aliases,
    openFiles,
    settingsReader,
    changed: filesRead,
  });

  async function complete(token: CancellationToken): Promise<WorkspaceSnapshot | undefined> {
    await unlessCancelled(token, reading.begun());
    await unlessCancelled(token, reading.settled());
    return judged()?.snapshot();
  }

  return {
    connection,
    log,
    state,
    activity,
    documents,
    openFiles,
    settingsReader,
    reading,
    analysis,
    status,
    topologies,
    fileOf,
    uriOf,
    shownLenses,
    shownHints,
    initialise: (capabilities, folderUris, options) => {
      state.clientReadsFiles = options.readsFiles === true;
      state.clientCommands = new Set(Array.isArray(options.commands) ? options.commands : []);
      state.features = clientFeatures(capabilities);
      state.folderUris = folderUris;
    },
    present: async () => {
      await reading.begun();
      return state.engine?.sources.workspace.snapshot();
    },
    complete,
    inSlices: async (steps, token) => {
      const pace = createPace(host, {
        get isCancelled() {
          return token.isCancellationRequested;
        },
      });
      for (const _ of steps) await pace();
    },
    analysed: async (token) => {
      await complete(token);
      await unlessCancelled(token, analysis.settled());
      return judged()?.snapshot();
    },
  };
}
