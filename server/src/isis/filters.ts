/** The policies and lists of a device by name. */
import type { Device } from '../model/device.ts';
import type { FilterReference } from '../model/isis.ts';
import {
  type AccessList,
  type Action,
  leafConditions,
  type PolicyCondition,
  type PrefixList,
  type RoutePolicy,
} from '../model/policy.ts';

interface Filters {
  readonly policies: ReadonlyMap<string, RoutePolicy>;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
  readonly accessLists: ReadonlyMap<string, AccessList>;
  readonly circular: ReadonlySet<string>;
}

const known = new WeakMap<Device, Filters>();

/** The first of a name counts, should a name occur twice. */
function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) if (!found.has(item.name)) found.set(item.name, item);
  return found;
}

export function filtersOf(device: Device): Filters {
  let filters = known.get(device);
  if (!filters) {
    const policies = byName(device.routePolicies);
    filters = {
      policies,
      circular: circularPolicies(policies),
      prefixLists: byName(device.prefixLists.filter(({ family }) => family === 'ipv4')),
      accessLists: byName(device.accessLists),
    };
    known.set(device, filters);
  }
  return filters;
}

/** The policies a reference stands for, those behind it in its chain included. */
export function chainNames(reference: FilterReference): readonly string[] {
  const { name, otherwise } = reference;
  return typeof otherwise === 'object' ? [name, ...chainNames(otherwise)] : [name];
}

/** What decides at the end of a chain; undefined is the implicit deny. */
export function chainEnd({ otherwise }: FilterReference): Action | undefined {
  return typeof otherwise === 'object' ? chainEnd(otherwise) : otherwise;
}

/** The policies that a policy's conditions ask. */
const asks = (policy: RoutePolicy | undefined): readonly string[] =>
  (policy?.clauses ?? [])
    .flatMap(({ conditions }) => leafConditions(conditions))
    .flatMap((condition) => (condition.kind === 'policy' ? chainNames(condition.policy) : []));

/**
 * Policies that ask themselves in the end. Routers refuse them, files may hold them: asked, they permit nothing.
 */
function circularPolicies(policies: ReadonlyMap<string, RoutePolicy>): ReadonlySet<string> {
  const circular = new Set<string>();
  for (const [name, policy] of policies) {
    const seen = new Set<string>();
    const waiting = [...asks(policy)];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...asks(policies.get(next)));
    }
    if (seen.has(name)) circular.add(name);
  }
  return circular;
}

/** What a filter asks for in the end: the conditions of its policy, of those it asks, and of those behind it in a chain. */
export function conditionsOf(device: Device, filter: FilterReference): readonly PolicyCondition[] {
  const { policies } = filtersOf(device);
  const found: PolicyCondition[] = [];
  const seen = new Set<string>();
  const waiting: FilterReference[] = [filter];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.otherwise === 'object') waiting.push(next.otherwise);
    if (next.kind !== 'route-policy' || seen.has(next.name)) continue;
    seen.add(next.name);
    const conditions = (policies.get(next.name)?.clauses ?? []).flatMap((clause) => leafConditions(clause.conditions));
    for (const condition of conditions) {
      found.push(condition);
      if (condition.kind === 'policy') waiting.push(condition.policy);
    }
  }
  return found;
}
