/**
 * `group … end-group` and `apply-group`: sections take over the lines of a group that stand under headers
 * like theirs. What the section says itself comes later and so wins; of several groups the first wins.
 */
import type { Statement, Word } from '../../syntax/tree.ts';
import { isPattern } from './interface-names.ts';
import { patternMatches } from './pattern.ts';

type Groups = ReadonlyMap<string, readonly Statement[]>;

/** Groups apply to sections in sections; nobody nests them deeper. */
const MAX_DEPTH = 12;
/** A group on thousands of interfaces is usual, millions of lines are not. */
const MAX_INHERITED = 200_000;

const firstWord = ({ words }: Statement): string => words[0]?.text ?? '';

/** The lines of each group: those under its header, in text without indentation those up to its end. */
function groupsIn(statements: readonly Statement[]): Groups {
  const groups = new Map<string, readonly Statement[]>();
  statements.forEach((statement, at) => {
    const name = statement.words[1]?.text;
    if (firstWord(statement) !== 'group' || name === undefined || statement.negation) return;
    groups.set(name, statement.children.length > 0 ? statement.children : upToEnd(statements, at + 1));
  });
  return groups;
}

function upToEnd(statements: readonly Statement[], from: number): readonly Statement[] {
  const end = statements.findIndex((statement, at) => at >= from && firstWord(statement) === 'end-group');
  return end < 0 ? [] : statements.slice(from, end);
}

function wordMatches(pattern: Word | undefined, word: Word | undefined): boolean {
  if (!pattern || !word) return false;
  return isPattern(pattern.text)
    ? patternMatches(pattern.text.replaceAll("'", ''), word.text)
    : pattern.text === word.text;
}

const headerMatches = (group: Statement, { words, negation }: Statement): boolean =>
  !negation && words.length === group.words.length && words.every((word, at) => wordMatches(group.words[at], word));

const hasPattern = ({ words }: Statement): boolean => words.some(({ text }) => isPattern(text));

function asInherited(statement: Statement): Statement {
  const children = statement.children.filter((child) => !hasPattern(child)).map(asInherited);
  return { ...statement, children, inherited: true };
}

/** Names after `apply-group` among the statements. */
const appliedIn = (statements: readonly Statement[]): readonly string[] =>
  statements
    .filter((statement) => firstWord(statement) === 'apply-group' && !statement.negation)
    .flatMap(({ words }) => words.slice(1).map(({ text }) => text));

/** The statements with what they inherit; the very same ones where no group is applied. */
export function withGroups(statements: readonly Statement[]): readonly Statement[] {
  const groups = groupsIn(statements);
  if (groups.size === 0) return statements;
  let left = MAX_INHERITED;

  /** What the groups say under headers like those on the way to a section. */
  function saidOf(path: readonly Statement[], names: readonly string[]): Statement[][] {
    return names.map((name) => {
      let said = groups.get(name) ?? [];
      for (const header of path) {
        said = said.filter((each) => headerMatches(each, header)).flatMap(({ children }) => children);
      }
      return [...said];
    });
  }

  function inherited(said: readonly Statement[], own: readonly Statement[]): Statement[] {
    const fresh = said.filter(
      (each) =>
        firstWord(each) !== 'apply-group' &&
        !hasPattern(each) &&
        (each.children.length === 0 || !own.some((one) => headerMatches(each, one))),
    );
    left -= fresh.length;
    return left < 0 ? [] : fresh.map(asInherited);
  }

  /** `said` are the lines of each group that apply here, the group that wins last. */
  function merge(
    own: readonly Statement[],
    path: readonly Statement[],
    said: readonly Statement[][],
  ): readonly Statement[] {
    if (path.length > MAX_DEPTH) return own;
    const here = saidOf(path, appliedIn(own)).reverse();
    const all = [...said, ...here].filter((lines) => lines.length > 0);
    const merged = own.map((statement) => {
      if (firstWord(statement) === 'group' && path.length === 0) return statement;
      const under = all.map((lines) =>
        lines.filter((each) => headerMatches(each, statement)).flatMap(({ children }) => children),
      );
      const children = merge(statement.children, [...path, statement], under);
      return children === statement.children ? statement : { ...statement, children };
    });
    const changed = merged.some((statement, at) => statement !== own[at]);
    const taken = all.flatMap((lines) => inherited(lines, own));
    if (taken.length === 0) return changed ? merged : own;
    return [...taken, ...merged];
  }

  return merge(statements, [], []);
}
