/** Files with a fixed name that say something about the configurations around them. */

/** Its folder is a network of its own (5.2). Only its presence counts. */
export const BOUNDARY_FILE = 'isis-lens.json';

/** Links that subnets do not tell, in Batfish's layer-1 format (5.4). */
export const LINKS_FILE = 'layer1_topology.json';

export const MARKER_INCLUDE: readonly string[] = [`**/${BOUNDARY_FILE}`, `**/${LINKS_FILE}`];

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

export interface SortedFiles {
  readonly configurations: readonly string[];
  /** Folders that hold a boundary file, without a closing slash; '' is the root. */
  readonly boundaryFolders: readonly string[];
  readonly linksFiles: readonly string[];
}

/** Sorts found files by what they are for. Paths or URIs, separated by `/`. */
export function sortByPurpose(files: readonly string[]): SortedFiles {
  const named = (name: string): string[] => files.filter((file) => nameOf(file) === name);
  const markers = new Set([BOUNDARY_FILE, LINKS_FILE]);
  return {
    configurations: files.filter((file) => !markers.has(nameOf(file))),
    boundaryFolders: named(BOUNDARY_FILE).map(folderOf),
    linksFiles: named(LINKS_FILE),
  };
}
