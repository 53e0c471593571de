/** Verdicts of label-switched paths, and the work they cost. */

import { describe, expect, test } from 'vitest';
import { parseIpv4 } from '../../src/base/ip.ts';
import { simulate } from '../../src/isis/simulate.ts';
import type { Simulation } from '../../src/isis/simulation.ts';
import { messageText } from '../../src/messages/catalogue.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { BgpNeighbor, Vrf } from '../../src/model/vpn.ts';
import { analyseMpls } from '../../src/mpls/analyse.ts';
import { levels, link, loopback, type Port, router, span } from '../isis/devices.ts';

const section = { span, firstLine: 0, lastLine: 0, bodyIndent: ' ' };

const vrf = (name: string, target: string, targetsFromPolicy = false): Vrf => ({
  name,
  section,
  rd: { value: '65000:1', span },
  importTargets: targetsFromPolicy ? [] : [{ value: target, span }],
  exportTargets: targetsFromPolicy ? [] : [{ value: target, span }],
  targetsFromPolicy,
});

const session = (peer: string, given: Partial<BgpNeighbor> = {}): BgpNeighbor => ({
  address: parseIpv4(peer),
  addressText: peer,
  remoteAs: 65000,
  updateSource: { value: 'Loopback0', span },
  families: ['vpnv4'],
  reflectorClientIn: [],
  nextHopSelfIn: [],
  shutdown: false,
  span,
  ...given,
});

const bgp = (vrfs: readonly string[], neighbors: readonly BgpNeighbor[]): Device['bgp'] => ({
  section,
  asn: 65000,
  routerId: undefined,
  neighbors,
  vrfFamilies: vrfs.map((value) => ({ value, span })),
});

interface Options {
  readonly target?: string;
  readonly silentPorts?: readonly string[];
  readonly vrfs?: readonly Vrf[];
  readonly neighbors?: readonly BgpNeighbor[];
}

/** A level-2 router whose ports run LDP, but for those named. */
function speaker(
  number: number,
  ports: readonly Port[],
  { silentPorts = [], ...rest }: Options & Partial<Device> = {},
): Device {
  const device = router(`R${String(number).padStart(4, '0')}`, {
    net: `490001/${number}`,
    ports: [loopback(`10.255.${number >> 8}.${number & 255}/32`), ...ports],
    instance: { levels: levels('2') },
    ...rest,
  });
  const interfaces = device.interfaces.map((each) => ({
    ...each,
    ldp: { value: !silentPorts.includes(each.name), span },
  }));
  return { ...device, interfaces };
}

function edge(number: number, ports: readonly Port[], { target = '65000:1', ...options }: Options = {}): Device {
  const vrfs = options.vrfs ?? [vrf('CUST', target)];
  return speaker(number, ports, {
    ...options,
    vrfs,
    bgp: bgp(
      vrfs.map(({ name }) => name),
      options.neighbors ?? [session('10.255.3.231')],
    ),
  });
}

const analyse = (devices: readonly Device[], choice: readonly string[] = []) => {
  const simulation = simulate(buildNetwork('', devices));
  return { simulation, mpls: analyseMpls(simulation, choice) };
};

/** R0001 – R0002 – R0003, PEs at the ends. */
const line = (options: { readonly first?: Options; readonly middle?: Options; readonly last?: Options } = {}) => [
  edge(1, [link('Gi0', '10.0.0.1/30')], options.first),
  speaker(2, [link('Gi0', '10.0.0.2/30'), link('Gi1', '10.0.0.5/30')], options.middle),
  edge(3, [link('Gi0', '10.0.0.6/30')], options.last),
];

describe('provider edges', () => {
  test('have a VRF and a VPN session; their loopback is the source of the session', () => {
    const { mpls } = analyse(line());
    expect(
      mpls.providerEdges.map(({ router, loopback: own }) => [router, own?.interface, own && messageText(own.found)]),
    ).toEqual([
      [0, 'Loopback0', 'BGP update-source Loopback0'],
      [2, 'Loopback0', 'BGP update-source Loopback0'],
    ]);
  });

  test('a VRF without VPN sessions makes none', () => {
    const devices = [edge(1, [], { neighbors: [session('10.255.0.3', { families: ['ipv4'] })] })];
    expect(analyse(devices).mpls.providerEdges).toEqual([]);
  });

  test('a reflector without VRF is none', () => {
    const reflector = { ...speaker(9, []), bgp: bgp([], [session('10.255.0.1', { reflectorClientIn: ['vpnv4'] })]) };
    expect(analyse([reflector]).mpls.providerEdges).toEqual([]);
  });

  test('the settings choose the loopback, and who is one where nothing else says so', () => {
    const plain = [speaker(1, [link('Gi0', '10.0.0.1/30')]), speaker(2, [link('Gi0', '10.0.0.2/30')])];
    expect(analyse(plain).mpls.providerEdges).toEqual([]);
    expect(analyse(plain, ['10.255.0.0/31']).mpls.providerEdges.map(({ router }) => router)).toEqual([0]);
    const [chosen] = analyse(line(), ['10.0.0.0/24']).mpls.providerEdges;
    expect(chosen?.loopback?.interface).toBe('Gi0');
  });
});

describe('pairs', () => {
  test('share a route target in either direction', () => {
    const { mpls } = analyse(line());
    expect(mpls.pairs).toEqual([
      { ingress: 0, egress: 2, services: ['CUST'] },
      { ingress: 2, egress: 0, services: ['CUST'] },
    ]);
  });

  test('different targets share nothing; targets from a policy may share with all', () => {
    expect(analyse(line({ last: { target: '65000:2' } })).mpls.pairs).toEqual([]);
    const open = analyse(line({ last: { vrfs: [vrf('OPEN', '', true)] } }));
    expect(open.mpls.services(2, 0)).toEqual(['OPEN']);
    expect(open.mpls.services(0, 2)).toEqual(['CUST']);
  });

  test('routers that no link joins are separate labs', () => {
    expect(analyse([edge(1, [link('Gi0', '10.0.0.1/30')]), edge(3, [link('Gi0', '10.9.0.1/30')])]).mpls.pairs).toEqual(
      [],
    );
  });
});

describe('verdicts', () => {
  test('labels pass when LDP is on both ends of each link', () => {
    const { mpls } = analyse(line());
    expect(mpls.verdict(0, 2)).toEqual({ state: 'works', carriedBy: 'ldp' });
    const [last] = mpls.explain(0, 2).slice(-1);
    expect(last && messageText(last.text)).toContain('the label-switched path is complete');
    expect(mpls.labelGaps()).toEqual([]);
  });

  test('the link without LDP is named, once for both directions', () => {
    const { mpls } = analyse(line({ middle: { silentPorts: ['Gi1'] } }));
    expect(mpls.verdict(0, 2)).toMatchObject({
      state: 'broken',
      partial: false,
      broken: { kind: 'ldp-off', at: 1, next: 2 },
    });
    expect(mpls.verdict(2, 0)).toMatchObject({ state: 'broken', broken: { kind: 'ldp-off', at: 2, next: 1 } });
    expect(mpls.labelGaps()).toMatchObject([
      {
        kind: 'ldp-off',
        offAt: [{ router: 1, interface: 'Gi1' }],
        pairs: [
          { ingress: 2, egress: 0, services: ['CUST'] },
          { ingress: 0, egress: 2, services: ['CUST'] },
        ],
        ingresses: [0, 2],
      },
    ]);
  });

  test('a gap behind another gap is found as well', () => {
    const { mpls } = analyse(line({ middle: { silentPorts: ['Gi0', 'Gi1'] } }));
    expect(mpls.labelGaps()).toHaveLength(2);
  });

  test('one of two equal paths without labels is a break in part', () => {
    const devices = [
      edge(1, [link('Gi0', '10.0.0.1/30'), link('Gi1', '10.0.0.9/30')]),
      speaker(2, [link('Gi0', '10.0.0.2/30'), link('Gi1', '10.0.0.5/30')], { silentPorts: ['Gi1'] }),
      edge(3, [link('Gi0', '10.0.0.6/30'), link('Gi1', '10.0.0.14/30')]),
      speaker(4, [link('Gi0', '10.0.0.10/30'), link('Gi1', '10.0.0.13/30')]),
    ];
    expect(analyse(devices).mpls.verdict(0, 2)).toMatchObject({ state: 'broken', partial: true });
  });

  test('an unknown route leaves the verdict unknown', () => {
    const devices = [
      edge(1, [link('Gi0', '10.0.0.1/30'), link('Gi1', '10.0.1.1/30')]),
      speaker(2, [link('Gi0', '10.0.0.2/30')]),
      edge(3, [link('Gi0', '10.0.2.1/30')]),
    ];
    expect(analyse(devices).mpls.verdict(0, 2).state).toBe('unknown');
  });
});

test('hundreds of PEs in one VPN that fare alike cost one question, not one for each or for each pair', () => {
  const count = 400;
  const address = (index: number, end: number): string => `10.${1 + (index >> 6)}.${(index & 63) << 2}.${end}/30`;
  const hub = speaker(
    4000,
    Array.from({ length: count }, (_, index) => link(`Gi${index}`, address(index, 1))),
  );
  const devices = [
    hub,
    ...Array.from({ length: count }, (_, index) => edge(index + 1, [link('Gi0', address(index, 2))])),
  ];
  const { simulation } = analyse(devices);
  let walks = 0;
  let questions = 0;
  const counted: Simulation = {
    ...simulation,
    network: simulation.network,
    learners: (prefix) => {
      walks++;
      return simulation.learners(prefix);
    },
    knowledge: (asker, prefix) => {
      questions++;
      return simulation.knowledge(asker, prefix);
    },
  };
  const mpls = analyseMpls(counted, []);
  expect(mpls.labelGaps()).toEqual([]);
  const edges = mpls.providerEdges.map(({ router: index }) => index);
  const pairs = edges.flatMap((egress) => mpls.peers(egress).map((ingress) => mpls.verdict(ingress, egress).state));
  expect(pairs).toHaveLength(count * (count - 1));
  expect(new Set(pairs)).toEqual(new Set(['works']));
  expect(walks).toBe(0);
  expect(questions).toBe(1);
});
