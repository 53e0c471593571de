import { describe, expect, test } from 'vitest';
import { type IpPrefix, parsePrefix } from '../../src/base/ip.ts';
import { simulate } from '../../src/isis/simulate.ts';
import { messageText } from '../../src/messages/catalogue.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { InterLevelDistribution, IsisInstance } from '../../src/model/isis.ts';
import type { PrefixList, RoutePolicy } from '../../src/model/policy.ts';
import { levels, link, loopback, NARROW, type Port, router, span } from './devices.ts';

const section = { span, firstLine: 0, lastLine: 1, bodyIndent: ' ' };
const prefix = (text: string): IpPrefix => parsePrefix(text) as IpPrefix;
const L1 = { levels: levels('1') };

const leak: InterLevelDistribution = { from: 2, to: 1, filter: { kind: 'route-policy', name: 'LEAK', span }, span };
const filters = (
  action: 'permit' | 'deny',
  text: string,
): { prefixLists: PrefixList[]; routePolicies: RoutePolicy[] } => ({
  prefixLists: [
    {
      name: 'PE-LO',
      family: 'ipv4',
      section,
      entries: [
        { action, prefix: prefix(text), minLength: 32, maxLength: 32, sequence: 5, sequenceConfigured: true, span },
      ],
    },
  ],
  routePolicies: [
    {
      name: 'LEAK',
      clauses: [
        {
          action: 'permit',
          sequence: 10,
          label: undefined,
          conditions: [{ kind: 'lists', lists: [{ kind: 'prefix-list', name: 'PE-LO', span }], span }],
          setMetric: undefined,
          setTag: undefined,
          setLevel: undefined,
          continueAt: undefined,
          section,
        },
      ],
    },
  ],
});

interface Changes {
  readonly pe2?: Partial<IsisInstance>;
  readonly pe2Loopback?: Port;
  readonly b1?: Partial<IsisInstance>;
  readonly b1Filters?: Partial<Device>;
  readonly b2?: Partial<IsisInstance>;
}

/** PE1 - B1 - B2 - PE2, two areas; PE1 asks for PE2's loopback. */
function why({ pe2, pe2Loopback = loopback('10.0.0.4/32'), b1, b1Filters, b2 }: Changes, without?: string): string[] {
  const devices = [
    router('PE1', { net: '490001/1', ports: [loopback('10.0.0.1/32'), link('G0', '10.1.2.1/30')], instance: L1 }),
    router('B1', {
      net: '490001/2',
      ports: [loopback('10.0.0.2/32'), link('G0', '10.1.2.2/30'), link('G1', '10.2.3.1/30')],
      ...(b1 ? { instance: b1 } : {}),
      ...b1Filters,
    }),
    router('B2', {
      net: '490002/3',
      ports: [loopback('10.0.0.3/32'), link('G0', '10.2.3.2/30'), link('G1', '10.3.4.1/30')],
      ...(b2 ? { instance: b2 } : {}),
    }),
    router('PE2', { net: '490002/4', ports: [pe2Loopback, link('G0', '10.3.4.2/30')], instance: { ...L1, ...pe2 } }),
  ].filter(({ name }) => name !== without);
  const simulation = simulate(buildNetwork('', devices));
  const asker = simulation.network.routerByName.get('PE1') ?? -1;
  return simulation
    .explain(asker, prefix('10.0.0.4/32'))
    .map(({ text, stops, place }) => `${stops ? 'STOP ' : ''}${messageText(text)}${place ? ` [${place.file}]` : ''}`);
}

describe('a chain that ends', () => {
  test('at a filter, which is quoted', () => {
    expect(why({ b1: { interLevel: [leak] }, b1Filters: filters('deny', '10.0.0.4/32') })).toMatchInlineSnapshot(`
      [
        "PE2: Loopback0 has 10.0.0.4/32 [PE2.cfg]",
        "IS-IS runs on Loopback0: PE2 puts 10.0.0.4/32 into its level-1 LSP with metric 10 [PE2.cfg]",
        "B2 reads it in PE2's level-1 LSP: path 10 + advertised 10 = metric 20, via PE2 (G1, 10.3.4.2) [B2.cfg]",
        "B2, a level-1-2 router, passes it up into its level-2 LSP with metric 20 [B2.cfg]",
        "B1 reads it in B2's level-2 LSP: path 10 + advertised 20 = metric 30, via B2 (G1, 10.2.3.2) [B1.cfg]",
        "STOP B1 does not leak 10.0.0.4/32 into level 1: no entry of route-map LEAK matches (implicit deny): prefix-list PE-LO seq 5 deny 10.0.0.4/32 [B1.cfg]",
        "PE1 does not learn 10.0.0.4/32 [PE1.cfg]",
        "PE1 has only a default route",
        "B1 sets the attached bit in its level-1 LSP: other areas are reachable there through level 2 [B1.cfg]",
        "PE1 takes a default route towards the nearest of the attached routers: metric 10, via B1 (G0, 10.1.2.2) [PE1.cfg]",
      ]
    `);
  });

  test('at a summary', () => {
    const summaries = [{ prefix: prefix('10.0.0.0/24'), levels: levels('2'), metric: undefined, span }];
    expect(why({ b2: { summaries } })).toMatchInlineSnapshot(`
      [
        "PE2: Loopback0 has 10.0.0.4/32 [PE2.cfg]",
        "IS-IS runs on Loopback0: PE2 puts 10.0.0.4/32 into its level-1 LSP with metric 10 [PE2.cfg]",
        "STOP B2 advertises the summary 10.0.0.0/24 in level 2 in its place [B2.cfg]",
        "B1, the border of level 1 of area 49.0001, has no route to it",
        "PE1 does not learn 10.0.0.4/32 [PE1.cfg]",
        "PE1 has only a default route",
        "B1 sets the attached bit in its level-1 LSP: other areas are reachable there through level 2 [B1.cfg]",
        "PE1 takes a default route towards the nearest of the attached routers: metric 10, via B1 (G0, 10.1.2.2) [PE1.cfg]",
      ]
    `);
  });

  test('at its own router, in each of the ways it can', () => {
    const stops = (changes: Changes) => why(changes).filter((text) => text.startsWith('STOP'));
    const bare: Port = { name: 'Loopback0', address: '10.0.0.4/32' };
    expect([
      stops({ pe2Loopback: bare }),
      stops({ pe2Loopback: { ...loopback('10.0.0.4/32'), shutdown: true } }),
      stops({ pe2Loopback: loopback('10.0.0.4/32', { levels: levels('2') }) }),
      stops({ pe2Loopback: loopback('10.0.0.4/32', { suppressPrefix: true }) }),
      stops({ pe2: { advertisePassiveOnly: span } }),
      stops({ pe2: { nets: [] } }),
      stops({ pe2Loopback: loopback('10.0.0.5/32') }),
    ]).toMatchInlineSnapshot(`
      [
        [
          "STOP IS-IS does not run on PE2 Loopback0: no LSP carries 10.0.0.4/32 [PE2.cfg]",
        ],
        [
          "STOP PE2 Loopback0 is shut down, so nothing of it is advertised [PE2.cfg]",
        ],
        [
          "STOP PE2 Loopback0 is set to a level that PE2 does not do: no LSP carries 10.0.0.4/32 [PE2.cfg]",
        ],
        [
          "STOP PE2 keeps 10.0.0.4/32 out of its LSPs [PE2.cfg]",
        ],
        [
          "STOP PE2 advertises passive circuits only, and Loopback0 is not passive: no LSP carries 10.0.0.4/32 [PE2.cfg]",
        ],
        [
          "STOP PE2 has no valid NET: its IS-IS does not start [PE2.cfg]",
        ],
        [
          "STOP No router in these files has or originates 10.0.0.4/32",
        ],
      ]
    `);
  });

  test('at the way up', () => {
    const up: InterLevelDistribution = { ...leak, from: 1, to: 2 };
    const overload = {
      levels: { 1: true, 2: true },
      onlyOnStartup: false,
      suppressInterlevel: true,
      suppressExternal: false,
      span,
    };
    const stops = (changes: Changes) => why(changes).filter((text) => text.startsWith('STOP'));
    expect([stops({ b2: { interLevel: [up] } }), stops({ b2: { overload } })]).toMatchInlineSnapshot(`
      [
        [
          "STOP B2 does not pass it up into level 2: route-map LEAK is not defined, which denies everything [B2.cfg]",
        ],
        [
          "STOP B2 does not pass it up into level 2: it is overloaded and withholds inter-level routes [B2.cfg]",
        ],
      ]
    `);
  });

  test('at a metric style', () => {
    expect(why({ b2: { metricStyle: { 1: NARROW, 2: NARROW } } })).toMatchInlineSnapshot(`
      [
        "PE2: Loopback0 has 10.0.0.4/32 [PE2.cfg]",
        "IS-IS runs on Loopback0: PE2 puts 10.0.0.4/32 into its level-1 LSP with metric 10 [PE2.cfg]",
        "STOP B2 stands in level 1 of area 49.0002 too, yet no usable path leads from it to an advertising router: look for metric styles that differ, LSP authentication, overload, or one system ID twice [B2.cfg]",
        "B1, the border of level 1 of area 49.0001, has no route to it",
        "PE1 does not learn 10.0.0.4/32 [PE1.cfg]",
        "PE1 has no default route either",
      ]
    `);
  });

  test('at routers that are in no file', () => {
    expect(why({}, 'B2')).toMatchInlineSnapshot(`
      [
        "PE2: Loopback0 has 10.0.0.4/32 [PE2.cfg]",
        "IS-IS runs on Loopback0: PE2 puts 10.0.0.4/32 into its level-1 LSP with metric 10 [PE2.cfg]",
        "PE1 does not learn 10.0.0.4/32 [PE1.cfg]",
        "STOP PE2 G0 leads to a router that is in no file: the prefix may come that way [PE2.cfg]",
        "STOP B1 G1 leads to a router that is in no file: the prefix may come that way [B1.cfg]",
      ]
    `);
  });
});
