/** Which files of a folder are worth reading. Content decides afterwards; this only keeps us out of where no configuration lies. */
import picomatch from 'picomatch';

/** Names under which people keep router configurations. */
const EXTENSIONS = ['cfg', 'conf', 'ios', 'eos', 'xr', 'junos', 'txt'];

export const DEFAULT_INCLUDE: readonly string[] = EXTENSIONS.map((extension) => `**/*.${extension}`);

/** Folders of tools: their text files are never a network's configurations. */
const IGNORED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.vscode',
  '.vscode-test',
  '.idea',
  '.venv',
  '.tox',
  '.cache',
  '__pycache__',
  'node_modules',
]);

export const isIgnoredFolder = (name: string): boolean => IGNORED_FOLDERS.has(name);

/** True when a folder on the way to the file is ignored. `relative` uses `/`. */
export const isInIgnoredFolder = (relative: string): boolean => relative.split('/').slice(0, -1).some(isIgnoredFolder);

export interface Candidates {
  /** Is the file, by its path below the root, worth reading? */
  readonly accepts: (relative: string) => boolean;
  /** Can there be files worth reading in this folder (path below the root, '' for the root)? */
  readonly entersFolder: (relative: string) => boolean;
}

const isInside = (folder: string, relative: string): boolean =>
  folder === '' || relative === folder || relative.startsWith(`${folder}/`);

/**
 * `include`: glob patterns of files. `folders`: paths below the root to look in, '' or none for all.
 * Both validated by the caller. Letter case does not count, as on most people's disks.
 */
export function createCandidates(include: readonly string[], folders: readonly string[]): Candidates {
  const matches = picomatch([...include], { nocase: true, dot: true });
  const chosen = folders.length === 0 ? [''] : folders;
  return {
    accepts: (relative) =>
      !isInIgnoredFolder(relative) && chosen.some((folder) => isInside(folder, relative)) && matches(relative),
    entersFolder: (relative) =>
      chosen.some((folder) => isInside(folder, relative) || relative === '' || isInside(relative, folder)),
  };
}
