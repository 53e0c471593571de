import { describe, expect, test } from 'vitest';
import { prefixText } from '../../../src/base/ip.ts';
import { eosDeviceOf as deviceOf } from '../parse.ts';
import { circuitNames, circuitOf, instanceOf, levels, wordsAt } from '../read.ts';

const AF = '   address-family ipv4 unicast\n';
const instance = (lines: string) => instanceOf(deviceOf(`router isis CORE\n${lines}`), 'CORE');

const circuit = (lines: string, isis = AF) =>
  circuitOf(
    deviceOf(`interface Ethernet1\n   no switchport\n   isis enable CORE\n${lines}router isis CORE\n${isis}`),
    'Ethernet1',
    'CORE',
  );

describe('instances', () => {
  test('NET, level, wide metrics, paths', () => {
    const one = instance(`   net 49.0001.0102.5500.0001.00\n   is-type level-2\n${AF}      maximum-paths 4\n`);
    expect(one.nets.map(({ value }) => value)).toEqual([{ area: '490001', systemId: '010255000001' }]);
    expect(levels(one.levels)).toBe('2');
    expect(one.metricStyle[1]).toEqual({
      sendsNarrow: false,
      sendsWide: true,
      acceptsNarrow: false,
      acceptsWide: true,
    });
    expect(one.maximumPaths).toBe(4);
    expect(levels(instance('   no is-type\n').levels)).toBe('12');
    expect(instance('').maximumPaths).toBe(128);
  });

  test('a wrong value changes nothing', () => {
    expect(levels(instance('   is-type level-1\n   is-type level-2-only\n').levels)).toBe('1');
    expect(instance(`${AF}      maximum-paths 4\n      maximum-paths many\n`).maximumPaths).toBe(4);
  });

  test('an instance of a VRF, and one that is shut down', () => {
    const device = deviceOf(
      'interface Ethernet1\n   isis enable A\n   ip address 10.0.0.1/31\nrouter isis A\n   shutdown\nrouter isis B vrf RED\n',
    );
    expect(instanceOf(device, 'B').vrf?.value).toBe('RED');
    expect(circuitNames(device, 'A')).toEqual([]);
  });

  test('overload: for good, or only after a start', () => {
    expect(instance('   set-overload-bit\n').overload).toMatchObject({ onlyOnStartup: false });
    expect(instance('   set-overload-bit on-startup wait-for-bgp timeout 10\n').overload).toMatchObject({
      onlyOnStartup: true,
    });
    const both = '   set-overload-bit\n   set-overload-bit on-startup 300\n';
    expect(instance(both).overload).toMatchObject({ onlyOnStartup: false });
    expect(instance(`${both}   no set-overload-bit on-startup\n`).overload).toMatchObject({ onlyOnStartup: false });
    expect(instance(`${both}   no set-overload-bit\n`).overload).toBeUndefined();
  });

  test('the attached bit, passive-only, segment routing', () => {
    expect(instance('').attachedSend).toBe('standard');
    expect(instance('   no set-attached-bit\n').attachedSend).toBe('never');
    expect(instance('   no set-attached-bit\n   set-attached-bit\n').attachedSend).toBe('standard');
    expect(instance('   advertise passive-only\n').advertisePassiveOnly).toBeDefined();
    expect(instance('   segment-routing mpls\n      shutdown\n').segmentRouting).toBeUndefined();
  });

  test('segments of loopbacks and of other prefixes, and their block', () => {
    const device = deviceOf(`mpls label range isis-sr 800000 1000
interface Loopback0
   ip address 10.255.0.1/32
   node-segment ipv4 index 11
   isis enable CORE
interface Loopback1
   ip address 10.255.1.1/32
   node-segment ipv4 index 12
router isis CORE
   segment-routing mpls
      no shutdown
      prefix-segment 10.9.0.0/24 index 90
      prefix-segment 10.8.0.0/24 index 80
      no prefix-segment 10.8.0.0/24 index 80
`);
    const { segmentRouting } = instanceOf(device, 'CORE');
    expect(segmentRouting?.globalBlock).toMatchObject({ base: 800_000, size: 1000 });
    expect(segmentRouting?.prefixSids.map(({ prefix, sid }) => [prefixText(prefix), sid])).toEqual([
      ['10.255.0.1/32', { index: 11 }],
      ['10.9.0.0/24', { index: 90 }],
    ]);
  });
});

describe('circuits', () => {
  test('who takes part: enabled in the instance by name', () => {
    const device = deviceOf(`interface Ethernet1
   isis enable CORE
interface Ethernet2
   isis enable OTHER
interface Loopback0
   isis enable CORE
   isis passive
interface Vlan7
   isis enable CORE
   no isis enable
router isis CORE
${AF}`);
    expect(circuitNames(device, 'CORE')).toEqual(['Ethernet1', 'Loopback0 passive']);
  });

  test('families follow the instance; one that shows none carries IPv4', () => {
    expect(circuit('').families).toEqual({ ipv4: true, ipv6: false });
    expect(circuit('', '').families).toEqual({ ipv4: true, ipv6: false });
    expect(circuit('', '   address-family ipv6 unicast\n').families).toEqual({ ipv4: false, ipv6: true });
    expect(circuit('', `${AF}   address-family ipv6 unicast\n      multi-topology\n`).families).toEqual({
      ipv4: true,
      ipv6: true,
    });
  });

  test('passive: a prefix keeps its metric of 10 or what is configured', () => {
    expect(circuit('   isis passive\n')).toMatchObject({ passive: true, prefixMetric: { 1: 10, 2: 10 } });
    expect(circuit('   isis passive\n   isis metric 50\n').prefixMetric).toEqual({ 1: 50, 2: 50 });
    expect(circuit('   isis passive\n   no isis passive\n').passive).toBe(false);
    expect(circuit('', `${AF}   passive-interface Ethernet1\n`).passive).toBe(true);
    const byDefault = `${AF}   passive-interface default\n`;
    expect(circuit('', byDefault).passive).toBe(true);
    expect(circuit('', `${byDefault}   no passive-interface Ethernet1\n`).passive).toBe(false);
  });

  test('circuit type, network, priority, metrics by level and family, maximum', () => {
    const one = circuit(
      '   isis circuit-type level-2\n   isis network point-to-point\n   isis priority 100 level-2\n   isis metric 20 level-1\n   isis ipv6 metric 70\n',
    );
    expect(levels(one.levels)).toBe('2');
    expect(one).toMatchObject({ network: 'point-to-point', priority: { 1: 64, 2: 100 }, metric: { 1: 20, 2: 10 } });
    expect(circuit('   isis ipv4 metric 30\n').metric).toEqual({ 1: 30, 2: 30 });
    expect(circuit('   isis metric maximum\n').metric).toEqual({ 1: 'maximum', 2: 'maximum' });
    expect(circuit('   isis metric 30\n   no isis metric\n').metric).toEqual({ 1: 10, 2: 10 });
    expect(circuit('   isis circuit-type level-2-only\n').levelsSpan).toBeUndefined();
  });

  test('hellos are padded where that is asked for', () => {
    expect(circuit('').helloPadding).toBe(false);
    expect(circuit('   isis hello padding\n').helloPadding).toBe(true);
  });
});

describe('authentication', () => {
  const hello = (lines: string) => circuit(lines).helloAuthentication;
  const md5 = '   isis authentication mode md5\n';

  test('mode and key, per level, and only together', () => {
    const both = hello(`${md5}   isis authentication key 0 cesar\n`);
    expect(both[1]).toMatchObject({ mode: 'md5', keyChain: undefined });
    expect(both[1]?.secret).toBe(hello(`${md5}   isis authentication key cesar\n`)[2]?.secret);
    expect(hello(md5)[1]).toBeUndefined();
    expect(hello('   isis authentication key cesar\n')[1]).toBeUndefined();
    const one = hello('   isis authentication mode text level-1\n   isis authentication key 0 cesar level-1\n');
    expect(one[1]?.mode).toBe('clear-text');
    expect(one[2]).toBeUndefined();
    expect(hello(`${md5}   isis authentication key cesar\n   no isis authentication mode\n`)[1]).toBeUndefined();
  });

  test('what is stored in another form, or elsewhere, is not compared', () => {
    expect(hello(`${md5}   isis authentication key 7 $1c$sTNAlR6rKSw=\n`)[1]).toMatchObject({
      mode: 'md5',
      secret: undefined,
    });
    expect(hello('   isis authentication mode sha key-id 4\n')[1]?.mode).toBe('other');
    expect(hello('   isis authentication mode shared-secret profile P algorithm sha-1 rx-disabled\n')[2]?.mode).toBe(
      'other',
    );
    expect(hello(`   isis authentication mode md5 rx-disabled\n   isis authentication key cesar\n`)[1]?.mode).toBe(
      'other',
    );
  });

  test('link-state PDUs', () => {
    const { lspAuthentication } = instance('   authentication mode md5 level-2\n   authentication key 0 x level-2\n');
    expect(lspAuthentication[1]).toBeUndefined();
    expect(lspAuthentication[2]?.mode).toBe('md5');
    expect(
      JSON.stringify(deviceOf('router isis CORE\n   authentication mode text\n   authentication key 0 PLAINKEY\n')),
    ).not.toContain('PLAINKEY');
  });
});

describe('between levels, and from elsewhere', () => {
  const text = `router isis CORE\n${AF}      redistribute isis level-2 into level-1 route-map LEAK\n`;

  test('a leak in the address family or in the instance', () => {
    const [leak] = instanceOf(deviceOf(text), 'CORE').interLevel;
    expect(leak).toMatchObject({ from: 2, to: 1, filter: { kind: 'route-policy', name: 'LEAK' } });
    expect(wordsAt(text, leak?.span)).toBe('redistribute isis level-2 into level-1 route-map LEAK');
    expect(wordsAt(text, leak?.filter?.span)).toBe('LEAK');
    expect(instance('   redistribute isis level-2 into level-1\n').interLevel).toMatchObject([{ from: 2, to: 1 }]);
    expect(instanceOf(deviceOf(`${text}      no redistribute isis level-2 into level-1\n`), 'CORE').interLevel).toEqual(
      [],
    );
  });

  test('a function decides unseen: named, and not judged', () => {
    const [leak] = instance(`${AF}      redistribute isis level-2 into level-1 rcf LEAK()\n`).interLevel;
    expect(leak?.filter).toMatchObject({ kind: 'not-read', name: 'LEAK()' });
  });

  test('redistribution, into level 2 unless its route-map says otherwise', () => {
    const { redistributions } = instance(
      '   redistribute connected route-map C\n   redistribute static include leaked\n   redistribute ospf match external\n   redistribute isis instance\n   no redistribute ospf\n',
    );
    expect(redistributions.map((each) => [each.source, levels(each.levels), each.policy?.name])).toEqual([
      ['connected', '2', 'C'],
      ['static', '2', undefined],
      ['isis', '2', undefined],
    ]);
  });

  test('summaries', () => {
    const { summaries } = instance(
      `${AF}      summary-address 10.0.0.0/8\n      summary-address 10.1.0.0/16 level-1 metric 7\n      summary-address 10.2.0.0/16\n      no summary-address 10.2.0.0/16\n`,
    );
    expect(summaries.map(({ prefix, levels: into, metric }) => [prefixText(prefix), levels(into), metric])).toEqual([
      ['10.0.0.0/8', '2', undefined],
      ['10.1.0.0/16', '1', 7],
    ]);
  });
});
