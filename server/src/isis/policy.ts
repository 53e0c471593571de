/**
 * Route policies and lists applied to one route (D21). Every answer names the entry that decided, so
 * that a finding can point at it and an explanation can quote it.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Place, Span } from '../base/text.ts';
import type { Device } from '../model/device.ts';
import type { FilterReference, Level } from '../model/isis.ts';
import type { PolicyClause, PolicyCondition, RoutePolicy, RouteType } from '../model/policy.ts';
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
  readonly text: string;
  readonly span: Span | undefined;
}

const decision = (permitted: boolean, text: string, place: Place | undefined): FilterDecision => ({
  permitted,
  text,
  place,
  denyingClause: undefined,
  metric: undefined,
  tag: undefined,
  levels: undefined,
});

/** A list by name: whether it permits the prefix, and the entry that says so. */
function matchList(device: Device, reference: FilterReference, prefix: Ipv4Prefix): Match {
  const { words, undefinedFilter } = device.behaviour;
  const isPrefixList = reference.kind === 'prefix-list';
  const name = `${isPrefixList ? words.prefixList : words.accessList} ${reference.name}`;
  const prefixList = isPrefixList
    ? device.prefixLists.find((list) => list.name === reference.name && list.family === 'ipv4')
    : undefined;
  const accessList = isPrefixList ? undefined : device.accessLists.find((list) => list.name === reference.name);
  if (!prefixList && !accessList) {
    const matches = undefinedFilter === 'permit-all';
    return {
      matches,
      text: `${name} is not defined, which ${matches ? 'permits' : 'denies'} everything`,
      span: reference.span,
    };
  }
  const prefixEntry = prefixList && matchPrefixList(prefixList, prefix);
  if (prefixEntry) {
    return {
      matches: prefixEntry.action === 'permit',
      text: `${name} ${prefixListEntryText(prefixEntry)}`,
      span: prefixEntry.span,
    };
  }
  const accessEntry = accessList && matchAccessList(accessList, prefix);
  if (accessEntry) {
    return {
      matches: accessEntry.action === 'permit',
      text: `${name} ${accessListEntryText(accessEntry)}`,
      span: accessEntry.span,
    };
  }
  const section = (prefixList ?? accessList)?.section;
  return { matches: false, text: `no entry of ${name} matches (implicit deny)`, span: section?.span };
}

const plain = (matches: boolean, span: Span): Match => ({ matches, text: '', span });

function matchCondition(device: Device, condition: PolicyCondition, route: RouteAttributes): Match {
  switch (condition.kind) {
    case 'lists': {
      const tried = condition.lists.map((reference) => matchList(device, reference, route.prefix));
      const [first] = tried;
      const hit = tried.find(({ matches }) => matches);
      if (hit || tried.length < 2) return hit ?? first ?? plain(false, condition.span);
      return { matches: false, text: tried.map(({ text }) => text).join('; '), span: first?.span };
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
  let quoted: Match = { matches: true, text: '', span: clause.section.span };
  for (const condition of clause.conditions) {
    const match = matchCondition(device, condition, route);
    if (!match.matches) return match;
    if (match.text !== '') quoted = match;
  }
  return quoted;
}

function applyPolicy(device: Device, policy: RoutePolicy, name: string, route: RouteAttributes): FilterDecision {
  const place = (span: Span | undefined): Place | undefined => span && { file: device.file, span };
  const misses: Match[] = [];
  let permitted: FilterDecision | undefined;
  let from = Number.NEGATIVE_INFINITY;
  for (const clause of policy.clauses) {
    if (clause.sequence < from) continue;
    const match = matchClause(device, clause, route);
    if (!match.matches) {
      if (match.text !== '') misses.push(match);
      continue;
    }
    const head = `${name} ${clause.action} ${clause.sequence}`;
    const text = match.text === '' ? head : `${head}, ${match.text}`;
    const decidedAt = place(match.span ?? clause.section.span);
    if (clause.action === 'deny') return { ...decision(false, text, decidedAt), denyingClause: clause };
    permitted = {
      permitted: true,
      text,
      place: decidedAt,
      denyingClause: undefined,
      metric: clause.setMetric ?? permitted?.metric,
      tag: clause.setTag ?? permitted?.tag,
      levels: clause.setLevel ?? permitted?.levels,
    };
    if (clause.continueAt === undefined) return permitted;
    from = clause.continueAt === 'next' ? clause.sequence + 1 : clause.continueAt;
  }
  if (permitted) return permitted;
  const [miss] = misses;
  const reasons = misses.map(({ text }) => text).join('; ');
  const text = `no entry of ${name} matches (implicit deny)${reasons === '' ? '' : `: ${reasons}`}`;
  return decision(false, text, place(miss?.span ?? policy.clauses[0]?.section.span));
}

/** What a filter named in `device` does to one route; no filter permits. */
export function evaluateFilter(
  device: Device,
  filter: FilterReference | undefined,
  route: RouteAttributes,
): FilterDecision {
  if (!filter) return decision(true, 'no filter', undefined);
  if (filter.kind !== 'route-policy') {
    const match = matchList(device, filter, route.prefix);
    return decision(match.matches, match.text, match.span && { file: device.file, span: match.span });
  }
  const name = `${device.behaviour.words.routePolicy} ${filter.name}`;
  const policy = device.routePolicies.find((candidate) => candidate.name === filter.name);
  if (policy) return applyPolicy(device, policy, name, route);
  const permits = device.behaviour.undefinedPolicy === 'permit-all';
  return decision(permits, `${name} is not defined, which ${permits ? 'permits' : 'denies'} everything`, {
    file: device.file,
    span: filter.span,
  });
}
