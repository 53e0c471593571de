import { describe, expect, test } from 'vitest';
import { formatIpv4, parseIpv4 } from '../../src/base/ip.ts';
import { deviceOf } from './parse.ts';
import { wordsAt } from './read.ts';

describe('VRFs', () => {
  test('new and old form, families together, both directions', () => {
    const text = `vrf definition RED
 rd 65000:1
 route-target export 65000:10
 !
 address-family ipv4
  route-target both 65000:1
  route-target import 10.0.0.1:5
 exit-address-family
 !
 address-family ipv6
  route-target export 65000:1
  import map FROM
 exit-address-family
ip vrf BLUE
 rd 10.255.0.1:2
 route-target 65000:2
 route-target export 65000:3
 no route-target import 65000:2
`;
    const vrfs = deviceOf(text).vrfs.map((vrf) => ({
      name: vrf.name,
      rd: vrf.rd?.value,
      in: vrf.importTargets.map(({ value }) => value),
      out: vrf.exportTargets.map(({ value }) => value),
      policy: vrf.targetsFromPolicy,
    }));
    expect(vrfs).toEqual([
      { name: 'RED', rd: '65000:1', in: ['65000:1', '10.0.0.1:5'], out: ['65000:10', '65000:1'], policy: true },
      { name: 'BLUE', rd: '10.255.0.1:2', in: [], out: ['65000:2', '65000:3'], policy: false },
    ]);
  });

  test('a VRF that is removed gives its interfaces back without addresses', () => {
    const device = deviceOf(
      'vrf definition RED\ninterface Gi0/0\n vrf forwarding RED\n ip address 10.0.0.1 255.255.255.0\nno vrf definition RED\n',
    );
    expect(device.vrfs).toEqual([]);
    expect(device.interfaces[0]).toMatchObject({ vrf: undefined, ipv4: [] });
  });
});

describe('BGP', () => {
  const sessions = (text: string) =>
    (deviceOf(text).bgp?.neighbors ?? []).map(
      ({ addressText, remoteAs, updateSource, families, reflectorClientIn, nextHopSelfIn, shutdown }) =>
        [
          `${addressText} as ${remoteAs}`,
          updateSource ? `from ${updateSource.value}` : '',
          families.join(' '),
          reflectorClientIn.length > 0 ? `client ${reflectorClientIn.join(' ')}` : '',
          nextHopSelfIn.length > 0 ? `self ${nextHopSelfIn.join(' ')}` : '',
          shutdown ? 'shut' : '',
        ]
          .filter((part) => part !== '')
          .join(' | '),
    );

  test('families, by default and by activation; customers of a VRF are no sessions of the provider', () => {
    const text = `interface Loopback0
 ip address 10.255.0.1 255.255.255.255
router bgp 65000
 bgp router-id interface Loopback0
 neighbor 10.255.0.9 remote-as 65000
 neighbor 10.255.0.9 update-source lo0
 neighbor 10.255.0.9 password 7 0822455D0A16
 neighbor 2001:db8::9 remote-as 65000
 !
 address-family ipv4
  neighbor 10.255.0.9 send-label
  neighbor 10.255.0.9 next-hop-self
  no neighbor 2001:db8::9 activate
 exit-address-family
 !
 address-family vpnv4
  neighbor 10.255.0.9 activate
  neighbor 10.255.0.9 send-community extended
  neighbor 10.255.0.9 route-reflector-client
 exit-address-family
 !
 address-family l2vpn evpn
  neighbor 10.255.0.9 activate
 !
 address-family ipv4 vrf RED
  neighbor 192.0.2.1 remote-as 64512
  neighbor 192.0.2.1 activate
 exit-address-family
`;
    const { bgp } = deviceOf(text);
    expect(sessions(text)).toEqual([
      '10.255.0.9 as 65000 | from Loopback0 | ipv4 labelled-ipv4 vpnv4 l2vpn-evpn | client vpnv4 | self ipv4 labelled-ipv4',
      '2001:db8::9 as 65000',
    ]);
    expect(bgp?.asn).toBe(65000);
    expect(bgp?.vrfFamilies.map(({ value }) => value)).toEqual(['RED']);
    expect(bgp?.neighbors[0]?.address).toBe(parseIpv4('10.255.0.9'));
    expect(wordsAt(text, bgp?.neighbors[0]?.span)).toBe('10.255.0.9');
  });

  test('a router ID by interface or address', () => {
    const id = (line: string) =>
      deviceOf(`interface Loopback0\n ip address 10.255.0.1 255.255.255.255\nrouter bgp 1\n ${line}\n`).bgp?.routerId
        ?.value;
    expect(formatIpv4(id('bgp router-id 10.9.9.9') ?? 0)).toBe('10.9.9.9');
    expect(formatIpv4(id('bgp router-id Loopback0') ?? 0)).toBe('10.255.0.1');
  });

  test('no bgp default ipv4-unicast', () => {
    expect(sessions('router bgp 1\n no bgp default ipv4-unicast\n neighbor 10.0.0.1 remote-as 1\n')).toEqual([
      '10.0.0.1 as 1',
    ]);
    expect(sessions('router bgp 1\n neighbor 10.0.0.1 remote-as 1\n')).toEqual(['10.0.0.1 as 1 | ipv4']);
  });

  test('peer groups give what the neighbor does not say itself', () => {
    expect(
      sessions(`router bgp 65000
 no bgp default ipv4-unicast
 neighbor PE peer-group
 neighbor PE remote-as 65000
 neighbor PE update-source Loopback0
 neighbor 10.0.0.1 peer-group PE
 neighbor 10.0.0.2 peer-group PE
 neighbor 10.0.0.2 update-source Loopback1
 neighbor 10.0.0.2 shutdown
 address-family vpnv4
 neighbor PE activate
 neighbor PE route-reflector-client
 neighbor 10.0.0.1 peer-group PE
 no neighbor 10.0.0.2 activate
 exit-address-family
`),
    ).toEqual([
      '10.0.0.1 as 65000 | from Loopback0 | vpnv4 | client vpnv4',
      '10.0.0.2 as 65000 | from Loopback1 | shut',
    ]);
  });

  test('templates, with inheritance in chains and in circles', () => {
    expect(
      sessions(`router bgp 1.10
 template peer-policy CLIENT
  route-reflector-client
  inherit peer-policy BASE 10
 exit-peer-policy
 template peer-policy BASE
  next-hop-self
  inherit peer-policy CLIENT 10
 exit-peer-policy
 template peer-session INNER
  remote-as 1.10
  inherit peer-session OUTER
 exit-peer-session
 template peer-session OUTER
  update-source Loopback0
  inherit peer-session INNER
 exit-peer-session
 no bgp default ipv4-unicast
 neighbor 10.0.0.1 inherit peer-session INNER
 address-family vpnv4
  neighbor 10.0.0.1 activate
  neighbor 10.0.0.1 inherit peer-policy CLIENT
`),
    ).toEqual(['10.0.0.1 as 65546 | from Loopback0 | vpnv4 | client vpnv4 | self vpnv4']);
  });

  test('a neighbor without an autonomous system is none, a removed one neither', () => {
    expect(
      sessions(
        'router bgp 1\n neighbor 10.0.0.1 update-source lo0\n neighbor 10.0.0.2 remote-as 1\n no neighbor 10.0.0.2\n',
      ),
    ).toEqual([]);
    expect(deviceOf('router bgp 1\nno router bgp 1\n').bgp).toBeUndefined();
  });
});

describe('label distribution', () => {
  const filters = (text: string) =>
    deviceOf(text).ldp.labelFilters.map(({ effect, filter }) => [
      effect,
      typeof filter === 'string' ? filter : filter.name,
    ]);

  test('allocation', () => {
    expect(filters('mpls ldp label\n allocate global host-routes\n')).toEqual([['allocate', 'host-routes']]);
    expect(filters('mpls ldp label\n allocate global prefix-list P\n')).toEqual([['allocate', 'P']]);
    expect(filters('mpls ldp label\n allocate global prefix-list P\n no allocate global prefix-list P\n')).toEqual([]);
  });

  test('advertisement: a list counts only where the rest is switched off', () => {
    expect(filters('mpls ldp advertise-labels for 10\n')).toEqual([]);
    expect(filters('no mpls ldp advertise-labels\n')).toEqual([['advertise', 'none']]);
    expect(filters('no mpls ldp advertise-labels\nmpls ldp advertise-labels for 10 to 20\n')).toEqual([
      ['advertise', '10'],
    ]);
    expect(
      filters('no tag-switching advertise-tags\ntag-switching advertise-tags for 10\nmpls ldp advertise-labels\n'),
    ).toEqual([]);
  });

  test('protocol, router ID, switching off', () => {
    const { ldp } = deviceOf('mpls label protocol tdp\nmpls ldp router-id Loopback 0 force\nno mpls ip\n');
    expect(ldp).toMatchObject({
      enabled: false,
      protocolIsLdp: false,
      longestMatch: false,
      routerId: { value: 'Loopback0' },
    });
    expect(deviceOf('no mpls ip\nmpls ip\nmpls label protocol ldp\n').ldp).toMatchObject({
      enabled: true,
      protocolIsLdp: true,
    });
    expect(deviceOf('no mpls ip propagate-ttl\n').ldp.enabled).toBe(true);
  });
});

describe('pseudowires', () => {
  const wires = (text: string) =>
    deviceOf(text).pseudowires.map(({ peer, vcId, attachment }) => `${formatIpv4(peer)} ${vcId} on ${attachment}`);

  test('xconnect on interfaces and service instances, with classes', () => {
    expect(
      wires(`pseudowire-class MPLS
 encapsulation mpls
pseudowire-class L2TP
 encapsulation l2tpv3
interface Gi0/0
 xconnect 10.255.0.2 100 encapsulation mpls
  backup peer 10.255.0.3 100
interface Gi0/1.10
 xconnect 10.255.0.2 101 pw-class MPLS
interface Gi0/2
 xconnect 10.255.0.2 102 pw-class L2TP
interface Gi0/3
 xconnect 10.255.0.2 103 encapsulation l2tpv3 manual pw-class L2TP
interface Gi0/4
 service instance 5 ethernet
  encapsulation dot1q 5
  xconnect 10.255.0.4 105 encapsulation mpls
 shutdown
interface Gi0/5
 xconnect 10.255.0.2 106 encapsulation mpls
 no xconnect
`),
    ).toEqual([
      '10.255.0.2 100 on GigabitEthernet0/0',
      '10.255.0.3 100 on GigabitEthernet0/0',
      '10.255.0.2 101 on GigabitEthernet0/1.10',
      '10.255.0.4 105 on GigabitEthernet0/4 service instance 5',
    ]);
  });

  test('contexts, pseudowire interfaces, VFIs', () => {
    expect(
      wires(`interface pseudowire1
 encapsulation mpls
 neighbor 10.255.0.2 200
l2vpn xconnect context A
 member pseudowire1
 member GigabitEthernet0/1 service-instance 10
l2vpn xconnect context B
 member Gi0/2
 member 10.255.0.3 201 encapsulation mpls
l2 vfi V manual
 vpn id 300
 neighbor 10.255.0.4 encapsulation mpls
 neighbor 10.255.0.5 301 encapsulation mpls no-split-horizon
l2vpn vfi context W
 vpn id 400
 member 10.255.0.6 encapsulation mpls
bridge-domain 10
 member vfi W
`),
    ).toEqual([
      '10.255.0.2 200 on GigabitEthernet0/1',
      '10.255.0.4 300 on V',
      '10.255.0.5 301 on V',
      '10.255.0.6 400 on W',
      '10.255.0.3 201 on GigabitEthernet0/2',
    ]);
  });
});

test('static routes', () => {
  const routes = deviceOf(`ip route 10.0.0.0 255.0.0.0 10.1.1.1 tag 5 200 name OLD
ip route vrf RED 0.0.0.0 0.0.0.0 Gi0/0 10.1.1.2
ip route 10.2.0.0 255.255.0.0 Null0
ip route 10.3.0.0 255.255.0.0 10.1.1.1
no ip route 10.3.0.0 255.255.0.0 10.1.1.1
no ip route 10.0.0.0 255.0.0.0 10.1.1.9
`).staticRoutes;
  expect(routes).toMatchObject([
    { prefix: { length: 8 }, vrf: undefined, tag: 5, nextHop: parseIpv4('10.1.1.1'), interface: undefined },
    { prefix: { length: 0 }, vrf: 'RED', nextHop: parseIpv4('10.1.1.2'), interface: 'GigabitEthernet0/0' },
    { prefix: { length: 16 }, nextHop: undefined, interface: 'Null0' },
  ]);
});
