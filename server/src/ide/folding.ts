/** Folding: sections, banners, hex blobs, and runs of lines that make up one list. */
import type { Statement, SyntaxTree } from '../syntax/tree.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface Fold {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly kind: 'section' | 'text';
}

/** In order; folds nest or stand apart, and no two begin on one line. */
export function foldingRanges(snapshot: WorkspaceSnapshot, file: string): readonly Fold[] {
  const tree = snapshot.tree(file);
  if (!tree) return [];
  const folds = statementFolds(tree.statements);
  const lists = (snapshot.devices.get(file) ?? []).flatMap(({ prefixLists }) => prefixLists);
  for (const { section } of lists) {
    if (section.lastLine > section.firstLine && isUnbrokenRun(tree, section.firstLine, section.lastLine)) {
      folds.push({ firstLine: section.firstLine, lastLine: section.lastLine, kind: 'section' });
    }
  }
  return folds.sort((a, b) => a.firstLine - b.firstLine || b.lastLine - a.lastLine);
}

function statementFolds(statements: readonly Statement[]): Fold[] {
  return statements.flatMap((statement) => {
    const inner = statementFolds(statement.children);
    if (statement.lastLine <= statement.line) return inner;
    const kind = statement.kind === 'command' ? 'section' : 'text';
    // A closing brace stays in sight.
    const lastLine = statement.closing ? statement.lastLine - 1 : statement.lastLine;
    if (lastLine <= statement.line) return inner;
    return [{ firstLine: statement.line, lastLine, kind } as const, ...inner];
  });
}

/** Every line of the run is a one-line statement that begins like the first. */
function isUnbrokenRun({ statements }: SyntaxTree, firstLine: number, lastLine: number): boolean {
  const run = statements.filter(({ line }) => line >= firstLine && line <= lastLine);
  const [first] = run;
  return run.every((each) => each.lastLine === each.line && each.words[0]?.text === first?.words[0]?.text);
}
