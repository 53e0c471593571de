/** A network and what it becomes by a few edits, each as a whole plan. */
import fc from 'fast-check';
import type { NetworkPlan, PlanLink, PlanRouter } from './network-plan.ts';

type Edit = (plan: NetworkPlan) => NetworkPlan;

const replaceAt = <T>(items: readonly T[], index: number, change: (item: T) => T): T[] =>
  items.map((item, at) => (at === index % items.length ? change(item) : item));

const onRouter =
  (index: number, change: (router: PlanRouter) => PlanRouter): Edit =>
  (plan) => ({
    ...plan,
    routers: replaceAt(plan.routers, index, change),
  });

const onLink =
  (index: number, change: (link: PlanLink) => PlanLink): Edit =>
  (plan) => ({
    ...plan,
    links: plan.links.length === 0 ? [] : replaceAt(plan.links, index, change),
  });

const withoutFirst = (filter: PlanRouter['leak']): PlanRouter['leak'] =>
  typeof filter === 'string'
    ? filter
    : {
        ...filter,
        entries: filter.entries.map((entry, at) => (at === 0 ? { ...entry, permit: !entry.permit } : entry)),
      };

/** Edits that move nothing: a metric, an entry of a list. */
const quiet: fc.Arbitrary<Edit> = fc.nat(30).chain((index) =>
  fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((metric) =>
      onLink(index, (link) => ({
        ...link,
        ends: link.ends.map((end, at) => (at === index % 2 ? { ...end, metric: { 1: metric, 2: metric } } : end)),
      })),
    ),
    fc.constant(onRouter(index, (router) => ({ ...router, leak: withoutFirst(router.leak) }))),
  ),
);

const edit: fc.Arbitrary<Edit> = fc.nat(30).chain((index) =>
  fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((metric) =>
      onLink(index, (link) => ({
        ...link,
        ends: link.ends.map((end, at) => (at === 0 ? { ...end, metric: { 1: metric, 2: metric } } : end)),
      })),
    ),
    fc.constant<Edit>((plan) => ({ ...plan, links: plan.links.filter((_, at) => at !== index % plan.links.length) })),
    fc.constant(onRouter(index, (router) => ({ ...router, overload: !router.overload }))),
    fc.constant(onRouter(index, (router) => ({ ...router, leak: router.leak === 'all' ? 'none' : 'all' }))),
    fc
      .constantFrom<PlanRouter['levels']>('1', '2', '1-2')
      .map((levels) => onRouter(index, (one) => ({ ...one, levels }))),
    fc
      .constantFrom<PlanRouter['style']>('narrow', 'wide', 'transition')
      .map((style) => onRouter(index, (one) => ({ ...one, style }))),
    fc.constant(
      onRouter(index, (router) => ({ ...router, loopback: { ...router.loopback, passive: !router.loopback.passive } })),
    ),
  ),
);

/** The plan, then the plan after each of up to four edits; `how` says what kind of them. */
export function randomEdits(plan: NetworkPlan, how: 'any' | 'mostly-quiet' = 'any'): fc.Arbitrary<NetworkPlan[]> {
  const one = how === 'any' ? edit : fc.oneof({ weight: 4, arbitrary: quiet }, { weight: 1, arbitrary: edit });
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((edits) => {
    const plans = [plan];
    for (const change of edits) plans.push(change(plans.at(-1) as NetworkPlan));
    return plans;
  });
}
