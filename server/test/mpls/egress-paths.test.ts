/** One router answers for its class: the same answers as walking every path. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ipv4Prefix, parsePrefix } from '../../src/base/ip.ts';
import { simulate } from '../../src/isis/simulate.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { Level } from '../../src/model/isis.ts';
import { egressPathsIn } from '../../src/mpls/egress-paths.ts';
import { labelPathsTo } from '../../src/mpls/label-paths.ts';
import { labelSwitchingOf } from '../../src/mpls/label-switching.ts';
import { routeClassesOf } from '../../src/mpls/route-classes.ts';
import { levels, link, loopback, type Port, router, span } from '../isis/devices.ts';

interface Plan {
  /** Area and level of each router: 0 is a backbone router. */
  readonly routers: readonly {
    readonly area: number;
    readonly border: boolean;
    readonly leaks: boolean;
    readonly overload: boolean;
  }[];
  readonly links: readonly {
    readonly a: number;
    readonly b: number;
    readonly cost: number;
    readonly labelled: boolean;
  }[];
}

const plans: fc.Arbitrary<Plan> = fc.integer({ min: 3, max: 9 }).chain((count) =>
  fc.record({
    routers: fc.array(
      fc.record({
        area: fc.integer({ min: 0, max: 2 }),
        border: fc.boolean(),
        leaks: fc.boolean(),
        overload: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
      }),
      { minLength: count, maxLength: count },
    ),
    links: fc.array(
      fc.record({
        a: fc.nat(count - 1),
        b: fc.nat(count - 1),
        cost: fc.constantFrom(10, 10, 20, 0xffffff),
        labelled: fc.integer({ min: 0, max: 5 }).map((each) => each > 0),
      }),
      { minLength: count, maxLength: count * 2 },
    ),
  }),
);

function build({ routers, links }: Plan): Device[] {
  const ports: { port: Port; labelled: boolean }[][] = routers.map(() => []);
  links.forEach(({ a, b, cost, labelled }, index) => {
    if (a === b) return;
    ports[a]?.push({ port: link(`Gi${index}`, `10.0.${index}.1/30`, cost), labelled });
    ports[b]?.push({ port: link(`Gi${index}`, `10.0.${index}.2/30`, cost), labelled: true });
  });
  const leak = { from: 2 as Level, to: 1 as Level, filter: undefined, span };
  return routers.map(({ area, border, leaks, overload }, index) => {
    const own = ports[index] ?? [];
    const device = router(`R${index}`, {
      net: `49000${area}/${index + 1}`,
      ports: [loopback(`10.255.0.${index}/32`), ...own.map(({ port }) => port)],
      instance: {
        levels: levels(area === 0 ? '2' : border ? '1-2' : '1'),
        interLevel: leaks ? [leak] : [],
        overload: overload
          ? {
              levels: { 1: true, 2: true },
              onlyOnStartup: false,
              suppressInterlevel: false,
              suppressExternal: false,
              span,
            }
          : undefined,
      },
    });
    const silent = new Set(own.filter(({ labelled }) => !labelled).map(({ port }) => port.name));
    return {
      ...device,
      interfaces: device.interfaces.map((each) => ({ ...each, ldp: { value: !silent.has(each.name), span } })),
    };
  });
}

describe('verdicts by class', () => {
  test('are those of walking hop by hop', () => {
    let byClass = 0;
    fc.assert(
      fc.property(plans, (plan) => {
        const simulation = simulate(buildNetwork('', build(plan)));
        const switching = labelSwitchingOf(simulation.network, () => true);
        const loopbacks = plan.routers.map((_, index) => parsePrefix(`10.255.0.${index}`) as Ipv4Prefix);
        const judge = egressPathsIn(simulation, switching, routeClassesOf(simulation), loopbacks, (egress, prefix) =>
          labelPathsTo(simulation, switching, prefix, egress),
        );
        loopbacks.forEach((prefix, egress) => {
          const paths = judge(egress, prefix);
          const walked = labelPathsTo(simulation, switching, prefix, egress);
          if (paths.isClean) byClass++;
          for (const ingress of plan.routers.keys()) {
            if (ingress === egress) continue;
            expect(paths.from(ingress).verdict, `${ingress} to ${egress}`).toEqual(walked.from(ingress).verdict);
          }
        });
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(byClass).toBeGreaterThan(100);
  });
});
