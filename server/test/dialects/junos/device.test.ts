import { describe, expect, test } from 'vitest';
import { formatIpv4, prefixText } from '../../../src/base/ip.ts';
import { addresses, circuitNames, circuitOf, instanceOf, interfaceOf, levels, wordsAt } from '../read.ts';
import { deviceOf, devicesOf, setLines } from './read.ts';

const LO = [
  'interfaces lo0 unit 0 family inet address 10.255.0.1/32',
  'interfaces lo0 unit 0 family iso address 49.0001.0102.5500.0001.00',
];
const GE = ['interfaces ge-0/0/0 unit 0 family inet address 10.0.0.1/30', 'interfaces ge-0/0/0 unit 0 family iso'];
const isis = (...lines: readonly string[]) =>
  deviceOf(setLines([...LO, ...GE, ...lines.map((line) => `protocols isis ${line}`)]));

describe('interfaces', () => {
  test('units are interfaces; what is said of the device holds for them', () => {
    const device = deviceOf(
      'interfaces { ge-0/0/0 { description "to P1"; mtu 9192; unit 0 { family inet { address 10.0.0.1/30; } } unit 7 { description seven; disable; family inet6 { address 2001:db8::1/64; } } } }',
    );
    expect(device.interfaces.map(({ name }) => name)).toEqual(['ge-0/0/0.0', 'ge-0/0/0.7']);
    expect(interfaceOf(device, 'ge-0/0/0.0')).toMatchObject({
      kind: 'broadcast',
      description: { value: 'to P1' },
      mtu: { value: 9178 },
      shutdown: undefined,
    });
    expect(interfaceOf(device, 'ge-0/0/0.7')).toMatchObject({ description: { value: 'seven' } });
    expect(interfaceOf(device, 'ge-0/0/0.7').shutdown).toBeDefined();
    expect(addresses(device, 'ge-0/0/0.7')).toEqual(['2001:db8::1/64']);
  });

  test('the primary address is the marked one, else the lowest; 127.0.0.1 goes nowhere', () => {
    const lo = (inner: string) =>
      addresses(deviceOf(`interfaces { lo0 { unit 0 { family inet { ${inner} } } } }`), 'lo0.0');
    expect(lo('address 10.0.0.9/32; address 127.0.0.1/32; address 10.0.0.2/32;')).toEqual([
      '+10.0.0.9/32',
      '10.0.0.2/32',
    ]);
    expect(lo('address 10.0.0.2/32; address 10.0.0.9/32 { primary; }')).toEqual(['+10.0.0.2/32', '10.0.0.9/32']);
  });

  test.each([
    ['lo0', 'loopback'],
    ['gr-0/0/0', 'tunnel'],
    ['so-0/0/0', 'point-to-point'],
    ['ae0', 'broadcast'],
    ['irb', 'broadcast'],
  ])('%s is %s', (name, kind) =>
    expect(interfaceOf(deviceOf(`set interfaces ${name} unit 0 family inet`), `${name}.0`).kind).toBe(kind),
  );

  test('a unit borrows an address, `disable` of the device covers its units', () => {
    const device = deviceOf(
      setLines(['interfaces ge-0/0/0 disable', 'interfaces ge-0/0/0 unit 0 family inet unnumbered-address lo0.0']),
    );
    expect(interfaceOf(device, 'ge-0/0/0.0').unnumbered?.value).toBe('lo0.0');
    expect(interfaceOf(device, 'ge-0/0/0.0').shutdown).toBeDefined();
  });
});

describe('IS-IS', () => {
  test('runs where it is configured and family iso is; lo0 is passive by itself', () => {
    const device = deviceOf(
      setLines([
        ...LO,
        ...GE,
        'interfaces ge-0/0/1 unit 0 family inet address 10.0.1.1/30',
        'protocols isis interface ge-0/0/0.0',
        'protocols isis interface ge-0/0/1.0',
        'protocols isis interface lo0.0',
        'protocols isis interface ge-0/0/9.0',
      ]),
    );
    expect(circuitNames(device)).toEqual(['lo0.0 passive', 'ge-0/0/0.0']);
    expect(instanceOf(device).nets.map(({ value }) => `${value.area} ${value.systemId}`)).toEqual([
      '490001 010255000001',
    ]);
  });

  test('a passive interface needs no family iso', () => {
    const device = deviceOf(
      setLines([
        'interfaces ge-0/0/1 unit 0 family inet address 10.0.1.1/30',
        'protocols isis interface ge-0/0/1.0 passive',
      ]),
    );
    expect(circuitNames(device)).toEqual(['ge-0/0/1.0 passive']);
  });

  test('`interface all` covers the others that have family iso', () => {
    expect(circuitNames(isis('interface all', 'interface ge-0/0/0.0 disable'))).toEqual(['lo0.0 passive']);
    expect(circuitNames(isis('interface all point-to-point'))).toEqual(['lo0.0 passive', 'ge-0/0/0.0']);
  });

  test('ge-0/0/0 is its unit 0', () => expect(circuitNames(isis('interface ge-0/0/0'))).toEqual(['ge-0/0/0.0']));

  test('levels: of the router, of an interface, passive at one of them', () => {
    const device = isis('level 1 disable', 'interface ge-0/0/0.0 level 2 disable', 'interface lo0.0 level 1 disable');
    expect(levels(instanceOf(device).levels)).toBe('2');
    expect(levels(circuitOf(device, 'ge-0/0/0.0').levels)).toBe('1');
    expect(levels(circuitOf(device, 'lo0.0').levels)).toBe('2');
    const half = instanceOf(isis('interface ge-0/0/0.0 level 2 passive')).circuits;
    expect(half.map((each) => `${levels(each.levels)} ${each.passive}`)).toEqual(['1 false', '2 true']);
  });

  test.each<readonly [string, readonly string[], readonly [number, number]]>([
    ['10 by default', [], [10, 10]],
    [
      '63 at most without wide metrics',
      [
        'interface ge-0/0/0.0 level 1 metric 500',
        'interface ge-0/0/0.0 level 2 metric 500',
        'level 2 wide-metrics-only',
      ],
      [63, 500],
    ],
    ['from the reference bandwidth', ['reference-bandwidth 100g', 'level 1 wide-metrics-only'], [100, 63]],
    [
      'the last one written',
      ['interface ge-0/0/0.0 level 1 metric 5', 'interface ge-0/0/0.0 level 1 metric 7'],
      [7, 10],
    ],
    [
      'the largest in high-metric overload',
      ['overload advertise-high-metrics', 'level 2 wide-metrics-only'],
      [63, 16_777_214],
    ],
  ])('metric: %s', (_, lines, [first, second]) => {
    const { metric } = circuitOf(isis('interface ge-0/0/0.0', ...lines), 'ge-0/0/0.0');
    expect(metric).toEqual({ 1: first, 2: second });
  });

  test('lo0 is advertised with 0 unless it has a metric (D8)', () => {
    expect(circuitOf(isis('interface lo0.0'), 'lo0.0').prefixMetric).toEqual({ 1: 0, 2: 0 });
    expect(circuitOf(isis('interface lo0.0 level 2 metric 5'), 'lo0.0').prefixMetric).toEqual({ 1: 0, 2: 5 });
  });

  test('metric styles per level (D9)', () => {
    const { metricStyle } = instanceOf(isis('level 2 wide-metrics-only'));
    expect(metricStyle[1]).toMatchObject({
      sendsNarrow: true,
      sendsWide: true,
      acceptsNarrow: true,
      acceptsWide: true,
    });
    expect(metricStyle[2]).toMatchObject({ sendsNarrow: false, sendsWide: true });
  });

  test('overload keeps routes from passing between levels unless it is told to (D11)', () => {
    expect(instanceOf(isis('overload')).overload).toMatchObject({ onlyOnStartup: false, suppressInterlevel: true });
    expect(instanceOf(isis('overload allow-route-leaking')).overload).toMatchObject({ suppressInterlevel: false });
    expect(instanceOf(isis('overload timeout 300')).overload).toMatchObject({ onlyOnStartup: true });
    expect(instanceOf(isis('overload advertise-high-metrics')).overload).toBeUndefined();
  });

  test('attached bit, and `disable` of the protocol', () => {
    expect(instanceOf(isis('suppress-attached-bit', 'ignore-attached-bit'))).toMatchObject({
      attachedSend: 'never',
      ignoreAttached: true,
    });
    expect(isis('interface lo0.0', 'disable').isis).toEqual([]);
  });

  test('authentication: the interface goes before the level; keys are digests only', () => {
    const device = isis(
      'level 2 authentication-key "$9$o1aGiPfz/Cuk.tO"',
      'level 2 authentication-type md5',
      'interface ge-0/0/0.0 level 1 hello-authentication-key hello',
      'interface ge-0/0/0.0 level 1 hello-authentication-type simple',
    );
    const { helloAuthentication } = circuitOf(device, 'ge-0/0/0.0');
    expect(helloAuthentication[1]).toMatchObject({ mode: 'clear-text', secret: helloAuthentication[2]?.secret });
    expect(helloAuthentication[2]).toMatchObject({ mode: 'md5' });
    expect(instanceOf(device).lspAuthentication[2]?.secret).toBe(helloAuthentication[2]?.secret);
    expect(JSON.stringify(device)).not.toContain('$9$');
    expect(
      circuitOf(
        isis('interface ge-0/0/0.0', 'level 2 authentication-key x', 'level 2 no-hello-authentication'),
        'ge-0/0/0.0',
      ).helloAuthentication[2],
    ).toBeUndefined();
  });

  test('segment routing', () => {
    const { segmentRouting } = instanceOf(
      isis(
        'source-packet-routing srgb start-label 16000',
        'source-packet-routing srgb index-range 8000',
        'source-packet-routing node-segment ipv4-index 101',
      ),
    );
    expect(segmentRouting).toMatchObject({
      globalBlock: { base: 16000, size: 8000 },
      prefixSids: [{ sid: { index: 101 } }],
    });
    expect(segmentRouting?.prefixSids.map(({ prefix }) => prefixText(prefix))).toEqual(['10.255.0.1/32']);
  });
});

describe('MPLS and VPNs', () => {
  test('LDP needs family mpls as well', () => {
    const device = deviceOf(
      setLines([
        ...GE,
        'interfaces ge-0/0/1 unit 0 family mpls',
        'protocols ldp interface ge-0/0/0.0',
        'protocols ldp interface ge-0/0/1.0',
        'protocols ldp longest-match',
      ]),
    );
    expect(device.interfaces.map(({ ldp }) => ldp?.value)).toEqual([false, true]);
    expect(device.ldp).toMatchObject({ enabled: true, longestMatch: true });
    expect(deviceOf(setLines(GE)).ldp.enabled).toBe(false);
    expect(
      interfaceOf(
        deviceOf(setLines(['interfaces ge-0/0/1 unit 0 family mpls', 'protocols ldp interface all'])),
        'ge-0/0/1.0',
      ).ldp?.value,
    ).toBe(true);
  });

  test('a label-switched path is a tunnel to its far end (D29)', () => {
    const device = deviceOf('protocols { mpls { label-switched-path to-pe2 { to 10.255.0.2; } } }');
    const { tunnel } = interfaceOf(device, 'to-pe2');
    expect(tunnel).toMatchObject({ trafficEngineering: true });
    expect(formatIpv4(tunnel?.destination?.value ?? 0)).toBe('10.255.0.2');
  });

  test('BGP: neighbors inherit from group and protocol, nearest first', () => {
    const device = deviceOf(
      `routing-options { router-id 10.255.0.1; autonomous-system 65000; }
       interfaces { lo0 { unit 0 { family inet { address 10.255.0.1/32; } } } }
       policy-options { policy-statement NHS { then { next-hop self; accept; } } }
       protocols { bgp { group RR { type internal; local-address 10.255.0.1; family inet-vpn { unicast; } family evpn signaling; cluster 10.255.0.1; export NHS;
         neighbor 10.255.0.2; neighbor 10.255.0.3 { family inet { labeled-unicast; } } } group CE { neighbor 192.0.2.1 { peer-as 65001; } } } }`,
    );
    const [first, second, third] = device.bgp?.neighbors ?? [];
    expect(device.bgp).toMatchObject({ asn: 65000, routerId: { value: 0x0aff0001 } });
    expect(first).toMatchObject({
      addressText: '10.255.0.2',
      remoteAs: 65000,
      updateSource: { value: 'lo0.0' },
      families: ['vpnv4', 'l2vpn-evpn'],
      reflectorClientIn: ['vpnv4', 'l2vpn-evpn'],
      nextHopSelfIn: ['vpnv4', 'l2vpn-evpn'],
    });
    expect(second?.families).toEqual(['labelled-ipv4']);
    expect(third).toMatchObject({ remoteAs: 65001, families: ['ipv4'], reflectorClientIn: [] });
  });

  test('route targets are written out, come from simple policies, or are unknown', () => {
    const device = deviceOf(`
      policy-options {
        community RED members target:65000:1; community ANY members target:65000:*;
        policy-statement IN { term a { from { protocol bgp; community RED; } then accept; } then reject; }
        policy-statement OUT { term a { then { community add RED; accept; } } }
        policy-statement ODD { term a { from community ANY; then accept; } }
      }
      routing-instances {
        A { instance-type vrf; interface ge-0/0/1.0; route-distinguisher 65000:1; vrf-target target:65000:1; }
        B { instance-type vrf; vrf-target { import target:65000:2; export target:65000:3; } }
        C { instance-type vrf; vrf-import IN; vrf-export OUT; }
        D { instance-type vrf; vrf-import ODD; vrf-target target:65000:4; }
      }`);
    expect(
      device.vrfs.map(({ name, importTargets, exportTargets, targetsFromPolicy }) => [
        name,
        importTargets.map(({ value }) => value),
        exportTargets.map(({ value }) => value),
        targetsFromPolicy,
      ]),
    ).toEqual([
      ['A', ['65000:1'], ['65000:1'], false],
      ['B', ['65000:2'], ['65000:3'], false],
      ['C', ['65000:1'], ['65000:1'], false],
      ['D', [], ['65000:4'], true],
    ]);
  });

  test('an instance binds its interfaces, and may run IS-IS of its own', () => {
    const device = deviceOf(
      setLines([
        ...GE,
        'interfaces lo0 unit 7 family iso address 49.0007.0000.0000.0007.00',
        'routing-instances RED instance-type vrf',
        'routing-instances RED interface ge-0/0/0.0',
        'routing-instances RED interface lo0.7',
        'routing-instances RED protocols isis interface ge-0/0/0.0',
        'protocols isis interface ge-0/0/0.0',
      ]),
    );
    expect(interfaceOf(device, 'ge-0/0/0.0').vrf?.value).toBe('RED');
    expect(circuitNames(device, 'RED')).toEqual(['ge-0/0/0.0']);
    expect(circuitNames(device)).toEqual([]);
    expect(instanceOf(device, 'RED').nets).toHaveLength(1);
  });

  test('pseudowires of l2circuit and VPLS', () => {
    const device =
      deviceOf(`protocols { l2circuit { neighbor 10.255.0.2 { interface ge-0/0/5.100 { virtual-circuit-id 100; } } } }
      routing-instances { V { instance-type vpls; protocols { vpls { neighbor 10.255.0.3; vpls-id 7; } } } }`);
    expect(device.pseudowires.map(({ peer, vcId, attachment }) => [formatIpv4(peer), vcId, attachment])).toEqual([
      ['10.255.0.2', 100, 'ge-0/0/5.100'],
      ['10.255.0.3', 7, 'V'],
    ]);
  });
});

describe('logical systems', () => {
  const text =
    'system { host-name R1; }\ninterfaces { lo0 { unit 0; } }\nlogical-systems {\n    A {\n        interfaces { lo0 { unit 1 { family inet { address 10.0.0.1/32; } } } }\n    }\n    B {\n        policy-options { prefix-list P; }\n    }\n}\n';

  test('are routers of their own with lines of their own', () => {
    const [main, a, b] = devicesOf(text);
    expect([main.name, a?.name, b?.name]).toEqual(['R1', 'R1:A', 'R1:B']);
    expect(main.interfaces.map(({ name }) => name)).toEqual(['lo0.0']);
    expect(a?.interfaces.map(({ name }) => name)).toEqual(['lo0.1']);
    expect(b?.prefixLists.map(({ name }) => name)).toEqual(['P']);
    expect(a?.layout.ownLines).toEqual([{ firstLine: 3, lastLine: 5 }]);
  });

  test('as lines have the lines that name them', () => {
    const [, a] = devicesOf(
      'set logical-systems A interfaces lo0 unit 1\nset system host-name R1\nset logical-systems A protocols isis interface lo0.1\n',
    );
    expect(a?.layout.ownLines).toEqual([
      { firstLine: 0, lastLine: 0 },
      { firstLine: 2, lastLine: 2 },
    ]);
    expect(a?.name).toBe('R1:A');
  });
});

describe('spellings', () => {
  test('what is inactive is not there, what is protected is', () => {
    const device = deviceOf(
      'interfaces { inactive: ge-0/0/0 { unit 0 { family inet { address 10.0.0.1/30; } } } protect: ge-0/0/1 { unit 0 { inactive: disable; } } }',
    );
    expect(device.interfaces.map(({ name, shutdown }) => [name, shutdown])).toEqual([['ge-0/0/1.0', undefined]]);
  });

  test('lines are carried out in order: delete, deactivate, activate, insert, edit', () => {
    const device = deviceOf(
      [
        'set system host-name OLD',
        'set system host-name NEW',
        'set interfaces ge-0/0/0 unit 0',
        'delete interfaces ge-0/0/0',
        'set interfaces ge-0/0/1 unit 0',
        'deactivate interfaces ge-0/0/1',
        'set interfaces ge-0/0/2 unit 0',
        'deactivate interfaces ge-0/0/2',
        'activate interfaces ge-0/0/2',
        'edit policy-options policy-statement P',
        'set term A then reject',
        'set term B then accept',
        'insert term B before term A',
        'top',
        'set interfaces ge-0/0/3 unit 0',
      ].join('\n'),
    );
    expect(device.hostname?.value).toBe('NEW');
    expect(device.interfaces.map(({ name }) => name)).toEqual(['ge-0/0/2.0', 'ge-0/0/3.0']);
    expect(device.routePolicies[0]?.clauses.map(({ label }) => label)).toEqual(['term B', 'term A']);
  });

  test('quotes are no part of a value nor of its place', () => {
    const text = 'interfaces { ge-0/0/0 { description "to PE1"; unit 0; } }';
    const { description } = interfaceOf(deviceOf(text), 'ge-0/0/0.0');
    expect([description?.value, wordsAt(text, description?.span)]).toEqual(['to PE1', 'to PE1']);
  });

  test('a wrong value changes nothing', () => {
    const device = isis(
      'interface ge-0/0/0.0 level 1 metric 99999999',
      'interface ge-0/0/0.0 level 3 disable',
      'interface ge-0/0/0.0 level 2 priority high',
    );
    expect(circuitOf(device, 'ge-0/0/0.0')).toMatchObject({ metric: { 1: 10, 2: 10 }, priority: { 1: 64, 2: 64 } });
  });
});
