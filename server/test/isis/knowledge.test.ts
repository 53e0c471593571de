import { describe, expect, test } from 'vitest';
import { type IpPrefix, parsePrefix, prefixText } from '../../src/base/ip.ts';
import type { Knowledge } from '../../src/isis/results.ts';
import { simulate } from '../../src/isis/simulate.ts';
import type { Simulation } from '../../src/isis/simulation.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { IsisInstance } from '../../src/model/isis.ts';
import { levels, link, loopback, NARROW, type Port, router, span, WIDE } from './devices.ts';

const prefix = (text: string): IpPrefix => parsePrefix(text) as IpPrefix;
const network = (...devices: Device[]): Simulation => simulate(buildNetwork('', devices));
const at = (simulation: Simulation, name: string): number => simulation.network.routerByName.get(name) ?? -1;

function knowledgeText(simulation: Simulation, known: Knowledge): string {
  switch (known.state) {
    case 'learned':
      return `${known.route.type} ${known.route.metric}`;
    case 'summary-only':
      return `within ${prefixText(known.covering)}`;
    case 'unknown': {
      const names = known.because.map(
        ({ speaker, interface: own }) =>
          `${simulation.network.routers[simulation.network.speakers[speaker]?.router ?? -1]?.name}/${own}`,
      );
      return `unknown: ${names.sort().join(' ')}`;
    }
    default:
      return known.state;
  }
}

const ask = (simulation: Simulation, name: string, text: string): string =>
  knowledgeText(simulation, simulation.knowledge(at(simulation, name), prefix(text)));

const node = (id: number, area: number, ports: readonly Port[], instance: Partial<IsisInstance> = {}): Device =>
  router(`R${id}`, { net: `49000${area}/${id}`, ports: [loopback(`10.0.0.${id}/32`), ...ports], instance });

/** A /30 between routers `a` and `b`, `a` below `b`: each side names its own end. */
const to = (own: number, other: number, cost = 10, isis: Port['isis'] = {}): Port => {
  const [low, high] = [Math.min(own, other), Math.max(own, other)];
  return link(`G${other}`, `10.${low}.${high}.${own === low ? 1 : 2}/30`, cost, isis);
};

const L1 = { levels: levels('1') };
const L2 = { levels: levels('2') };
const leak = { interLevel: [{ from: 2, to: 1, filter: undefined, span }] } as const;

describe('what unseen routers may change (D31)', () => {
  test('two pieces of the backbone that both lead out of the files', () => {
    const s = network(node(1, 1, [to(1, 9)], L2), node(2, 1, [to(2, 9)], L2));
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('unknown: R1/G9 R2/G9');
  });

  test('a piece that leads nowhere cannot be reached', () => {
    const s = network(node(1, 1, [to(1, 3)], L2), node(3, 1, [to(3, 1)], L2), node(2, 1, [to(2, 9)], L2));
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('none');
    expect(ask(s, 'R2', '10.0.0.1/32')).toBe('none');
  });

  test('an area whose border is in no file', () => {
    const s = network(node(1, 1, [to(1, 9)], L1), node(2, 2, [to(2, 3)], L1), node(3, 2, [to(3, 2), to(3, 8)]));
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('unknown: R1/G9 R3/G8');
    expect(ask(s, 'R2', '10.0.0.1/32')).toBe('unknown: R1/G9 R3/G8');
  });

  test('an area with a border in the files is judged by that border', () => {
    const border = (rest: Partial<IsisInstance>) => [
      node(1, 1, [to(1, 2), to(1, 9)], L1),
      node(2, 1, [to(2, 1), to(2, 3)], rest),
      node(3, 2, [to(3, 2), to(3, 4)]),
      node(4, 2, [to(4, 3)], L1),
    ];
    expect(ask(network(...border({})), 'R1', '10.0.0.4/32')).toBe('default-only');
    expect(ask(network(...border(leak)), 'R1', '10.0.0.4/32')).toBe('L1-IA 40');
  });

  test('behind a border, pieces of the backbone stay unknown', () => {
    const s = network(
      node(1, 1, [to(1, 2)], L1),
      node(2, 1, [to(2, 1), to(2, 9)], leak),
      node(3, 2, [to(3, 8), to(3, 4)], leak),
      node(4, 2, [to(4, 3)], L1),
    );
    expect(ask(s, 'R1', '10.0.0.4/32')).toBe('unknown: R2/G9 R3/G8');
  });

  test('level-1 circuits out of two different areas meet nobody in common', () => {
    const s = network(
      node(1, 1, [to(1, 2), to(1, 9)], L1),
      node(2, 1, [to(2, 1), to(2, 3)]),
      node(3, 2, [to(3, 2), to(3, 4)]),
      node(4, 2, [to(4, 3), to(4, 9)], L1),
    );
    expect(ask(s, 'R4', '10.0.0.1/32')).toBe('default-only');
  });

  test('a loopback that no LSP carries is absent for a reason the files show', () => {
    const quiet = { name: 'Loopback1', address: '10.0.1.2/32' };
    const s = network(node(1, 1, [to(1, 9)], L2), node(2, 1, [to(2, 9), quiet], L2));
    expect(ask(s, 'R1', '10.0.1.2/32')).toBe('none');
    expect(ask(s, 'R1', '10.0.1.3/32')).toBe('unknown: R1/G9');
  });

  test('in a complete network absence is final', () => {
    const s = network(node(1, 1, [to(1, 2)], L2), node(2, 1, [to(2, 1)], L2));
    expect(ask(s, 'R1', '10.9.9.9/32')).toBe('none');
    expect(s.dangling).toEqual([]);
  });
});

describe('several instances of one router', () => {
  /** R2 joins two areas by two instances of one system ID; only the first does level 2. */
  function multiArea(): Device {
    const base = node(2, 1, [to(2, 1), to(2, 3), to(2, 4)]);
    const [first] = base.isis;
    if (!first) throw new Error('the builder makes one instance');
    const [areaOne, areaThree] = [['Loopback0', 'G1', 'G4'], ['G3']].map((names) =>
      first.circuits.filter((circuit) => names.includes(circuit.interface)),
    );
    const second: IsisInstance = {
      ...first,
      tag: 'AREA3',
      nets: [{ value: { area: '490003', systemId: '000000000002' }, span }],
      levels: levels('1'),
      circuits: areaThree ?? [],
    };
    return { ...base, isis: [{ ...first, circuits: areaOne ?? [] }, second] };
  }
  const s = network(node(1, 1, [to(1, 2)], L1), multiArea(), node(3, 3, [to(3, 2)], L1), node(4, 4, [to(4, 2)], L2));

  test('routes of every area go up through the one that does level 2', () => {
    expect(ask(s, 'R4', '10.0.0.1/32')).toBe('L2 30');
    expect(ask(s, 'R4', '10.0.0.3/32')).toBe('L2 30');
    expect(ask(s, 'R2', '10.0.0.3/32')).toBe('L1 20');
  });

  test('each area gets a default from it, and its instances are no duplicates', () => {
    expect(ask(s, 'R1', '10.0.0.3/32')).toBe('default-only');
    expect(ask(s, 'R3', '10.0.0.1/32')).toBe('default-only');
    expect(s.failedAdjacencies).toEqual([]);
  });

  test('independent instances share nothing', () => {
    const both = network(
      node(1, 1, [to(1, 2)], L2),
      {
        ...node(2, 1, [to(2, 1), to(2, 3)], L2),
        isis: node(2, 1, [to(2, 1), to(2, 3)], L2).isis.flatMap((one) => [
          { ...one, circuits: one.circuits.filter((circuit) => circuit.interface === 'G1') },
          {
            ...one,
            tag: 'B',
            nets: [{ value: { area: '490001', systemId: '00000000000b' }, span }],
            circuits: one.circuits.filter((circuit) => circuit.interface === 'G3'),
          },
        ]),
      },
      node(3, 1, [to(3, 2)], L2),
    );
    expect(ask(both, 'R1', '10.0.0.3/32')).toBe('none');
    expect(ask(both, 'R2', '10.0.0.1/32')).toBe('L2 20');
    expect(ask(both, 'R2', '10.0.0.3/32')).toBe('L2 20');
  });
});

describe('what keeps LSPs apart', () => {
  const chain = (middle: Partial<IsisInstance>) =>
    network(
      node(1, 1, [to(1, 2)], L2),
      node(2, 1, [to(2, 1), to(2, 3)], { ...L2, ...middle }),
      node(3, 1, [to(3, 2)], L2),
    );

  test('metric styles: the adjacency is up, nothing is learned across it (D9)', () => {
    const s = chain({ metricStyle: { 1: NARROW, 2: NARROW } });
    expect(s.adjacencies).toHaveLength(2);
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('none');
    expect(ask(s, 'R1', '10.0.0.3/32')).toBe('none');
  });

  test('a style of transition does not carry wide past narrow', () => {
    const both = { sendsNarrow: true, sendsWide: true, acceptsNarrow: true, acceptsWide: true };
    const s = network(
      node(1, 1, [to(1, 2)], { ...L2, metricStyle: { 1: WIDE, 2: WIDE } }),
      node(2, 1, [to(2, 1), to(2, 3)], { ...L2, metricStyle: { 1: both, 2: both } }),
      node(3, 1, [to(3, 2)], { ...L2, metricStyle: { 1: NARROW, 2: NARROW } }),
    );
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('L2 20');
    expect(ask(s, 'R3', '10.0.0.2/32')).toBe('L2 20');
    expect(ask(s, 'R2', '10.0.0.1/32')).toBe('L2 20');
    expect(ask(s, 'R1', '10.0.0.3/32')).toBe('none');
  });

  test('LSP passwords: the adjacency is up, nothing is learned across it (D4)', () => {
    const secret = { mode: 'clear-text', keyChain: undefined, secret: 'x', span } as const;
    const s = chain({ lspAuthentication: { 1: undefined, 2: secret } });
    expect(s.adjacencies).toHaveLength(2);
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('none');
  });

  test('one system ID twice: neither is reached through the other (D7)', () => {
    const twin = (device: Device): Device => ({
      ...device,
      isis: device.isis.map((one) => ({
        ...one,
        nets: [{ value: { area: '490001', systemId: '000000000001' }, span }],
      })),
    });
    const s = network(
      node(1, 1, [to(1, 2)], L2),
      node(2, 1, [to(2, 1), to(2, 3)], L2),
      twin(node(3, 1, [to(3, 2)], L2)),
    );
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('L2 20');
    expect(ask(s, 'R1', '10.0.0.3/32')).toBe('none');
    expect(ask(s, 'R3', '10.0.0.1/32')).toBe('none');
    expect(s.routes(at(s, 'R1')).map((route) => prefixText(route.prefix))).not.toContain('10.0.0.3/32');
  });

  test('a maximum metric keeps the link out, both ways of it are the router’s own choice (D10)', () => {
    const s = network(
      node(1, 1, [to(1, 2, 10, { metric: { 1: 'maximum', 2: 'maximum' } }), to(1, 3)], L2),
      node(2, 1, [to(2, 1), to(2, 3)], L2),
      node(3, 1, [to(3, 1), to(3, 2)], L2),
    );
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('L2 30');
    expect(ask(s, 'R2', '10.0.0.1/32')).toBe('L2 20');
  });
});

describe('corners of the graph', () => {
  const lan = (host: number, priority: number): Port =>
    link('G0', `10.50.0.${host}/24`, 10, { network: 'broadcast', priority: { 1: priority, 2: priority } });
  const inAreas = (device: Device, ...areas: string[]): Device => ({
    ...device,
    isis: device.isis.map((one) => ({
      ...one,
      levels: levels('1'),
      nets: areas.map((area) => ({ value: { area, systemId: one.nets[0]?.value.systemId ?? '' }, span })),
    })),
  });

  test('a LAN whose routers disagree on the designated one (D5)', () => {
    // R1 and R4 elect R2, which elects R3 and makes no pseudonode: nothing joins R1 and R4.
    const s = network(
      inAreas(node(1, 1, [lan(1, 10)]), '490001'),
      inAreas(node(2, 1, [lan(2, 50)]), '490001', '490002'),
      inAreas(node(3, 2, [lan(3, 90)]), '490002'),
      inAreas(node(4, 1, [lan(4, 10)]), '490001'),
    );
    expect(ask(s, 'R2', '10.0.0.3/32')).toBe('L1 20');
    expect(ask(s, 'R1', '10.0.0.4/32')).toBe('none');
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('none');
  });

  test('links of metric 0 make no circle', () => {
    const s = network(
      node(1, 1, [to(1, 2, 0)], L2),
      node(2, 1, [to(2, 1, 0), to(2, 3)], L2),
      node(3, 1, [to(3, 2)], L2),
    );
    const hops = (name: string) => {
      const known = s.knowledge(at(s, name), prefix('10.0.0.3/32'));
      return known.state === 'learned' ? known.route.nextHops.map((hop) => hop.interface) : [];
    };
    expect([hops('R1'), hops('R2')]).toEqual([['G2'], ['G3']]);
    expect(s.routes(at(s, 'R2')).find((one) => prefixText(one.prefix) === '10.0.0.3/32')?.nextHops).toHaveLength(1);
  });
});

describe('knobs of one router', () => {
  const area = (border: Partial<IsisInstance>, inside: Partial<IsisInstance> = {}) =>
    network(
      node(1, 1, [to(1, 2)], { ...L1, ...inside }),
      node(2, 1, [to(2, 1), to(2, 3)], border),
      node(3, 2, [to(3, 2)], L2),
    );

  test('attached bit: never, always, ignored (D17, D18)', () => {
    expect(ask(area({}), 'R1', '0.0.0.0/0')).toBe('default 10');
    expect(ask(area({ attachedSend: 'never' }), 'R1', '0.0.0.0/0')).toBe('none');
    expect(ask(area({}, { ignoreAttached: true }), 'R1', '0.0.0.0/0')).toBe('none');
    const alone = (attachedSend: IsisInstance['attachedSend']) =>
      network(node(1, 1, [to(1, 2)], L1), node(2, 1, [to(2, 1)], { attachedSend }));
    expect(ask(alone('standard'), 'R1', '0.0.0.0/0')).toBe('none');
    expect(ask(alone('always'), 'R1', '0.0.0.0/0')).toBe('default 10');
  });

  test('an originated default (D20)', () => {
    const statement = { levels: levels('2'), policy: undefined, span };
    expect(ask(area({ defaultOriginate: statement }), 'R3', '0.0.0.0/0')).toBe('L2 10');
  });

  test('passive circuits only (D19)', () => {
    const s = area({ advertisePassiveOnly: span });
    expect(ask(s, 'R1', '10.0.0.2/32')).toBe('default-only');
    expect(ask(s, 'R2', '10.0.0.2/32')).toBe('connected 0');
    expect(s.originators(prefix('10.0.0.2/32'))).toEqual([]);
  });

  test('overload: not crossed, itself reached, inter-level routes withheld where configured (D11)', () => {
    const overload = (suppressInterlevel: boolean, levels = { 1: true, 2: true }) => ({
      overload: { levels, onlyOnStartup: false, suppressInterlevel, suppressExternal: false, span },
    });
    expect(ask(area(overload(false)), 'R3', '10.0.0.1/32')).toBe('L2 30');
    expect(ask(area(overload(true)), 'R3', '10.0.0.1/32')).toBe('none');
    expect(ask(area(overload(true)), 'R3', '10.0.0.2/32')).toBe('L2 20');
    expect(ask(area(overload(false)), 'R1', '0.0.0.0/0')).toBe('none');
    // In one level only: the other one knows nothing of it.
    expect(ask(area(overload(true, { 1: true, 2: false })), 'R3', '10.0.0.1/32')).toBe('L2 30');
    expect(ask(area(overload(false, { 1: false, 2: true })), 'R1', '0.0.0.0/0')).toBe('default 10');
  });

  test('an external metric type, which narrow TLVs can say, loses to any internal one', () => {
    const statement = (metricType: 'internal' | 'external', metric: number) => ({
      redistributions: [
        {
          source: 'static',
          sourceId: undefined,
          family: 'ipv4',
          levels: levels('2'),
          metric,
          metricType,
          policy: undefined,
          span,
        } as const,
      ],
    });
    const route = {
      prefix: prefix('10.7.0.0/16'),
      vrf: undefined,
      tag: undefined,
      nextHop: 1,
      interface: undefined,
      span,
    };
    const narrow = { metricStyle: { 1: NARROW, 2: NARROW }, ...L2 };
    const origin = (id: number, cost: number, instance: Partial<IsisInstance>): Device => ({
      ...node(id, 1, [to(id, 9, cost)], { ...narrow, ...instance }),
      staticRoutes: [route as Device['staticRoutes'][number]],
    });
    const s = network(
      origin(1, 10, statement('external', 1)),
      origin(2, 60, statement('internal', 60)),
      node(9, 1, [to(9, 1), to(9, 2, 60)], narrow),
    );
    expect(ask(s, 'R9', '10.7.0.0/16')).toBe('L2 120');
  });
});

describe('what an edit costs (I4)', () => {
  const areas = (cost: number): Device[] => [
    node(1, 1, [to(1, 2, cost)], L1),
    node(2, 1, [to(2, 1, cost), to(2, 3)]),
    node(3, 2, [to(3, 2), to(3, 4)]),
    node(4, 2, [to(4, 3)], L1),
  ];
  const askAll = (simulation: Simulation): void => {
    for (const { index } of simulation.network.routers) {
      simulation.learners(prefix(`10.0.0.${index + 1}/32`));
      simulation.routes(index);
    }
  };

  test('the same network runs nothing again', () => {
    const first = network(...areas(10));
    askAll(first);
    expect(first.counters.spfRuns + first.counters.reverseSpfRuns).toBeGreaterThan(6);
    const again = simulate(buildNetwork('', areas(10)), first);
    askAll(again);
    expect([again.counters.spfRuns, again.counters.reverseSpfRuns]).toEqual([0, 0]);
  });

  test('an edit in one area runs that area alone', () => {
    const first = network(...areas(10));
    askAll(first);
    const edited = simulate(buildNetwork('', areas(11)), first);
    askAll(edited);
    // Both routers of area 1, from and towards each; area 2 and the backbone are as they were.
    expect([edited.counters.spfRuns, edited.counters.reverseSpfRuns]).toEqual([2, 2]);
    expect(ask(edited, 'R3', '10.0.0.1/32')).toBe('L2 31');
  });

  test('renaming a router far away keeps the rest', () => {
    const first = network(...areas(10));
    askAll(first);
    const renamed = areas(10).map((device) => (device.name === 'R4' ? { ...device, name: 'A0' } : device));
    const next = simulate(buildNetwork('', renamed), first);
    next.learners(prefix('10.0.0.1/32'));
    expect([next.counters.spfRuns, next.counters.reverseSpfRuns]).toEqual([0, 0]);
  });
});

test('a prefix of the other family is not simulated', () => {
  const s = network(node(1, 1, [], L1));
  expect(ask(s, 'R1', '2001:db8::1/128')).toBe('none');
  expect(s.explain(0, prefix('2001:db8::1/128'))).toHaveLength(1);
});
