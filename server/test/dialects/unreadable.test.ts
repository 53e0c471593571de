import { describe, expect, test } from 'vitest';
import type { Device } from '../../src/model/device.ts';
import { xrDeviceOf } from './cisco-ios-xr/parse.ts';
import { deviceOf as junosDeviceOf } from './junos/read.ts';
import { deviceOf, eosDeviceOf } from './parse.ts';

/** What stands in place of a value, `-` where the line ends; and whose address it would have been. */
const odd = ({ unreadable }: Device): string[] =>
  unreadable.map(({ word = '-', interface: on, isAddress }) => (isAddress ? `${on} ${word}` : word));

const under = (header: string, line: string): string => `hostname R1\n!\n${header}\n ${line}\n!\n`;

describe('IOS', () => {
  test.each([
    ['interface Loopback0', 'ip address 10.255.0.1 255.255.255.2555', 'Loopback0 255.255.255.2555'],
    ['interface Loopback0', 'ip address 10.255.0.1 255.255.255.25', 'Loopback0 255.255.255.25'],
    ['interface Loopback0', 'ip address 10.255.0.1 255.255.255', 'Loopback0 255.255.255'],
    ['interface Loopback0', 'ip address 10.255.0.1 255,255,255,255', 'Loopback0 255,255,255,255'],
    ['interface Loopback0', 'ip address 10.255.0.1 0.0.0.255', 'Loopback0 0.0.0.255'],
    ['interface Loopback0', 'ip address 10.255.0.1 /32', 'Loopback0 /32'],
    ['interface Loopback0', 'ip address 10.255.0.1/33', 'Loopback0 10.255.0.1/33'],
    ['interface Loopback0', 'ip address 10.255.0.l 255.255.255.255', 'Loopback0 10.255.0.l'],
    ['interface Loopback0', 'ip address 10.255.0.256 255.255.255.255', 'Loopback0 10.255.0.256'],
    ['interface Loopback0', 'ip address 10.255..1 255.255.255.255', 'Loopback0 10.255..1'],
    ['interface Loopback0', 'ip address 10.255.0.1', 'Loopback0 -'],
    ['interface Loopback0', 'ip addr 10.255.0.1\n 255.255.255.255', 'Loopback0 -'],
    ['interface Loopback0', 'ip address\n 10.255.0.1 255.255.255.255', 'Loopback0 -'],
    ['interface Loopback0', 'ipv6 address 2001:db8::1::2/64', 'Loopback0 2001:db8::1::2/64'],
    ['interface GigabitEthernet0/0', 'isis metric 16777216', '16777216'],
    ['interface GigabitEthernet0/0', 'isis metric 1O level-1', '1O'],
    ['interface GigabitEthernet0/0', 'isis tag 0', '0'],
    ['interface GigabitEthernet0/0', 'isis priority 128', '128'],
    ['router isis CORE', 'summary-address 10.255.0.0 255.255.0.255', '255.255.0.255'],
    ['vrf definition A', 'rd 10.255.0.256:100', '10.255.0.256:100'],
    ['vrf definition A', 'route-target export 65000;100', '65000;100'],
    ['router bgp 65000', 'neighbor 10.255.0.256 remote-as 65000', '10.255.0.256'],
    ['router bgp 65000', 'bgp router-id 10.255.0', '10.255.0'],
  ])('%s: %s', (header, line, expected) => {
    expect(odd(deviceOf(under(header, line)))).toEqual([expected]);
    expect(odd(deviceOf(`hostname R1\n${header}\n${line.replaceAll('\n ', '\n')}\n`))).toEqual([expected]);
  });

  test.each([
    ['ip prefix-list L seq 5 permit 10.0.0.0/33', '10.0.0.0/33'],
    ['ip prefix-list L seq 5 permit 10.0.0.0/8 le 33', '33'],
    ['ip route 10.0.0.0 255.0.0 10.0.0.1', '255.0.0'],
  ])('%s', (line, expected) => expect(odd(deviceOf(`hostname R1\n${line}\n`))).toEqual([expected]));

  test('a line that cannot be read says nothing', () => {
    const { prefixLists } = deviceOf('hostname R1\nip prefix-list L seq 5 permit 10.0.0.0/8 le 33\n');
    expect(prefixLists).toEqual([]);
  });

  test.each([
    ['interface Gi0/0', 'ip address dhcp'],
    ['interface Gi0/0', 'ip address negotiated'],
    ['interface Gi0/0', 'ip address pool WAN'],
    ['interface Gi0/0', 'no ip address'],
    ['interface Gi0/0', 'no ip address 10.0.0.1'],
    ['interface Gi0/0', 'default ip address'],
    ['interface Gi0/0', 'ip address 10.0.0.1 255.255.255.252 secondary'],
    ['interface Gi0/0', 'ip address 10.0.0.{{ n }} 255.255.255.252'],
    ['interface Gi0/0', 'ip address <address> <mask>'],
    ['interface Gi0/0', 'ip address 10.0.0.1 MASK'],
    ['interface Gi0/0', 'ip address 10.0.X.1 255.255.255.252'],
    ['interface Gi0/0', 'ip address $ADDRESS 255.255.255.0'],
    ['interface Gi0/0', 'ipv6 address GENERAL ::1:0:0:0:1/64'],
    ['interface Gi0/0', 'ipv6 address FE80::1 link-local'],
    ['interface Gi0/0', 'isis metric maximum'],
    ['interface Gi0/0', 'isis metric {{ metric }}'],
    ['interface Gi0/0', 'description ip address 10.0.0.1 255.255'],
    ['router bgp 65000', 'neighbor PEERS remote-as 65000'],
    ['router bgp 65000', 'neighbor 10.0.0.1 fall-over bfd'],
    ['router bgp 65000', 'network 10.0.0.0 mask 255.0.0.0'],
    ['vrf definition A', 'rd auto'],
    ['vrf definition A', 'route-target export 4200000000:1'],
    ['vrf definition A', 'route-target export 65000.1:1'],
  ])('%s: %s is no mistake', (header, line) => expect(odd(deviceOf(under(header, line)))).toEqual([]));

  test('what is printed in a banner or shown on a terminal is no command', () => {
    expect(odd(deviceOf('hostname R1\nbanner motd ^C\nip address 10.0.0.1\n^C\nip route\n'))).toEqual([]);
  });
});

describe('XR', () => {
  test.each([
    ['interface Loopback0', 'ipv4 address 10.255.0.1 255.255.255.255.0', 'Loopback0 255.255.255.255.0'],
    ['interface Loopback0', 'ipv4 address 10.255.0.1 255.255.255.225', 'Loopback0 255.255.255.225'],
    ['interface Loopback0', 'ipv4 address 10.255.0.1/33', 'Loopback0 10.255.0.1/33'],
    ['interface Loopback0', 'ipv4 address 10.255.0.1 /33', 'Loopback0 /33'],
    ['interface Loopback0', 'ipv4 address 10.255.0.1', 'Loopback0 -'],
    ['interface Loopback0', 'ipv4 address 10.255.0.1\n  255.255.255.255', 'Loopback0 -'],
    ['router isis CORE\n interface Gi0/0/0/0\n  address-family ipv4 unicast', '  metric 16777216', '16777216'],
    ['router isis CORE\n interface Gi0/0/0/0\n  address-family ipv4 unicast', '  tag 0', '0'],
    ['router isis CORE\n address-family ipv4 unicast', ' summary-prefix 10.0.0.0/99', '10.0.0.0/99'],
    ['vrf A\n address-family ipv4 unicast\n  import route-target', '  65000:4294967296', '65000:4294967296'],
    ['router bgp 65000', 'neighbor 10.255.0.333', '10.255.0.333'],
    ['router static\n address-family ipv4 unicast', ' 10.0.0.0/33 10.0.0.1', '10.0.0.0/33'],
  ])('%s: %s', (header, line, expected) => expect(odd(xrDeviceOf(under(header, line)))).toEqual([expected]));

  test('the sections may stand in front of the command', () => {
    const line = 'interface GigabitEthernet0/0/0/0 ipv4 address 10.0.0.1 255.255.255.256\n';
    expect(odd(xrDeviceOf(line))).toEqual(['GigabitEthernet0/0/0/0 255.255.255.256']);
  });

  test.each([
    ['interface Gi0/0/0/0', 'ipv4 address dhcp'],
    ['interface Gi0/0/0/0', 'ipv4 address 10.0.0.1 /30'],
    ['interface Gi0/0/0/0', 'ipv4 address 10.0.0.1 255.255.255.252 route-tag 5'],
    ['interface Gi0/0/0/0', 'ipv4 point-to-point'],
    ['router isis CORE\n interface Gi0/0/0/0\n  address-family ipv4 unicast', '  metric maximum'],
  ])('%s: %s is no mistake', (header, line) => expect(odd(xrDeviceOf(under(header, line)))).toEqual([]));
});

describe('EOS', () => {
  test.each([
    ['interface Loopback0', 'ip address 10.255.0.1/322', 'Loopback0 10.255.0.1/322'],
    ['interface Loopback0', 'ip address 10.255.0.1', 'Loopback0 -'],
    ['interface Loopback0', 'ip address 10.255.0.1 255.255.255.2555', 'Loopback0 255.255.255.2555'],
    ['interface Ethernet1', 'isis metric 16777216', '16777216'],
    ['router bgp 65000', 'router-id 10.255.0.256', '10.255.0.256'],
    ['router bgp 65000', 'neighbor 10.255.0.256 remote-as 65000', '10.255.0.256'],
    ['router bgp 65000\n vrf A', ' route-target import vpn-ipv4 65000:x1', undefined],
    ['router bgp 65000\n vrf A', ' rd 10.255.0.1.1:1', '10.255.0.1.1:1'],
    ['ip prefix-list L', ' seq 10 permit 10.0.0.0/40', '10.0.0.0/40'],
  ])('%s: %s', (header, line, expected) => {
    expect(odd(eosDeviceOf(under(header, line)))).toEqual(expected === undefined ? [] : [expected]);
  });

  test.each([
    ['interface Ethernet1', 'ip address dhcp'],
    ['interface Ethernet1', 'ip address virtual 10.0.0.1/24'],
    ['interface Ethernet1', 'ip address 10.0.0.1 255.255.255.0 secondary'],
    ['interface Ethernet1', 'isis metric maximum'],
    ['ip prefix-list L', ' seq 10 permit 10.0.0.0 255.0.0.0'],
  ])('%s: %s is no mistake', (header, line) => expect(odd(eosDeviceOf(under(header, line)))).toEqual([]));
});

describe('Junos', () => {
  const lines = (path: string): readonly [string, string] => {
    const words = path.split(' ');
    const inner = words.slice(0, -2).join(' { ');
    return [`set ${path}\n`, `${inner} { ${words.slice(-2).join(' ')}; ${'}'.repeat(words.length - 2)}\n`];
  };

  test.each([
    ['interfaces lo0 unit 0 family inet address 10.255.0.1/33', 'lo0.0 10.255.0.1/33'],
    ['interfaces lo0 unit 0 family inet address 10.255.0.256/32', 'lo0.0 10.255.0.256/32'],
    ['interfaces lo0 unit 0 family inet address 10.255.0/32', 'lo0.0 10.255.0/32'],
    ['interfaces lo0 unit 0 family inet6 address 2001:db8::1/129', 'lo0.0 2001:db8::1/129'],
    ['protocols isis interface ge-0/0/0.0 level 2 metric 16777216', '16777216'],
    ['protocols bgp group RR neighbor 10.255.0.256', '10.255.0.256'],
    ['protocols bgp group RR local-address 10.255.0.1.', '10.255.0.1.'],
    ['routing-instances A route-distinguisher 10.255.0.256:1', '10.255.0.256:1'],
    ['routing-instances A vrf-target target:65000:4294967296', 'target:65000:4294967296'],
    ['policy-options prefix-list L 10.0.0.0/33', '10.0.0.0/33'],
    ['routing-options static route 10.0.0.0/33 discard', '10.0.0.0/33'],
  ])('%s', (path, expected) => {
    for (const text of lines(path)) expect(odd(junosDeviceOf(text))).toEqual([expected]);
  });

  test('a value is missing', () => {
    expect(odd(junosDeviceOf('set interfaces lo0 unit 0 family inet address\n'))).toEqual(['lo0.0 -']);
  });

  test('what a group says is told once', () => {
    const group = 'set groups G interfaces <*> unit 0 family inet address 10.0.0.0/33\nset apply-groups G\n';
    const ports = 'set interfaces ge-0/0/0 unit 0\nset interfaces ge-0/0/1 unit 0\n';
    expect(odd(junosDeviceOf(`${group}${ports}`))).toEqual(['ge-0/0/0.0 10.0.0.0/33']);
  });

  test.each([
    'interfaces lo0 unit 0 family inet address 10.255.0.1',
    'interfaces lo0 unit 0 family inet address 10.255.0.1/32 primary',
    'interfaces ge-0/0/0 unit 0 family inet dhcp',
    'interfaces ge-0/0/0 unit 0 family inet address $ADDRESS',
    'interfaces ge-0/0/0 unit 0 family inet address 10.0.{{n}}.1/30',
    'routing-instances A route-distinguisher 65000L:1',
    'routing-instances A vrf-target target:4200000000L:1',
    'routing-instances A vrf-target import target:65000:1',
    'protocols isis interface ge-0/0/0.0 level 2 metric 16777215',
  ])('%s is no mistake', (path) => expect(odd(junosDeviceOf(`set ${path}\n`))).toEqual([]));
});
