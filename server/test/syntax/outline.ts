/** A syntax tree as text that a test can show: one line per statement, nested by depth. */
import type { Statement, SyntaxTree } from '../../src/syntax/tree.ts';

export function outline(tree: SyntaxTree): string[] {
  const lines: string[] = [];
  const visit = (statement: Statement, depth: number): void => {
    const { kind, negation, words, line, lastLine } = statement;
    const text = [...(negation ? [`(${negation.kind})`] : []), ...words.map((word) => word.text)].join(' · ');
    const where = line === lastLine ? `${line}` : `${line}-${lastLine}`;
    lines.push(`${'  '.repeat(depth)}${where}: ${kind === 'command' ? '' : `${kind} `}${text}`);
    for (const child of statement.children) visit(child, depth + 1);
  };
  for (const statement of tree.statements) visit(statement, 0);
  return lines;
}
