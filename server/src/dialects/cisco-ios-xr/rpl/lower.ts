/**
 * Policies as clauses. A policy runs through from top to bottom, tests see the route as it came, and what
 * it sets accepts the route as well (Cisco IOS XR routing configuration guide, "Implementing Routing
 * Policy"). So every statement is a clause of its own, under all conditions on the way to it: `pass` and
 * `set` permit and go on, `done` permits and ends, `drop` denies and ends; nothing of it all denies.
 */
import type { Span } from '../../../base/text.ts';
import type { FilterReference, Level } from '../../../model/isis.ts';
import type { PolicyClause, PolicyCondition, RoutePolicy } from '../../../model/policy.ts';
import { calledName } from '../commands/values.ts';
import type { PolicyDraft } from '../draft/device.ts';
import { lowerCondition, type Scope } from './conditions.ts';
import { parsePolicy } from './parse.ts';
import type { ParsedPolicy, PolicyCall, PolicyStatement } from './syntax.ts';

/** Policies may apply each other in circles, or each of them two others: what they say together ends here. */
const MAX_STATEMENTS = 4096;
const MAX_APPLIED = 32;
/** Conditions ask policies with values, which ask policies with values. */
const MAX_CALLED = 256;
const LONGEST_LABEL = 80;

export interface PolicySource {
  readonly draft: PolicyDraft;
  readonly parsed: ParsedPolicy;
}

export interface Sets {
  /** Undefined where a set is not known, or not understood. */
  readonly prefixes: (name: string) => 'known' | 'unclear' | 'undefined';
  readonly tags: (name: string) => readonly number[] | undefined;
}

export const parsedPolicies = (drafts: Iterable<PolicyDraft>): Map<string, PolicySource> =>
  new Map([...drafts].map((draft) => [draft.name, { draft, parsed: parsePolicy(draft.lines) }]));

const LEVELS_SET: ReadonlyMap<string, readonly Level[]> = new Map([
  ['level-1', [1]],
  ['level-2', [2]],
  ['level-1-2', [1, 2]],
]);

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;

const shortLabel = (text: string): string =>
  text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 3)}...`;

/**
 * `called` are names as `calledName` gives them, with what stands behind them; policies that conditions ask
 * are found on the way.
 */
export function lowerPolicies(
  sources: ReadonlyMap<string, PolicySource>,
  sets: Sets,
  called: readonly { readonly name: string; readonly given: readonly string[] }[],
): readonly RoutePolicy[] {
  const lowered = new Map<string, RoutePolicy>();
  const wanted = [...[...sources.keys()].map((name) => ({ name, given: [] as readonly string[] })), ...called];

  let calls = 0;
  const ask = (name: string, given: readonly string[], span: Span): FilterReference => {
    if (given.length > 0 && calls++ < MAX_CALLED) wanted.push({ name, given });
    return { kind: 'route-policy', name: calledName(name, given), span };
  };

  for (const { name, given } of wanted) {
    const source = sources.get(name);
    const key = calledName(name, given);
    if (source && !lowered.has(key)) lowered.set(key, { name: key, clauses: clausesOf(source, given) });
  }
  return [...lowered.values()];

  function clausesOf(source: PolicySource, given: readonly string[]): readonly PolicyClause[] {
    const clauses: PolicyClause[] = [];
    let visited = 0;
    const scopeOf = ({ draft }: PolicySource, values: readonly string[]): Scope => ({
      values: new Map(draft.parameters.map((parameter, at) => [parameter, values[at]])),
      sets,
      ask,
    });

    function add(
      statement: Exclude<PolicyStatement, { kind: 'if' | 'apply' }>,
      scope: Scope,
      guard: readonly PolicyCondition[],
      head: string | undefined,
    ): void {
      const { kind, span } = statement;
      const set = kind === 'set' ? statement : undefined;
      const value =
        set?.value && scope.values.has(set.value.text) ? scope.values.get(set.value.text) : set?.value?.text;
      const action = set ? set.text : kind;
      clauses.push({
        action: kind === 'drop' ? 'deny' : 'permit',
        sequence: clauses.length + 1,
        label: shortLabel(head === undefined ? action : `${head} ${action}`),
        conditions: guard,
        setMetric: set?.attribute === 'metric' ? numberIn(value) : undefined,
        setTag: set?.attribute === 'tag' ? numberIn(value) : undefined,
        setLevel: set?.attribute === 'level' ? LEVELS_SET.get(value ?? '') : undefined,
        continueAt: kind === 'pass' || kind === 'set' ? 'next' : undefined,
        section: { span, firstLine: span.line, lastLine: span.line, bodyIndent: ' '.repeat(span.start) },
      });
    }

    function applied(
      { name, given: tokens }: PolicyCall,
      scope: Scope,
    ): { source: PolicySource; scope: Scope } | undefined {
      const target = sources.get(scope.values.get(name.text) ?? name.text);
      if (!target) return undefined;
      return {
        source: target,
        scope: scopeOf(
          target,
          tokens.map(({ text }) => scope.values.get(text) ?? text),
        ),
      };
    }

    function run(
      body: readonly PolicyStatement[],
      scope: Scope,
      guard: readonly PolicyCondition[],
      head: string | undefined,
      stack: readonly PolicySource[],
    ): void {
      for (const statement of body) {
        if (++visited > MAX_STATEMENTS) return;
        if (statement.kind === 'if') branches(statement, scope, guard, stack);
        else if (statement.kind !== 'apply') add(statement, scope, guard, head);
        else {
          const inner = applied(statement.call, scope);
          // A policy that applies itself is refused by the router.
          if (!inner || stack.includes(inner.source) || stack.length >= MAX_APPLIED) continue;
          run(inner.source.parsed.body, inner.scope, guard, head, [...stack, inner.source]);
        }
      }
    }

    function branches(
      { branches: all, otherwise }: Extract<PolicyStatement, { kind: 'if' }>,
      scope: Scope,
      guard: readonly PolicyCondition[],
      stack: readonly PolicySource[],
    ): void {
      const missed: PolicyCondition[] = [];
      for (const { condition, body, head } of all) {
        const lowered = lowerCondition(condition, scope);
        run(body, scope, [...guard, ...missed, lowered], `${head} then`, stack);
        missed.push({ kind: 'not', of: lowered, span: lowered.span });
      }
      run(otherwise, scope, [...guard, ...missed], 'else', stack);
    }

    run(source.parsed.body, scopeOf(source, given), [], undefined, [source]);
    return clauses;
  }
}
