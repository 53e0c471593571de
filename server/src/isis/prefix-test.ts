/** Filters as questions about the prefix alone: most leak policies ask for nothing else, and thousands of prefixes are asked. */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Device } from '../model/device.ts';
import type { FilterReference, Level } from '../model/isis.ts';
import type { PolicyCondition, RoutePolicy, RouteType } from '../model/policy.ts';
import { chainNames, filtersOf } from './filters.ts';
import { lookUpPrefix, matchAccessList, matchPrefixList } from './prefix-lists.ts';

export type PrefixTest = (prefix: Ipv4Prefix) => boolean;
/** Permitted, denied, or left to what follows in a chain. */
type PrefixVerdict = (prefix: Ipv4Prefix) => boolean | undefined;

function listTest(device: Device, reference: FilterReference): PrefixTest {
  const { prefixLists, accessLists } = filtersOf(device);
  const prefixList = reference.kind === 'prefix-list' ? prefixLists.get(reference.name) : undefined;
  if (prefixList) return (prefix) => matchPrefixList(prefixList, prefix)?.action === 'permit';
  const accessList = reference.kind === 'access-list' ? accessLists.get(reference.name) : undefined;
  if (accessList) return (prefix) => matchAccessList(accessList, prefix)?.action === 'permit';
  const permits = device.behaviour.undefinedFilter === 'permit-all';
  return () => permits;
}

/** All of them, or none when one of them needs the route. */
function testsOf<T, U>(items: readonly T[], make: (item: T) => U | undefined): readonly U[] | undefined {
  const made = items.map(make);
  return made.every((one) => one !== undefined) ? made : undefined;
}

/** Between which levels the filter stands; then what a policy asks about levels is known before the route is. */
export interface Passing {
  readonly from: Level;
  readonly to: Level;
}

/** What compiling needs: whose policies, where they stand, and whether one that another asks is being compiled. */
interface Compiling {
  readonly device: Device;
  readonly passing: Passing | undefined;
  readonly asked: boolean;
}

const always: PrefixTest = () => true;
const never: PrefixTest = () => false;
const constant = (value: boolean | undefined): PrefixTest | undefined =>
  value === undefined ? undefined : value ? always : never;

const LEVEL_TYPES: ReadonlySet<RouteType> = new Set(['level-1', 'level-2']);

function routeTypeHolds(types: readonly RouteType[], { from }: Passing): boolean | undefined {
  if (types.includes(`level-${from}`)) return true;
  return types.every((type) => LEVEL_TYPES.has(type)) ? false : undefined;
}

/** Out of level 2 come IS-IS routes only, out of level 1 connected prefixes as well. */
function sourceHolds(sources: readonly string[], { from }: Passing): boolean | undefined {
  const isis = sources.includes('isis');
  return from === 2 || isis === sources.includes('connected') ? isis : undefined;
}

function conditionTest(compiling: Compiling, condition: PolicyCondition): PrefixTest | undefined {
  const { device, passing } = compiling;
  const again = (inner: PolicyCondition): PrefixTest | undefined => conditionTest(compiling, inner);
  switch (condition.kind) {
    case 'lists': {
      const tests = condition.lists.map((reference) => listTest(device, reference));
      return (prefix) => tests.some((test) => test(prefix));
    }
    case 'entries':
      return (prefix) => lookUpPrefix(condition.list, condition.lookup, prefix)?.action === 'permit';
    case 'policy':
      return askedTest(compiling, condition.policy);
    case 'to-level':
      return constant(passing && condition.levels.includes(passing.to));
    case 'route-type':
      return constant(passing && routeTypeHolds(condition.types, passing));
    case 'source':
      return constant(passing && sourceHolds(condition.sources, passing));
    case 'all': {
      const tests = testsOf(condition.of, again);
      return tests && ((prefix) => tests.every((test) => test(prefix)));
    }
    case 'any': {
      const tests = testsOf(condition.of, again);
      return tests && ((prefix) => tests.some((test) => test(prefix)));
    }
    case 'not': {
      const test = again(condition.of);
      return test && ((prefix) => !test(prefix));
    }
    case 'never':
      return never;
    default:
      return undefined;
  }
}

/** Policies that ask policies that ask policies would be asked over and over: the evaluation remembers, a test does not. */
function askedTest(compiling: Compiling, policy: FilterReference): PrefixTest | undefined {
  if (chainNames(policy).some((name) => filtersOf(compiling.device).circular.has(name))) return never;
  return compiling.asked ? undefined : filterTest({ ...compiling, asked: true }, policy);
}

function policyVerdict(compiling: Compiling, { clauses }: RoutePolicy): PrefixVerdict | undefined {
  const compiled = testsOf(clauses, ({ action, sequence, continueAt, conditions }) => {
    const tests = testsOf(conditions, (condition) => conditionTest(compiling, condition));
    return tests && { action, sequence, continueAt, tests };
  });
  return (
    compiled &&
    ((prefix) => {
      let permitted: true | undefined;
      let from = Number.NEGATIVE_INFINITY;
      for (const { action, sequence, continueAt, tests } of compiled) {
        if (sequence < from || !tests.every((test) => test(prefix))) continue;
        if (action === 'deny') return false;
        if (action === 'permit') permitted = true;
        if (continueAt === undefined) return permitted;
        from = continueAt === 'next' ? sequence + 1 : continueAt;
      }
      return permitted;
    })
  );
}

function filterTest(compiling: Compiling, filter: FilterReference): PrefixTest | undefined {
  const { device } = compiling;
  if (filter.kind === 'not-read') return undefined;
  if (filter.kind !== 'route-policy') return listTest(device, filter);
  const policy = filtersOf(device).policies.get(filter.name);
  if (!policy) {
    return constant(device.behaviour.undefinedPolicy === 'permit-all');
  }
  const verdict = policyVerdict(compiling, policy);
  const { otherwise } = filter;
  const rest: PrefixTest | undefined =
    typeof otherwise === 'object' ? filterTest(compiling, otherwise) : constant(otherwise === 'permit');
  return verdict && rest && ((prefix) => verdict(prefix) ?? rest(prefix));
}

type Known = PrefixTest | 'needs-the-route';

/** By the filter, then by where it stands: one policy may stand in both directions. */
const prefixTests = new WeakMap<FilterReference, Map<Level | undefined, Known>>();

/**
 * The filter as a question about the prefix alone; undefined when metric, tag or the way a route came
 * count as well. Says whether `evaluateFilter` would permit, many times faster: no words, no places.
 */
export function prefixTest(device: Device, filter: FilterReference, passing?: Passing): PrefixTest | undefined {
  let ofFilter = prefixTests.get(filter);
  if (!ofFilter) {
    ofFilter = new Map();
    prefixTests.set(filter, ofFilter);
  }
  let test = ofFilter.get(passing?.to);
  if (!test) {
    test = filterTest({ device, passing, asked: false }, filter) ?? 'needs-the-route';
    ofFilter.set(passing?.to, test);
  }
  return test === 'needs-the-route' ? undefined : test;
}
