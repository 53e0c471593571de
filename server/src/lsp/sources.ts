/**
 * Which text of a file counts: an open document's before the stored one. Feeds the workspace, and
 * keeps the stored text of every configuration, because a closed document falls back to it.
 */
import type { SyntaxParser } from '../syntax/parser.ts';
import { type Left, leftForName } from '../workspace/left-files.ts';
import { createWorkspace, type Workspace } from '../workspace/workspace.ts';

export interface Sources {
  readonly workspace: Workspace;
  /** `undefined`: the file is gone, or nothing we read. */
  readonly stored: (file: string, text: string | undefined) => void;
  readonly opened: (file: string, text: string) => void;
  readonly edited: (file: string, text: string) => void;
  /** The document is on disk as it is in the editor. What it is, is judged by its text alone from then on. */
  readonly saved: (file: string, text: string) => void;
  readonly closed: (file: string) => void;
  /** The file is there, and there is no text of it to read. An open document counts nevertheless. */
  readonly left: (file: string, because: Left) => void;
  /** The text of a file that is left out for its name. */
  readonly passedOver: (file: string, text: string, quotes: boolean) => void;
  /** Files that are there, whether their text is read or not. */
  readonly storedFiles: () => readonly string[];
}

export function createSources(parser: SyntaxParser): Sources {
  const texts = new Map<string, string>();
  /** Without a text that counts: what is put aside with it. */
  const aside = new Map<string, () => void>();
  const open = new Set<string>();
  const workspace = createWorkspace(parser, (file) => texts.get(file));

  const readStored = (file: string, text: string): void => {
    if (workspace.setFile(file, text) !== undefined) return;
    texts.delete(file);
    // Nobody reads it again, so its text need not be kept: only what was made of it.
    const because = workspace.leftOf(file);
    aside.set(file, () => workspace.leaveFile(file, because));
  };

  function putAside(file: string, put: () => void): void {
    texts.delete(file);
    aside.set(file, put);
    if (!open.has(file)) put();
  }

  return {
    workspace,
    stored: (file, text) => {
      if (text !== undefined && texts.get(file) === text) return;
      aside.delete(file);
      if (text === undefined) {
        texts.delete(file);
        if (!open.has(file)) workspace.removeFile(file);
        return;
      }
      texts.set(file, text);
      if (!open.has(file)) readStored(file, text);
    },
    opened: (file, text) => {
      open.add(file);
      workspace.openFile(file, text);
    },
    edited: (file, text) => {
      if (open.has(file)) workspace.editFile(file, text);
    },
    saved: (file, text) => {
      if (texts.has(file)) texts.set(file, text);
      if (open.has(file)) workspace.settleFile(file, text);
    },
    closed: (file) => {
      if (!open.delete(file)) return;
      const [text, put] = [texts.get(file), aside.get(file)];
      if (text !== undefined) readStored(file, text);
      else if (put) put();
      else workspace.removeFile(file);
    },
    left: (file, because) => putAside(file, () => workspace.leaveFile(file, because)),
    passedOver: (file, text, quotes) => {
      const because = leftForName(text, quotes);
      if (because) putAside(file, () => workspace.leaveFile(file, because));
    },
    storedFiles: () => [...texts.keys(), ...aside.keys()],
  };
}
