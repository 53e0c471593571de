/** The conditions of a policy's clause, asked of one route (D21). Every answer can say which entry decided. */
import { type Ipv4Prefix, ipv4Prefix } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import { say } from '../messages/catalogue.ts';
import type { Message } from '../messages/message.ts';
import type { Device } from '../model/device.ts';
import type { FilterReference, Level } from '../model/isis.ts';
import type { PolicyClause, PolicyCondition, RouteSource, RouteType } from '../model/policy.ts';
import { filtersOf } from './filters.ts';
import {
  accessListEntryText,
  lookUpPrefix,
  matchAccessList,
  matchPrefixList,
  prefixListEntryText,
} from './prefix-lists.ts';

/** What a policy can look at. What is undefined nobody can tell: conditions that ask for it are open. */
export interface RouteAttributes {
  readonly prefix: Ipv4Prefix;
  readonly metric: number | undefined;
  /** 0 when untagged. */
  readonly tag: number | undefined;
  readonly types: readonly RouteType[];
  readonly source: RouteSource;
  /** Level of the LSP it is about to enter; undefined where that does not matter. */
  readonly toLevel: Level | undefined;
  /** Interfaces the route leaves by (or is connected on); asked only by policies that match on them. */
  readonly interfaces: () => readonly string[] | undefined;
  /** Addresses of the neighbors it leads to; asked only by policies that match on them. */
  readonly nextHops: () => readonly number[] | undefined;
}

/** A prefix nothing else is known of, as a policy sees it. */
export const prefixAsRoute = (prefix: Ipv4Prefix, known: Partial<RouteAttributes> = {}): RouteAttributes => ({
  prefix,
  metric: undefined,
  tag: undefined,
  types: [],
  source: 'isis',
  toLevel: undefined,
  interfaces: () => undefined,
  nextHops: () => undefined,
  ...known,
});

export interface Match {
  readonly matches: boolean;
  /** What decided; undefined where there is no entry to quote. */
  readonly describe: (() => Message) | undefined;
  readonly span: Span | undefined;
}

/** A match with an entry to quote. */
type Quoted = Match & { readonly describe: () => Message };

export interface Asking {
  /** Whether a policy permits the route, with what decided. */
  readonly policy: (policy: FilterReference) => Match;
  /** What is taken for the answer of a condition that the files cannot answer. */
  readonly assumed: (open: PolicyCondition) => boolean;
}

export const undefinedMessage = (filter: string, permits: boolean): Message =>
  say('policy.undefined', { filter, permits });

/** A list by name: whether it permits the prefix, and the entry that says so. */
export function matchList(device: Device, reference: FilterReference, prefix: Ipv4Prefix): Quoted {
  const { words, undefinedFilter } = device.behaviour;
  const isPrefixList = reference.kind === 'prefix-list';
  const named = (): string => `${isPrefixList ? words.prefixList : words.accessList} ${reference.name}`;
  const { prefixLists, accessLists } = filtersOf(device);
  const prefixList = isPrefixList ? prefixLists.get(reference.name) : undefined;
  const accessList = isPrefixList ? undefined : accessLists.get(reference.name);
  if (!prefixList && !accessList) {
    const matches = undefinedFilter === 'permit-all';
    return { matches, describe: () => undefinedMessage(named(), matches), span: reference.span };
  }
  const prefixEntry = prefixList && matchPrefixList(prefixList, prefix);
  if (prefixEntry) {
    return {
      matches: prefixEntry.action === 'permit',
      describe: () => say('policy.entry', { filter: named(), entry: prefixListEntryText(prefixEntry) }),
      span: prefixEntry.span,
    };
  }
  const accessEntry = accessList && matchAccessList(accessList, prefix);
  if (accessEntry) {
    return {
      matches: accessEntry.action === 'permit',
      describe: () => say('policy.entry', { filter: named(), entry: accessListEntryText(accessEntry) }),
      span: accessEntry.span,
    };
  }
  const { section } = prefixList ?? accessList ?? {};
  const describe = (): Message => say('policy.no-entry', { filter: named(), end: 'implicit', reasons: [] });
  return { matches: false, describe, span: section?.span };
}

const plain = (matches: boolean, span: Span): Match => ({ matches, describe: undefined, span });

/** What those that have an entry to quote decided by. */
export const reasonsOf = (matches: readonly Match[]): readonly Message[] =>
  matches.flatMap(({ describe }) => (describe ? [describe()] : []));

/** The first that matches, else all that were tried. */
function anyOf(span: Span, tries: Iterable<Match>): Match {
  const tried: Match[] = [];
  for (const match of tries) {
    if (match.matches) return match;
    tried.push(match);
  }
  const [first] = tried;
  if (!first) return plain(false, span);
  return tried.length === 1 ? first : { ...first, describe: () => say('policy.each', { reasons: reasonsOf(tried) }) };
}

/** The first that does not match, else the last that has an entry to quote. */
function allOf(span: Span, tries: Iterable<Match>): Match {
  let quoted: Match = plain(true, span);
  for (const match of tries) {
    if (!match.matches) return match;
    if (match.describe) quoted = match;
  }
  return quoted;
}

function* each<T>(items: readonly T[], ask: (item: T) => Match): Generator<Match> {
  for (const item of items) yield ask(item);
}

function matchEntries(
  { list, lookup, span }: Extract<PolicyCondition, { kind: 'entries' }>,
  prefix: Ipv4Prefix,
): Match {
  const entry = lookUpPrefix(list, lookup, prefix);
  if (!entry) return plain(false, span);
  return {
    matches: entry.action === 'permit',
    describe: () => say('policy.entry', { filter: undefined, entry: prefixListEntryText(entry) }),
    span: entry.span,
  };
}

/** Asked of each next hop as of a prefix of its own. Of several, which one a policy looks at nobody can tell. */
function matchNextHops(hops: readonly number[] | undefined, ask: (hop: Ipv4Prefix) => Match): Match | undefined {
  const answers = (hops ?? []).map((hop) => ask(ipv4Prefix(hop, 32)));
  const [first] = answers;
  return answers.every(({ matches }) => matches === first?.matches) ? first : undefined;
}

/** What the route itself answers; undefined where that is not known of it. */
function attributeMeets(condition: PolicyCondition, route: RouteAttributes): boolean | undefined {
  switch (condition.kind) {
    case 'tag':
      return route.tag === undefined ? undefined : condition.tags.includes(route.tag);
    case 'interface':
      return route.interfaces()?.some((name) => condition.interfaces.includes(name));
    case 'route-type':
      return condition.types.some((type) => route.types.includes(type));
    case 'metric':
      return route.metric === undefined ? undefined : condition.metrics.includes(route.metric);
    case 'range': {
      const value = route[condition.attribute];
      return value === undefined ? undefined : value >= condition.min && value <= condition.max;
    }
    case 'source':
      return condition.sources.includes(route.source);
    case 'to-level':
      return route.toLevel !== undefined && condition.levels.includes(route.toLevel);
    case 'never':
      return false;
    default:
      return undefined;
  }
}

function matchCondition(device: Device, condition: PolicyCondition, route: RouteAttributes, ask: Asking): Match {
  const { span } = condition;
  const again = (inner: PolicyCondition): Match => matchCondition(device, inner, route, ask);
  switch (condition.kind) {
    case 'lists':
      return anyOf(
        span,
        each(condition.lists, (reference) => matchList(device, reference, route.prefix)),
      );
    case 'entries':
      return matchEntries(condition, route.prefix);
    case 'next-hop': {
      const asked = (prefix: Ipv4Prefix): Match => matchCondition(device, condition.of, { ...route, prefix }, ask);
      return matchNextHops(route.nextHops(), asked) ?? plain(ask.assumed(condition), span);
    }
    case 'policy':
      return ask.policy(condition.policy);
    case 'all':
      return allOf(span, each(condition.of, again));
    case 'any':
      return anyOf(span, each(condition.of, again));
    case 'not': {
      const inner = again(condition.of);
      return { ...inner, matches: !inner.matches };
    }
    default:
      return plain(attributeMeets(condition, route) ?? ask.assumed(condition), span);
  }
}

/** All conditions of a clause hold; the match to quote is the list that decided. */
export function matchClause(device: Device, clause: PolicyClause, route: RouteAttributes, ask: Asking): Match {
  return allOf(
    clause.section.span,
    each(clause.conditions, (condition) => matchCondition(device, condition, route, ask)),
  );
}
