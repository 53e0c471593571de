/**
 * Finding the files of the workspace. Every real file is found once, however many links lead to it:
 * the same router twice would be two routers with one system ID (D7).
 *
 * A link may lead out of the workspace, as to a folder that a collector of configurations writes. Such a folder is
 * looked at to a bounded depth and number of folders, links in it are not followed, and where the system itself
 * lives nothing is looked at.
 */
import { URI, Utils } from 'vscode-uri';
import { type Cancellation, checkpoint } from '../base/cancellation.ts';
import { type Candidates, isIgnoredFolder } from './candidates.ts';
import { type FileSystem, type FolderEntry, isUnavailable, type Unavailable } from './file-system.ts';

export interface WalkRoot {
  readonly uri: string;
  /** Path of `uri` below the folder that `candidates` speak of; absent when it is that folder. */
  readonly at?: string;
  readonly candidates: Candidates;
}

export interface FolderProblem {
  readonly uri: string;
  readonly because: Unavailable['unavailable'] | 'too-deep' | 'too-many-files' | 'of-the-system';
}

export interface WalkResult {
  /** Sorted URI texts. What has a name worth reading and is no regular file is among them. */
  readonly files: readonly string[];
  /** The same of files left out for their names alone, at most a bounded number. */
  readonly leftOut: readonly string[];
  /** Places that lead to a file or folder found under another name: link → real place. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly problems: readonly FolderProblem[];
}

/** Deeper trees are made by tools or by malice, not by people. */
const DEEPEST_FOLDER = 48;
const MOST_FILES = 200_000;
const MOST_LEFT_OUT = 20_000;
/** Below a link that leads out of the workspace. */
const DEEPEST_OUTSIDE = 8;
const MOST_FOLDERS_OUTSIDE = 2_000;
/** What the kernel shows as files: endless, different at each look, or with effects. */
const SYSTEM_PLACES = ['/proc', '/sys', '/dev', '/run'].map((path) => URI.file(path).toString());
/** Folders read at a time: enough to hide the disk's latency. */
const BATCH = 16;

interface Visit {
  readonly place: URI;
  /** The place with all links resolved, as text. */
  readonly real: string;
  readonly relative: string;
  readonly root: WalkRoot;
  readonly depth: number;
  /** Folders on the way from the link that leads out of the workspace; undefined inside it. */
  readonly outside?: number;
}

const isIn = (folder: string, real: string): boolean =>
  real === folder || real.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

export async function walk(
  fileSystem: FileSystem,
  roots: readonly WalkRoot[],
  cancellation: Cancellation,
): Promise<WalkResult> {
  /** Real place → where we found it. */
  const folders = new Map<string, string>();
  const files = new Map<string, string>();
  const aliases = new Map<string, string>();
  const problems: FolderProblem[] = [];
  const links: Visit[] = [];
  const leftOut: string[] = [];
  let queue: Visit[] = [];
  let foldersOutside = 0;

  const enter = (visit: Visit): void => {
    const found = folders.get(visit.real);
    const place = visit.place.toString();
    if (found !== undefined) {
      if (found !== place) aliases.set(place, found);
    } else if (visit.depth > DEEPEST_FOLDER || (visit.outside ?? 0) > DEEPEST_OUTSIDE) {
      problems.push({ uri: place, because: 'too-deep' });
    } else if (visit.outside !== undefined && foldersOutside++ >= MOST_FOLDERS_OUTSIDE) {
      if (foldersOutside === MOST_FOLDERS_OUTSIDE + 1) problems.push({ uri: place, because: 'too-many-files' });
    } else {
      folders.set(visit.real, place);
      queue.push(visit);
    }
  };

  const addFile = (place: string, real: string): void => {
    const found = files.get(real);
    if (found === undefined) files.set(real, place);
    else if (found !== place) aliases.set(place, found);
  };

  const look = (visit: Visit, entry: FolderEntry): void => {
    const relative = visit.relative === '' ? entry.name : `${visit.relative}/${entry.name}`;
    const { candidates } = visit.root;
    const below = (): Visit => ({
      place: Utils.joinPath(visit.place, entry.name),
      real: Utils.joinPath(URI.parse(visit.real), entry.name).toString(),
      relative,
      root: visit.root,
      depth: visit.depth + 1,
      ...(visit.outside === undefined ? {} : { outside: visit.outside + 1 }),
    });
    if (entry.kind === 'folder') {
      if (!isIgnoredFolder(entry.name) && candidates.entersFolder(relative)) enter(below());
    } else if (entry.kind === 'link') {
      if (!isIgnoredFolder(entry.name) && visit.outside === undefined) links.push(below());
    } else if (candidates.accepts(relative)) {
      const found = below();
      addFile(found.place.toString(), found.real);
    } else if (entry.kind === 'file' && leftOut.length < MOST_LEFT_OUT && candidates.leavesOut(relative)) {
      leftOut.push(below().place.toString());
    }
  };

  const readQueue = async (): Promise<void> => {
    while (queue.length > 0 && files.size < MOST_FILES) {
      checkpoint(cancellation);
      const batch = queue.slice(0, BATCH);
      queue = queue.slice(BATCH);
      const answers = await Promise.all(batch.map(({ place }) => fileSystem.readFolder(place.toString())));
      answers.forEach((answer, index) => {
        const visit = batch[index];
        if (!visit) return;
        if (isUnavailable(answer)) problems.push({ uri: visit.place.toString(), because: answer.unavailable });
        else for (const entry of answer) look(visit, entry);
      });
    }
  };

  /** A link to a folder around the workspace would lead back into it, by way of the rest of the disk. */
  const holdsRoot = (real: string): boolean => realRoots.some((root) => isIn(real, root));
  const isOutside = (real: string): boolean => !realRoots.some((root) => isIn(root, real));

  const follow = async (link: Visit): Promise<void> => {
    const place = link.place.toString();
    const [real, facts] = await Promise.all([fileSystem.realPlace(place), fileSystem.facts(place)]);
    if (isUnavailable(real) || isUnavailable(facts)) return; // A dangling link is nobody's mistake.
    const { candidates } = link.root;
    const isWanted =
      facts.kind === 'folder' ? candidates.entersFolder(link.relative) : candidates.accepts(link.relative);
    if (!isWanted) return;
    const outside = isOutside(real);
    if (outside && SYSTEM_PLACES.some((place) => isIn(place, real))) {
      problems.push({ uri: place, because: 'of-the-system' });
    } else if (facts.kind !== 'folder') addFile(place, real);
    else if (!holdsRoot(real)) enter({ ...link, real, ...(outside ? { outside: 0 } : {}) });
  };

  const realRoots: string[] = [];
  for (const root of roots) {
    const real = await fileSystem.realPlace(root.uri);
    if (isUnavailable(real)) {
      problems.push({ uri: root.uri, because: real.unavailable });
      continue;
    }
    realRoots.push(real);
    enter({ place: URI.parse(root.uri), real, relative: root.at ?? '', root, depth: 0 });
  }
  await readQueue();
  // Links come after everything that is really there, so that a file is known by its own name.
  for (let link = links.shift(); link; link = links.shift()) {
    checkpoint(cancellation);
    await follow(link);
    await readQueue();
  }
  if (queue.length > 0) problems.push({ uri: roots[0]?.uri ?? '', because: 'too-many-files' });
  return { files: [...files.values()].sort(), leftOut: leftOut.sort(), aliases, problems };
}
