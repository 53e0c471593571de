/** The tree as the tables read it: groups taken over, names of policies apart from what they are called with. */
import type { Statement, SyntaxTree } from '../../syntax/tree.ts';
import { withGroups } from './groups.ts';
import { withSplitWords } from './rpl/tokens.ts';

const callsPolicy = ({ words }: Statement): boolean =>
  words.some(({ text }) => text.includes('(')) && words.some(({ text }) => text.toLowerCase().endsWith('policy'));

function withNames(statements: readonly Statement[]): readonly Statement[] {
  let changed = false;
  const all = statements.map((statement) => {
    const children = statement.children.length > 0 ? withNames(statement.children) : statement.children;
    const named = callsPolicy(statement) ? withSplitWords(statement) : statement;
    if (named === statement && children === statement.children) return statement;
    changed = true;
    return { ...named, children };
  });
  return changed ? all : statements;
}

/** Nobody nests deeper than this; the walk reads what is deeper on one level. */
const MAX_DEPTH = 50;

function isShallow(statements: readonly Statement[], depth = 0): boolean {
  return depth < MAX_DEPTH && statements.every(({ children }) => isShallow(children, depth + 1));
}

export function prepared(tree: SyntaxTree): SyntaxTree {
  if (!isShallow(tree.statements)) return tree;
  const statements = withGroups(withNames(tree.statements));
  return statements === tree.statements ? tree : { ...tree, statements };
}
