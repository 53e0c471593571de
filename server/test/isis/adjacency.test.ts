import { describe, expect, test } from 'vitest';
import { findAdjacencies } from '../../src/isis/adjacency.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device, Interface } from '../../src/model/device.ts';
import type { Authentication, IsisInstance } from '../../src/model/isis.ts';
import { levels, link, type Port, router, span } from './devices.ts';

interface Side {
  readonly area?: string;
  readonly id?: number;
  readonly address?: string;
  readonly circuit?: Port['isis'];
  readonly instance?: Partial<IsisInstance>;
  readonly change?: (own: Interface) => Interface;
  readonly keyChains?: Device['keyChains'];
}

const SUBNET = ['10.0.0.1/30', '10.0.0.2/30', '10.0.0.3/30'];

function side(name: string, index: number, given: Side): Device {
  const device = router(name, {
    net: `49000${given.area ?? '1'}/${given.id ?? index + 1}`,
    ports: [link('G0', given.address ?? SUBNET[index] ?? '', 10, given.circuit)],
    ...(given.instance ? { instance: given.instance } : {}),
    keyChains: given.keyChains ?? [],
  });
  return given.change ? { ...device, interfaces: device.interfaces.map(given.change) } : device;
}

/** `up 1 2`, `down area 1`. */
function outcome(...sides: Side[]): string[] {
  const network = buildNetwork(
    '',
    sides.map((given, index) => side('ABC'[index] ?? '', index, given)),
  );
  const { formed, failed } = findAdjacencies(network);
  const pairs = new Map<string, number[]>();
  for (const { ends, level } of formed) pairs.set(ends.join('-'), [...(pairs.get(ends.join('-')) ?? []), level]);
  return [
    ...[...pairs].map(([ends, up]) => `${sides.length > 2 ? `${ends} ` : ''}up ${up.join(' ')}`),
    ...failed.map(({ problem, levels: at }) => `down ${problem} ${at.join(' ')}`),
  ];
}

const clear = (secret: string | undefined): Authentication => ({
  mode: 'clear-text',
  keyChain: undefined,
  secret,
  span,
});
const chained = (keyChain: string): Authentication => ({ mode: 'md5', keyChain, secret: undefined, span });
const hello = (one: Authentication): Port['isis'] => ({ helloAuthentication: { 1: one, 2: one } });
const chain = (...secrets: (string | undefined)[]): Device['keyChains'] => [
  {
    name: 'K',
    keys: secrets.map((secret, id) => ({ id, secret })),
    section: { span, firstLine: 0, lastLine: 1, bodyIndent: ' ' },
  },
];
const mtu =
  (value: number) =>
  (own: Interface): Interface => ({ ...own, mtu: { value, span } });
const lan = (rest: Port['isis'] = {}): Port['isis'] => ({ network: 'broadcast', ...rest });

describe('levels and areas (D2, D3)', () => {
  test('one area: both levels', () => expect(outcome({}, {})).toEqual(['up 1 2']));
  test('two areas meet on level 2 only, and nothing is wrong', () =>
    expect(outcome({}, { area: '2' })).toEqual(['up 2']));
  test('a second area address is enough', () => {
    const nets = ['490001', '490002'].map((area) => ({ value: { area, systemId: '000000000001' }, span }));
    expect(outcome({ instance: { nets } }, { area: '2', instance: { levels: levels('1') } })).toEqual(['up 1']);
  });
  test('level-1 routers of two areas', () => {
    const instance = { levels: levels('1') };
    expect(outcome({ instance }, { area: '2', instance })).toEqual(['down area 1']);
    expect(outcome({ instance }, { area: '2' })).toEqual(['down area 1']);
  });
  test('no level in common', () => {
    expect(outcome({ circuit: { levels: levels('1') } }, { instance: { levels: levels('2') } })).toEqual([
      'down level 1 2',
    ]);
  });
  test('the circuit narrows the instance', () => {
    expect(outcome({ circuit: { levels: levels('2') } }, {})).toEqual(['up 2']);
  });
});

describe('what both ends must agree on (D4)', () => {
  test('network type', () => expect(outcome({ circuit: lan() }, {})).toEqual(['down network-type 1 2']));
  test('address family', () => {
    const only = (ipv4: boolean): Port['isis'] => ({ families: { ipv4, ipv6: !ipv4 } });
    expect(outcome({ circuit: only(true) }, { circuit: only(false) })).toEqual(['down address-family 1 2']);
  });
  test('each address lies in the subnet of the other: masks may differ', () => {
    expect(outcome({}, { address: '10.0.0.2/29' })).toEqual(['up 1 2']);
    expect(outcome({}, { address: '10.0.0.5/29' })).toEqual(['down subnet 1 2']);
  });
  test('one address twice', () =>
    expect(outcome({}, { address: '10.0.0.1/30' })).toEqual(['down duplicate-address 1 2']));
  test('MTU while hellos are padded', () => {
    expect(outcome({ change: mtu(1500) }, { change: mtu(9000) })).toEqual(['down mtu 1 2']);
    // What counts is the end that pads to more than the other one has.
    const small = { helloPadding: false };
    expect(outcome({ change: mtu(9000), circuit: small }, { change: mtu(1500) })).toEqual(['up 1 2']);
    expect(outcome({ change: mtu(1500), circuit: small }, { change: mtu(9000) })).toEqual(['down mtu 1 2']);
    expect(outcome({ change: mtu(9000) }, {})).toEqual(['up 1 2']);
  });
  test('hello passwords', () => {
    expect(outcome({ circuit: hello(clear('a')) }, { circuit: hello(clear('a')) })).toEqual(['up 1 2']);
    expect(outcome({ circuit: hello(clear('a')) }, { circuit: hello(clear('b')) })).toEqual([
      'down authentication 1 2',
    ]);
    expect(outcome({ circuit: hello(clear('a')) }, {})).toEqual(['down authentication 1 2']);
    expect(outcome({ circuit: hello(clear('a')) }, { circuit: hello(clear(undefined)) })).toEqual(['up 1 2']);
    expect(outcome({ circuit: hello(clear('a')) }, { circuit: hello(chained('K')) })).toEqual([
      'down authentication 1 2',
    ]);
  });
  test('at one level only', () => {
    const circuit: Port['isis'] = { helloAuthentication: { 1: clear('a'), 2: undefined } };
    expect(outcome({ circuit }, {})).toEqual(['up 2', 'down authentication 1']);
  });
  test('key chains: what one sends the other must know', () => {
    const end = (...secrets: (string | undefined)[]): Side => ({
      circuit: hello(chained('K')),
      keyChains: chain(...secrets),
    });
    expect(outcome(end('a', 'b'), end('b', 'a'))).toEqual(['up 1 2']);
    expect(outcome(end('a', 'b'), end('b', 'c'))).toEqual(['down authentication 1 2']);
    expect(outcome(end('a'), end(undefined))).toEqual(['up 1 2']);
  });
  test('system ID (D7)', () => expect(outcome({ id: 1 }, { id: 1 })).toEqual(['down system-id 1 2']));
});

describe('one end only', () => {
  const silent = (device: Device): Device => ({
    ...device,
    isis: device.isis.map((one) => ({ ...one, circuits: [] })),
  });
  const pair = (b: Device, a = side('A', 0, {})): string[] =>
    findAdjacencies(buildNetwork('', [a, b])).failed.map(({ problem }) => problem);

  test('passive at one end of a link between two routers', () => {
    expect(outcome({}, { circuit: { passive: true } })).toEqual(['down passive-one-side 1 2']);
  });
  test('not at both ends, and not on a LAN', () => {
    const passive = { passive: true };
    expect(outcome({ circuit: passive }, { circuit: passive })).toEqual([]);
    const wide = { circuit: lan(), address: '10.0.0.1/24' };
    expect(outcome(wide, { circuit: lan(passive), address: '10.0.0.2/24' })).toEqual([]);
  });
  test('the other router runs IS-IS elsewhere, but not here', () => {
    expect(pair(silent(side('B', 1, {})))).toEqual(['one-side-only']);
  });
  test('the other router runs no IS-IS at all: a customer', () => {
    expect(pair({ ...side('B', 1, {}), isis: [] })).toEqual([]);
  });
});

describe('several on a LAN', () => {
  const on = (index: number, rest: Side = {}): Side => ({
    address: `10.0.0.${index}/24`,
    ...rest,
    circuit: lan(rest.circuit),
  });
  const level1 = { levels: levels('1') };

  test('everybody with everybody', () => {
    expect(outcome(on(1), on(2), on(3))).toEqual(['0-1 up 1 2', '0-2 up 1 2', '1-2 up 1 2']);
  });
  test('areas that share a wire are no mistake while each router has a neighbor', () => {
    const sides = [on(1), on(2), on(3, { area: '2' })];
    expect(outcome(...sides)).toEqual(['0-1 up 1 2', '0-2 up 2', '1-2 up 2']);
  });
  test('a router nobody talks to is reported', () => {
    const sides = [on(1, { instance: level1 }), on(2, { instance: level1 }), on(3, { area: '2', instance: level1 })];
    expect(outcome(...sides)).toEqual(['0-1 up 1', 'down area 1', 'down area 1']);
  });
});

describe('circuits that lead out of the files (D31)', () => {
  const dangling = (...devices: Device[]): string[] =>
    findAdjacencies(buildNetwork('', devices)).dangling.map((one) => `${one.interface} ${one.levels.join(' ')}`);

  test('point-to-point, alone, active', () => {
    expect(dangling(side('A', 0, {}))).toEqual(['G0 1 2']);
    expect(dangling(side('A', 0, { circuit: { levels: levels('2') } }))).toEqual(['G0 2']);
  });
  test('a broadcast circuit on a /30 is meant for one neighbor, on a /24 it is a LAN', () => {
    expect(dangling(side('A', 0, { circuit: lan() }))).toEqual(['G0 1 2']);
    expect(dangling(side('A', 0, { circuit: lan(), address: '10.0.0.1/24' }))).toEqual([]);
  });
  test('passive, or with the far end in a file, it does not dangle', () => {
    expect(dangling(side('A', 0, { circuit: { passive: true } }))).toEqual([]);
    expect(dangling(side('A', 0, {}), { ...side('B', 1, {}), isis: [] })).toEqual([]);
  });
});
