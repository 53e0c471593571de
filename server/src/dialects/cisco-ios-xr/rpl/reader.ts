/** Walking along the tokens of a policy, noting which names it uses. */
import type { ParsedPolicy } from './syntax.ts';
import type { Token } from './tokens.ts';

export interface TokenReader {
  readonly peek: () => Token | undefined;
  readonly next: () => Token | undefined;
  readonly position: () => number;
  readonly since: (position: number) => readonly Token[];
  /** Tokens between the bracket here and the one that closes it; both are passed. */
  readonly bracketed: () => readonly Token[];
  readonly name: (kind: 'prefix-list' | 'route-policy', name: Token, context: string) => void;
  readonly mention: (tokens: readonly Token[]) => void;
  readonly names: ParsedPolicy['names'];
  readonly mentions: ParsedPolicy['mentions'];
}

export function createReader(tokens: readonly Token[]): TokenReader {
  const names: ParsedPolicy['names'][number][] = [];
  const mentions: Token[] = [];
  let at = 0;
  return {
    peek: () => tokens[at],
    next: () => tokens[at++],
    position: () => at,
    since: (position) => tokens.slice(position, at),
    bracketed: () => {
      const from = ++at;
      for (let open = 1; at < tokens.length; at++) {
        const text = tokens[at]?.text;
        if (text === '(') open++;
        else if (text === ')') open--;
        if (open === 0) break;
      }
      return tokens.slice(from, at++);
    },
    name: (kind, name, context) => {
      // What a parameter stands for is known where the policy is called.
      if (!name.text.startsWith('$')) names.push({ kind, name, context });
    },
    mention: (mentioned) => {
      mentions.push(...mentioned);
    },
    names,
    mentions,
  };
}
