import { describe, expect, test } from 'vitest';
import { leafConditions } from '../../../src/model/policy.ts';
import { addresses, circuitNames, circuitOf, instanceOf, interfaceOf, levels, wordsAt } from '../read.ts';
import { unreadLines, xrDeviceOf } from './parse.ts';

const ROUTER = `!! IOS XR Configuration 7.3.2
hostname ABR1
vrf RED
 address-family ipv4 unicast
  import route-target
   65000:1
   65000:2
  !
  export route-target
   65000:1
  !
 !
!
ipv4 access-list LABELS
 10 permit ipv4 host 10.255.0.1 any
 20 permit 10.254.0.0/16 any
!
key chain ISIS
 key 1
  accept-lifetime 00:00:00 january 01 2020 infinite
  key-string password 094F471A1A0A
  cryptographic-algorithm HMAC-MD5
 !
!
interface Bundle-Ether10
 mtu 9014
 ipv4 address 10.0.0.1 255.255.255.252
 ipv6 address 2001:db8::1/64
!
interface Loopback0
 ipv4 address 10.255.0.3/32
!
interface preconfigure GigabitEthernet0/0/0/1
 shutdown
 ipv4 unnumbered Loopback0
!
interface GigabitEthernet0/0/0/2.100 l2transport
 encapsulation dot1q 100
!
interface GigabitEthernet0/0/0/3
 vrf RED
 ipv4 address 192.0.2.1/24
 ipv4 address 192.0.3.1/24 secondary
!
interface tunnel-te1
 ipv4 unnumbered Loopback0
 destination 10.255.0.9
!
router static
 address-family ipv4 unicast
  10.8.0.0/16 Null0 tag 5
 !
 vrf RED
  address-family ipv4 unicast
   0.0.0.0/0 192.0.2.2
  !
 !
!
router isis CORE
 is-type level-1-2
 net 49.0001.0000.0000.0003.00
 set-overload-bit on-startup 300 advertise interlevel
 lsp-password keychain ISIS level 2
 address-family ipv4 unicast
  metric-style wide level 2
  metric 50
  attached-bit send never-set
  maximum-paths 16
  propagate level 2 into level 1 route-policy LEAK(PE, 5)
  redistribute static level-1 metric 20 route-policy STATIC
  summary-prefix 10.9.0.0/16 level 1
  default-information originate route-policy DEFAULT
  mpls ldp auto-config
  segment-routing mpls
 !
 interface Loopback0
  passive
  address-family ipv4 unicast
   prefix-sid index 3
  !
 !
 interface Bundle-Ether10
  circuit-type level-2-only
  point-to-point
  hello-padding disable
  hello-password hmac-md5 encrypted 094F471A1A0A level 2
  priority 7
  address-family ipv4 unicast
   metric 100 level 2
   tag 77
  !
  address-family ipv6 unicast
  !
 !
 interface GigabitEthernet0/0/0/1
  suppressed
  address-family ipv4 unicast
   disable
  !
  address-family ipv6 unicast
  !
 !
 interface GigabitEthernet0/0/0/7
  shutdown
  address-family ipv4 unicast
  !
 !
 interface GigabitEthernet0/0/0/8
  point-to-point
 !
!
router bgp 65000
 bgp router-id 10.255.0.3
 address-family vpnv4 unicast
 !
 af-group VPN address-family vpnv4 unicast
  route-reflector-client
 !
 session-group INTERNAL
  remote-as 65000
  update-source Loopback0
 !
 neighbor-group PES
  use session-group INTERNAL
  address-family vpnv4 unicast
   use af-group VPN
  !
  address-family l2vpn evpn
   next-hop-self
  !
 !
 neighbor 10.255.0.1
  use neighbor-group PES
  description PE1
 !
 neighbor 10.255.0.2
  use session-group INTERNAL
  shutdown
  address-family ipv4 labeled-unicast
  !
 !
 vrf RED
  rd 65000:7
  address-family ipv4 unicast
   redistribute connected
  !
  neighbor 192.0.2.2
   remote-as 65100
   address-family ipv4 unicast
    route-policy PASS in
   !
  !
 !
!
mpls ldp
 router-id 10.255.0.3
 address-family ipv4
  label
   local
    allocate for LABELS
    advertise
     disable
     for LABELS
    !
   !
  !
 !
 interface Bundle-Ether10
 !
 interface GigabitEthernet0/0/0/1
  igp auto-config disable
 !
!
l2vpn
 pw-class OTHER
  encapsulation l2tpv3
  !
 !
 xconnect group XC
  p2p ONE
   interface GigabitEthernet0/0/0/2.100
   neighbor ipv4 10.255.0.9 pw-id 100
   !
  !
  p2p TWO
   neighbor ipv4 10.255.0.9 pw-id 101
    pw-class OTHER
   !
  !
 !
 bridge group BG
  bridge-domain BD
   interface GigabitEthernet0/0/0/4.1
   !
   vfi V
    neighbor 10.255.0.8 pw-id 200
    !
   !
  !
 !
!
end
`;

const device = xrDeviceOf(ROUTER);

test('every line of a router is read', () => expect(unreadLines(ROUTER)).toEqual([]));

test('interfaces', () => {
  expect(device.interfaces.map(({ name }) => name)).toEqual([
    'Bundle-Ether10',
    'Loopback0',
    'GigabitEthernet0/0/0/1',
    'GigabitEthernet0/0/0/2.100',
    'GigabitEthernet0/0/0/3',
    'tunnel-te1',
  ]);
  expect(addresses(device, 'Bundle-Ether10')).toEqual(['10.0.0.1/30', '2001:db8::1/64']);
  expect(addresses(device, 'GigabitEthernet0/0/0/3')).toEqual(['192.0.2.1/24', '+192.0.3.1/24']);
  // The frame's header counts on XR and not elsewhere.
  expect(interfaceOf(device, 'Bundle-Ether10').mtu?.value).toBe(9000);
  expect(interfaceOf(device, 'GigabitEthernet0/0/0/1').shutdown).toBeDefined();
  expect(interfaceOf(device, 'GigabitEthernet0/0/0/1').unnumbered?.value).toBe('Loopback0');
  expect(interfaceOf(device, 'GigabitEthernet0/0/0/3').vrf?.value).toBe('RED');
  expect(interfaceOf(device, 'tunnel-te1').tunnel).toMatchObject({ trafficEngineering: true });
});

test('the instance', () => {
  const core = instanceOf(device, 'CORE');
  expect(levels(core.levels)).toBe('12');
  expect([core.metricStyle[1].sendsWide, core.metricStyle[2].sendsWide]).toEqual([false, true]);
  expect(core.overload).toMatchObject({ onlyOnStartup: true, suppressInterlevel: false, suppressExternal: true });
  const levelsOf = (lines: string) => xrDeviceOf(`hostname A\nrouter isis CORE\n${lines}`).isis[0]?.overload?.levels;
  expect(levelsOf(' set-overload-bit\n')).toEqual({ 1: true, 2: true });
  expect(levelsOf(' set-overload-bit level 1\n')).toEqual({ 1: true, 2: false });
  expect(levelsOf(' set-overload-bit level 1\n set-overload-bit level 2\n')).toEqual({ 1: true, 2: true });
  expect(levelsOf(' set-overload-bit\n no set-overload-bit level 2\n')).toEqual({ 1: true, 2: false });
  expect(core.attachedSend).toBe('never');
  expect(core.maximumPaths).toBe(16);
  expect(core.interLevel).toMatchObject([{ from: 2, to: 1, filter: { name: 'LEAK(PE, 5)' } }]);
  expect(core.redistributions).toMatchObject([{ source: 'static', metric: 20, policy: { name: 'STATIC' } }]);
  expect(core.summaries.map((each) => levels(each.levels))).toEqual(['1']);
  expect(core.defaultOriginate).toMatchObject({ policy: { name: 'DEFAULT' } });
  expect(core.lspAuthentication[1]).toBeUndefined();
  expect(core.lspAuthentication[2]).toMatchObject({ mode: 'md5', keyChain: 'ISIS' });
  expect(core.segmentRouting?.prefixSids).toMatchObject([{ sid: { index: 3 }, prefix: { length: 32 } }]);
});

test('circuits need a family and no shutdown', () => {
  expect(circuitNames(device, 'CORE')).toEqual(['Loopback0 passive', 'Bundle-Ether10', 'GigabitEthernet0/0/0/1']);
  expect(circuitOf(device, 'Loopback0', 'CORE').prefixMetric).toEqual({ 1: 0, 2: 0 });
  const link = circuitOf(device, 'Bundle-Ether10', 'CORE');
  expect(levels(link.levels)).toBe('2');
  expect(link).toMatchObject({
    network: 'point-to-point',
    metric: { 1: 50, 2: 100 },
    priority: { 1: 7, 2: 7 },
    tag: 77,
    helloPadding: false,
    families: { ipv4: true, ipv6: true },
  });
  expect(link.helloAuthentication[1]).toBeUndefined();
  expect(link.helloAuthentication[2]?.secret).toBe(device.keyChains[0]?.keys[0]?.secret);
  expect(circuitOf(device, 'GigabitEthernet0/0/0/1', 'CORE')).toMatchObject({
    suppressPrefix: true,
    families: { ipv4: false, ipv6: true },
  });
});

test('labels', () => {
  expect(interfaceOf(device, 'Bundle-Ether10').ldp?.value).toBe(true);
  expect(interfaceOf(device, 'GigabitEthernet0/0/0/1').ldp?.value).toBe(false);
  expect(device.ldp.labelFilters.map(({ effect }) => effect)).toEqual(['allocate', 'advertise']);
  expect(device.accessLists[0]?.entries.map(({ network }) => network.wildcard)).toEqual([0, 0xffff]);
});

test('VPNs', () => {
  const [red] = device.vrfs;
  expect(red?.rd?.value).toBe('65000:7');
  expect(red?.importTargets.map(({ value }) => value)).toEqual(['65000:1', '65000:2']);
  expect(red?.exportTargets.map(({ value }) => value)).toEqual(['65000:1']);
  expect(device.bgp?.vrfFamilies.map(({ value }) => value)).toEqual(['RED']);
  expect(device.bgp?.neighbors).toMatchObject([
    {
      addressText: '10.255.0.1',
      remoteAs: 65000,
      updateSource: { value: 'Loopback0' },
      families: ['vpnv4', 'l2vpn-evpn'],
      reflectorClientIn: ['vpnv4'],
      nextHopSelfIn: ['l2vpn-evpn'],
      shutdown: false,
    },
    { addressText: '10.255.0.2', families: ['labelled-ipv4'], shutdown: true },
  ]);
  expect(device.pseudowires).toMatchObject([
    { vcId: 100, attachment: 'GigabitEthernet0/0/0/2.100' },
    { vcId: 200, attachment: 'V' },
  ]);
  expect(device.staticRoutes).toMatchObject([
    { vrf: undefined, tag: 5, interface: 'Null0' },
    { vrf: 'RED', prefix: { length: 0 } },
  ]);
});

test('a key never reaches the device', () => {
  const text = 'router isis X\n lsp-password clear hunter2\nkey chain K\n key 1\n  key-string hunter2\n';
  expect(JSON.stringify(xrDeviceOf(text))).not.toContain('hunter2');
});

describe('other ways to write it', () => {
  const meaning = (text: string) => {
    const { isis, interfaces, bgp, vrfs, ldp } = xrDeviceOf(text);
    const places = new Set(['span', 'section', 'levelsSpan', 'metricSpan', 'networkSpan', 'metricStyleSpan', 'ldp']);
    return JSON.parse(
      JSON.stringify({ isis, interfaces, bgp, vrfs, filters: ldp.labelFilters }, (key, value) =>
        places.has(key) ? undefined : value,
      ),
    );
  };
  const BLOCKS = `vrf RED
 address-family ipv4 unicast
  import route-target
   65000:1
  !
 !
!
interface GigabitEthernet0/0/0/0
 ipv4 address 10.0.0.1/30
!
router isis CORE
 net 49.0001.0000.0000.0001.00
 address-family ipv4 unicast
  metric-style wide
 !
 interface GigabitEthernet0/0/0/0
  point-to-point
  address-family ipv4 unicast
   metric 100 level 2
  !
 !
!
router bgp 65000
 neighbor 10.0.0.9
  remote-as 65000
  address-family vpnv4 unicast
  !
 !
!
`;

  test('each line names its sections', () => {
    const lines = `router isis CORE
router isis CORE net 49.0001.0000.0000.0001.00
router isis CORE address-family ipv4 unicast metric-style wide
router isis CORE interface GigabitEthernet0/0/0/0 point-to-point
router isis CORE interface GigabitEthernet0/0/0/0 address-family ipv4 unicast
router isis CORE interface GigabitEthernet0/0/0/0 address-family ipv4 unicast metric 100 level 2
router bgp 65000 neighbor 10.0.0.9 remote-as 65000
router bgp 65000 neighbor 10.0.0.9 address-family vpnv4 unicast
vrf RED address-family ipv4 unicast import route-target 65000:1
interface GigabitEthernet0/0/0/0 ipv4 address 10.0.0.1/30
`;
    expect(meaning(lines)).toEqual(meaning(BLOCKS));
    expect(unreadLines(lines)).toEqual([]);
    expect(meaning(`${lines}no router isis CORE interface GigabitEthernet0/0/0/0\n`).isis[0].circuits).toEqual([]);
  });

  test('without indentation, and with CRLF', () => {
    expect(meaning(BLOCKS.replaceAll(/^ +/gm, ''))).toEqual(meaning(BLOCKS));
    expect(meaning(BLOCKS.replaceAll('\n', '\r\n'))).toEqual(meaning(BLOCKS));
  });
});

describe('groups', () => {
  const text = `group LINKS
 interface 'GigabitEthernet0/0/0/[0-3]'
  mtu 9014
 !
 router isis '.*'
  interface 'Gig.*'
   point-to-point
   address-family ipv4 unicast
    metric 500
   !
  !
 !
end-group
group ONE
 router isis 'CORE'
  interface 'GigabitEthernet0/0/0/1'
   circuit-type level-1
  !
 !
end-group
apply-group LINKS
interface GigabitEthernet0/0/0/1
 ipv4 address 10.0.0.1/30
!
interface GigabitEthernet0/0/0/2
 mtu 1514
!
interface GigabitEthernet0/0/0/4
!
router isis CORE
 address-family ipv4 unicast
  metric-style wide
 !
 interface GigabitEthernet0/0/0/1
  apply-group ONE
  address-family ipv4 unicast
   metric 20
  !
 !
 interface GigabitEthernet0/0/0/2
 !
 interface TenGigE0/0/0/9
 !
!
`;
  const grouped = xrDeviceOf(text);

  test('apply to what matches, and yield to what is said in place', () => {
    expect(['1', '2', '4'].map((port) => interfaceOf(grouped, `GigabitEthernet0/0/0/${port}`).mtu?.value)).toEqual([
      9000,
      1500,
      undefined,
    ]);
    expect(grouped.interfaces).toHaveLength(3);
    expect(circuitNames(grouped, 'CORE')).toEqual(['GigabitEthernet0/0/0/1', 'GigabitEthernet0/0/0/2']);
    const one = circuitOf(grouped, 'GigabitEthernet0/0/0/1', 'CORE');
    expect([one.metric[1], levels(one.levels), one.network]).toEqual([20, '1', 'point-to-point']);
    const two = circuitOf(grouped, 'GigabitEthernet0/0/0/2', 'CORE');
    expect([two.metric[1], levels(two.levels)]).toEqual([500, '12']);
    expect(wordsAt(text, two.metricSpan[1])).toBe('500');
  });

  test('leave sections where they are, and define nothing', () => {
    expect(interfaceOf(grouped, 'GigabitEthernet0/0/0/1').section).toMatchObject({ bodyIndent: ' ' });
    expect(interfaceOf(grouped, 'GigabitEthernet0/0/0/1').section.lastLine).toBe(
      text.split('\n').indexOf(' ipv4 address 10.0.0.1/30'),
    );
    expect(grouped.structures.definitions.filter(({ name }) => name.startsWith("'"))).toEqual([]);
    expect(grouped.isis).toHaveLength(1);
  });

  test('cost no time, whatever the pattern', () => {
    const hostile = `group G\n interface '${'(a*)*'.repeat(12)}b'\n  mtu 9000\n !\nend-group\napply-group G\ninterface ${'a'.repeat(60)}\n`;
    expect(xrDeviceOf(hostile).interfaces).toEqual([]);
  });
});

test('a policy named in a section is not defined there', () => {
  const text =
    'route-policy P\n  pass\nend-policy\nrouter bgp 1\n neighbor 10.0.0.1\n  frobnicate\n  route-policy P in\n  remote-as 2\n';
  const named = xrDeviceOf(text);
  expect(named.routePolicies.map(({ clauses }) => clauses.length)).toEqual([1]);
  expect(named.bgp?.neighbors[0]?.remoteAs).toBe(2);
  expect(named.structures.references.map(({ name }) => name)).toEqual(['P']);
});

describe('names', () => {
  const text = `prefix-set USED
  10.0.0.0/8
end-set
prefix-set GIVEN
  10.0.0.0/8
end-set
prefix-set IDLE
  10.0.0.0/8
end-set
route-policy P($set)
  if destination in USED and destination in $set or next-hop in USED then
    apply Q
  endif
end-policy
router isis X
 address-family ipv4 unicast
  propagate level 2 into level 1 route-policy P(GIVEN)
`;
  const { structures, routePolicies } = xrDeviceOf(text);

  test('are defined and used where policies name them', () => {
    const used = (name: string): boolean => structures.references.some((each) => each.name === name);
    expect(['USED', 'GIVEN', 'IDLE', 'P', 'Q'].map(used)).toEqual([true, true, false, true, true]);
    expect(structures.references.find(({ name }) => name === 'Q')).toMatchObject({ modelled: true, context: 'apply' });
    for (const { name, span } of structures.references) expect(wordsAt(text, span)).toBe(name);
    const set = structures.definitions.find(({ name }) => name === 'IDLE');
    expect([set?.firstLine, set?.lastLine]).toEqual([6, 8]);
  });

  test('a policy that is called with values stands beside itself', () => {
    expect(routePolicies.map(({ name }) => name)).toEqual(['P', 'P(GIVEN)']);
  });

  test('conditions of a policy without clauses ask for nothing', () => {
    expect(routePolicies.flatMap(({ clauses }) => leafConditions(clauses.flatMap((each) => each.conditions)))).toEqual(
      [],
    );
  });
});

test('names learned from LSPs are no name of the router', () => {
  const device = xrDeviceOf(`hostname R1
router isis CORE
 hostname dynamic disable
 is-type level-1
!`);
  expect(device.name).toBe('R1');
  expect(device.isis[0]?.levels).toEqual({ 1: true, 2: false });
});
