/** The folders of the workspace with their settings, and what they say about a file. */
import { type Candidates, createCandidates, isInIgnoredFolder } from '../files/candidates.ts';
import { MARKER_INCLUDE } from '../files/markers.ts';
import type { WalkRoot } from '../files/walk.ts';
import { keyOfUri, relativeTo, uriOfKey } from './file-keys.ts';
import type { FolderSettings } from './settings.ts';

export interface WorkspaceFolder {
  readonly uri: string;
  readonly key: string;
  readonly settings: FolderSettings;
  readonly candidates: Candidates;
}

export function workspaceFolder(uri: string, settings: FolderSettings): WorkspaceFolder {
  const candidates = createCandidates([...settings.include, ...MARKER_INCLUDE], settings.folders);
  return { uri, key: keyOfUri(uri).replace(/(?<=.)\/$/, ''), settings, candidates };
}

export const walkRoots = (folders: readonly WorkspaceFolder[]): WalkRoot[] =>
  folders.map(({ key, candidates }) => ({ uri: uriOfKey(key), candidates }));

/** The folder a place is in (or is), with the path from there. */
function home(
  folders: readonly WorkspaceFolder[],
  place: string,
): { readonly folder: WorkspaceFolder; readonly relative: string } | undefined {
  for (const folder of folders) {
    const relative = place === folder.key ? '' : relativeTo(folder.key, place);
    if (relative !== undefined) return { folder, relative };
  }
  return undefined;
}

/** A root to walk only what is at or below a place. */
export function rootAt(folders: readonly WorkspaceFolder[], place: string): WalkRoot | undefined {
  const found = home(folders, place);
  return found && { uri: uriOfKey(place), at: found.relative, candidates: found.folder.candidates };
}

/** Is the place where files of the workspace may be? */
export function isInside(folders: readonly WorkspaceFolder[], place: string): boolean {
  const found = home(folders, place);
  return (
    found !== undefined &&
    !isInIgnoredFolder(`${found.relative}/`) &&
    found.folder.candidates.entersFolder(found.relative)
  );
}

const inSome = (
  folders: readonly WorkspaceFolder[],
  file: string,
  holds: (candidates: Candidates, relative: string) => boolean,
): boolean =>
  folders.some(({ key, candidates }) => {
    const relative = relativeTo(key, file);
    return relative !== undefined && holds(candidates, relative);
  });

/** Is the file one that is read from disk when it appears? */
export const isCandidate = (folders: readonly WorkspaceFolder[], file: string): boolean =>
  inSome(folders, file, (candidates, relative) => candidates.accepts(relative));

/** Is the file one that is only looked into, for its name? */
export const isLeftOut = (folders: readonly WorkspaceFolder[], file: string): boolean =>
  inSome(folders, file, (candidates, relative) => candidates.leavesOut(relative));

/** Boundaries of networks (5.2) that the workspace itself sets: its folders, and what their settings name. */
export function boundariesOf(folders: readonly WorkspaceFolder[]): string[] {
  return folders.flatMap(({ key, settings }) => [
    key,
    ...settings.boundaries.map((boundary) => (boundary === '' ? key : `${key}/${boundary}`)),
  ]);
}

/**
 * Is an open document part of the workspace's networks? Files, unsaved documents and whatever file
 * system a folder is on; not the old side of a comparison or an output channel.
 */
export function isAnalysed(folders: readonly WorkspaceFolder[], uri: string): boolean {
  const scheme = uri.slice(0, uri.indexOf(':'));
  return scheme === 'file' || scheme === 'untitled' || folders.some((folder) => folder.uri.startsWith(`${scheme}:`));
}
