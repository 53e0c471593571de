/** Is a line on its way to become a command, and none yet? Then it says nothing about what the router will do. */
import { recognisedDialect } from '../dialects/registry.ts';
import { statementPath } from '../syntax/locate.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export function isHalfTyped(snapshot: WorkspaceSnapshot, file: string, line: number): boolean {
  const devices = snapshot.devices.get(file);
  const tree = devices && snapshot.tree(file);
  const statement = tree && statementPath(tree, line).at(-1);
  if (!devices || !tree || statement?.line !== line || statement.kind !== 'command') return false;
  const last = statement.words.at(-1);
  if (!last) return statement.negation !== undefined;
  const { command, expected } = recognisedDialect(devices[0].dialect).commandAt(tree, { line, character: last.end });
  if (command) return false;
  const typed = last.text.toLowerCase();
  return expected.some(({ role, text }) => role !== 'keyword' || text.startsWith(typed));
}
