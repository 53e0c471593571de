/** Conditions: `not` binds closer than `and`, `and` closer than `or`; brackets come first. */
import type { Span } from '../../../base/text.ts';
import type { TokenReader } from './reader.ts';
import type { Comparison, Expression, PolicyCall, SetExpression } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Hostile text may nest brackets without end. */
const MAX_DEPTH = 64;

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['eq', 'eq'],
  ['is', 'eq'],
  ['ge', 'ge'],
  ['le', 'le'],
]);

const METRICS = new Set(['metric', 'rib-metric', 'isis-metric']);

/** Attributes that are asked for membership in a set. */
type Member = 'destination' | 'next-hop' | 'tag';
const isMember = (attribute: string): attribute is Member =>
  attribute === 'destination' || attribute === 'next-hop' || attribute === 'tag';

const NOWHERE: Span = { line: 0, start: 0, end: 0 };

/** `callOf` reads a policy that is asked. */
export function parseCondition(reader: TokenReader, callOf: (context: string) => PolicyCall | undefined): Expression {
  const word = (): string => reader.peek()?.text.toLowerCase() ?? 'then';
  const here = (): Span => reader.peek()?.span ?? NOWHERE;

  /** From `start` to the last token read, as far as that is on its line. */
  function spanned(start: Span, from: number): Span {
    const last = reader.since(from).at(-1)?.span;
    return last?.line === start.line ? { ...start, end: last.end } : start;
  }

  function joined(kind: 'and' | 'or', operand: () => Expression): Expression {
    const [start, from] = [here(), reader.position()];
    const of = [operand()];
    while (word() === kind) {
      reader.next();
      of.push(operand());
    }
    const [only] = of;
    return of.length === 1 && only ? only : { kind, of, span: spanned(start, from) };
  }

  const disjunction = (depth: number): Expression => joined('or', () => joined('and', () => negation(depth)));

  function negation(depth: number): Expression {
    const span = here();
    if (word() === 'not' && depth < MAX_DEPTH) {
      reader.next();
      return { kind: 'not', of: negation(depth + 1), span };
    }
    if (word() === '(' && depth < MAX_DEPTH) {
      reader.next();
      const inner = disjunction(depth + 1);
      // Whatever else stands in the brackets does not belong to anything.
      while (reader.peek() && word() !== ')' && word() !== 'then') reader.next();
      if (word() === ')') reader.next();
      return inner;
    }
    return test();
  }

  /** Tokens up to what joins the test to others. */
  function restOfTest(): Token[] {
    const rest: Token[] = [];
    while (reader.peek() && !['and', 'or', 'then', ')'].includes(word())) {
      if (word() === '(') rest.push(...reader.bracketed());
      else rest.push(reader.next() as Token);
    }
    return rest;
  }

  function setExpression(): SetExpression | undefined {
    if (word() === '(') return { kind: 'inline', tokens: reader.bracketed() };
    const name = word() === 'then' ? undefined : reader.next();
    return name && { kind: 'named', name };
  }

  function other(span: Span): Expression {
    reader.mention(restOfTest());
    return { kind: 'other', span };
  }

  function memberOf(attribute: Member, start: Span, from: number): Expression {
    const set = setExpression();
    if (!set) return other(start);
    const span = spanned(start, from);
    if (attribute === 'tag') {
      if (set.kind === 'named') reader.mention([set.name]);
      return { kind: 'tags', set, span };
    }
    if (set.kind === 'named') reader.name('prefix-list', set.name, `if ${attribute} in`);
    else reader.mention(set.tokens);
    return { kind: attribute, set, span };
  }

  function test(): Expression {
    const [start, from] = [here(), reader.position()];
    const attribute = word();
    if (attribute === 'then') return { kind: 'other', span: start };
    reader.next();
    if (attribute === 'apply') {
      const call = callOf('if apply');
      return call ? { kind: 'policy', call, span: spanned(start, from) } : other(start);
    }
    const operator = word();
    if (operator === 'in' && isMember(attribute)) {
      reader.next();
      return memberOf(attribute, start, from);
    }
    const comparison = COMPARISONS.get(operator);
    const isNumber = attribute === 'tag' || METRICS.has(attribute);
    if (comparison && (isNumber || attribute === 'route-type')) {
      reader.next();
      const value = word() === 'then' ? undefined : reader.next();
      if (!value) return other(start);
      const span = spanned(start, from);
      if (!isNumber) return { kind: 'route-type', value, span };
      return { kind: 'number', attribute: attribute === 'tag' ? 'tag' : 'metric', comparison, value, span };
    }
    if (attribute === 'protocol' && (operator === 'is' || operator === 'in')) {
      reader.next();
      const names = restOfTest();
      return { kind: 'protocol', names, span: spanned(start, from) };
    }
    return other(start);
  }

  return disjunction(0);
}
