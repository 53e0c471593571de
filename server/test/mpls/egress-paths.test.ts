/** One router answers for its class: the same answers as walking every path. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ipv4Prefix, parsePrefix } from '../../src/base/ip.ts';
import { evaluateFilter } from '../../src/isis/policy.ts';
import { prefixAsRoute } from '../../src/isis/policy-conditions.ts';
import { simulate } from '../../src/isis/simulate.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { FilterReference } from '../../src/model/isis.ts';
import type { Action, PrefixList, RoutePolicy } from '../../src/model/policy.ts';
import type { LabelFilter } from '../../src/model/vpn.ts';
import { egressPathsIn } from '../../src/mpls/egress-paths.ts';
import { labelPathsTo } from '../../src/mpls/label-paths.ts';
import { labelSwitchingOf } from '../../src/mpls/label-switching.ts';
import { routeClassesOf } from '../../src/mpls/route-classes.ts';
import { levels, link, loopback, NARROW, type Port, router, span, WIDE } from '../isis/devices.ts';

const STYLES = {
  wide: WIDE,
  /** As Junos with `wide-metrics-only`. */
  readsBoth: { ...WIDE, acceptsNarrow: true },
  both: { ...WIDE, sendsNarrow: true, acceptsNarrow: true },
  narrow: NARROW,
};

interface Plan {
  /** Segment routing nowhere, on some routers, or on all and LDP on no link. */
  readonly segmentRouting: 'nowhere' | 'somewhere' | 'everywhere';
  /** Area and level of each router: 0 is a backbone router. */
  readonly routers: readonly {
    readonly area: number;
    readonly border: boolean;
    /** Leaks nothing, everything, these routers' loopbacks by list, or those with a tag. */
    readonly leaks: 'nothing' | 'everything' | 'tagged' | readonly number[];
    readonly tagged: boolean;
    readonly overload: boolean;
    readonly style: keyof typeof STYLES;
    /** Has the system ID, or the loopback, of the router before as well. */
    readonly twin: boolean;
    readonly shares: boolean;
    /** Withholds labels for this router's loopback. */
    readonly withholds: number | undefined;
  }[];
  readonly links: readonly {
    readonly a: number;
    readonly b: number;
    readonly cost: number;
    readonly labelled: boolean;
  }[];
}

const seldom = fc.integer({ min: 0, max: 9 }).map((each) => each === 0);
const rarely = fc.integer({ min: 0, max: 19 }).map((each) => each === 0);

const plans: fc.Arbitrary<Plan> = fc.integer({ min: 3, max: 9 }).chain((count) =>
  fc.record({
    segmentRouting: fc.constantFrom('nowhere', 'nowhere', 'somewhere', 'everywhere' as const),
    routers: fc.array(
      fc.record({
        area: fc.integer({ min: 0, max: 2 }),
        border: fc.boolean(),
        leaks: fc.oneof(
          fc.constantFrom('nothing', 'everything', 'tagged' as const),
          fc.uniqueArray(fc.nat(count - 1), { minLength: 1 }),
        ),
        tagged: fc.boolean(),
        overload: seldom,
        style: fc.constantFrom('wide', 'wide', 'wide', 'wide', 'wide', 'readsBoth', 'readsBoth', 'narrow'),
        twin: rarely,
        shares: rarely,
        withholds: fc.tuple(rarely, fc.nat(count - 1)).map(([does, which]) => (does ? which : undefined)),
      }),
      { minLength: count, maxLength: count },
    ),
    links: fc.array(
      fc.record({
        a: fc.nat(count - 1),
        b: fc.nat(count - 1),
        cost: fc.constantFrom(10, 10, 20, 63, 0xffffff),
        labelled: fc.integer({ min: 0, max: 5 }).map((each) => each > 0),
      }),
      { minLength: count, maxLength: count * 2 },
    ),
  }),
);

const loopbackOf = (index: number): string => `10.255.0.${index}/32`;
const section = { span, firstLine: 0, lastLine: 1, bodyIndent: ' ' };

const listOf = (name: string, ...entries: readonly (readonly [Action, string])[]): PrefixList => ({
  name,
  family: 'ipv4',
  entries: entries.map(([action, text], at) => {
    const prefix = parsePrefix(text) as Ipv4Prefix;
    return { action, prefix, minLength: prefix.length, maxLength: 32, sequence: at, sequenceConfigured: false, span };
  }),
  section,
});

const LABELS: LabelFilter = { effect: 'allocate', filter: { kind: 'prefix-list', name: 'LABELS', span }, span };

const TAGGED: RoutePolicy = {
  name: 'TAGGED',
  clauses: [
    {
      action: 'permit',
      sequence: 10,
      label: undefined,
      conditions: [{ kind: 'tag', tags: [100], span }],
      setMetric: undefined,
      setTag: undefined,
      setLevel: undefined,
      continueAt: undefined,
      section,
    },
  ],
};

function filterOf(leaks: Plan['routers'][number]['leaks']): FilterReference | undefined {
  if (leaks === 'tagged') return { kind: 'route-policy', name: 'TAGGED', span };
  return leaks === 'everything' ? undefined : { kind: 'prefix-list', name: 'LOOPBACKS', span };
}

function build({ routers, links, segmentRouting }: Plan): Device[] {
  const ports: { port: Port; labelled: boolean }[][] = routers.map(() => []);
  links.forEach(({ a, b, cost, labelled }, index) => {
    if (a === b) return;
    ports[a]?.push({ port: link(`Gi${index}`, `10.0.${index}.1/30`, cost), labelled });
    ports[b]?.push({ port: link(`Gi${index}`, `10.0.${index}.2/30`, cost), labelled: true });
  });
  return routers.map(({ area, border, leaks, tagged, overload, style, twin, shares, withholds }, index) => {
    const own = ports[index] ?? [];
    const device = router(`R${index}`, {
      net: `49000${area}/${twin ? index : index + 1}`,
      ports: [
        { ...loopback(loopbackOf(index)), isis: { passive: true, tag: tagged ? 100 : 0 } },
        ...(shares && index > 0 ? [{ ...loopback(loopbackOf(index - 1)), name: 'Lo1' }] : []),
        ...own.map(({ port }) => port),
      ],
      instance: {
        levels: levels(area === 0 ? '2' : border ? '1-2' : '1'),
        metricStyle: { 1: STYLES[style], 2: STYLES[style] },
        segmentRouting:
          segmentRouting === 'everywhere' || (segmentRouting === 'somewhere' && index % 2 === 0)
            ? { span, globalBlock: undefined, prefixSids: [] }
            : undefined,
        interLevel: leaks === 'nothing' ? [] : [{ from: 2, to: 1, filter: filterOf(leaks), span }],
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
      prefixLists: [
        ...(typeof leaks === 'string'
          ? []
          : [listOf('LOOPBACKS', ...leaks.map((each) => ['permit', loopbackOf(each)] as const))]),
        ...(withholds === undefined
          ? []
          : [listOf('LABELS', ['deny', loopbackOf(withholds)], ['permit', '10.0.0.0/8'])]),
      ],
      routePolicies: [TAGGED],
    });
    const silent = new Set(
      own.filter(({ labelled }) => !labelled || segmentRouting === 'everywhere').map(({ port }) => port.name),
    );
    return {
      ...device,
      interfaces: device.interfaces.map((each) => ({ ...each, ldp: { value: !silent.has(each.name), span } })),
      ldp: { ...device.ldp, labelFilters: withholds === undefined ? [] : [LABELS] },
    };
  });
}

describe('verdicts by class', () => {
  test('are those of walking hop by hop', () => {
    let byClass = 0;
    fc.assert(
      fc.property(plans, (plan) => {
        const simulation = simulate(buildNetwork('', build(plan)));
        const loopbacks = plan.routers.map((_, index) => parsePrefix(loopbackOf(index)) as Ipv4Prefix);
        const switching = labelSwitchingOf(
          simulation.network,
          (device, filter, prefix) => evaluateFilter(device, filter, prefixAsRoute(prefix)).permitted,
        );
        const edges = [...plan.routers.keys()];
        const judge = egressPathsIn(simulation, switching, routeClassesOf(simulation), loopbacks, edges);
        loopbacks.forEach((prefix, egress) => {
          const paths = judge(egress, prefix);
          const walked = labelPathsTo(simulation, switching, prefix, egress);
          if (paths.isClean) byClass++;
          for (const ingress of plan.routers.keys()) {
            if (ingress === egress) continue;
            expect(paths.from(ingress), `${ingress} to ${egress}`).toEqual(walked.from(ingress));
          }
        });
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(byClass).toBeGreaterThan(100);
  });
});

describe('routers that hold together', () => {
  const areaOf = (...styles: readonly (keyof typeof STYLES)[]) => {
    const devices = build({
      segmentRouting: 'nowhere',
      routers: styles.map((style) => ({
        area: 1,
        border: false,
        leaks: 'nothing',
        tagged: false,
        overload: false,
        style,
        twin: false,
        shares: false,
        withholds: undefined,
      })),
      links: styles.slice(1).map((_, index) => ({ a: index, b: index + 1, cost: 10, labelled: true })),
    });
    return [...routeClassesOf(simulate(buildNetwork('', devices))).odd];
  };

  test('do so whether or not they would read narrow metrics, as long as everybody sends wide ones', () => {
    expect(areaOf('wide', 'readsBoth', 'wide')).toEqual([]);
    expect(areaOf('readsBoth', 'wide', 'readsBoth', 'both')).toEqual([3]);
  });

  test('do not where somebody sends narrow metrics alone', () => {
    expect(areaOf('readsBoth', 'readsBoth', 'wide', 'narrow')).toEqual([2, 3]);
  });
});
