/**
 * Route policies and lists applied to one route (D21). Every answer names the entry that decided, so
 * that a finding can point at it and an explanation can quote it.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Place, Span } from '../base/text.ts';
import type { Device } from '../model/device.ts';
import type { FilterReference, Level } from '../model/isis.ts';
import type { AccessList, PolicyClause, PolicyCondition, PrefixList, RoutePolicy, RouteType } from '../model/policy.ts';
import { accessListEntryText, matchAccessList, matchPrefixList, prefixListEntryText } from './prefix-lists.ts';

/** What a policy can look at. */
export interface RouteAttributes {
  readonly prefix: Ipv4Prefix;
  readonly metric: number;
  /** 0 when untagged. */
  readonly tag: number;
  readonly types: readonly RouteType[];
  /** Interfaces the route leaves by (or is connected on); asked only by policies that match on them. */
  readonly interfaces: () => readonly string[];
}

export interface FilterDecision {
  readonly permitted: boolean;
  /** What decided, e.g. `route-map LEAK permit 10, prefix-list PE-LO seq 5 permit 10.0.0.5/32`. */
  readonly text: string;
  readonly place: Place | undefined;
  /** The clause of a policy that denies explicitly. */
  readonly denyingClause: PolicyClause | undefined;
  readonly metric: number | undefined;
  readonly tag: number | undefined;
  readonly levels: readonly Level[] | undefined;
}

interface Match {
  readonly matches: boolean;
  /** What decided; undefined where there is no entry to quote. */
  readonly describe: (() => string) | undefined;
  readonly span: Span | undefined;
}

/**
 * Words cost more than the decision, and most decisions are never read: they are found when asked for.
 * A class, because thousands of these are made per analysis and a getter of one shape is cheap.
 */
class Decision implements FilterDecision {
  readonly permitted: boolean;
  readonly place: Place | undefined;
  readonly denyingClause: PolicyClause | undefined;
  readonly metric: number | undefined;
  readonly tag: number | undefined;
  readonly levels: readonly Level[] | undefined;
  readonly #describe: () => string;

  constructor(describe: () => string, place: Place | undefined, effect: Effect) {
    this.#describe = describe;
    this.place = place;
    this.permitted = effect.permitted;
    this.denyingClause = effect.denyingClause;
    this.metric = effect.metric;
    this.tag = effect.tag;
    this.levels = effect.levels;
  }

  get text(): string {
    return this.#describe();
  }
}

type Effect = Omit<FilterDecision, 'text' | 'place'>;

const decision = (describe: () => string, place: Place | undefined, effect: Effect): FilterDecision =>
  new Decision(describe, place, effect);

const NO_EFFECT = { denyingClause: undefined, metric: undefined, tag: undefined, levels: undefined };
const PERMITS: Effect = { permitted: true, ...NO_EFFECT };
const DENIES: Effect = { permitted: false, ...NO_EFFECT };

interface Filters {
  readonly policies: ReadonlyMap<string, RoutePolicy>;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
  readonly accessLists: ReadonlyMap<string, AccessList>;
}

const known = new WeakMap<Device, Filters>();

/** The first of a name counts, should a name occur twice. */
function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) if (!found.has(item.name)) found.set(item.name, item);
  return found;
}

function filtersOf(device: Device): Filters {
  let filters = known.get(device);
  if (!filters) {
    filters = {
      policies: byName(device.routePolicies),
      prefixLists: byName(device.prefixLists.filter(({ family }) => family === 'ipv4')),
      accessLists: byName(device.accessLists),
    };
    known.set(device, filters);
  }
  return filters;
}

function undefinedText(name: string, permits: boolean): string {
  return `${name} is not defined, which ${permits ? 'permits' : 'denies'} everything`;
}

/** A list by name: whether it permits the prefix, and the entry that says so. */
function matchList(device: Device, reference: FilterReference, prefix: Ipv4Prefix): Match {
  const { words, undefinedFilter } = device.behaviour;
  const isPrefixList = reference.kind === 'prefix-list';
  const named = (): string => `${isPrefixList ? words.prefixList : words.accessList} ${reference.name}`;
  const { prefixLists, accessLists } = filtersOf(device);
  const prefixList = isPrefixList ? prefixLists.get(reference.name) : undefined;
  const accessList = isPrefixList ? undefined : accessLists.get(reference.name);
  if (!prefixList && !accessList) {
    const matches = undefinedFilter === 'permit-all';
    return { matches, describe: () => undefinedText(named(), matches), span: reference.span };
  }
  const prefixEntry = prefixList && matchPrefixList(prefixList, prefix);
  if (prefixEntry) {
    return {
      matches: prefixEntry.action === 'permit',
      describe: () => `${named()} ${prefixListEntryText(prefixEntry)}`,
      span: prefixEntry.span,
    };
  }
  const accessEntry = accessList && matchAccessList(accessList, prefix);
  if (accessEntry) {
    return {
      matches: accessEntry.action === 'permit',
      describe: () => `${named()} ${accessListEntryText(accessEntry)}`,
      span: accessEntry.span,
    };
  }
  const { section } = prefixList ?? accessList ?? {};
  return { matches: false, describe: () => `no entry of ${named()} matches (implicit deny)`, span: section?.span };
}

const plain = (matches: boolean, span: Span): Match => ({ matches, describe: undefined, span });

const joined = (matches: readonly Match[]): string =>
  matches.flatMap(({ describe }) => (describe ? [describe()] : [])).join('; ');

function matchCondition(device: Device, condition: PolicyCondition, route: RouteAttributes): Match {
  switch (condition.kind) {
    case 'lists': {
      const tried: Match[] = [];
      for (const reference of condition.lists) {
        const match = matchList(device, reference, route.prefix);
        if (match.matches) return match;
        tried.push(match);
      }
      const [first] = tried;
      if (!first) return plain(false, condition.span);
      return tried.length === 1 ? first : { ...first, describe: () => joined(tried) };
    }
    case 'tag':
      return plain(condition.tags.includes(route.tag), condition.span);
    case 'interface':
      return plain(
        route.interfaces().some((name) => condition.interfaces.includes(name)),
        condition.span,
      );
    case 'route-type':
      return plain(
        condition.types.some((type) => route.types.includes(type)),
        condition.span,
      );
    case 'metric':
      return plain(condition.metrics.includes(route.metric), condition.span);
    case 'not-modelled':
      return plain(false, condition.span);
  }
}

/** All conditions of a clause hold; the match to quote is the list that decided. */
function matchClause(device: Device, clause: PolicyClause, route: RouteAttributes): Match {
  let quoted: Match = { matches: true, describe: undefined, span: clause.section.span };
  for (const condition of clause.conditions) {
    const match = matchCondition(device, condition, route);
    if (!match.matches) return match;
    if (match.describe) quoted = match;
  }
  return quoted;
}

function clauseText(name: string, clause: PolicyClause, { describe }: Match): string {
  const head = `${name} ${clause.action} ${clause.sequence}`;
  return describe ? `${head}, ${describe()}` : head;
}

function applyPolicy(device: Device, policy: RoutePolicy, named: () => string, route: RouteAttributes): FilterDecision {
  const place = (span: Span | undefined): Place | undefined => span && { file: device.file, span };
  const misses: Match[] = [];
  let permitted: FilterDecision | undefined;
  let from = Number.NEGATIVE_INFINITY;
  for (const clause of policy.clauses) {
    if (clause.sequence < from) continue;
    const match = matchClause(device, clause, route);
    if (!match.matches) {
      if (match.describe) misses.push(match);
      continue;
    }
    const describe = (): string => clauseText(named(), clause, match);
    const decidedAt = place(match.span ?? clause.section.span);
    if (clause.action === 'deny') return decision(describe, decidedAt, { ...DENIES, denyingClause: clause });
    permitted = decision(describe, decidedAt, {
      permitted: true,
      denyingClause: undefined,
      metric: clause.setMetric ?? permitted?.metric,
      tag: clause.setTag ?? permitted?.tag,
      levels: clause.setLevel ?? permitted?.levels,
    });
    if (clause.continueAt === undefined) return permitted;
    from = clause.continueAt === 'next' ? clause.sequence + 1 : clause.continueAt;
  }
  if (permitted) return permitted;
  const describe = (): string => {
    const reasons = joined(misses);
    return `no entry of ${named()} matches (implicit deny)${reasons === '' ? '' : `: ${reasons}`}`;
  };
  return decision(describe, place(misses[0]?.span ?? policy.clauses[0]?.section.span), DENIES);
}

type PrefixTest = (prefix: Ipv4Prefix) => boolean;

function listTest(device: Device, reference: FilterReference): PrefixTest {
  const { prefixLists, accessLists } = filtersOf(device);
  const prefixList = reference.kind === 'prefix-list' ? prefixLists.get(reference.name) : undefined;
  if (prefixList) return (prefix) => matchPrefixList(prefixList, prefix)?.action === 'permit';
  const accessList = reference.kind === 'access-list' ? accessLists.get(reference.name) : undefined;
  if (accessList) return (prefix) => matchAccessList(accessList, prefix)?.action === 'permit';
  const permits = device.behaviour.undefinedFilter === 'permit-all';
  return () => permits;
}

function policyTest(device: Device, { clauses }: RoutePolicy): PrefixTest | undefined {
  if (clauses.some(({ conditions }) => conditions.some(({ kind }) => kind !== 'lists'))) return undefined;
  const compiled = clauses.map(({ action, sequence, continueAt, conditions }) => ({
    action,
    sequence,
    continueAt,
    tests: conditions.map((condition) =>
      condition.kind === 'lists' ? condition.lists.map((reference) => listTest(device, reference)) : [],
    ),
  }));
  return (prefix) => {
    let permitted = false;
    let from = Number.NEGATIVE_INFINITY;
    for (const { action, sequence, continueAt, tests } of compiled) {
      if (sequence < from || !tests.every((any) => any.some((test) => test(prefix)))) continue;
      if (action === 'deny') return false;
      if (continueAt === undefined) return true;
      permitted = true;
      from = continueAt === 'next' ? sequence + 1 : continueAt;
    }
    return permitted;
  };
}

const prefixTests = new WeakMap<FilterReference, PrefixTest | 'needs-the-route'>();

/**
 * The filter as a question about the prefix alone; undefined when metric, tag or the way a route came
 * count as well. Says whether `evaluateFilter` would permit, many times faster: no words, no places.
 */
export function prefixTest(device: Device, filter: FilterReference): PrefixTest | undefined {
  let test = prefixTests.get(filter);
  if (!test) {
    const policy = filter.kind === 'route-policy' ? filtersOf(device).policies.get(filter.name) : undefined;
    const permits = device.behaviour.undefinedPolicy === 'permit-all';
    if (policy) test = policyTest(device, policy) ?? 'needs-the-route';
    else test = filter.kind === 'route-policy' ? () => permits : listTest(device, filter);
    prefixTests.set(filter, test);
  }
  return test === 'needs-the-route' ? undefined : test;
}

const NO_FILTER = decision(() => 'no filter', undefined, PERMITS);

/** What a filter named in `device` does to one route; no filter permits. */
export function evaluateFilter(
  device: Device,
  filter: FilterReference | undefined,
  route: RouteAttributes,
): FilterDecision {
  if (!filter) return NO_FILTER;
  if (filter.kind !== 'route-policy') {
    const { matches, describe, span } = matchList(device, filter, route.prefix);
    const place = span && { file: device.file, span };
    return decision(describe ?? (() => ''), place, matches ? PERMITS : DENIES);
  }
  const named = (): string => `${device.behaviour.words.routePolicy} ${filter.name}`;
  const policy = filtersOf(device).policies.get(filter.name);
  if (policy) return applyPolicy(device, policy, named, route);
  const permits = device.behaviour.undefinedPolicy === 'permit-all';
  const place = { file: device.file, span: filter.span };
  return decision(() => undefinedText(named(), permits), place, permits ? PERMITS : DENIES);
}
