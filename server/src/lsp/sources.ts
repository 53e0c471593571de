/**
 * Which text of a file counts: an open document's before the stored one. Feeds the workspace, and
 * keeps the stored text of every configuration, because a closed document falls back to it.
 */
import type { SyntaxParser } from '../syntax/parser.ts';
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
  /** Files with a stored text that counts or may come to count. */
  readonly storedFiles: () => readonly string[];
}

export function createSources(parser: SyntaxParser): Sources {
  const texts = new Map<string, string>();
  const open = new Set<string>();
  const workspace = createWorkspace(parser, (file) => texts.get(file));

  const readStored = (file: string, text: string): void => {
    if (workspace.setFile(file, text) === undefined) texts.delete(file);
  };

  return {
    workspace,
    stored: (file, text) => {
      if (texts.get(file) === text) return;
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
      const text = texts.get(file);
      if (text === undefined) workspace.removeFile(file);
      else readStored(file, text);
    },
    storedFiles: () => [...texts.keys()],
  };
}
