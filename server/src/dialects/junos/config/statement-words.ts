/** What one statement says: its tags, and the paths of words it stands for. */
import type { Statement, Word } from '../../../syntax/tree.ts';
import type { PathWord } from './node.ts';

export type Tag = 'inactive' | 'replace' | 'delete';

export interface StatementPaths {
  readonly tags: ReadonlySet<Tag>;
  /** Words in front of a list, or all of them. */
  readonly path: readonly PathWord[];
  /** Words of the list `[ a b ]`; undefined where there is none. */
  readonly list: readonly PathWord[] | undefined;
}

const TAGS: ReadonlyMap<string, Tag | undefined> = new Map<string, Tag | undefined>([
  ['inactive:', 'inactive'],
  ['replace:', 'replace'],
  ['delete:', 'delete'],
  ['protect:', undefined],
  ['unprotect:', undefined],
  ['active:', undefined],
  ['merge:', undefined],
]);

/** Deeper paths than any hierarchy has are cut off: hostile text may have lines of a million words. */
const MAX_WORDS = 48;

const NO_TAGS: ReadonlySet<Tag> = new Set();

function unquoted({ text, start, end }: Word, line: number, before: PathWord | undefined): PathWord {
  if (!text.startsWith('"')) return { text, line, start, end, before };
  const closed = text.length > 1 && text.endsWith('"');
  const inner = text.slice(1, closed ? -1 : undefined).replaceAll('\\"', '"');
  return { text: inner, line, start: start + 1, end: closed ? end - 1 : end, before };
}

/** True for the further lines of a list, which the tree has as children of its first line. */
export const continuesList = ({ words }: Statement): boolean =>
  words.findLast(({ text }) => text === '[' || text === ']')?.text === '[';

/** `skip`: words in front that are no part of the path, such as `set`. */
export function statementPaths(statement: Statement, skip = 0): StatementPaths {
  let tags = NO_TAGS;
  const path: PathWord[] = [];
  let list: PathWord[] | undefined;
  const read = ({ words, line }: Statement, from: number): void => {
    for (let at = from; at < words.length; at++) {
      const word = words[at] as Word;
      if (word.text === '[') list ??= [];
      else if (word.text === ']') return;
      else if (list) list.push(unquoted(word, line, path.at(-1)));
      else if (path.length === 0 && word.text.endsWith(':') && TAGS.has(word.text)) {
        const tag = TAGS.get(word.text);
        if (tag) tags = new Set([...tags, tag]);
      } else if (path.length < MAX_WORDS) path.push(unquoted(word, line, path.at(-1)));
    }
  };
  read(statement, skip);
  if (list && continuesList(statement)) for (const further of statement.children) read(further, 0);
  return { tags, path, list };
}
