import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNetwork } from '../../../../test/generators/random-network.ts';
import { inDialect, render, renderers } from '../../../../test/generators/renderers.ts';
import { recogniseDialect } from '../../../src/dialects/registry.ts';

const isXr = (text: string): boolean => recogniseDialect(text)?.id === 'cisco-ios-xr';

describe('IOS-XR is recognised by', () => {
  test.each([
    ['its header', '!! IOS XR Configuration 7.3.2\n!! Last configuration change at Tue Nov 21 10:00:00 2023\n!\nend\n'],
    [
      'an interface in the section of the instance',
      'hostname R1\nrouter isis CORE\n net 49.0001.0000.0000.0001.00\n interface GigabitEthernet0/0/0/0\n  address-family ipv4 unicast\n',
    ],
    ['a policy', 'route-policy LEAK\n  pass\nend-policy\n'],
    ['a set', 'prefix-set PE-LO\n  10.0.0.1/32\nend-set\n'],
    ['an interface with its address', 'interface GigabitEthernet0/0/0/0\n ipv4 address 10.0.0.1/30\n!\n'],
    ['a bundle', 'interface Bundle-Ether1\n ipv4 address 10.0.0.1 255.255.255.252\n!\n'],
    [
      'lines that name their sections',
      'router isis CORE net 49.0001.0000.0000.0001.00\nrouter isis CORE interface GigabitEthernet0/0/0/0 point-to-point\n',
    ],
    ['a leak', 'router isis CORE\n address-family ipv4 unicast\n  propagate level 2 into level 1 route-policy LEAK\n'],
    ['static routes', 'router static\n address-family ipv4 unicast\n  0.0.0.0/0 10.0.0.1\n !\n!\n'],
    ['a VRF', 'vrf RED\n address-family ipv4 unicast\n  import route-target\n   65000:1\n  !\n !\n!\nend-set\n'],
    ['CRLF', 'interface GigabitEthernet0/0/0/0\r\n ipv4 address 10.0.0.1/30\r\n!\r\n'],
    [
      'a session that was logged',
      'RP/0/RP0/CPU0:R1#show run\nTue Nov 21 10:00:00.000 UTC\nhostname R1\ninterface Loopback0\n ipv4 address 10.0.0.1 255.255.255.255\n!\n',
    ],
  ])('%s', (_, text) => expect(isXr(text)).toBe(true));
});

describe('IOS-XR is not', () => {
  test.each([
    [
      'IOS',
      'hostname R1\ninterface Loopback0\n ip address 10.0.0.1 255.255.255.255\n ip router isis\nrouter isis\n net 49.0001.0000.0000.0001.00\n',
    ],
    [
      'NX-OS',
      'feature isis\ninterface Ethernet1/1\n  ip address 10.0.0.1/30\n  ip router isis CORE\nrouter isis CORE\n  net 49.0001.0000.0000.0001.00\n  address-family ipv4 unicast\n',
    ],
    [
      'EOS',
      'interface Ethernet1\n   no switchport\n   ip address 10.0.0.1/31\n   isis enable CORE\nrouter isis CORE\n   net 49.0001.0000.0000.0001.00\n   address-family ipv4 unicast\n',
    ],
    [
      'FRR',
      'frr version 8.4\nhostname r1\nrouter isis 1\n net 49.0001.0000.0000.0001.00\ninterface eth0\n ip router isis 1\n',
    ],
    [
      'prose that quotes some',
      'On the border we configured the following, as agreed last week.\nroute-policy LEAK\nend-policy\nIt is what the design says.\nPlease review it.\nThanks.\nBest regards.\n',
    ],
    [
      'a protocol description',
      'The command\npropagate level 2 into level 1 route-policy X\nleaks routes between the levels of an instance.\nIt needs a policy that names what may pass, or nothing does.\n',
    ],
    ['nothing', ''],
  ])('%s', (_, text) => expect(isXr(text)).toBe(false));

  test('any example of the project', () => {
    const root = new URL('../../../../examples/mpls-vpn-multiarea/', import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cfg'));
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) expect(isXr(readFileSync(new URL(name, root), 'utf8')), name).toBe(false);
  });
});

test('what is rendered in each dialect is taken for that dialect', () => {
  for (const plan of fc.sample(randomNetwork, 20)) {
    for (const { dialect } of renderers) {
      for (const text of render(inDialect(plan, dialect)).values()) expect(recogniseDialect(text)?.id).toBe(dialect);
    }
  }
});
