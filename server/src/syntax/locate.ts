/** Which statements a place in the text is in. */
import type { Statement, SyntaxTree } from './tree.ts';

const startOf = ({ negation, words, indent }: Statement): number =>
  (negation?.word ?? words[0])?.start ?? indent.length;

/** White space in front of a line's first statement belongs to it. */
const startsBy = (statement: Statement, character: number): boolean =>
  startOf(statement) <= Math.max(character, statement.indent.length);

/** Siblings are in the order of the text, so a big file costs a binary search. */
function lastStartingAtOrBefore(
  siblings: readonly Statement[],
  line: number,
  character: number,
): Statement | undefined {
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = siblings[middle] as Statement;
    if (each.line < line || (each.line === line && startsBy(each, character))) low = middle + 1;
    else high = middle;
  }
  return siblings[low - 1];
}

/** Statements that hold a place, outermost first; without `character` the end of the line. */
export function statementPath(tree: SyntaxTree, line: number, character?: number): readonly Statement[] {
  const path: Statement[] = [];
  let siblings = tree.statements;
  for (;;) {
    const holder = lastStartingAtOrBefore(siblings, line, character ?? Number.POSITIVE_INFINITY);
    if (!holder || holder.lastLine < line || (character !== undefined && isBehind(holder, line, character)))
      return path;
    path.push(holder);
    siblings = holder.children;
  }
}

/** Behind the brace that closes its block. */
const isBehind = ({ closing, lastLine }: Statement, line: number, character: number): boolean =>
  closing !== undefined && lastLine === line && character >= closing.end;
