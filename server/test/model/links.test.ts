import { describe, expect, test } from 'vitest';
import { prefixText } from '../../src/base/ip.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { Network } from '../../src/model/network.ts';
import { type PhysicalLink, parseLinksFile } from '../../src/model/physical-links.ts';
import { link, type Port, router, span } from '../isis/devices.ts';

let systems = 0;
const node = (name: string, ports: readonly Port[], rest: Partial<Device> = {}): Device =>
  router(name, { net: `490001/${++systems}`, ports, ...rest });

/** Each link as `subnet: A/G0 B/G1 (silent C/G2)`. */
function linksOf(network: Network): string[] {
  return network.links.map(({ subnet, attachments, silent }) => {
    const names = attachments.map(
      ({ speaker, interface: own }) => `${network.routers[network.speakers[speaker]?.router ?? -1]?.name}/${own.name}`,
    );
    const quiet = silent.map((end) => `(${network.routers[end.router]?.name}/${end.interface.name})`);
    return `${prefixText(subnet)}: ${[...names, ...quiet].join(' ')}`;
  });
}

const links = (devices: readonly Device[], physical: readonly PhysicalLink[] = []): string[] =>
  linksOf(buildNetwork('', devices, physical));

const inVrf = (device: Device, vrf: string): Device => ({
  ...device,
  interfaces: device.interfaces.map((one) => ({ ...one, vrf: { value: vrf, span } })),
  isis: device.isis.map((instance) => ({ ...instance, vrf: { value: vrf, span } })),
});

const unnumbered = (device: Device, name: string, lender: string): Device => ({
  ...device,
  interfaces: device.interfaces.map((one) =>
    one.name === name ? { ...one, ipv4: [], unnumbered: { value: lender, span } } : one,
  ),
});

describe('links from subnets', () => {
  test('/31, /30 and a LAN of three', () => {
    const found = links([
      node('A', [link('G0', '10.0.0.0/31'), link('G1', '10.0.1.1/30'), link('G2', '10.0.2.1/24')]),
      node('B', [link('G0', '10.0.0.1/31'), link('G2', '10.0.2.2/24')]),
      node('C', [link('G1', '10.0.1.2/30'), link('G2', '10.0.2.3/24')]),
    ]);
    expect(found).toEqual(['10.0.0.0/31: A/G0 B/G0', '10.0.1.0/30: A/G1 C/G1', '10.0.2.0/24: A/G2 B/G2 C/G2']);
  });

  test('a secondary subnet in common joins, and two in common are still one link', () => {
    const a = { ...link('G0', '10.0.0.1/30'), secondary: ['10.9.0.1/24'] };
    const b = { ...link('G0', '10.0.0.2/30'), secondary: ['10.9.0.2/24'] };
    const c = { ...link('G0', '10.8.0.3/24'), secondary: ['10.9.0.3/24'] };
    expect(links([node('A', [a]), node('B', [b])])).toEqual(['10.0.0.0/30: A/G0 B/G0']);
    expect(links([node('A', [a]), node('B', [b]), node('C', [c])])).toEqual(['10.9.0.0/24: A/G0 B/G0 C/G0']);
  });

  test('a shut interface and a subinterface of one take no part', () => {
    const shut = { ...link('G0', '10.0.0.2/30'), shutdown: true };
    expect(links([node('A', [link('G0', '10.0.0.1/30')]), node('B', [shut])])).toEqual(['10.0.0.0/30: A/G0']);
    const parent = { name: 'G0', address: '10.7.0.1/24', shutdown: true };
    expect(links([node('A', [link('G0', '10.0.0.1/30')]), node('B', [parent, link('G0.5', '10.0.0.2/30')])])).toEqual([
      '10.0.0.0/30: A/G0',
    ]);
  });

  test('interfaces without IS-IS are silent ends, passive circuits alone make no link', () => {
    const quiet = { name: 'G0', address: '10.0.0.2/30' };
    expect(links([node('A', [link('G0', '10.0.0.1/30')]), node('B', [quiet])])).toEqual(['10.0.0.0/30: A/G0 (B/G0)']);
    const passive = (text: string) => link('G0', text, 10, { passive: true });
    expect(links([node('A', [passive('10.0.0.1/30')]), node('B', [passive('10.0.0.2/30')])])).toEqual([]);
  });

  test('the same subnet in two VRFs is two wires', () => {
    const a = node('A', [link('G0', '10.0.0.1/30')]);
    const b = node('B', [link('G0', '10.0.0.2/30')]);
    expect(links([a, inVrf(b, 'BLUE')])).toEqual(['10.0.0.0/30: A/G0', '10.0.0.0/30: B/G0']);
    expect(links([inVrf(a, 'BLUE'), inVrf(b, 'BLUE')])).toEqual(['10.0.0.0/30: A/G0 B/G0']);
  });

  test('masks that differ on a link between two routers do not hide the link', () => {
    const found = links([node('A', [link('G0', '10.0.0.1/30')]), node('B', [link('G0', '10.0.0.5/29')])]);
    expect(found).toHaveLength(1);
    // A LAN that happens to cover a link elsewhere is not on it.
    expect(links([node('A', [link('G0', '10.0.0.1/30')]), node('B', [link('G0', '10.0.0.200/24')])])).toHaveLength(2);
  });

  test('two labs that reuse addresses are told apart by their folders', () => {
    const lab = (folder: string) => [
      node(`A-${folder}`, [link('G0', '10.0.0.1/30')], { file: `${folder}/a.cfg` }),
      node(`B-${folder}`, [link('G0', '10.0.0.2/30')], { file: `${folder}/b.cfg` }),
    ];
    expect(links([...lab('x'), ...lab('y')])).toEqual(['10.0.0.0/30: A-x/G0 B-x/G0', '10.0.0.0/30: A-y/G0 B-y/G0']);
  });

  test('the graph holds routers and links', () => {
    const { graph } = buildNetwork('', [
      node('A', [link('G0', '10.0.0.0/31')]),
      node('B', [link('G0', '10.0.0.1/31')]),
    ]);
    expect(graph.nodes()).toEqual(['r0', 'r1', 'l0']);
    expect(graph.hasDirectedEdge('r0', 'l0') && graph.hasDirectedEdge('l0', 'r1')).toBe(true);
  });
});

describe('links from a layer-1 file', () => {
  const edge = (a: string, b: string): PhysicalLink => {
    const end = (text: string) => ({ hostname: text.split('/')[0] ?? '', interface: text.split('/')[1] ?? '' });
    return { ends: [end(a), end(b)] };
  };
  const a = unnumbered(
    node('A', [link('GigabitEthernet0', '10.0.0.1/32'), { name: 'Loopback0', address: '10.0.0.1/32' }]),
    'GigabitEthernet0',
    'Loopback0',
  );
  const b = unnumbered(
    node('B', [link('GigabitEthernet0', '10.0.0.2/32'), { name: 'Loopback0', address: '10.0.0.2/32' }]),
    'GigabitEthernet0',
    'Loopback0',
  );

  test('unnumbered interfaces are linked by it alone', () => {
    expect(links([a, b])).toHaveLength(2);
    expect(links([a, b], [edge('a/Gi0', 'b/gigabitethernet0')])).toEqual([
      '10.0.0.1/32: A/GigabitEthernet0 B/GigabitEthernet0',
    ]);
  });

  test('it tells apart what shares a subnet', () => {
    const four = ['A', 'B', 'C', 'D'].map((name, index) => node(name, [link('G0', `10.0.0.${1 + (index % 2)}/30`)]));
    expect(links(four, [edge('A/G0', 'B/G0'), edge('C/G0', 'D/G0')])).toEqual([
      '10.0.0.0/30: A/G0 B/G0',
      '10.0.0.0/30: C/G0 D/G0',
    ]);
  });

  test('edges are read, bad ones named', () => {
    const good = { node1: { hostname: 'a', interfaceName: 'Gi0' }, node2: { hostname: 'b', interfaceName: 'Gi1' } };
    expect(parseLinksFile(JSON.stringify({ edges: [good] }))).toEqual({
      links: [edge('a/Gi0', 'b/Gi1')],
      problem: undefined,
    });
    const mixed = parseLinksFile(JSON.stringify({ edges: [good, { node1: good.node1 }, 7] }));
    expect(mixed.links).toHaveLength(1);
    expect(mixed.problem).toContain('edge 1, 2');
    expect(parseLinksFile('{')).toMatchObject({ links: [], problem: expect.stringContaining('not valid JSON') });
    expect(parseLinksFile('[]').problem).toContain('"edges"');
  });
});
