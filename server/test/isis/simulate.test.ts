import { describe, expect, test } from 'vitest';
import { type IpPrefix, parsePrefix, prefixText } from '../../src/base/ip.ts';
import { simulate } from '../../src/isis/simulate.ts';
import type { Simulation } from '../../src/isis/simulation.ts';
import { messageText } from '../../src/messages/catalogue.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { PrefixList, RoutePolicy } from '../../src/model/policy.ts';
import { levels, link, loopback, router, span } from './devices.ts';

const section = { span, firstLine: 0, lastLine: 1, bodyIndent: ' ' };
const prefix = (text: string): IpPrefix => parsePrefix(text) as IpPrefix;

const list = (permits: readonly string[]): PrefixList => ({
  name: 'PE-LO',
  family: 'ipv4',
  section,
  entries: permits.map((text, index) => {
    const one = prefix(text);
    const sequence = 5 * (index + 1);
    const bounds = { minLength: one.length, maxLength: one.length };
    return { action: 'permit', prefix: one, ...bounds, sequence, sequenceConfigured: true, span };
  }),
});

const policy: RoutePolicy = {
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
};

const leak = { from: 2, to: 1, filter: { kind: 'route-policy', name: 'LEAK', span }, span } as const;

/** PE1 - B1 = core = B2 - PE2, both borders leak the far PE. */
function chain(): Device[] {
  return [
    router('PE1', {
      net: '490001/1',
      ports: [loopback('10.0.0.1/32'), link('G0', '10.1.2.1/30')],
      instance: { levels: levels('1') },
    }),
    router('B1', {
      net: '490001/2',
      ports: [loopback('10.0.0.2/32'), link('G0', '10.1.2.2/30'), link('G1', '10.2.3.1/30', 20)],
      instance: { interLevel: [leak] },
      routePolicies: [policy],
      prefixLists: [list(['10.0.0.4/32'])],
    }),
    router('B2', {
      net: '490002/3',
      ports: [loopback('10.0.0.3/32'), link('G0', '10.2.3.2/30', 20), link('G1', '10.3.4.1/30')],
    }),
    router('PE2', {
      net: '490002/4',
      ports: [loopback('10.0.0.4/32'), link('G0', '10.3.4.2/30')],
      instance: { levels: levels('1') },
    }),
  ];
}

const at = (simulation: Simulation, name: string): number => simulation.network.routerByName.get(name) ?? -1;

function table(simulation: Simulation, name: string): string[] {
  return simulation.routes(at(simulation, name)).map((route) => {
    const hops = route.nextHops.map((hop) => `${simulation.network.routers[hop.router]?.name}/${hop.interface}`);
    return [prefixText(route.prefix), route.type, route.metric, ...hops].join(' ');
  });
}

describe('two areas and a backbone', () => {
  const simulation = simulate(buildNetwork('', chain()));

  test('a leaked loopback arrives as an inter-area route, the rest by default', () => {
    expect(table(simulation, 'PE1')).toEqual([
      '0.0.0.0/0 default 10 B1/G0',
      '10.0.0.1/32 connected 0',
      '10.0.0.2/32 L1 20 B1/G0',
      '10.0.0.4/32 L1-IA 50 B1/G0',
      '10.1.2.0/30 connected 0',
      '10.2.3.0/30 L1 30 B1/G0',
    ]);
  });

  test('without a leak there is only the default', () => {
    expect(simulation.knowledge(at(simulation, 'PE2'), prefix('10.0.0.1/32'))).toMatchObject({ state: 'default-only' });
    expect(
      simulation.explain(at(simulation, 'PE2'), prefix('10.0.0.1/32')).map(({ text }) => messageText(text)),
    ).toMatchInlineSnapshot(`
      [
        "PE1: Loopback0 has 10.0.0.1/32",
        "IS-IS runs on Loopback0: PE1 puts 10.0.0.1/32 into its level-1 LSP with metric 10",
        "B1 reads it in PE1's level-1 LSP: path 10 + advertised 10 = metric 20, via PE1 (G0, 10.1.2.1)",
        "B1, a level-1-2 router, passes it up into its level-2 LSP with metric 20",
        "B2 reads it in B1's level-2 LSP: path 20 + advertised 20 = metric 40, via B1 (G0, 10.2.3.1)",
        "B2 does not leak 10.0.0.1/32 into level 1: nothing is configured to do so",
        "PE2 does not learn 10.0.0.1/32",
        "PE2 has only a default route",
        "B2 sets the attached bit in its level-1 LSP: other areas are reachable there through level 2",
        "PE2 takes a default route towards the nearest of the attached routers: metric 10, via B2 (G0, 10.3.4.1)",
      ]
    `);
  });

  test('the explanation names the entry that let it through', () => {
    expect(
      simulation.explain(at(simulation, 'PE1'), prefix('10.0.0.4/32')).map(({ text }) => messageText(text)),
    ).toMatchInlineSnapshot(`
      [
        "PE2: Loopback0 has 10.0.0.4/32",
        "IS-IS runs on Loopback0: PE2 puts 10.0.0.4/32 into its level-1 LSP with metric 10",
        "B2 reads it in PE2's level-1 LSP: path 10 + advertised 10 = metric 20, via PE2 (G1, 10.3.4.2)",
        "B2, a level-1-2 router, passes it up into its level-2 LSP with metric 20",
        "B1 reads it in B2's level-2 LSP: path 20 + advertised 20 = metric 40, via B2 (G1, 10.2.3.2)",
        "B1 leaks it down into its level-1 LSP with metric 40 and the down bit set — route-map LEAK permit 10, prefix-list PE-LO seq 5 permit 10.0.0.4/32",
        "PE1 reads it in B1's level-1 LSP: path 10 + advertised 40 = metric 50, via B1 (G0, 10.1.2.2)",
        "PE1 installs 10.0.0.4/32 as an inter-area route leaked into level 1, metric 50",
      ]
    `);
  });
});
