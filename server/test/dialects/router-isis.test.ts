import { describe, expect, test } from 'vitest';
import { prefixText } from '../../src/base/ip.ts';
import { deviceOf } from './parse.ts';
import { circuitNames, circuitOf, instanceOf, levels, wordsAt } from './read.ts';

const instance = (lines: string) => instanceOf(deviceOf(`router isis\n${lines}`));

describe('NETs', () => {
  test('areas and system IDs', () => {
    const { nets } = instance(' net 49.0001.0102.5500.0011.00\n net 49.0001.0002.0102.5500.0011.00\n');
    expect(nets.map(({ value }) => value)).toEqual([
      { area: '490001', systemId: '010255000011' },
      { area: '4900010002', systemId: '010255000011' },
    ]);
  });

  test.each([
    ['49.0001.0102.5500.0011.01', /selector is 01/],
    ['49.0001.0102.5500.0011', /selector is 11/],
    ['0102.5500.0011.00', /7 octets|selector|needs at least 8/],
    ['49.0001.0102.5500.001.00', /incomplete/],
    ['49.000G.0102.5500.0011.00', /hexadecimal/],
  ])('%s is not valid', (net, reason) => {
    const { nets, invalidNets } = instance(` net ${net}\n`);
    expect(nets).toEqual([]);
    expect(invalidNets[0]?.value).toMatch(reason);
  });

  test('no net takes it away', () =>
    expect(instance(' net 49.0001.0102.5500.0011.00\n no net 49.0001.0102.5500.0011.00\n').nets).toEqual([]));
});

describe('levels and styles', () => {
  test.each([
    ['', '12'],
    [' is-type level-1\n', '1'],
    [' is-type level-2-only\n', '2'],
    [' is-type level-2\n', '2'],
    [' is-type level-1\n no is-type\n', '12'],
    [' is-type level-1\n default is-type\n', '12'],
  ])('%j is level %s', (lines, expected) => expect(levels(instance(lines).levels)).toBe(expected));

  const style = (lines: string, level: 1 | 2 = 1): string => {
    const { sendsNarrow, sendsWide, acceptsNarrow, acceptsWide } = instance(lines).metricStyle[level];
    return `sends ${sendsNarrow ? 'n' : ''}${sendsWide ? 'w' : ''} accepts ${acceptsNarrow ? 'n' : ''}${acceptsWide ? 'w' : ''}`;
  };
  test.each([
    ['', 'sends n accepts n'],
    [' metric-style wide\n', 'sends w accepts w'],
    [' metric-style transition\n', 'sends nw accepts nw'],
    [' metric-style narrow transition\n', 'sends n accepts nw'],
    [' metric-style wide transition\n', 'sends w accepts nw'],
    [' metric-style wide\n no metric-style wide\n', 'sends n accepts n'],
    [' metric-style wide\n metric-style narrow\n', 'sends n accepts n'],
  ])('%j %s', (lines, expected) => expect(style(lines)).toBe(expected));

  test('a style of one level', () => {
    expect(style(' metric-style wide level-2\n', 1)).toBe('sends n accepts n');
    expect(style(' metric-style wide level-2\n', 2)).toBe('sends w accepts w');
  });

  test('of several instances the first has level 2, unless it says otherwise', () => {
    const device = deviceOf(`router isis A1
 net 49.0001.0000.0000.0001.00
router isis A2
 net 49.0002.0000.0000.0001.00
router isis CUSTOMER
 vrf RED
 net 49.0003.0000.0000.0001.00
`);
    expect(device.isis.map((each) => `${each.tag} ${levels(each.levels)}`)).toEqual(['A1 12', 'A2 1', 'CUSTOMER 12']);
    expect(instanceOf(device, 'CUSTOMER').vrf?.value).toBe('RED');
  });
});

describe('circuits', () => {
  const network = (isis: string, extra = ''): ReturnType<typeof deviceOf> =>
    deviceOf(`interface Loopback0
 ip address 10.255.0.1 255.255.255.255
interface Gi0/0
 ip address 10.0.0.1 255.255.255.252
 ip router isis
${extra}interface Gi0/1
 ip address 10.0.0.5 255.255.255.252
interface Serial0/0
 ip address 10.0.0.9 255.255.255.252
 ip router isis
router isis
 net 49.0001.0000.0000.0001.00
${isis}`);

  test('who takes part: enabled on the interface, or passive in the instance', () => {
    expect(circuitNames(network(''))).toEqual(['GigabitEthernet0/0', 'Serial0/0']);
    expect(circuitNames(network(' passive-interface Loopback0\n'))).toEqual([
      'Loopback0 passive',
      'GigabitEthernet0/0',
      'Serial0/0',
    ]);
  });

  test('passive by default covers every interface with an address, except the named ones', () => {
    const device = network(
      ' passive-interface default\n no passive-interface GigabitEthernet0/0\n no passive-interface Gi0/1\n',
    );
    expect(circuitNames(device)).toEqual(['Loopback0 passive', 'GigabitEthernet0/0', 'Serial0/0 passive']);
    expect(circuitNames(network(' passive-interface default\n no passive-interface default\n'))).toEqual([
      'GigabitEthernet0/0',
      'Serial0/0',
    ]);
  });

  test('interfaces of a VRF stay out of a global default', () => {
    const device = deviceOf(`interface Gi0/0
 vrf forwarding RED
 ip address 10.0.0.1 255.255.255.0
interface Gi0/1
 ip address 10.0.1.1 255.255.255.0
router isis
 passive-interface default
`);
    expect(circuitNames(device)).toEqual(['GigabitEthernet0/1 passive']);
  });

  test('an interface belongs to the instance whose tag it names', () => {
    const device = deviceOf(`interface Gi0/0
 ip router isis A
interface Gi0/1
 ip router isis B
interface Gi0/2
 ip router isis C
 ip router isis B
interface Gi0/3
 ip router isis A
 no ip router isis A
router isis A
router isis B
`);
    expect(circuitNames(device, 'A')).toEqual(['GigabitEthernet0/0']);
    expect(circuitNames(device, 'B')).toEqual(['GigabitEthernet0/1', 'GigabitEthernet0/2']);
  });

  test('metrics: default, global, own, per level, maximum', () => {
    const metric = (extra: string, isis = ' metric-style wide\n') =>
      circuitOf(network(isis, extra), 'GigabitEthernet0/0').metric;
    expect(metric('')).toEqual({ 1: 10, 2: 10 });
    expect(metric('', ' metric-style wide\n metric 111\n')).toEqual({ 1: 111, 2: 111 });
    expect(metric(' isis metric 20\n', ' metric-style wide\n metric 111\n')).toEqual({ 1: 20, 2: 20 });
    expect(metric(' isis metric 20\n isis metric 30 level-2\n')).toEqual({ 1: 20, 2: 30 });
    expect(metric(' isis metric maximum\n')).toEqual({ 1: 'maximum', 2: 'maximum' });
    expect(metric(' isis metric 20\n no isis metric\n')).toEqual({ 1: 10, 2: 10 });
    expect(metric(' isis metric 20\n no isis metric 20 level-1\n')).toEqual({ 1: 10, 2: 20 });
  });

  test('narrow metrics end at 63, on the level that is narrow', () => {
    const metric = (style: string) => circuitOf(network(style, ' isis metric 1000\n'), 'GigabitEthernet0/0').metric;
    expect(metric('')).toEqual({ 1: 63, 2: 63 });
    expect(metric(' metric-style wide level-2\n')).toEqual({ 1: 63, 2: 1000 });
    expect(metric(' metric-style transition\n')).toEqual({ 1: 1000, 2: 1000 });
  });

  test('a passive prefix has metric 0, an enabled loopback its own', () => {
    const device = network(' passive-interface lo0\n passive-interface Serial0/0\n');
    expect(circuitOf(device, 'Loopback0').prefixMetric).toEqual({ 1: 0, 2: 0 });
    expect(circuitOf(device, 'Serial0/0').prefixMetric).toEqual({ 1: 0, 2: 0 });
    const enabled = deviceOf('interface lo0\n ip address 10.255.0.1 255.255.255.255\n ip router isis\nrouter isis\n');
    expect(circuitOf(enabled, 'Loopback0').prefixMetric).toEqual({ 1: 10, 2: 10 });
  });

  test('network type by kind and by command', () => {
    const networkOf = (extra: string) => circuitOf(network('', extra), 'GigabitEthernet0/0').network;
    expect(networkOf('')).toBe('broadcast');
    expect(networkOf(' isis network point-to-point\n')).toBe('point-to-point');
    expect(networkOf(' isis network point-to-point\n no isis network point-to-point\n')).toBe('broadcast');
    expect(circuitOf(network(''), 'Serial0/0').network).toBe('point-to-point');
  });

  test('circuit type, priority, tag, padding, suppressed prefix', () => {
    const device = network(
      '',
      ' isis circuit-type level-2-only\n isis priority 100 level-2\n isis tag 77\n no isis hello padding\n no isis advertise prefix\n',
    );
    const circuit = circuitOf(device, 'GigabitEthernet0/0');
    expect(levels(circuit.levels)).toBe('2');
    expect(circuit).toMatchObject({ priority: { 1: 64, 2: 100 }, tag: 77, helloPadding: false, suppressPrefix: true });
    expect(circuitOf(device, 'Serial0/0')).toMatchObject({ tag: 0, helloPadding: true, suppressPrefix: false });
  });

  test('padding by kind of circuit', () => {
    const device = network(' no hello padding multi-point\n');
    expect(circuitOf(device, 'GigabitEthernet0/0').helloPadding).toBe(false);
    expect(circuitOf(device, 'Serial0/0').helloPadding).toBe(true);
  });

  test('isis protocol shutdown keeps the prefix and its metric; protocol shutdown stops the instance', () => {
    const circuit = circuitOf(network('', ' isis protocol shutdown\n'), 'GigabitEthernet0/0');
    expect(circuit).toMatchObject({ passive: true, prefixMetric: { 1: 10, 2: 10 } });
    expect(circuitNames(network(' protocol shutdown\n'))).toEqual([]);
  });

  test('families', () => {
    const device = deviceOf(`interface Gi0/0
 ipv6 address 2001:db8::1/64
 ipv6 router isis
router isis
 address-family ipv6
  multi-topology
  redistribute static level-1
  summary-prefix 2001:db8::/32
 exit-address-family
 is-type level-1
`);
    expect(circuitOf(device, 'GigabitEthernet0/0').families).toEqual({ ipv4: false, ipv6: true });
    const { ipv6MultiTopology, redistributions, summaries, levels: set } = instanceOf(device);
    expect(ipv6MultiTopology).toBe(true);
    expect(redistributions.map(({ family, source, levels: into }) => [family, source, levels(into)])).toEqual([
      ['ipv6', 'static', '1'],
    ]);
    expect(summaries.map(({ prefix }) => prefixText(prefix))).toEqual(['2001:db8::/32']);
    expect(levels(set)).toBe('1');
  });
});

describe('between levels', () => {
  test('a leak with a route-map, and where each part is written', () => {
    const text = 'router isis\n redistribute isis ip level-2 into level-1 route-map LEAK\n';
    const [leak] = instanceOf(deviceOf(text)).interLevel;
    expect(leak).toMatchObject({ from: 2, to: 1, filter: { kind: 'route-policy', name: 'LEAK' } });
    expect(wordsAt(text, leak?.span)).toBe('redistribute isis ip level-2 into level-1 route-map LEAK');
    expect(wordsAt(text, leak?.filter?.span)).toBe('LEAK');
  });

  test('access list, prefix list, no filter, abbreviated, the other direction', () => {
    const filters = (line: string) =>
      instance(` ${line}\n`).interLevel.map(({ from, to, filter }) => [from, to, filter?.kind, filter?.name]);
    expect(filters('redistribute isis ip level-2 into level-1 distribute-list 100')).toEqual([
      [2, 1, 'access-list', '100'],
    ]);
    expect(filters('redistribute isis ip level-2 into level-1 distribute-list prefix-list P')).toEqual([
      [2, 1, 'prefix-list', 'P'],
    ]);
    expect(filters('redis isis ip level-2 into level-1')).toEqual([[2, 1, undefined, undefined]]);
    expect(filters('redistribute isis CORE ip level-1 into level-2 route-map UP')).toEqual([
      [1, 2, 'route-policy', 'UP'],
    ]);
    expect(filters('redistribute isis ip level-2 into level-2')).toEqual([]);
  });

  test('a later line replaces the one before, no takes it away', () => {
    const lines =
      ' redistribute isis ip level-2 into level-1 route-map A\n redistribute isis ip level-2 into level-1 route-map B\n';
    expect(instance(lines).interLevel.map(({ filter }) => filter?.name)).toEqual(['B']);
    expect(instance(`${lines} no redistribute isis ip level-2 into level-1 route-map B\n`).interLevel).toEqual([]);
  });
});

describe('redistribution, summaries, bits', () => {
  test('options in any order; level 2 by default', () => {
    const { redistributions } = instance(` redistribute connected
 redistribute static ip metric 5 route-map S level-1-2 metric-type external
 redistribute bgp 65000 level-1
 redistribute ospf 1 match internal external 2 metric-type internal
 redistribute isis OTHER level-1
 redistribute lisp
 redistribute static clns
`);
    expect(
      redistributions.map((each) => [
        each.source,
        each.sourceId,
        levels(each.levels),
        each.metric,
        each.metricType,
        each.policy?.name,
      ]),
    ).toEqual([
      ['connected', undefined, '2', undefined, 'internal', undefined],
      ['static', undefined, '12', 5, 'external', 'S'],
      ['bgp', '65000', '1', undefined, 'internal', undefined],
      ['ospf', '1', '2', undefined, 'internal', undefined],
      ['isis', 'OTHER', '1', undefined, 'internal', undefined],
      ['other', undefined, '2', undefined, 'internal', undefined],
    ]);
  });

  test('no with an option takes the option, without one the redistribution', () => {
    const lines = ' redistribute connected route-map C metric 5\n';
    const [left] = instance(`${lines} no redistribute connected route-map C\n`).redistributions;
    expect(left).toMatchObject({ source: 'connected', metric: 5, policy: undefined });
    expect(instance(`${lines} no redistribute connected\n`).redistributions).toEqual([]);
  });

  test('summaries', () => {
    const { summaries } = instance(` summary-address 10.0.0.0 255.0.0.0
 summary-address 10.1.0.0 255.255.0.0 level-1 metric 7
 summary-address 10.2.0.0 255.255.0.0 level-1-2
 no summary-address 10.2.0.0 255.255.0.0
`);
    expect(summaries.map(({ prefix, levels: into, metric }) => [prefixText(prefix), levels(into), metric])).toEqual([
      ['10.0.0.0/8', '2', undefined],
      ['10.1.0.0/16', '1', 7],
    ]);
  });

  test.each([
    ['set-overload-bit', { onlyOnStartup: false, suppressInterlevel: false, suppressExternal: false }],
    ['set-overload-bit on-startup 180', { onlyOnStartup: true }],
    [
      'set-overload-bit on-startup wait-for-bgp suppress interlevel external',
      { onlyOnStartup: true, suppressInterlevel: true, suppressExternal: true },
    ],
    ['set-overload-bit suppress external', { onlyOnStartup: false, suppressExternal: true, suppressInterlevel: false }],
  ])('%s', (line, expected) => expect(instance(` ${line}\n`).overload).toMatchObject(expected));

  test('no set-overload-bit', () =>
    expect(instance(' set-overload-bit\n no set-overload-bit\n').overload).toBeUndefined());

  test('default route, passive only, paths, segment routing, autoconfiguration', () => {
    const one = instance(` default-information originate route-map D
 advertise passive-only
 maximum-paths 8
 segment-routing mpls
 mpls ldp autoconfig level-2
`);
    expect(one.defaultOriginate).toMatchObject({ levels: { 1: false, 2: true }, policy: { name: 'D' } });
    expect(one.advertisePassiveOnly).toBeDefined();
    expect(one.segmentRouting?.globalBlock).toEqual({ base: 16000, size: 8000, span: undefined });
    expect(one.maximumPaths).toBe(8);
    expect(levels(one.ldpAutoconfig)).toBe('2');
    expect(instance('').maximumPaths).toBe(4);
    expect(levels(instance(' mpls ldp autoconfig\n no mpls ldp autoconfig\n').ldpAutoconfig)).toBe('');
  });
});

describe('authentication', () => {
  const hello = (lines: string) =>
    circuitOf(deviceOf(`interface Gi0/0\n ip router isis\n${lines}router isis\n`), 'GigabitEthernet0/0')
      .helloAuthentication;

  test('the old password is that of level 1 unless it names level 2', () => {
    expect(hello(' isis password one\n')[1]).toMatchObject({ mode: 'clear-text', keyChain: undefined });
    expect(hello(' isis password one\n')[2]).toBeUndefined();
    expect(hello(' isis password two level-2\n')[1]).toBeUndefined();
    expect(hello(' isis password two level-2\n')[2]).toBeDefined();
    expect(hello(' isis password one\n no isis password\n')[1]).toBeUndefined();
  });

  test('mode and key chain, per level, and only together', () => {
    const both = hello(' isis authentication mode md5\n isis authentication key-chain KEYS\n');
    expect(both[1]).toMatchObject({ mode: 'md5', keyChain: 'KEYS', secret: undefined });
    expect(both[2]).toMatchObject({ mode: 'md5', keyChain: 'KEYS' });
    expect(hello(' isis authentication mode md5\n')[1]).toBeUndefined();
    expect(
      hello(' isis authentication mode md5 level-1\n isis authentication key-chain KEYS level-1\n')[2],
    ).toBeUndefined();
  });

  test('area and domain passwords are those of level 1 and level 2', () => {
    const { lspAuthentication } = instance(' area-password a\n domain-password d authenticate snp validate\n');
    expect(lspAuthentication[1]?.secret).not.toBe(lspAuthentication[2]?.secret);
    expect(lspAuthentication[2]?.mode).toBe('clear-text');
    const keyed = instance(' authentication mode md5 level-2\n authentication key-chain K level-2\n').lspAuthentication;
    expect(keyed).toMatchObject({ 1: undefined, 2: { mode: 'md5', keyChain: 'K' } });
  });
});

test('authentication that is only sent, or lacks its mode, is not compared', () => {
  const mode = (lines: string) =>
    circuitOf(deviceOf(`interface Gi0/0\n ip router isis\n${lines}router isis\n`), 'GigabitEthernet0/0')
      .helloAuthentication[2]?.mode;
  const keyed = ' isis authentication mode md5\n isis authentication key-chain K\n';
  expect(mode(keyed)).toBe('md5');
  expect(mode(`${keyed} isis authentication send-only\n`)).toBe('other');
  expect(mode(`${keyed} isis authentication send-only\n no isis authentication send-only\n`)).toBe('md5');
  expect(mode(' isis authentication key-chain K\n')).toBe('other');
});

test('names learned from LSPs are no name of the router', () => {
  const device = deviceOf(`hostname R1
router isis
 hostname dynamic
 is-type level-1`);
  expect(device.name).toBe('R1');
  expect(instanceOf(device).levels).toEqual({ 1: true, 2: false });
});
