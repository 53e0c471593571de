/** What the arguments DIR, FILE… and `-` mean: where to look, and what files are called in all output. */
import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from './arguments.ts';

export interface Places {
  /** Files are named by their path from here. */
  readonly base: string;
  /** Absolute paths. */
  readonly folders: readonly string[];
  /** Files that a person named: they are looked at whatever they are called. */
  readonly files: readonly string[];
}

export const STANDARD_INPUT = '-';

type Kind = 'folder' | 'file';

async function kindOf(place: string): Promise<Kind> {
  const found = await stat(place).catch((error: NodeJS.ErrnoException) => error.code ?? '');
  if (typeof found === 'object') return found.isDirectory() ? 'folder' : 'file';
  const is = found === 'EACCES' || found === 'EPERM' ? 'may not be read (permission denied)' : 'does not exist';
  throw new UsageError(`'${place}' ${is}; give the folder that holds the configurations, or files`);
}

const holds = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** The closest folder that all of them are in. */
function commonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? resolve('.');
  while (!folders.every((folder) => holds(common, folder))) common = dirname(common);
  return common;
}

/** Rejects with UsageError when one of them is not there. */
export async function findPlaces(given: readonly string[]): Promise<Places> {
  const kinds = await Promise.all(given.map(kindOf));
  const of = (kind: Kind): string[] => [
    ...new Set(given.filter((_, at) => kinds[at] === kind).map((each) => resolve(each))),
  ];
  const [folders, files] = [of('folder'), of('file')];
  const around = [...folders, ...files.map((file) => dirname(file))];
  const here = resolve('.');
  const [only] = files.length === 0 && folders.length === 1 ? folders : [];
  return {
    base: only ?? (around.every((folder) => holds(here, folder)) ? here : commonFolder(around)),
    folders,
    files,
  };
}

/** The path of a file as output names it. */
export const nameFrom = (base: string, path: string): string => relative(base, path).split(sep).join('/');
