/** Configurations by file name, analysed from nothing. */
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import type { WorkspaceSnapshot } from '../../server/src/workspace/snapshot.ts';
import { createWorkspace } from '../../server/src/workspace/workspace.ts';

export type Files = ReadonlyMap<string, string>;

const parser = await createParser(await loadGrammarsFromDisk());

export function analyse(files: Files): WorkspaceSnapshot {
  const workspace = createWorkspace(parser, (file) => files.get(file));
  for (const [file, text] of files) workspace.setFile(file, text);
  return workspace.snapshot();
}
