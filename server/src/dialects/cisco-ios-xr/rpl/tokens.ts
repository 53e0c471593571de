/** Lines of a policy or set as tokens: words, with brackets, commas and parameters apart. */
import type { Span } from '../../../base/text.ts';
import type { Statement, Word } from '../../../syntax/tree.ts';

export interface Token {
  readonly text: string;
  readonly span: Span;
}

const PUNCTUATION = /[(),]/;

/** `(10.0.0.0/8` becomes `(` and `10.0.0.0/8`. Quoted text stays whole. */
function splitWord(word: Word, line: number): Token[] {
  const { text, start } = word;
  if (!PUNCTUATION.test(text) || /^["']/.test(text)) return [{ text, span: { line, start, end: word.end } }];
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[(),]|[^(),]+/g)) {
    const from = start + match.index;
    tokens.push({ text: match[0], span: { line, start: from, end: from + match[0].length } });
  }
  return tokens;
}

/** Tokens of one line. A remark begins with `#`. */
export function tokensOf({ line, words, negation }: Statement): Token[] {
  const all = negation ? [negation.word, ...words] : words;
  const remark = all.findIndex(({ text }) => text.startsWith('#'));
  return all.slice(0, remark < 0 ? all.length : remark).flatMap((word) => splitWord(word, line));
}

/** Names in `( $list , $metric )`. */
export const parametersIn = (text: string | undefined): readonly string[] => text?.match(/\$[\w.-]+/g) ?? [];

/**
 * The statement with brackets and commas as words of their own: commands see the name of a policy
 * without what it is called with.
 */
export function withSplitWords(statement: Statement): Statement {
  const words = statement.words.flatMap((word) =>
    splitWord(word, statement.line).map(({ text, span }) => ({ text, start: span.start, end: span.end })),
  );
  return { ...statement, words };
}
