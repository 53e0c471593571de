/**
 * Tokens of a policy to statements. Total: what is not understood is passed over, what is not closed
 * ends with the policy.
 */
import type { Span } from '../../../base/text.ts';
import type { Statement } from '../../../syntax/tree.ts';
import { parseCondition } from './parse-condition.ts';
import { createReader, type TokenReader } from './reader.ts';
import type { Branch, ParsedPolicy, PolicyCall, PolicyStatement } from './syntax.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Words that begin a statement or end one. */
const STARTS = new Set(
  'if elseif else endif pass drop done set apply prepend delete replace suppress-route unsuppress-route var global'.split(
    ' ',
  ),
);

/** Hostile text may nest without end: what is deeper than any policy is passed over. */
const MAX_DEPTH = 64;

const CHANGES = new Set(['prepend', 'delete', 'replace', 'unsuppress-route']);

/** As people write it, without blanks inside brackets. */
const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text }) => text)
    .join(' ')
    .replaceAll('( ', '(')
    .replaceAll(/ ([),])/g, '$1');

function spanTo(first: Token, last: Token | undefined): Span {
  const { line, start, end } = first.span;
  return { line, start, end: last?.span.line === line ? last.span.end : end };
}

/** Words of a statement: up to the end of its line or to the next statement on it. */
function restOf(reader: TokenReader, first: Token): Token[] {
  const rest: Token[] = [];
  for (let token = reader.peek(); token; token = reader.peek()) {
    if (token.span.line !== first.span.line || STARTS.has(token.text.toLowerCase())) break;
    rest.push(token);
    reader.next();
  }
  return rest;
}

function setStatement(reader: TokenReader, first: Token): PolicyStatement {
  const rest = restOf(reader, first);
  const [attribute, value, ...more] = rest;
  const span = spanTo(first, rest.at(-1));
  const text = textOf([first, ...rest]);
  reader.mention(rest);
  const name = attribute?.text.toLowerCase();
  const single = more.length === 0;
  if (single && (name === 'metric' || name === 'isis-metric')) {
    return { kind: 'set', attribute: 'metric', value, text, span };
  }
  if (single && (name === 'tag' || name === 'level')) return { kind: 'set', attribute: name, value, text, span };
  return { kind: 'set', attribute: 'other', value: undefined, text, span };
}

/** `NAME`, `NAME(a, b)`. */
function callOf(reader: TokenReader, context: string): PolicyCall | undefined {
  const name = reader.next();
  if (!name) return undefined;
  reader.name('route-policy', name, context);
  if (reader.peek()?.text !== '(') return { name, given: [] };
  const given = reader.bracketed().filter(({ text }) => text !== ',');
  reader.mention(given);
  return { name, given };
}

function branch(reader: TokenReader, first: Token, depth: number): Branch {
  const from = reader.position();
  const condition = parseCondition(reader, (context) => callOf(reader, context));
  const head = textOf([first, ...reader.since(from)]);
  if (reader.peek()?.text.toLowerCase() === 'then') reader.next();
  return { head, condition, body: statements(reader, depth + 1) };
}

function ifStatement(reader: TokenReader, first: Token, depth: number): PolicyStatement {
  const branches = [branch(reader, first, depth)];
  let otherwise: readonly PolicyStatement[] = [];
  for (let token = reader.peek(); token; token = reader.peek()) {
    const word = token.text.toLowerCase();
    if (word === 'elseif') {
      reader.next();
      branches.push(branch(reader, token, depth));
    } else if (word === 'else') {
      reader.next();
      otherwise = statements(reader, depth + 1);
    } else {
      if (word === 'endif') reader.next();
      break;
    }
  }
  return { kind: 'if', branches, otherwise };
}

function statement(reader: TokenReader, first: Token, depth: number): PolicyStatement | undefined {
  const word = first.text.toLowerCase();
  switch (word) {
    case 'pass':
    case 'drop':
    case 'done':
      return { kind: word, span: first.span };
    case 'set':
      return setStatement(reader, first);
    case 'apply': {
      const call = callOf(reader, 'apply');
      return call && { kind: 'apply', call, span: spanTo(first, call.name) };
    }
    case 'if':
      return depth < MAX_DEPTH ? ifStatement(reader, first, depth) : undefined;
    default: {
      const rest = restOf(reader, first);
      reader.mention(rest);
      if (!CHANGES.has(word)) return undefined;
      const span = spanTo(first, rest.at(-1));
      return { kind: 'set', attribute: 'other', value: undefined, text: textOf([first, ...rest]), span };
    }
  }
}

/** Up to what ends the block it stands in. */
function statements(reader: TokenReader, depth: number): PolicyStatement[] {
  const found: PolicyStatement[] = [];
  for (let token = reader.peek(); token; token = reader.peek()) {
    const word = token.text.toLowerCase();
    const ends = word === 'elseif' || word === 'else' || word === 'endif';
    if (ends && depth > 0) break;
    reader.next();
    const one = ends ? undefined : statement(reader, token, depth);
    if (one) found.push(one);
  }
  return found;
}

export function parsePolicy(lines: readonly Statement[]): ParsedPolicy {
  const reader = createReader(lines.flatMap(tokensOf));
  const body = statements(reader, 0);
  return { body, names: reader.names, mentions: reader.mentions };
}
