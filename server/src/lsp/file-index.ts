/** What is known of the files on disk: every configuration, boundary marker and links file, kept up by readings. */
import type { Cancellation } from '../base/cancellation.ts';
import { quotesConfigurations } from '../files/candidates.ts';
import { leftOut } from '../files/left-out.ts';
import { sortByPurpose } from '../files/markers.ts';
import { type ReadText, readText } from '../files/read-text.ts';
import { type FolderProblem, type WalkResult, walk } from '../files/walk.ts';
import { keyOfUri, relativeTo, uriOfKey } from './file-keys.ts';
import type { Host } from './host.ts';
import { createPace } from './pacing.ts';
import { readFiles } from './read-files.ts';
import type { Sources } from './sources.ts';
import { boundariesOf, nameInFolders, rootAt, type WorkspaceFolder, walkRoots } from './workspace-folders.ts';

export interface ReadProgress {
  readonly done: number;
  readonly total: number;
}

export interface FileIndex {
  /** Walks the folders and reads all their files, those near the open documents first. */
  readonly readAll: (
    open: readonly string[],
    cancellation: Cancellation,
    report: (progress: ReadProgress) => void,
  ) => Promise<WalkResult>;
  /** Reads these files again; those that are gone are forgotten. */
  readonly readAgain: (files: readonly string[], cancellation: Cancellation) => Promise<void>;
  /** Looks again at a file that is left out for its name. */
  readonly lookAgain: (file: string, cancellation: Cancellation) => Promise<void>;
  /** The same for everything below a folder. */
  readonly readBelow: (folder: string, cancellation: Cancellation) => Promise<void>;
  /** Files that are known, and all folders around them. */
  readonly knownPlaces: () => ReadonlySet<string>;
  /** Forgets a file, or everything below a folder. */
  readonly forget: (place: string) => void;
  /** Files that were left out, with a word on why. */
  readonly skipped: () => ReadonlyMap<string, string>;
}

/** Files that are only looked into at every reading of the workspace. */
const MOST_LOOKED_AT = 2_000;
/** So much of their text at most: an editor has other things to do than to read logs. */
const MOST_CHARACTERS_ASIDE = 64 * 1024 * 1024;

const SKIP_REASONS: Readonly<Record<string, string>> = {
  'too-large': 'is larger than 8 MiB',
  denied: 'may not be read (permission denied)',
  failed: 'could not be read',
};

const FOLDER_REASONS: Readonly<Record<FolderProblem['because'], string>> = {
  gone: 'is gone',
  denied: 'may not be read (permission denied)',
  failed: 'could not be read',
  'too-deep': 'is nested too deeply',
  'too-many-files': 'holds more files than can be looked at',
  'of-the-system': 'leads to where the system lives',
};

/** `say` hears one sentence about each file or folder that is left out. */
export function createFileIndex(
  host: Host,
  sources: Sources,
  folders: readonly WorkspaceFolder[],
  say: (message: string) => void,
): FileIndex {
  /** Boundary markers and links files that are there. */
  const markers = new Set<string>();
  const skipped = new Map<string, string>();

  const skip = (file: string, because: string): void => {
    if (skipped.get(file) !== because) say(`${nameInFolders(folders, file)} ${because}; it is left out.`);
    skipped.set(file, because);
  };

  function setBoundaries(): void {
    const { boundaryFolders } = sortByPurpose([...markers]);
    sources.workspace.setBoundaryFolders([...boundariesOf(folders), ...boundaryFolders]);
  }

  /** True when the file is a marker, and so no configuration. */
  function takeMarker(file: string, text: string | undefined): boolean {
    const { configurations, linksFiles } = sortByPurpose([file]);
    if (configurations.length > 0) return false;
    const changes = markers.has(file) !== (text !== undefined);
    if (text === undefined) markers.delete(file);
    else markers.add(file);
    if (linksFiles.length > 0) {
      const problem = sources.workspace.setLinksFile(file, text);
      if (problem) say(`${nameInFolders(folders, file)}: ${problem}`);
    } else if (changes) setBoundaries();
    return true;
  }

  function take(file: string, answer: ReadText): void {
    const text = 'text' in answer ? answer.text : undefined;
    if (!takeMarker(file, text)) {
      const left = leftOut(file, answer);
      if (left) sources.left(file, left);
      else sources.stored(file, text);
    }
    const because = 'skipped' in answer ? SKIP_REASONS[answer.skipped] : undefined;
    if (because) skip(file, because);
    else skipped.delete(file);
  }

  function forget(place: string): void {
    const inside = (file: string): boolean => file === place || relativeTo(place, file) !== undefined;
    for (const file of sources.storedFiles().filter(inside)) sources.stored(file, undefined);
    for (const file of [...markers].filter(inside)) takeMarker(file, undefined);
    for (const file of [...skipped.keys()].filter(inside)) skipped.delete(file);
  }

  /** Looks into files that are left out for their names, so far as there is room: most are no configurations. */
  async function lookAside(files: readonly string[], cancellation: Cancellation): Promise<void> {
    const pace = createPace(host, cancellation);
    let characters = 0;
    for (const file of files.slice(0, MOST_LOOKED_AT)) {
      const answer = await readText(host.fileSystem, uriOfKey(file));
      await pace();
      if (!('text' in answer)) continue;
      sources.passedOver(file, answer.text, quotesConfigurations(file));
      characters += answer.text.length;
      if (characters > MOST_CHARACTERS_ASIDE) return;
    }
  }

  const knownFiles = (): string[] => [...sources.storedFiles(), ...markers];

  const readAgain: FileIndex['readAgain'] = (files, cancellation) =>
    readFiles(host, files.map(uriOfKey), cancellation, (uri, answer) => take(keyOfUri(uri), answer));

  return {
    readAll: async (open, cancellation, report) => {
      setBoundaries();
      const found = await walk(host.fileSystem, walkRoots(folders), cancellation);
      for (const { uri, because } of found.problems) skip(keyOfUri(uri), FOLDER_REASONS[because]);
      const files = nearFirst(found.files.map(keyOfUri), open);
      const aside = found.leftOut.map(keyOfUri);
      const present = new Set(files);
      // Those left out are looked at anew.
      for (const file of knownFiles()) if (!present.has(file)) forget(file);
      await readFiles(host, files.map(uriOfKey), cancellation, (uri, answer, done) => {
        take(keyOfUri(uri), answer);
        report({ done, total: files.length });
      });
      await lookAside(aside, cancellation);
      return found;
    },
    readAgain,
    lookAgain: (file, cancellation) => {
      forget(file);
      return lookAside([file], cancellation);
    },
    readBelow: async (folder, cancellation) => {
      const root = rootAt(folders, folder);
      if (!root) return;
      const walked = await walk(host.fileSystem, [root], cancellation);
      const found = walked.files.map(keyOfUri);
      const present = new Set(found);
      for (const file of knownFiles()) {
        if (relativeTo(folder, file) !== undefined && !present.has(file)) forget(file);
      }
      await readAgain(found, cancellation);
      await lookAside(walked.leftOut.map(keyOfUri), cancellation);
    },
    knownPlaces: () => {
      const places = new Set<string>();
      for (const file of knownFiles()) {
        for (let place = file; place !== '' && !places.has(place); place = folderOf(place)) places.add(place);
      }
      return places;
    },
    forget,
    skipped: () => skipped,
  };
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

/** Open files, then their folders' files, then the rest. */
function nearFirst(files: readonly string[], open: readonly string[]): string[] {
  const opened = new Set(open);
  const near = new Set(open.map(folderOf));
  const rank = (file: string): number => (opened.has(file) ? 0 : near.has(folderOf(file)) ? 1 : 2);
  const ranked: string[][] = [[], [], []];
  for (const file of files) ranked[rank(file)]?.push(file);
  return ranked.flat();
}
