/** Which files of a folder are worth reading. Content decides afterwards; this only keeps us out of where no configuration lies. */
import picomatch from 'picomatch';

/** Endings under which people keep router configurations. */
export const USUAL_ENDINGS: readonly string[] = ['cfg', 'conf', 'ios', 'eos', 'xr', 'junos', 'txt'];

/**
 * RANCID and Oxidized name a file after its router, so `pe2.example.net` has no ending. Top-level domains that are
 * the endings of other files as well are left out.
 */
const DOMAINS = 'com|net|org|edu|gov|int|arpa|local|localdomain|lan|lab|internal|intra|corp|home|example|test';
const COUNTRIES = '(?!ac|ai|am|cc|cs|db|gz|in|js|la|md|ml|mm|pl|ps|py|rb|rs|sh|so|tf|ts|vb|xz)[a-z]{2}';
const LABEL = '[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?';
const HOST_NAME = new RegExp(`^(?:${LABEL}\\.)+(?:${DOMAINS})$|^(?:${LABEL}\\.){2,}${COUNTRIES}$`);
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Endings of what is never text that a person wrote. */
const BINARY = new Set(
  `7z a avi bin bmp bz2 class db deb dll dmg doc docx dylib eot exe gif gz ico img iso jar jpeg jpg lib mov mp3 mp4 o obj
  odt otf pcap pcapng pdf png pptx pyc qcow2 rpm so sqlite tar tgz tif tiff ttf vmdk vsix wasm wav webm webp whl woff
  woff2 xls xlsx xz zip zst`.split(/\s+/),
);

/** Endings of documents, programs and data: they quote configurations. */
const QUOTING = new Set(
  `adoc bat c cc cpp cs css csv go h htm html ipynb java js json jsx lock lua markdown md mjs php pl ps1 py rb rs rst scss sh
  sql svg tex toml ts tsx xml yaml yml`.split(/\s+/),
);

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

const nameOf = (relative: string): string => relative.slice(relative.lastIndexOf('/') + 1).toLowerCase();

/** In lower case, without the dot; undefined for a name without one, and for hidden files, whose name begins with the dot. */
function endingOf(name: string): string | undefined {
  const at = name.lastIndexOf('.');
  return at > 0 ? name.slice(at + 1) : undefined;
}

/** A name that a configuration may have anywhere: a usual ending, or none. */
function isUsualName(name: string): boolean {
  const ending = endingOf(name);
  if (ending === undefined) return !name.startsWith('.');
  return USUAL_ENDINGS.includes(ending) || HOST_NAME.test(name) || ADDRESS.test(name);
}

/** Does the name itself say that somebody keeps a configuration there? `.txt` and no ending say nothing. */
export function promisesConfiguration(relative: string): boolean {
  const ending = endingOf(nameOf(relative));
  return ending !== undefined && ending !== 'txt' && USUAL_ENDINGS.includes(ending);
}

/** A document, program or data by its name: what it shows of configurations is an example of something. */
export const quotesConfigurations = (relative: string): boolean => QUOTING.has(endingOf(nameOf(relative)) ?? '');

export interface Candidates {
  /** Is the file, by its path below the root, worth reading? */
  readonly accepts: (relative: string) => boolean;
  /** Is it left out for its name alone, and may nevertheless hold a configuration? */
  readonly leavesOut: (relative: string) => boolean;
  /** Can there be files worth reading in this folder (path below the root, '' for the root)? */
  readonly entersFolder: (relative: string) => boolean;
}

const isInside = (folder: string, relative: string): boolean =>
  folder === '' || relative === folder || relative.startsWith(`${folder}/`);

/**
 * `include`: glob patterns of files beside those of usual names; one without `/` is about names alone. `folders`: paths
 * below the root to look in, '' or none for all. Both validated by the caller. Letter case does not count, as on most
 * people's disks.
 */
export function createCandidates(include: readonly string[], folders: readonly string[]): Candidates {
  const patterns = include.map((pattern) => (pattern.includes('/') ? pattern : `**/${pattern}`));
  const matches = patterns.length > 0 ? picomatch(patterns, { nocase: true, dot: true }) : () => false;
  const chosen = folders.length === 0 ? [''] : folders;
  const isHere = (relative: string): boolean =>
    !isInIgnoredFolder(relative) && chosen.some((folder) => isInside(folder, relative));
  const isWanted = (relative: string): boolean => isUsualName(nameOf(relative)) || matches(relative);
  return {
    accepts: (relative) => isHere(relative) && isWanted(relative),
    leavesOut: (relative) => {
      const ending = endingOf(nameOf(relative));
      return ending !== undefined && !BINARY.has(ending) && isHere(relative) && !isWanted(relative);
    },
    entersFolder: (relative) =>
      chosen.some((folder) => isInside(folder, relative) || relative === '' || isInside(relative, folder)),
  };
}
