/**
 * Policies and lists that a file has already and that fit a leak: they let the wanted prefixes pass and besides them host
 * routes only. A fix names these rather than writing a second one beside them.
 */
import { type Ipv4Prefix, isHostPrefix } from '../base/ip.ts';
import type { Device } from '../model/device.ts';
import type { Level } from '../model/isis.ts';
import type { PolicyClause, PolicyCondition, PrefixList, RoutePolicy } from '../model/policy.ts';
import type { PolicyJudge } from './writer.ts';

export interface FittingFilters {
  /** A policy nothing else uses. */
  readonly policy: (to: Level, prefixes: readonly Ipv4Prefix[]) => string | undefined;
  readonly list: (prefixes: readonly Ipv4Prefix[]) => string | undefined;
}

const permitsHostsOnly = ({ entries }: PrefixList): boolean =>
  entries.every(
    ({ action, prefix, minLength }) =>
      action === 'deny' || isHostPrefix(prefix) || minLength === (prefix.family === 'ipv4' ? 32 : 128),
  );

/** What such a policy may ask for besides prefixes: nothing that depends on the single route. */
const OF_ALL_ROUTES: ReadonlySet<PolicyCondition['kind']> = new Set(['to-level', 'route-type', 'source']);

export function fittingFilters(device: Device, judge: PolicyJudge): FittingFilters {
  const listOf = (name: string): PrefixList | undefined =>
    device.prefixLists.find((each) => each.name === name && each.family === 'ipv4');

  function asksForHosts(condition: PolicyCondition): boolean {
    if (condition.kind === 'entries') return permitsHostsOnly(condition.list);
    if (condition.kind !== 'lists') return false;
    return condition.lists.every(({ kind, name }) => {
      const list = kind === 'prefix-list' ? listOf(name) : undefined;
      return list !== undefined && permitsHostsOnly(list);
    });
  }

  const isPrefixes = (condition: PolicyCondition): boolean =>
    condition.kind === 'lists' ||
    condition.kind === 'entries' ||
    (condition.kind === 'not' && isPrefixes(condition.of));

  /** Lets pass by prefix alone, and host routes only. */
  function isNarrow({ action, conditions, setMetric, setTag, setLevel }: PolicyClause): boolean {
    if (setMetric !== undefined || setTag !== undefined || setLevel !== undefined) return false;
    const isPlain = conditions.every((each) => isPrefixes(each) || OF_ALL_ROUTES.has(each.kind));
    return isPlain && (action === 'deny' || conditions.some(asksForHosts));
  }

  const isUnused = (name: string): boolean =>
    !device.structures.references.some((each) => each.kind === 'route-policy' && each.name === name);

  function fits(policy: RoutePolicy, to: Level, prefixes: readonly Ipv4Prefix[]): boolean {
    const lets = prefixes.every((prefix) => judge.lets(device, policy, prefix, to));
    return lets && isUnused(policy.name) && policy.clauses.every(isNarrow);
  }

  return {
    policy: (to, prefixes) => device.routePolicies.find((each) => fits(each, to, prefixes))?.name,
    list: (prefixes) =>
      device.prefixLists.find(
        (list) =>
          list.family === 'ipv4' &&
          list.entries.length > 0 &&
          listOf(list.name) === list &&
          permitsHostsOnly(list) &&
          prefixes.every((prefix) => judge.decidingPrefixListEntry(list, prefix)?.action === 'permit'),
      )?.name,
  };
}
