/** Reads a folder of configurations into a workspace. File keys are paths below the folder, with `/`. */
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { neverCancelled } from '../base/cancellation.ts';
import { createCandidates, DEFAULT_INCLUDE } from '../files/candidates.ts';
import { MARKER_INCLUDE, sortByPurpose } from '../files/markers.ts';
import { readText } from '../files/read-text.ts';
import { walk } from '../files/walk.ts';
import { nodeFileSystem } from '../node/file-system.ts';
import { loadGrammarsFromDisk } from '../node/load-grammars.ts';
import { createParser } from '../syntax/parser.ts';
import type { AnalysisOptions } from '../workspace/options.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import { UsageError } from './arguments.ts';

export interface LoadedFolder {
  readonly snapshot: WorkspaceSnapshot;
  readonly lines: (file: string) => readonly string[] | undefined;
  /** One sentence for each file or folder that could not be read. */
  readonly warnings: readonly string[];
}

export type Progress = (message: string) => void;

/** Files read at a time: enough to hide the disk's latency, few enough to bound memory. */
const BATCH = 32;

const SKIPPED: Readonly<Record<string, string>> = {
  'too-large': 'is larger than 8 MiB and was left out',
  gone: 'vanished while it was read',
  denied: 'may not be read (permission denied) and was left out',
  failed: 'could not be read and was left out',
  'too-deep': 'is nested too deeply and was left out',
  'too-many-files': 'holds more files than can be looked at; the rest was left out',
};

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found)
    throw new UsageError(`the folder '${folder}' does not exist; give the folder that holds the configurations`);
  if (!found.isDirectory())
    throw new UsageError(`'${folder}' is not a folder; give the folder that holds the configurations`);
}

/** Throws UsageError when the folder cannot be read. */
export async function loadFolder(folder: string, options: AnalysisOptions, progress: Progress): Promise<LoadedFolder> {
  await requireFolder(folder);
  const root = resolve(folder);
  const keyOf = (uri: string): string => relative(root, URI.parse(uri).fsPath).split('\\').join('/');
  const candidates = createCandidates([...DEFAULT_INCLUDE, ...MARKER_INCLUDE], []);
  const found = await walk(nodeFileSystem, [{ uri: URI.file(root).toString(), candidates }], neverCancelled);
  const rootProblem = found.problems.find((problem) => keyOf(problem.uri) === '' && found.files.length === 0);
  if (rootProblem)
    throw new UsageError(`the folder '${folder}' ${SKIPPED[rootProblem.because] ?? 'could not be read'}`);

  const texts = new Map<string, string>();
  const warnings = found.problems.map(({ uri, because }) => `${keyOf(uri)} ${SKIPPED[because] ?? 'could not be read'}`);
  const uris = [...found.files];
  for (let at = 0; at < uris.length; at += BATCH) {
    const batch = uris.slice(at, at + BATCH);
    progress(`reading ${Math.min(at + BATCH, uris.length)} of ${uris.length} files`);
    const answers = await Promise.all(batch.map((uri) => readText(nodeFileSystem, uri)));
    batch.forEach((uri, index) => {
      const answer = answers[index];
      if (!answer) return;
      if ('text' in answer) texts.set(keyOf(uri), answer.text);
      // A binary file is no configuration: nothing to say.
      else if (SKIPPED[answer.skipped]) warnings.push(`${keyOf(uri)} ${SKIPPED[answer.skipped]}`);
    });
  }

  const workspace = createWorkspace(await createParser(await loadGrammarsFromDisk()), (file) => texts.get(file));
  workspace.setOptions(options);
  const { configurations, boundaryFolders, linksFiles } = sortByPurpose([...texts.keys()]);
  workspace.setBoundaryFolders(boundaryFolders);
  for (const file of linksFiles) {
    const problem = workspace.setLinksFile(file, texts.get(file));
    if (problem) warnings.push(`${file}: ${problem}`);
  }
  for (const file of configurations) workspace.setFile(file, texts.get(file) ?? '');
  progress(`analysing ${configurations.length} files`);
  for (const _ of workspace.analysisSteps()) progress('simulating');
  return { snapshot: workspace.snapshot(), lines: (file) => texts.get(file)?.split(/\r\n|\r|\n/), warnings };
}
