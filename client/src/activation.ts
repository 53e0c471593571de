/** Is there anything to do? A window without router configurations gets no server process. */
import * as vscode from 'vscode';
import { isGenericCandidate } from './language-detection.ts';
import type { Languages } from './languages.ts';

/** As in the activation events. A `.txt` is seldom a configuration, so one has to be opened. */
const CONFIGURATIONS = '**/*.{cfg,conf,ios,eos,xr,junos}';
const NAMES = /\.(?:cfg|conf|txt|ios|eos|xr|junos)$/i;

/**
 * Lines that begin configurations of most systems, so that a window full of other text starts nothing. The server decides
 * what a file is.
 */
const TELLING_LINE =
  /^[ \t]*(?:hostname \S|sysname \S|interface \w+[-\w]*\d|router (?:isis|bgp|ospf)\b|set (?:system|interfaces|protocols) \S|(?:system|interfaces|protocols) \{)/m;
const BEGINNING = 16_384;

const isOfInterest = (document: vscode.TextDocument, languages: Languages): boolean =>
  languages.has(document.languageId) ||
  (isGenericCandidate(document) &&
    (document.isUntitled ||
      NAMES.test(document.uri.path) ||
      TELLING_LINE.test(document.getText(new vscode.Range(0, 0, 200, 0)))));

/** Files without ending are looked into: so many in so many folders. */
const MOST_FOLDERS = 16;
const MOST_FILES = 24;
const LARGEST = 2_000_000;

/** RANCID and Oxidized name files after routers: `core1`, `pe2.example.net`, `10.0.0.1`. */
const HOST_NAME =
  /^[a-z0-9][\w-]*(?:(?:\.[\w-]+)*\.(?:net|com|org|edu|local|lan|lab|internal|\d+)|(?:\.[\w-]+)+\.[a-z]{2})?$/i;

async function looksLikeConfiguration(file: vscode.Uri): Promise<boolean> {
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > LARGEST) return false;
  const bytes = await vscode.workspace.fs.readFile(file);
  return TELLING_LINE.test(new TextDecoder().decode(bytes.subarray(0, BEGINNING)));
}

/**
 * A folder that RANCID or Oxidized fills: files without ending, in the folder itself or the ones in it. No pattern of names
 * finds them, so the first few are looked into.
 */
async function holdsFilesWithoutEnding(root: vscode.Uri): Promise<boolean> {
  const { fs } = vscode.workspace;
  const list = async (folder: vscode.Uri) => {
    const entries = await fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ name, type, uri: vscode.Uri.joinPath(folder, name) }));
  };
  const top = await list(root);
  const folders = top.filter(
    ({ name, type }) => type === vscode.FileType.Directory && /^\w/.test(name) && name !== 'node_modules',
  );
  const below = await Promise.all(folders.slice(0, MOST_FOLDERS).map(({ uri }) => list(uri)));
  const files = [top, ...below]
    .flat()
    .filter(({ name, type }) => type === vscode.FileType.File && HOST_NAME.test(name));
  const looks = files.slice(0, MOST_FILES).map(({ uri }) => looksLikeConfiguration(uri).catch(() => false));
  return (await Promise.all(looks)).includes(true);
}

async function workspaceHolds(): Promise<boolean> {
  const settings = vscode.workspace.getConfiguration('isisLens');
  const chosen = settings.inspect<string[]>('files.include');
  // Somebody who names files or folders wants them read.
  if (chosen?.workspaceValue || chosen?.workspaceFolderValue || chosen?.globalValue) return true;
  if ((await vscode.workspace.findFiles(CONFIGURATIONS, '**/node_modules/**', 1)).length > 0) return true;
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
    holdsFilesWithoutEnding(uri).catch(() => false),
  );
  return (await Promise.all(roots)).includes(true);
}

/** Resolves when there is something to do: now, or when the first document of interest opens. */
export async function whenNeeded(subscriptions: vscode.Disposable[], languages: Languages): Promise<void> {
  const isOpen = vscode.workspace.textDocuments.some((document) => isOfInterest(document, languages));
  if (isOpen || (await workspaceHolds())) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidOpenTextDocument((document) => {
      if (!isOfInterest(document, languages)) return;
      listener.dispose();
      resolve();
    });
    subscriptions.push(listener);
  });
}
