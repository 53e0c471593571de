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

/** The plan, then the plan after each of up to four edits. */
export function randomEdits(plan: NetworkPlan): fc.Arbitrary<NetworkPlan[]> {
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
    const plans = [plan];
    for (const change of edits) plans.push(change(plans.at(-1) as NetworkPlan));
    return plans;
  });
}
