import { describe, expect, test } from 'vitest';
import { parseIpv4 } from '../../src/base/ip.ts';
import { iosInterfaces } from '../../src/dialects/cisco-ios/interface-names.ts';
import { deviceOf } from './parse.ts';
import { addresses, interfaceOf, wordsAt } from './read.ts';

describe('interface names', () => {
  test.each([
    ['gi0/1', 'GigabitEthernet0/1'],
    ['Gig0/1', 'GigabitEthernet0/1'],
    ['g0/1', undefined],
    ['GigabitEthernet0/0/0.100', 'GigabitEthernet0/0/0.100'],
    ['Te1/1/1', 'TenGigabitEthernet1/1/1'],
    ['fa0/0', 'FastEthernet0/0'],
    ['FastEth0/0', 'FastEthernet0/0'],
    ['Lo0', 'Loopback0'],
    ['loop10', 'Loopback10'],
    ['l0', 'Loopback0'],
    ['Po1', 'Port-channel1'],
    ['port-channel1.20', 'Port-channel1.20'],
    ['vlan10', 'Vlan10'],
    ['Tu0', 'Tunnel0'],
    ['bdi100', 'BDI100'],
    ['HundredGigE0/0/0/0', 'HundredGigE0/0/0/0'],
    ['Hu1/0', 'HundredGigE1/0'],
    ['twentyfivegige1/0/1', 'TwentyFiveGigE1/0/1'],
    ['Twe1/0/1', 'TwentyFiveGigE1/0/1'],
    ['FortyGigabitEthernet1/1', 'FortyGigabitEthernet1/1'],
    ['e0/0', 'Ethernet0/0'],
    ['Et0/0', 'Ethernet0/0'],
    ['s0/0/0:0', 'Serial0/0/0:0'],
    ['Se0/0.1', 'Serial0/0.1'],
    ['POS1/0', 'POS1/0'],
    ['Null0', 'Null0'],
    ['pseudowire100', 'pseudowire100'],
    ['10.0.0.1', undefined],
    ['PREFIXES', undefined],
    ['Gi', undefined],
    ['Gi0/', undefined],
  ])('%s is %s', (typed, name) => expect(iosInterfaces.canonical(typed)).toBe(name));

  test.each([
    ['Loopback0', 'loopback'],
    ['Tunnel1', 'tunnel'],
    ['Serial0/0', 'point-to-point'],
    ['POS1/0', 'point-to-point'],
    ['GigabitEthernet0/1.5', 'broadcast'],
    ['Vlan10', 'broadcast'],
  ])('%s is a %s', (name, kind) => expect(iosInterfaces.kind(name)).toBe(kind));

  test('number written as a word of its own', () => {
    const device = deviceOf('interface GigabitEthernet 0/1\n ip address 10.0.0.1 255.255.255.0\nint lo 0\n shut\n');
    expect(device.interfaces.map(({ name }) => name)).toEqual(['GigabitEthernet0/1', 'Loopback0']);
  });
});

describe('addresses', () => {
  test('primary, secondary and lengths', () => {
    const device = deviceOf(`interface Gi0/0
 ip address 10.0.0.1 255.255.255.252
 ip address 10.0.1.1 255.255.255.0 secondary
interface Gi0/1
 ip address 10.0.2.1/31
 ipv6 address 2001:DB8::1/64
 ipv6 address FE80::1 link-local
interface Gi0/2
 ip address dhcp
`);
    expect(addresses(device, 'GigabitEthernet0/0')).toEqual(['10.0.0.1/30', '+10.0.1.1/24']);
    expect(addresses(device, 'GigabitEthernet0/1')).toEqual(['10.0.2.1/31', '2001:db8::1/64']);
    expect(addresses(device, 'GigabitEthernet0/2')).toEqual([]);
  });

  test('a second primary address replaces the first; a mask with holes is none', () => {
    const device = deviceOf(`interface Gi0/0
 ip address 10.0.0.1 255.255.255.0
 ip address 10.0.9.1 255.255.255.0
 ip address 10.0.8.1 255.0.255.0
`);
    expect(addresses(device, 'GigabitEthernet0/0')).toEqual(['10.0.9.1/24']);
  });

  test('no ip address takes one or all away', () => {
    const text = `interface Gi0/0
 ip address 10.0.0.1 255.255.255.0
 ip address 10.0.1.1 255.255.255.0 secondary
`;
    expect(
      addresses(deviceOf(`${text} no ip address 10.0.1.1 255.255.255.0 secondary\n`), 'GigabitEthernet0/0'),
    ).toEqual(['10.0.0.1/24']);
    expect(addresses(deviceOf(`${text} no ip address\n`), 'GigabitEthernet0/0')).toEqual([]);
  });

  test('an interface that changes its VRF loses its addresses, in the order of the lines', () => {
    const after = deviceOf('interface Gi0/0\n ip address 10.0.0.1 255.255.255.0\n vrf forwarding RED\n');
    expect(addresses(after, 'GigabitEthernet0/0')).toEqual([]);
    const before = deviceOf(
      'interface Gi0/0\n ip vrf forwarding RED\n ip address 10.0.0.1 255.255.255.0\n ip vrf forwarding RED\n',
    );
    expect(addresses(before, 'GigabitEthernet0/0')).toEqual(['10.0.0.1/24']);
    expect(interfaceOf(before, 'GigabitEthernet0/0').vrf?.value).toBe('RED');
  });

  test('unnumbered borrows from another interface', () => {
    const device = deviceOf('interface Gi0/0\n ip address 10.0.0.1 255.255.255.0\n ip unnumbered lo0\n');
    expect(interfaceOf(device, 'GigabitEthernet0/0').unnumbered?.value).toBe('Loopback0');
    expect(addresses(device, 'GigabitEthernet0/0')).toEqual([]);
  });
});

describe('state and sizes', () => {
  test('shutdown, in the order of the lines, and where it is written', () => {
    const text = 'interface Gi0/0\n shutdown\ninterface Gi0/1\n shutdown\n no shutdown\ninterface Gi0/0\n';
    const device = deviceOf(text);
    expect(wordsAt(text, interfaceOf(device, 'GigabitEthernet0/0').shutdown)).toBe('shutdown');
    expect(interfaceOf(device, 'GigabitEthernet0/1').shutdown).toBeUndefined();
    expect(device.interfaces).toHaveLength(2);
  });

  test('the MTU of CLNS packets goes before that of the interface; that of IP does not count', () => {
    const device = deviceOf('interface Gi0/0\n mtu 9100\n ip mtu 1400\ninterface Gi0/1\n mtu 9100\n clns mtu 1497\n');
    expect(interfaceOf(device, 'GigabitEthernet0/0').mtu?.value).toBe(9100);
    expect(interfaceOf(device, 'GigabitEthernet0/1').mtu?.value).toBe(1497);
  });

  test('description, kind by subinterface and encapsulation', () => {
    const device = deviceOf(`interface Serial0/0
 description to the  other side shutdown
 encapsulation frame-relay
interface Serial0/0.1 point-to-point
interface Serial0/1
interface ATM0/0.1 multipoint
`);
    expect(interfaceOf(device, 'Serial0/0').description?.value).toBe('to the other side shutdown');
    expect(device.interfaces.map(({ kind }) => kind)).toEqual([
      'broadcast',
      'point-to-point',
      'point-to-point',
      'broadcast',
    ]);
    expect(interfaceOf(device, 'Serial0/0').shutdown).toBeUndefined();
  });

  test('traffic-engineered tunnels and others', () => {
    const device = deviceOf(`interface Tunnel1
 ip unnumbered Loopback0
 tunnel mode mpls traffic-eng
 tunnel destination 10.255.0.9
 tunnel mpls traffic-eng priority 1 1
interface Tunnel2
 tunnel destination 10.255.0.8
`);
    expect(interfaceOf(device, 'Tunnel1').tunnel).toMatchObject({
      destination: { value: parseIpv4('10.255.0.9') },
      trafficEngineering: true,
    });
    expect(interfaceOf(device, 'Tunnel2').tunnel?.trafficEngineering).toBe(false);
  });
});

describe('label switching on an interface', () => {
  const ldp = (lines: string): boolean | undefined =>
    interfaceOf(
      deviceOf(`interface Gi0/0\n ip router isis\n${lines}router isis\n mpls ldp autoconfig\n`),
      'GigabitEthernet0/0',
    ).ldp?.value;

  test.each([
    [' mpls ip\n', true],
    [' tag-switching ip\n', true],
    // Autoconfiguration stays in force under `no mpls ip` and is left by its own command only.
    [' no mpls ip\n', undefined],
    [' no mpls ldp igp autoconfig\n', false],
    [' mpls ip\n no mpls ldp igp autoconfig\n', true],
    ['', undefined],
  ])('%j gives %s where the instance configures LDP', (lines, value) => expect(ldp(lines)).toBe(value));

  test('no mpls ip without autoconfiguration is off, with its place', () => {
    const text = 'interface Gi0/0\n mpls ip\n no mpls ip\n';
    const { ldp: off } = interfaceOf(deviceOf(text), 'GigabitEthernet0/0');
    expect(off?.value).toBe(false);
    expect(wordsAt(text, off?.span)).toBe('no mpls ip');
  });
});
