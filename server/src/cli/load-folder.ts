/** Reads configurations into a workspace. File keys are paths below the folder, with `/`. */
import { URI } from 'vscode-uri';
import { neverCancelled } from '../base/cancellation.ts';
import { createCandidates, quotesConfigurations } from '../files/candidates.ts';
import { decodeText } from '../files/decode.ts';
import { leftOut } from '../files/left-out.ts';
import { MARKER_INCLUDE, sortByPurpose } from '../files/markers.ts';
import { LARGEST_FILE, type ReadText, readText } from '../files/read-text.ts';
import { walk } from '../files/walk.ts';
import { nodeFileSystem } from '../node/file-system.ts';
import { loadGrammarsFromDisk } from '../node/load-grammars.ts';
import { createParser } from '../syntax/parser.ts';
import { type Left, leftForName } from '../workspace/left-files.ts';
import type { AnalysisOptions } from '../workspace/options.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { createWorkspace, type Workspace } from '../workspace/workspace.ts';
import { type Sources, UsageError } from './arguments.ts';
import { findPlaces, nameFrom, STANDARD_INPUT } from './places.ts';

export interface LoadedFolder {
  readonly snapshot: WorkspaceSnapshot;
  readonly lines: (file: string) => readonly string[] | undefined;
  /** One sentence for each folder that could not be read, and each file that says something wrong of the rest. */
  readonly warnings: readonly string[];
}

export type Progress = (message: string) => void;

/** Files read at a time: enough to hide the disk's latency, few enough to bound memory. */
const BATCH = 32;

const PROBLEMS: Readonly<Record<string, string>> = {
  gone: 'vanished while it was read',
  denied: 'may not be read (permission denied) and was left out',
  failed: 'could not be read and was left out',
  'too-deep': 'is nested too deeply and was left out',
  'too-many-files': 'holds more files than can be looked at; the rest was left out',
  'of-the-system': 'leads to where the system lives and was left out',
};

interface Found {
  /** By the name that output gives them. */
  readonly answers: ReadonlyMap<string, ReadText>;
  /** Files that a person named. */
  readonly named: ReadonlySet<string>;
  /** Files whose names are not looked at, and that look like configurations. */
  readonly passedOver: ReadonlyMap<string, Left>;
  readonly warnings: readonly string[];
}

/** In batches, in order. */
async function inBatches<T>(
  uris: readonly string[],
  read: (uri: string) => Promise<T>,
  use: (uri: string, answer: T) => void,
) {
  for (let at = 0; at < uris.length; at += BATCH) {
    const batch = uris.slice(at, at + BATCH);
    const answers = await Promise.all(batch.map(read));
    for (const [index, uri] of batch.entries()) use(uri, answers[index] as T);
  }
}

async function findFiles({ places, include }: Sources, progress: Progress): Promise<Found> {
  const { base, folders, files: named } = await findPlaces(places);
  const keyOf = (uri: string): string => nameFrom(base, URI.parse(uri).fsPath);
  const uriOf = (path: string): string => URI.file(path).toString();
  const candidates = createCandidates([...include, ...MARKER_INCLUDE], []);
  const roots = folders.map((folder) => ({ uri: uriOf(folder), candidates }));
  const found = await walk(nodeFileSystem, roots, neverCancelled);
  const [given, unreadable] = [places[0], found.problems.find(({ uri }) => uri === roots[0]?.uri)];
  if (unreadable && found.files.length === 0 && named.length === 0) {
    throw new UsageError(`the folder '${given}' ${PROBLEMS[unreadable.because]}`);
  }
  const uris = [...new Set([...found.files, ...named.map(uriOf)])];
  const answers = new Map<string, ReadText>();
  await inBatches(
    uris,
    (uri) => readText(nodeFileSystem, uri),
    (uri, answer) => {
      answers.set(keyOf(uri), answer);
      progress(`reading ${answers.size} of ${uris.length} files`);
    },
  );
  const passedOver = new Map<string, Left>();
  await inBatches(
    found.leftOut.filter((uri) => !answers.has(keyOf(uri))),
    (uri) => readText(nodeFileSystem, uri),
    (uri, answer) => {
      const left = 'text' in answer ? leftForName(answer.text, quotesConfigurations(keyOf(uri))) : undefined;
      if (left) passedOver.set(keyOf(uri), left);
    },
  );
  return {
    answers,
    named: new Set(named.map((path) => nameFrom(base, path))),
    passedOver,
    warnings: found.problems.map(({ uri, because }) => `${keyOf(uri) || given} ${PROBLEMS[because]}`),
  };
}

async function standardInput(): Promise<Found> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > LARGEST_FILE) throw new UsageError('standard input is larger than 8 MiB, which no configuration is');
  }
  const text = decodeText(Buffer.concat(chunks));
  const answer: ReadText = text === undefined ? { skipped: 'binary' } : { text };
  return { answers: new Map([['stdin', answer]]), named: new Set(['stdin']), passedOver: new Map(), warnings: [] };
}

function fill(
  workspace: Workspace,
  { answers, named, passedOver }: Found,
  texts: ReadonlyMap<string, string>,
): string[] {
  const { configurations, boundaryFolders, linksFiles } = sortByPurpose([...answers.keys()]);
  workspace.setBoundaryFolders(boundaryFolders);
  const warnings = linksFiles.flatMap((file) => {
    const problem = workspace.setLinksFile(file, texts.get(file));
    return problem ? [`${file}: ${problem}`] : [];
  });
  for (const file of configurations) {
    const answer = answers.get(file);
    const left = answer && leftOut(file, answer, named.has(file) || undefined);
    if (left) workspace.leaveFile(file, left);
    else workspace.setFile(file, texts.get(file) ?? '');
  }
  for (const [file, left] of passedOver) workspace.leaveFile(file, left);
  return warnings;
}

/** Throws UsageError when a folder cannot be read. */
export async function loadFolder(
  sources: Sources,
  options: AnalysisOptions,
  progress: Progress,
): Promise<LoadedFolder> {
  const found = await (sources.places[0] === STANDARD_INPUT ? standardInput() : findFiles(sources, progress));
  const texts = new Map(
    [...found.answers].flatMap(([file, answer]) => ('text' in answer ? [[file, answer.text]] : [])),
  );
  const workspace = createWorkspace(await createParser(await loadGrammarsFromDisk()), (file) => texts.get(file));
  workspace.setOptions(options);
  const warnings = [...found.warnings, ...fill(workspace, found, texts)];
  progress(`analysing ${texts.size} files`);
  for (const _ of workspace.analysisSteps()) progress('simulating');
  return { snapshot: workspace.snapshot(), lines: (file) => texts.get(file)?.split(/\r\n|\r|\n/), warnings };
}
