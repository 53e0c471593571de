/** Plans in every dialect, and routers of one plan in different ones. */
import fc from 'fast-check';
import type { NetworkPlan } from './network-plan.ts';
import { eosRenderer } from './render-eos.ts';
import { iosRenderer } from './render-ios.ts';
import { junosRenderer } from './render-junos.ts';
import { xrRenderer } from './render-xr.ts';
import type { Renderer } from './renderer.ts';

export const renderers: readonly Renderer[] = [iosRenderer, eosRenderer, xrRenderer, junosRenderer];

const byDialect: ReadonlyMap<string, Renderer> = new Map(renderers.map((each) => [each.dialect, each]));

function rendererOf(dialect: string | undefined): Renderer {
  const renderer = byDialect.get(dialect ?? '');
  if (!renderer) throw new Error(`nothing renders ${dialect}`);
  return renderer;
}

/** The same network with other systems: router `index` in `dialects[index]`. */
export function inDialects(plan: NetworkPlan, dialects: readonly string[]): NetworkPlan {
  return {
    routers: plan.routers.map((router, index) => {
      const { dialect, styles, withoutSummaries } = rendererOf(dialects[index]);
      const style = styles.includes(router.style) ? router.style : styles[0];
      return { ...router, dialect, style, summaries: withoutSummaries ? [] : router.summaries };
    }),
    links: plan.links.map((link) => ({
      ...link,
      ends: link.ends.map((end) => ({ ...end, interface: rendererOf(dialects[end.router]).port(end.port) })),
    })),
  };
}

export const inDialect = (plan: NetworkPlan, dialect: string): NetworkPlan =>
  inDialects(
    plan,
    plan.routers.map(() => dialect),
  );

/** Each router in a dialect of its own choice. */
export const inMixedDialects = (plan: NetworkPlan): fc.Arbitrary<NetworkPlan> =>
  fc
    .array(fc.constantFrom(...byDialect.keys()), { minLength: plan.routers.length, maxLength: plan.routers.length })
    .map((dialects) => inDialects(plan, dialects));

/** Text by file name, one file a router. */
export function render(plan: NetworkPlan): Map<string, string> {
  return new Map(
    plan.routers.map(({ name, dialect }, index) => [`${name}.cfg`, rendererOf(dialect).render(plan, index)]),
  );
}
