/**
 * From policy statements to policies. Junos routing policy guide: terms are asked in order, the
 * statements of the policy itself last; all conditions of a term have to hold, of several prefix lists and
 * route filters one; a term without a verdict goes on, and behind the last policy of a chain the protocol's
 * default decides.
 */
import { parsePrefix } from '../../../base/ip.ts';
import type { Span } from '../../../base/text.ts';
import type { FilterReference } from '../../../model/isis.ts';
import type {
  Action,
  PolicyClause,
  PolicyCondition,
  PrefixList,
  PrefixListEntry,
  RoutePolicy,
} from '../../../model/policy.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type {
  ActionsDraft,
  FromDraft,
  PolicyDraft,
  PrefixListMatch,
  RouteFilterDraft,
  TermDraft,
} from '../draft/policy.ts';

type Lists = ReadonlyMap<string, readonly PrefixList[]>;

const noSection = (span: Span): PrefixList['section'] => ({
  span,
  firstLine: span.line,
  lastLine: span.line,
  bodyIndent: '',
});

function entry(filter: Omit<RouteFilterDraft, 'actions'>, action: Action): PrefixListEntry {
  const { prefix, min, max, span } = filter;
  return { action, prefix, minLength: min, maxLength: max, sequence: 0, sequenceConfigured: false, span };
}

/** The longest prefix that covers a route decides alone (routing policy guide, "How a route list is evaluated"). */
function routeFilters(
  filters: readonly RouteFilterDraft[],
  counts: (filter: RouteFilterDraft) => boolean,
): PolicyCondition {
  const [first] = filters;
  const span = first?.span ?? { line: 0, start: 0, end: 0 };
  const entries = filters.map((filter) => entry(filter, counts(filter) ? 'permit' : 'deny'));
  const list: PrefixList = { name: 'route-filter', family: 'ipv4', entries, section: noSection(span) };
  return { kind: 'entries', list, lookup: 'longest', span };
}

/** `prefix-list-filter`: the prefixes of the list with other lengths. */
function listFilter(lists: Lists, name: string, match: PrefixListMatch, span: Span): PolicyCondition {
  const known = lists.get(name);
  const reference: FilterReference = { kind: 'prefix-list', name, span };
  if (match === 'exact' || !known) return { kind: 'lists', lists: [reference], span };
  const entries = known.flatMap((list) =>
    list.entries.map((each): PrefixListEntry => {
      const most = each.prefix.family === 'ipv4' ? 32 : 128;
      return { ...each, minLength: each.prefix.length + (match === 'longer' ? 1 : 0), maxLength: most };
    }),
  );
  const list: PrefixList = { name: `${name} ${match}`, family: 'ipv4', entries, section: noSection(span) };
  return { kind: 'entries', list, lookup: 'first', span };
}

/**
 * Another policy as a condition: it decides like a chain of its own, so what it leaves open falls to the
 * protocol's default, which lets level-1 routes into level 2 and nothing else.
 */
function subroutine(name: string, span: Span): PolicyCondition {
  const reference = (otherwise: Action): PolicyCondition => ({
    kind: 'policy',
    policy: { kind: 'route-policy', name, span, otherwise },
    span,
  });
  const upwards: PolicyCondition = {
    kind: 'all',
    of: [
      { kind: 'to-level', levels: [2], span },
      { kind: 'route-type', types: ['level-1'], span },
      reference('permit'),
    ],
    span,
  };
  return { kind: 'any', of: [reference('deny'), upwards], span };
}

const anyOf = (of: readonly PolicyCondition[]): readonly PolicyCondition[] => {
  const [first, ...others] = of;
  if (!first) return [];
  return others.length === 0 ? [first] : [{ kind: 'any', of, span: first.span }];
};

interface Lookups {
  readonly lists: Lists;
  readonly device: DeviceDraft;
}

/** Route filters of the term and of the lists it names. */
function allRouteFilters({ device }: Lookups, from: FromDraft): readonly RouteFilterDraft[] {
  const listed = from.routeFilterLists.flatMap(({ value }) => device.routeFilterLists.get(value)?.filters ?? []);
  return [...from.routeFilters, ...listed];
}

function prefixConditions(
  lookups: Lookups,
  from: FromDraft,
  filters: readonly RouteFilterDraft[],
  counts: (filter: RouteFilterDraft) => boolean,
): readonly PolicyCondition[] {
  const lists = from.prefixLists.map(({ name, match, span }) => listFilter(lookups.lists, name, match, span));
  const undefinedLists = from.routeFilterLists
    .filter(({ value }) => !lookups.device.routeFilterLists.has(value))
    .map(({ span }): PolicyCondition => ({ kind: 'never', span }));
  return anyOf([...(filters.length > 0 ? [routeFilters(filters, counts)] : []), ...lists, ...undefinedLists]);
}

/** Policies serve other protocols too: what is meant for those never meets a route on its way into IS-IS. */
const isForIsis = ({ to }: TermDraft): boolean =>
  to.protocols.length === 0 || to.protocols.some(({ value }) => value === 'isis');

/** Any of the addresses; other words, such as `self`, only the router can resolve. */
function nextHopCondition({ nextHops }: FromDraft): readonly PolicyCondition[] {
  const [first] = nextHops;
  if (!first) return [];
  const { span } = first;
  const addresses = nextHops.map((hop) => ({ prefix: parsePrefix(hop.value), span: hop.span }));
  if (addresses.some(({ prefix }) => prefix === undefined)) return [{ kind: 'undecidable', span }];
  const entries = addresses.flatMap(({ prefix, span: at }) => {
    const { length } = prefix ?? { length: 0 };
    return prefix ? [entry({ prefix, min: length, max: length, span: at }, 'permit')] : [];
  });
  const list: PrefixList = { name: 'next-hop', family: 'ipv4', entries, section: noSection(span) };
  return [{ kind: 'next-hop', of: { kind: 'entries', list, lookup: 'first', span }, span }];
}

function otherConditions({ from, to }: TermDraft): PolicyCondition[] {
  const conditions: PolicyCondition[] = [];
  const [source] = from.sources;
  if (source) conditions.push({ kind: 'source', sources: from.sources.map((each) => each.source), span: source.span });
  const [level] = from.levels;
  if (level) {
    const types = from.levels.map((each) => (each.level === 1 ? ('level-1' as const) : ('level-2' as const)));
    conditions.push({ kind: 'route-type', types, span: level.span });
    // Only routes of IS-IS have a level.
    conditions.push({ kind: 'source', sources: ['isis'], span: level.span });
  }
  if (from.external) conditions.push({ kind: 'route-type', types: ['external'], span: from.external });
  const [tag] = from.tags;
  if (tag) conditions.push({ kind: 'tag', tags: from.tags.map(({ value }) => value), span: tag.span });
  const [metric] = from.metrics;
  if (metric) conditions.push({ kind: 'metric', metrics: from.metrics.map(({ value }) => value), span: metric.span });
  const [on] = from.interfaces;
  if (on) {
    conditions.push({ kind: 'interface', interfaces: from.interfaces.map(({ value }) => value), span: on.span });
  }
  conditions.push(...nextHopCondition(from));
  conditions.push(...anyOf(from.policies.map(({ value, span }) => subroutine(value, span))));
  for (const span of from.never) conditions.push({ kind: 'never', span });
  for (const span of [...from.unknown, ...to.unknown]) conditions.push({ kind: 'undecidable', span });
  const [target] = to.levels;
  if (target)
    conditions.push({ kind: 'to-level', levels: to.levels.map(({ level: into }) => into), span: target.span });
  return conditions;
}

/** The verdict of a term: `next policy` leaves the policy, whatever else is said. */
function verdictOf(
  { verdict, next, defaultAction }: ActionsDraft,
  isLast: boolean,
): Pick<PolicyClause, 'action' | 'continueAt'> {
  if (next === 'policy') return { action: 'none', continueAt: undefined };
  const final = verdict ?? (isLast ? defaultAction : undefined);
  if (final === 'accept') return { action: 'permit', continueAt: undefined };
  if (final === 'reject') return { action: 'deny', continueAt: undefined };
  return { action: 'none', continueAt: 'next' };
}

const actionKey = ({ verdict, next, metric, tag }: ActionsDraft): string => `${verdict} ${next} ${metric} ${tag}`;
const EMPTY_KEY = 'undefined undefined undefined undefined';

/** One clause, and one more for each action that route filters have of their own, which go first. */
function clausesOf(lookups: Lookups, term: TermDraft, isLast: boolean): Omit<PolicyClause, 'sequence'>[] {
  const { from, actions, section } = term;
  const filters = allRouteFilters(lookups, from);
  const label = term.name === undefined ? 'last term' : `term ${term.name}`;
  const others = otherConditions(term);
  const clause = (does: ActionsDraft, prefixes: readonly PolicyCondition[]): Omit<PolicyClause, 'sequence'> => ({
    ...verdictOf(does, isLast),
    label,
    conditions: [...others, ...prefixes],
    setMetric: does.metric,
    setTag: does.tag,
    setLevel: undefined,
    section,
  });
  const own = new Map<string, ActionsDraft>();
  for (const filter of filters) {
    const key = actionKey(filter.actions);
    if (key !== EMPTY_KEY) own.set(key, filter.actions);
  }
  const special = [...own].map(([key, does]) =>
    clause(does, [routeFilters(filters, (filter) => actionKey(filter.actions) === key)]),
  );
  const plain = (filter: RouteFilterDraft): boolean => actionKey(filter.actions) === EMPTY_KEY;
  return [...special, clause(actions, prefixConditions(lookups, from, filters, plain))];
}

export function policyOf(lookups: Lookups, draft: PolicyDraft): RoutePolicy {
  const terms = [...draft.terms.values(), ...(draft.hasLast ? [draft.last] : [])];
  const clauses = terms
    .flatMap((term, at) => (isForIsis(term) ? clausesOf(lookups, term, at === terms.length - 1) : []))
    .map((clause, at): PolicyClause => ({ ...clause, sequence: at + 1 }));
  return { name: draft.name, clauses };
}
