/** Getting the files of the workspace, at the beginning and whenever they change. */
import type { Connection, FileEvent } from 'vscode-languageserver';
import { checkpoint } from '../base/cancellation.ts';
import { isUnavailable } from '../files/file-system.ts';
import type { SyntaxParser } from '../syntax/parser.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Activity } from './activity.ts';
import type { Aliases } from './aliases.ts';
import { createFileEventQueue } from './file-events.ts';
import { createFileIndex, type FileIndex } from './file-index.ts';
import { uriOfKey } from './file-keys.ts';
import type { Host } from './host.ts';
import { createJobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { OpenFiles } from './open-files.ts';
import type { Switch } from './pacing.ts';
import { startProgress } from './progress.ts';
import type { WindowSettings } from './settings.ts';
import type { ReadSettings, SettingsReader } from './settings-reader.ts';
import { createSources, type Sources } from './sources.ts';
import type { State } from './state.ts';
import { isCandidate, isInside, isLeftOut } from './workspace-folders.ts';

export interface Reading {
  /** Reads settings and all files (again). Resolves when that is done, or given up for a newer reading. */
  readonly readWorkspace: () => Promise<void>;
  /** Reads the settings, and the files only when the settings ask for others. */
  readonly settingsChanged: () => Promise<void>;
  readonly filesChanged: (events: readonly FileEvent[]) => void;
  /** Resolves when there are grammars to parse with, or the server is switched off. */
  readonly begun: () => Promise<void>;
  /** Resolves when the readings so far are done. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

export interface ReadingParts {
  readonly connection: Connection;
  readonly host: Host;
  readonly log: Log;
  readonly state: State;
  readonly activity: Activity;
  readonly aliases: Aliases;
  readonly openFiles: OpenFiles;
  readonly settingsReader: SettingsReader;
  /** Files were read, or the server was switched on or off. */
  readonly changed: () => void;
}

/** What of the settings says which files are read, and into which networks. */
const filesToRead = ({ window, folders }: ReadSettings): string =>
  JSON.stringify([window.enable, folders.map(({ key, settings }) => [key, settings])]);

export function createReading(parts: ReadingParts): Reading {
  const { connection, host, log, state, activity, aliases, openFiles, settingsReader, changed } = parts;
  const jobs = createJobs(log);
  let parser: Promise<SyntaxParser> | undefined;
  const usedOptions = new WeakMap<Workspace, string>();
  /** Counts readings of the whole workspace. */
  let latest = 0;
  let markBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    markBegun = resolve;
  });
  // A server that has not read anything yet is not idle.
  const endStart = activity.begin('indexing');

  /** The workspace judges everything anew when it gets options: only where they differ. */
  function setOptions({ workspace }: Sources, { severities, serviceLoopbacks }: WindowSettings): void {
    const text = JSON.stringify([severities, serviceLoopbacks]);
    if (usedOptions.get(workspace) === text) return;
    usedOptions.set(workspace, text);
    workspace.setOptions({ severities, serviceLoopbacks, boundaries: [] });
  }

  async function sourcesToUse(): Promise<Sources> {
    if (state.engine) return state.engine.sources;
    parser ??= host.loadParser();
    return createSources(await parser);
  }

  async function readFiles(index: FileIndex, job: Switch): Promise<void> {
    const progress = startProgress(connection, log, job.cancel);
    try {
      const found = await index.readAll(openFiles.files(), job, progress.report);
      aliases.learn(found.aliases);
      openFiles.reconcile();
      state.wholeWorkspaceRead = true;
    } finally {
      progress.end();
    }
  }

  async function readAll(job: Switch): Promise<void> {
    state.settings = await settingsReader.read(state.folderUris);
    checkpoint(job);
    const { window, folders } = state.settings;
    if (!window.enable) {
      state.engine = undefined;
      openFiles.reconcile();
      return;
    }
    const sources = await sourcesToUse();
    setOptions(sources, window);
    const index = createFileIndex(host, sources, folders, log.warn);
    state.engine = { sources, index };
    openFiles.reconcile();
    markBegun();
    await readFiles(index, job);
  }

  async function look(index: FileIndex, places: readonly string[], job: Switch): Promise<void> {
    const { folders } = state.settings;
    const files: string[] = [];
    const known = index.knownPlaces();
    for (const place of places) {
      checkpoint(job);
      if (!isCandidate(folders, place) && !isInside(folders, place)) continue;
      // A folder may be called like a file without ending.
      const facts = await host.fileSystem.facts(uriOfKey(place));
      if (isUnavailable(facts)) {
        if (known.has(place)) index.forget(place);
      } else if (facts.kind === 'folder') {
        if (isInside(folders, place)) await index.readBelow(place, job);
      } else if (isCandidate(folders, place)) files.push(place);
      else if (isLeftOut(folders, place)) await index.lookAgain(place, job);
    }
    await index.readAgain(files, job);
  }

  let endBurst: () => void = () => undefined;
  const events = createFileEventQueue(
    () => {
      endBurst = activity.begin('analysing');
    },
    (gone, places) => {
      const end = endBurst;
      void jobs
        .add('workspace/didChangeWatchedFiles', async (job) => {
          const index = state.engine?.index;
          if (!index || !state.wholeWorkspaceRead) return;
          for (const place of gone) index.forget(place);
          await look(index, places, job);
          changed();
        })
        .then(end);
    },
  );

  async function readWorkspace(): Promise<void> {
    const reading = ++latest;
    const end = activity.begin('indexing');
    jobs.cancelAll();
    state.wholeWorkspaceRead = false;
    await jobs.add('reading the workspace', readAll);
    if (reading === latest) {
      markBegun();
      changed();
    }
    end();
    endStart();
  }

  return {
    readWorkspace,
    settingsChanged: async () => {
      const end = activity.begin('analysing');
      let enough = false;
      await jobs.add('workspace/didChangeConfiguration', async () => {
        const before = state.settings;
        if (!state.engine || !state.wholeWorkspaceRead) return;
        const settings = await settingsReader.read(state.folderUris);
        if (filesToRead(settings) !== filesToRead(before)) return;
        state.settings = settings;
        setOptions(state.engine.sources, settings.window);
        changed();
        enough = true;
      });
      if (!enough) await readWorkspace();
      end();
    },
    filesChanged: events.add,
    begun: () => begun,
    settled: jobs.settled,
    stop: () => {
      events.stop();
      jobs.cancelAll();
    },
  };
}
