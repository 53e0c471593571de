/** Growing selections: word, value of several words, line, the sections around it, file. */
import { comparePositions, type Position, type Range, type Span, spanToRange } from '../base/text.ts';
import { statementPath } from '../syntax/locate.ts';
import { type Statement, type SyntaxTree, statementSpan } from '../syntax/tree.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { addressMentionAt } from './addresses.ts';

/** Ranges that hold a position, the innermost first; each holds the one before and is larger. */
export type Growing = readonly [Range, ...Range[]];

/** One answer for each position, in their order. */
export function selectionRanges(
  snapshot: WorkspaceSnapshot,
  file: string,
  positions: readonly Position[],
): readonly Growing[] {
  const tree = snapshot.tree(file);
  return positions.map((at) => growing(at, tree ? rangesAt(tree, at) : []));
}

/** Hostile text may nest without end. */
const MOST_SECTIONS = 50;

/** Candidates from the inside out; some may be equal. */
function rangesAt(tree: SyntaxTree, at: Position): readonly Range[] {
  const path = statementPath(tree, at.line, at.character).slice(-MOST_SECTIONS).reverse();
  const [innermost] = path;
  const own = innermost && innermost.line === at.line && innermost.kind === 'command' ? lineRanges(innermost, at) : [];
  return [...own, ...path.map(wholeRange), wholeFile(tree)];
}

function lineRanges(statement: Statement, at: Position): readonly Range[] {
  const { words, line } = statement;
  const index = words.findIndex(({ start, end }) => start <= at.character && at.character <= end);
  const word = words[index];
  const spans: Span[] = word ? [{ line, start: word.start, end: word.end }] : [];
  const mention = word && addressMentionAt(statement, index);
  if (mention) spans.push(mention.span);
  return [...spans, statementSpan(statement)].map(spanToRange);
}

/** A statement with everything in it. What a banner's last line holds is no word, so it is taken whole. */
function wholeRange(statement: Statement): Range {
  const span = statementSpan(statement);
  const start = { line: span.line, character: span.start };
  if (statement.closing) return { start, end: { line: statement.lastLine, character: statement.closing.end } };
  if (statement.lastLine === statement.line) return { start, end: { line: span.line, character: span.end } };
  const last = lastStatement(statement);
  if (last.line === statement.lastLine) return { start, end: { line: last.line, character: statementSpan(last).end } };
  return { start, end: { line: statement.lastLine + 1, character: 0 } };
}

function lastStatement(statement: Statement): Statement {
  let last = statement;
  for (let next = last.children.at(-1); next; next = last.children.at(-1)) last = next;
  return last;
}

/** Editors shorten what reaches beyond the last line. */
const wholeFile = ({ lineCount }: SyntaxTree): Range => ({
  start: { line: 0, character: 0 },
  end: { line: lineCount, character: 0 },
});

function growing(at: Position, ranges: readonly Range[]): Growing {
  const chain: Range[] = [];
  for (const range of ranges) {
    const inner = chain.at(-1) ?? { start: at, end: at };
    if (holds(range, inner) && (chain.length === 0 || !holds(inner, range))) chain.push(range);
  }
  const [first = { start: at, end: at }, ...rest] = chain;
  return [first, ...rest];
}

const holds = (outer: Range, inner: Range): boolean =>
  comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
