/** Conditions of a policy in the terms of the model. */
import type { Span } from '../../../base/text.ts';
import type { FilterReference } from '../../../model/isis.ts';
import type { PolicyCondition, RouteSource, RouteType } from '../../../model/policy.ts';
import { setEntries } from './entries.ts';
import type { Sets } from './lower.ts';
import type { Expression, SetExpression } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Where a condition stands. */
export interface Scope {
  /** What the policy was called with, by parameter; undefined where it was called without. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly sets: Sets;
  /** A policy that a condition asks. */
  readonly ask: (name: string, given: readonly string[], span: Span) => FilterReference;
}

/** The text behind a parameter; undefined when nobody gave one. */
const resolved = ({ values }: Scope, text: string): string | undefined =>
  text.startsWith('$') ? values.get(text) : text;

const unclear = (span: Span): PolicyCondition => ({ kind: 'undecidable', span });

function addressIn(set: SetExpression, scope: Scope, span: Span): PolicyCondition {
  if (set.kind === 'named') {
    const name = resolved(scope, set.name.text);
    if (name === undefined || scope.sets.prefixes(name) === 'unclear') return unclear(span);
    return { kind: 'lists', lists: [{ kind: 'prefix-list', name, span: set.name.span }], span };
  }
  const { entries, complete } = setEntries(set.tokens, (text) => resolved(scope, text));
  if (!complete) return unclear(span);
  const section = { span, firstLine: span.line, lastLine: span.line, bodyIndent: '' };
  return { kind: 'entries', list: { name: '', family: 'ipv4', entries, section }, lookup: 'first', span };
}

const HIGHEST = 4_294_967_295;

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;

function tagsIn(tokens: readonly Token[], scope: Scope): readonly number[] | undefined {
  const tags = tokens.filter(({ text }) => text !== ',').map(({ text }) => numberIn(resolved(scope, text)));
  return tags.every((tag) => tag !== undefined) ? tags : undefined;
}

const ROUTE_TYPES: ReadonlyMap<string, RouteType> = new Map([
  ['level-1', 'level-1'],
  ['level-2', 'level-2'],
  // A route that came down into level 1; such a one is never passed on (D14).
  ['interarea', 'other'],
  ['internal', 'internal'],
  ['external', 'external'],
  ['local', 'local'],
]);

const SOURCES: ReadonlyMap<string, RouteSource> = new Map([
  ['connected', 'connected'],
  ['static', 'static'],
  ['isis', 'isis'],
  ['bgp', 'bgp'],
  ['ospf', 'ospf'],
  ['ospfv3', 'ospf'],
  ['eigrp', 'eigrp'],
  ['rip', 'rip'],
]);

export function lowerCondition(expression: Expression, scope: Scope): PolicyCondition {
  const { span } = expression;
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const of = expression.of.map((each) => lowerCondition(each, scope));
      return { kind: expression.kind === 'and' ? 'all' : 'any', of, span };
    }
    case 'not':
      return { kind: 'not', of: lowerCondition(expression.of, scope), span };
    case 'destination':
      return addressIn(expression.set, scope, span);
    case 'next-hop':
      return { kind: 'next-hop', of: addressIn(expression.set, scope, span), span };
    case 'number': {
      const value = numberIn(resolved(scope, expression.value.text));
      if (value === undefined) return unclear(span);
      const { attribute, comparison } = expression;
      const bounds = comparison === 'eq' ? [value, value] : comparison === 'ge' ? [value, HIGHEST] : [0, value];
      return { kind: 'range', attribute, min: bounds[0] ?? 0, max: bounds[1] ?? HIGHEST, span };
    }
    case 'tags': {
      const { set } = expression;
      const tags =
        set.kind === 'named' ? scope.sets.tags(resolved(scope, set.name.text) ?? '') : tagsIn(set.tokens, scope);
      return tags ? { kind: 'tag', tags, span } : unclear(span);
    }
    case 'route-type': {
      const type = ROUTE_TYPES.get(resolved(scope, expression.value.text)?.toLowerCase() ?? '');
      return type ? { kind: 'route-type', types: [type], span } : unclear(span);
    }
    case 'protocol': {
      const sources = expression.names.flatMap(({ text }) => SOURCES.get(text.toLowerCase()) ?? []);
      return sources.length > 0 ? { kind: 'source', sources, span } : unclear(span);
    }
    case 'policy': {
      const { name, given } = expression.call;
      const called = resolved(scope, name.text);
      if (called === undefined) return unclear(span);
      const values = given.map(({ text }) => resolved(scope, text) ?? text);
      return { kind: 'policy', policy: scope.ask(called, values, name.span), span };
    }
    case 'other':
      return unclear(span);
  }
}
