import { describe, expect, test } from 'vitest';
import { formatIpv4 } from '../../../src/base/ip.ts';
import { eosInterfaces } from '../../../src/dialects/arista-eos/interface-names.ts';
import { eosDeviceOf as deviceOf } from '../parse.ts';
import { addresses, condition, interfaceOf, prefixListText, wordsAt } from '../read.ts';

describe('interfaces', () => {
  test.each([
    ['Ethernet1', 'Ethernet1'],
    ['et49/1', 'Ethernet49/1'],
    ['Eth3/1/2.100', 'Ethernet3/1/2.100'],
    ['Po7', 'Port-Channel7'],
    ['lo0', 'Loopback0'],
    ['vlan110', 'Vlan110'],
    ['Ma1', 'Management1'],
    ['Vxlan1', 'Vxlan1'],
    ['Gi0/0', undefined],
    ['GigabitEthernet0/0/0/1', undefined],
    ['Serial0', undefined],
  ])('%s is %s', (typed, name) => expect(eosInterfaces.canonical(typed)).toBe(name));

  test('addresses, secondaries, unnumbered, IPv6', () => {
    const device = deviceOf(`interface Ethernet1
   no switchport
   ip address 10.0.0.0/31
   ip address 10.9.0.1/24 secondary
   ipv6 address 2001:db8::1/64
interface Ethernet2
   ip unnumbered Loopback0
interface Ethernet3
   ip address 10.0.0.9
interface Ethernet4
   ip address 10.0.0.9 255.255.255.254
`);
    expect(addresses(device, 'Ethernet1')).toEqual(['10.0.0.0/31', '+10.9.0.1/24', '2001:db8::1/64']);
    expect(interfaceOf(device, 'Ethernet2').unnumbered?.value).toBe('Loopback0');
    expect(addresses(device, 'Ethernet3')).toEqual([]);
    // The mask may be written out (Arista user manual, `ip address`).
    expect(addresses(device, 'Ethernet4')).toEqual(['10.0.0.9/31']);
  });

  test('a port of the switch has no addresses; one that does not say is what its address makes it', () => {
    const address = '   ip address 10.0.0.1/31\n';
    expect(addresses(deviceOf(`interface Ethernet1\n   switchport\n${address}`), 'Ethernet1')).toEqual([]);
    expect(addresses(deviceOf(`interface Ethernet1\n${address}`), 'Ethernet1')).toEqual(['10.0.0.1/31']);
    expect(addresses(deviceOf(`interface Ethernet1\n   no switchport\n${address}`), 'Ethernet1')).toEqual([
      '10.0.0.1/31',
    ]);
    const trunk = `interface Vlan7\n   switchport trunk allowed vlan 7\n${address}`;
    expect(addresses(deviceOf(trunk), 'Vlan7')).toEqual(['10.0.0.1/31']);
  });

  test('VRF, shutdown, MTU, description; moving to a VRF takes addresses away', () => {
    const device = deviceOf(`interface Ethernet1
   description to P1
   ip address 10.0.0.1/31
   vrf RED
   mtu 9000
   shutdown
interface Ethernet2
   vrf forwarding RED
   ip address 10.0.0.1/31
   shutdown
   no shutdown
`);
    const first = interfaceOf(device, 'Ethernet1');
    expect(first).toMatchObject({
      vrf: { value: 'RED' },
      mtu: { value: 9000 },
      description: { value: 'to P1' },
      ipv4: [],
    });
    expect(first.shutdown).toBeDefined();
    expect(interfaceOf(device, 'Ethernet2').shutdown).toBeUndefined();
    expect(addresses(device, 'Ethernet2')).toEqual(['10.0.0.1/31']);
  });
});

describe('LDP', () => {
  const ldp = (globals: string, lines: string) => {
    const device = deviceOf(`interface Ethernet1\n${lines}!\n${globals}`);
    return [device.ldp.enabled, interfaceOf(device, 'Ethernet1').ldp?.value];
  };
  const ON = 'mpls ip\nmpls ldp\n   no shutdown\n';
  const ASKED = 'mpls ip\nmpls ldp\n   interface disabled default\n   no shutdown\n';

  test('on the router: label switching, and LDP that is not shut down', () => {
    expect(ldp(ON, '')).toEqual([true, true]);
    expect(ldp('mpls ldp\n   no shutdown\n', '')[0]).toBe(false);
    expect(ldp('mpls ip\n', '')[0]).toBe(false);
    expect(ldp('mpls ip\nmpls ldp\n   router-id interface Loopback0\n', '')[0]).toBe(false);
    expect(ldp(`${ON}no mpls ip\n`, '')[0]).toBe(false);
    expect(ldp(`${ON}no mpls ldp\n`, '')[0]).toBe(false);
  });

  test('on an interface: by default, or where it is asked for', () => {
    expect(ldp(ASKED, '')[1]).toBeUndefined();
    expect(ldp(ASKED, '   mpls ldp interface\n')[1]).toBe(true);
    expect(ldp(ASKED, '   mpls ip\n')[1]).toBeUndefined();
    expect(ldp(ON, '   no mpls ldp interface\n')[1]).toBe(false);
    expect(ldp(ON, '   no mpls ip\n')[1]).toBe(false);
    expect(ldp(ASKED, '   mpls ldp igp sync\n')[1]).toBeUndefined();
  });

  test('router ID, and pseudowires that a patch panel uses', () => {
    const device = deviceOf(`mpls ldp
   router-id interface Loopback0
   pseudowires
      pseudowire PW1
         neighbor 10.255.0.2
         pseudowire-id 100
      pseudowire UNUSED
         neighbor 10.255.0.3
         pseudowire-id 200
patch panel
   patch CUST
      connector 1 interface Ethernet5
      connector 2 pseudowire ldp PW1
`);
    expect(device.ldp.routerId?.value).toBe('Loopback0');
    expect(device.pseudowires.map(({ peer, vcId, attachment }) => [formatIpv4(peer), vcId, attachment])).toEqual([
      ['10.255.0.2', 100, 'Ethernet5'],
    ]);
  });
});

describe('policies', () => {
  test('prefix lists as sections, by the line, with numbers by the router, and no forms', () => {
    const device = deviceOf(`ip prefix-list SECTION
   seq 20 permit 10.2.0.0/16 eq 32
   seq 10 deny 10.1.0.0/16 ge 24 le 30
   remark nothing
   permit 10.3.0.0/16
   no seq 20
ip prefix-list LINES seq 10 permit 10.0.0.0/8 le 32
ip prefix-list LINES permit 10.9.0.0/16 ge 17
ip prefix-list GONE
   seq 10 permit 10.0.0.0/8
no ip prefix-list GONE
ipv6 prefix-list SIX
   seq 10 permit 2001:db8::/32
`);
    expect(prefixListText(device, 'SECTION')).toEqual(['10 deny 10.1.0.0/16 24-30', '30 permit 10.3.0.0/16 16-16']);
    expect(prefixListText(device, 'LINES')).toEqual(['10 permit 10.0.0.0/8 8-32', '20 permit 10.9.0.0/16 17-32']);
    expect(device.prefixLists.map(({ name, family }) => [name, family])).toEqual([
      ['SECTION', 'ipv4'],
      ['LINES', 'ipv4'],
      ['SIX', 'ipv6'],
    ]);
  });

  test('access lists', () => {
    const device = deviceOf(`ip access-list standard ACL
   10 permit host 10.255.0.1
   20 deny 10.0.0.0/8
   30 permit any
   no 30
ip access-list EXT
   10 permit ip 10.0.0.0/8 any
`);
    expect(device.accessLists.map(({ name, kind, entries }) => [name, kind, entries.length])).toEqual([
      ['ACL', 'standard', 2],
      ['EXT', 'extended', 1],
    ]);
    expect(device.accessLists[0]?.entries[1]?.network).toEqual({ bits: 0x0a000000, wildcard: 0x00ffffff });
  });

  test('route-maps: conditions, what they set, other route-maps, and going on', () => {
    const text = `route-map LEAK deny 10
   match tag 7
route-map LEAK permit 20
   description loopbacks
   match ip address prefix-list LOOPBACKS
   match isis level level-2
   match source-protocol isis
   sub-route-map CHECK
   set metric 50
   set tag 9
   set isis level level-1
   continue 30
route-map LEAK permit 30
   match as-path X
   no match as-path X
`;
    const clauses = deviceOf(text).routePolicies[0]?.clauses ?? [];
    expect(clauses.map(({ action, sequence }) => [action, sequence])).toEqual([
      ['deny', 10],
      ['permit', 20],
      ['permit', 30],
    ]);
    expect(clauses[1]).toMatchObject({ setMetric: 50, setTag: 9, setLevel: [1], continueAt: 30 });
    expect(clauses[1]?.conditions.map(({ kind }) => kind)).toEqual(['lists', 'route-type', 'source', 'policy']);
    expect(clauses[2]?.conditions).toEqual([]);
    expect(condition(clauses[0]?.conditions[0] as never)).toContain('7');
  });

  test('names: where they are defined and used', () => {
    const text = `ip prefix-list P
   seq 10 permit 10.0.0.0/8
route-map R permit 10
   match ip address prefix-list P
   sub-route-map MISSING
router isis CORE
   redistribute connected route-map R
interface Ethernet1
   isis enable CORE
`;
    const { definitions, references } = deviceOf(text).structures;
    expect(
      definitions.map(({ kind, name, firstLine, lastLine }) => `${kind} ${name} ${firstLine}-${lastLine}`),
    ).toEqual(['prefix-list P 0-1', 'route-policy R 2-4', 'isis-instance CORE 5-6', 'interface Ethernet1 7-8']);
    expect(references.map(({ kind, name, span }) => `${kind} ${name} at ${wordsAt(text, span)}`)).toEqual([
      'prefix-list P at P',
      'route-policy MISSING at MISSING',
      'route-policy R at R',
      'isis-instance CORE at CORE',
    ]);
  });
});

describe('VPNs', () => {
  const bgp = (lines: string, rest = '') => deviceOf(`${rest}router bgp 65000\n${lines}`);

  test('groups, their settings in every family, and the families', () => {
    const { bgp: found } = bgp(`   router-id 10.255.0.1
   no bgp default ipv4-unicast
   neighbor PES peer group
   neighbor PES remote-as 65000
   neighbor PES update-source Loopback0
   neighbor PES route-reflector-client
   neighbor 10.255.0.2 peer group PES
   neighbor 10.255.0.3 remote-as 65001
   neighbor 10.255.0.3 shutdown
   !
   address-family vpn-ipv4
      neighbor PES activate
      neighbor default encapsulation mpls next-hop-self source-interface Loopback0
   !
   address-family vpn-ipv6
      neighbor 10.255.0.3 activate
      neighbor 10.255.0.3 next-hop-self
   !
   address-family ipv4 labeled-unicast
      neighbor 10.255.0.2 activate
`);
    expect(formatIpv4(found?.routerId?.value ?? 0)).toBe('10.255.0.1');
    expect(found?.neighbors).toMatchObject([
      {
        addressText: '10.255.0.2',
        remoteAs: 65000,
        updateSource: { value: 'Loopback0' },
        families: ['vpnv4', 'labelled-ipv4'],
        reflectorClientIn: ['vpnv4', 'labelled-ipv4'],
      },
      { addressText: '10.255.0.3', families: ['vpnv6'], nextHopSelfIn: ['vpnv6'], shutdown: true },
    ]);
  });

  test('targets and distinguisher of a VRF stand in BGP', () => {
    const { vrfs, bgp: found } = bgp(
      '   vrf RED\n      rd 65000:101\n      route-target import vpn-ipv4 65000:1\n      route-target export vpn-ipv4 65000:2\n      route-target import evpn 65000:3\n',
      'vrf instance RED\n   description customers\nvrf instance BLUE\n   rd 65000:7\n',
    );
    expect(
      vrfs.map(({ name, rd, importTargets, exportTargets }) => [
        name,
        rd?.value,
        importTargets.map(({ value }) => value),
        exportTargets.map(({ value }) => value),
      ]),
    ).toEqual([
      ['RED', '65000:101', ['65000:1'], ['65000:2']],
      ['BLUE', '65000:7', [], []],
    ]);
    expect(found?.vrfFamilies.map(({ value }) => value)).toEqual(['RED']);
  });

  test('EVPN counts where it is carried over MPLS, and not over VXLAN', () => {
    const families = (encapsulation: string) => {
      const device = bgp(
        `   neighbor 10.255.0.2 remote-as 65000\n   address-family evpn\n      neighbor 10.255.0.2 activate\n${encapsulation}   vrf RED\n      route-target both evpn 65000:3\n`,
      );
      return [device.bgp?.neighbors[0]?.families, device.vrfs[0]?.importTargets.map(({ value }) => value)];
    };
    expect(families('')).toEqual([['ipv4'], []]);
    expect(families('      neighbor default encapsulation mpls next-hop-self source-interface Loopback0\n')).toEqual([
      ['ipv4', 'l2vpn-evpn'],
      ['65000:3'],
    ]);
  });

  test('targets a policy sets cannot be read off', () => {
    const { vrfs } = bgp('   vrf RED\n      route-target import vpn-ipv4 route-map IN\n');
    expect(vrfs[0]?.targetsFromPolicy).toBe(true);
  });
});

test('static routes, host name, and texts that are no commands', () => {
  const device = deviceOf(`hostname leaf1
banner motd
interface Ethernet9
   isis enable CORE
EOF
ip route 10.9.0.0/16 Null0 tag 7
ip route vrf RED 10.8.0.0/16 10.0.0.1
ip route 10.7.0.0/16 Ethernet1 10.0.0.1
no ip route 10.7.0.0/16
`);
  expect(device.name).toBe('leaf1');
  expect(device.interfaces).toEqual([]);
  expect(device.staticRoutes).toMatchObject([
    { interface: 'Null0', tag: 7, vrf: undefined },
    { vrf: 'RED', nextHop: 0x0a000001 },
  ]);
});
