/**
 * Deterministic provider networks for the benchmarks: a level-2 backbone with two route reflectors, level-1 areas of about
 * 25 routers with two borders each that leak the other areas' PE loopbacks by policy, and PEs with VRFs and BGP.
 * Same size, same bytes. Nothing is wrong in them.
 */
import { accessServices, filterAndQuality, management } from './boilerplate.ts';

export interface ConfigFile {
  readonly file: string;
  readonly text: string;
}

interface Port {
  readonly address: string;
  readonly peer: string;
  readonly level: 1 | 2 | 'both';
  readonly metric: number;
}

export interface Node {
  readonly name: string;
  readonly role: 'backbone' | 'reflector' | 'border' | 'core' | 'edge';
  readonly area: number;
  readonly loopback: string;
  readonly ports: Port[];
}

const AREA_SIZE = 25;
const CORES = 4;
const CUSTOMERS_PER_EDGE = 4;
const ACCESS_PORTS_PER_CUSTOMER = 5;

/** Loopbacks lie in 10.(200 + area / 250).(area % 250).0/24, so that a border can name an area by one entry. */
const areaBlock = (area: number): string => `10.${200 + Math.floor(area / 250)}.${area % 250}`;

/** The backbone outgrows its block; what is left over lies in 10.199.0.0/16. */
const loopbackOf = (area: number, host: number): string =>
  host < 255 ? `${areaBlock(area)}.${host}` : `10.199.${host >>> 8}.${host & 255}`;

interface Plan {
  readonly nodes: readonly Node[];
  readonly add: (name: string, role: Node['role'], area: number, host: number) => Node;
  readonly link: (a: Node, b: Node, level: Port['level'], metric: number) => void;
}

function emptyPlan(): Plan {
  const nodes: Node[] = [];
  let links = 0;
  return {
    nodes,
    add: (name, role, area, host) => {
      const node: Node = { name, role, area, loopback: loopbackOf(area, host), ports: [] };
      nodes.push(node);
      return node;
    },
    link: (a, b, level, metric) => {
      const base = links * 4;
      links++;
      const octets = `10.${base >>> 16}.${(base >>> 8) & 255}`;
      a.ports.push({ address: `${octets}.${(base & 255) + 1}`, peer: b.name, level, metric });
      b.ports.push({ address: `${octets}.${(base & 255) + 2}`, peer: a.name, level, metric });
    },
  };
}

const metricOf = (a: number, b: number): number => 10 + ((a * 7 + b * 13) % 9) * 5;

/** `routers` nodes with their links, in a stable order. */
export function planNetwork(routers: number): Plan {
  const plan = emptyPlan();
  const areas = Math.max(2, Math.round(routers / (AREA_SIZE + 2)));
  const backboneSize = Math.max(4, areas);
  const backbone = Array.from({ length: backboneSize }, (_, at) =>
    plan.add(`BB${at + 1}`, 'backbone', 0, at < 250 ? 1 + at : 6 + at),
  );
  const at = (index: number): Node => backbone[index % backboneSize] as Node;
  for (let index = 0; index < backboneSize; index++) {
    plan.link(at(index), at(index + 1), 2, metricOf(index, 1));
    if (index % 3 === 0) plan.link(at(index), at(index + Math.floor(backboneSize / 2)), 2, metricOf(index, 2));
  }
  for (const number of [1, 2]) {
    const reflector = plan.add(`RR${number}`, 'reflector', 0, 250 + number);
    plan.link(reflector, at(number), 2, 100);
    plan.link(reflector, at(number + 2), 2, 100);
  }
  for (let area = 1; area <= areas; area++) {
    const left = routers - plan.nodes.length;
    planArea(plan, area, Math.floor(left / (areas - area + 1)), [at(area * 2), at(area * 2 + 1)]);
  }
  return plan;
}

function planArea(plan: Plan, area: number, size: number, exits: readonly [Node, Node]): void {
  const borders = [1, 2].map((number) => plan.add(`A${area}-BR${number}`, 'border', area, number));
  const [first, second] = borders as [Node, Node];
  plan.link(first, exits[0], 2, 10);
  plan.link(second, exits[1], 2, 10);
  plan.link(first, second, 'both', 20);
  const cores = Array.from({ length: CORES }, (_, index) =>
    plan.add(`A${area}-P${index + 1}`, 'core', area, 11 + index),
  );
  cores.forEach((core, index) => {
    plan.link(core, cores[(index + 1) % CORES] as Node, 1, metricOf(area, index));
    plan.link(core, borders[index % 2] as Node, 1, 10);
  });
  for (let index = 0; index < size - CORES - 2; index++) {
    const edge = plan.add(`A${area}-PE${index + 1}`, 'edge', area, 101 + index);
    plan.link(edge, cores[index % CORES] as Node, 1, 10);
    plan.link(edge, cores[(index + 1) % CORES] as Node, 1, metricOf(area, index));
  }
}

function interfaces(node: Node): string[] {
  const lines = [
    'interface Loopback0',
    ` description ${node.role} ${node.name}`,
    ` ip address ${node.loopback} 255.255.255.255`,
    '!',
  ];
  node.ports.forEach((port, index) => {
    lines.push(
      `interface TenGigabitEthernet0/${index >> 3}/${index & 7}`,
      ` description to ${port.peer}`,
      ' mtu 9100',
      ` ip address ${port.address} 255.255.255.252`,
      ' ip router isis CORE',
      ' mpls ip',
      ...(node.role === 'border' && port.level !== 'both'
        ? [` isis circuit-type level-${port.level}${port.level === 2 ? '-only' : ''}`]
        : []),
      ' isis network point-to-point',
      ` isis metric ${port.metric}`,
      '!',
    );
  });
  return lines;
}

/** Customers of an edge; neighbouring numbers share VPNs, so that each VPN has members in several areas. */
const customersOf = (node: Node, edgeNumber: number, customers: number): number[] =>
  node.role === 'edge'
    ? Array.from({ length: CUSTOMERS_PER_EDGE }, (_, index) => 1 + ((edgeNumber * 3 + index * 17) % customers))
    : [];

function isis(node: Node): string[] {
  const digits = node.loopback
    .split('.')
    .map((octet) => octet.padStart(3, '0'))
    .join('');
  const level = {
    edge: 'level-1',
    core: 'level-1',
    backbone: 'level-2-only',
    reflector: 'level-2-only',
    border: undefined,
  }[node.role];
  return [
    'router isis CORE',
    ` net 49.${String(node.area).padStart(4, '0')}.${digits.slice(0, 4)}.${digits.slice(4, 8)}.${digits.slice(8)}.00`,
    ...(level ? [` is-type ${level}`] : []),
    ' metric-style wide',
    ' log-adjacency-changes',
    ...(node.role === 'border' ? [' redistribute isis ip level-2 into level-1 route-map LEAK-PE'] : []),
    ' passive-interface Loopback0',
    '!',
  ];
}

function leakPolicy(node: Node, areas: readonly number[]): string[] {
  if (node.role !== 'border') return [];
  const others = areas.filter((area) => area !== node.area);
  return [
    ...others.map(
      (area, index) => `ip prefix-list REMOTE-PE seq ${(index + 1) * 5} permit ${areaBlock(area)}.0/24 ge 32`,
    ),
    '!',
    'route-map LEAK-PE permit 10',
    ' match ip address prefix-list REMOTE-PE',
    '!',
  ];
}

function bgp(node: Node, reflectors: readonly Node[], edges: readonly Node[], customers: readonly number[]): string[] {
  const peers = node.role === 'edge' ? reflectors : node.role === 'reflector' ? edges : [];
  if (peers.length === 0) return [];
  return [
    'router bgp 65000',
    ` bgp router-id ${node.loopback}`,
    ' no bgp default ipv4-unicast',
    ' neighbor CORE peer-group',
    ' neighbor CORE remote-as 65000',
    ' neighbor CORE update-source Loopback0',
    ...peers.map((peer) => ` neighbor ${peer.loopback} peer-group CORE`),
    ' address-family vpnv4',
    '  neighbor CORE send-community extended',
    ...(node.role === 'reflector' ? ['  neighbor CORE route-reflector-client'] : []),
    ...peers.map((peer) => `  neighbor ${peer.loopback} activate`),
    ' exit-address-family',
    ...customers.flatMap((customer) => [
      ` address-family ipv4 vrf CUST-${customer}`,
      '  redistribute connected',
      ' exit-address-family',
    ]),
    '!',
  ];
}

function vrfs(node: Node, customers: readonly number[]): string[] {
  return customers.flatMap((customer) => [
    `vrf definition CUST-${customer}`,
    ` rd ${node.loopback}:${customer}`,
    ` route-target export 65000:${customer}`,
    ` route-target import 65000:${customer}`,
    ' address-family ipv4',
    ' exit-address-family',
    '!',
  ]);
}

/** `routers` files, one router each, in a stable order. */
export function generateNetwork(routers: number): ConfigFile[] {
  const { nodes } = planNetwork(routers);
  const areas = [...new Set(nodes.map((node) => node.area))].filter((area) => area > 0);
  const reflectors = nodes.filter((node) => node.role === 'reflector');
  const edges = nodes.filter((node) => node.role === 'edge');
  const customerCount = Math.max(CUSTOMERS_PER_EDGE, Math.ceil(edges.length / 3));
  const edgeNumbers = new Map(edges.map((node, index) => [node, index]));
  return nodes.map((node) => {
    const customers = [...new Set(customersOf(node, edgeNumbers.get(node) ?? 0, customerCount))];
    const lines = [
      ...management(node.name),
      ...vrfs(node, customers),
      ...filterAndQuality(),
      ...interfaces(node),
      ...accessServices(customers, ACCESS_PORTS_PER_CUSTOMER),
      ...isis(node),
      ...bgp(node, reflectors, edges, customers),
      ...leakPolicy(node, areas),
      'mpls ldp router-id Loopback0 force',
      '!',
      'end',
    ];
    return { file: `${node.name.toLowerCase()}.cfg`, text: `${lines.join('\n')}\n` };
  });
}
