import { describe, expect, test } from 'vitest';
import { vpnAcrossAreas } from './networks.ts';
import { screen, screenOf } from './open.ts';

const network = screen(vpnAcrossAreas());

describe('names lead to what they stand for', () => {
  test.each([
    ['r2.cfg', 'redistribute isis ip level-2 into level-1 route-map L2-TO-$0L1', ['r2.cfg:30: L2-TO-L1']],
    ['r2.cfg', 'match ip address prefix-list PE-$0LOOPBACKS', ['r2.cfg:28: PE-LOOPBACKS']],
    ['r1.cfg', 'vrf forwarding CU$0ST', ['r1.cfg:3: CUST']],
    ['r1.cfg', 'address-family ipv4 vrf CU$0ST', ['r1.cfg:3: CUST']],
    ['r1.cfg', 'neighbor 10.0.0.5 update-source Loop$0back0', ['r1.cfg:14: Loopback0']],
  ])('%s: %s', (file, line, expected) => {
    expect(network.definition(file, line)).toEqual(expected);
  });
});

describe('addresses lead to the interface that owns them, in other files too', () => {
  test.each([
    ['a BGP neighbor', 'r1.cfg', 'neighbor 10.0.0.$05 remote-as 65000', ['r5.cfg:15: 10.0.0.5 255.255.255.255']],
    [
      'a prefix list entry',
      'r2.cfg',
      'ip prefix-list PE-LOOPBACKS seq 5 permit 10.0.0.$05/32',
      ['r5.cfg:15: 10.0.0.5 255.255.255.255'],
    ],
    ['its own address', 'r5.cfg', 'ip address 10.0.0.5 255.255.255.$0255', ['r5.cfg:15: 10.0.0.5 255.255.255.255']],
  ])('%s', (_, file, line, expected) => {
    expect(network.definition(file, line)).toEqual(expected);
  });

  test('a route target leads to the VRFs that export it', () => {
    expect(network.definition('r1.cfg', 'route-target import 65000:$01')).toEqual([
      'r1.cfg:6: 65000:1',
      'r5.cfg:6: 65000:1',
    ]);
  });

  test('never into another network that reuses the address', () => {
    const labs = screenOf(`
      --- lab-a/r1.cfg
      hostname R1
      interface Loopback0
       ip address 10.0.0.1 255.255.255.255
       ip router isis
      router isis
       net 49.0001.0000.0000.0001.00
      router bgp 65000
       neighbor 10.0.0.2 remote-as 65000
      --- lab-a/isis-lens.json
      {}
      --- lab-b/r2.cfg
      hostname R2
      interface Loopback0
       ip address 10.0.0.2 255.255.255.255
       ip router isis
      router isis
       net 49.0001.0000.0000.0002.00
    `);
    expect(labs.definition('lab-a/r1.cfg', 'neighbor 10.0.0.$02 remote-as 65000')).toEqual([]);
  });
});

describe('every kind of name', () => {
  const router = screenOf(`
    --- r1.cfg
    hostname R1
    key chain KEYS
     key 1
      key-string secret
    template peer-session IBGP
     remote-as 65000
    interface Loopback0
     ip address 10.0.0.1 255.255.255.255
     ip router isis CORE
    interface GigabitEthernet0/0
     ip address 10.1.2.1 255.255.255.252
     ip router isis CORE
     isis authentication key-chain KEYS
    interface GigabitEthernet0/1
     xconnect 10.0.0.2 100 encapsulation mpls
    interface Tunnel1
     ip unnumbered Loopback0
     tunnel destination 10.0.0.2
    router isis CORE
     net 49.0001.0000.0000.0001.00
     redistribute static ip route-map STATIC
     passive-interface Loopback0
    router bgp 65000
     neighbor REFLECTORS peer-group
     neighbor 10.0.0.2 peer-group REFLECTORS
    ip route 10.9.0.0 255.255.0.0 10.1.2.2
    access-list 7 permit 10.9.0.0 0.0.255.255
    route-map STATIC permit 10
     match ip address 7
    --- r2.cfg
    hostname R2
    interface Lo0
     ip address 10.0.0.2 255.255.255.255
     ip router isis
    interface GigabitEthernet0/0
     ip address 10.1.2.2 255.255.255.252
     ip router isis
    router isis
     net 49.0001.0000.0000.0002.00
  `);

  test.each([
    ['isis authentication key-chain KE$0YS', 'r1.cfg:2: KEYS'],
    ['redistribute static ip route-map STA$0TIC', 'r1.cfg:28: STATIC'],
    ['match ip address $07', 'r1.cfg:27: 7'],
    ['neighbor 10.0.0.2 peer-group REFLECT$0ORS', 'r1.cfg:24: REFLECTORS'],
    ['passive-interface Loop$0back0', 'r1.cfg:7: Loopback0'],
    ['ip unnumbered Loop$0back0', 'r1.cfg:7: Loopback0'],
    ['xconnect 10.0.0.$02 100 encapsulation mpls', 'r2.cfg:3: 10.0.0.2 255.255.255.255'],
    ['tunnel destination 10.0.0.$02', 'r2.cfg:3: 10.0.0.2 255.255.255.255'],
    ['neighbor 10.0.0.$02 peer-group REFLECTORS', 'r2.cfg:3: 10.0.0.2 255.255.255.255'],
    ['ip route 10.9.0.0 255.255.0.0 10.1.2.$02', 'r2.cfg:6: 10.1.2.2 255.255.255.252'],
  ])('%s', (line, expected) => {
    expect(router.definition('r1.cfg', line)).toEqual([expected]);
  });
});

describe('references', () => {
  test('of a prefix list', () => {
    expect(network.references('r2.cfg', 'match ip address prefix-list PE-$0LOOPBACKS')).toEqual([
      'r2.cfg:31: PE-LOOPBACKS',
    ]);
  });

  test('of a loopback: every line that names the address', () => {
    expect(network.references('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toEqual([
      'r1.cfg:32: 10.0.0.5',
      'r1.cfg:33: 10.0.0.5',
      'r1.cfg:35: 10.0.0.5',
      'r2.cfg:28: 10.0.0.5/32',
      'r5.cfg:31: 10.0.0.5',
    ]);
  });

  test('with the definition where it is asked for', () => {
    expect(network.references('r2.cfg', 'match ip address prefix-list PE-$0LOOPBACKS', true)).toEqual([
      'r2.cfg:28: PE-LOOPBACKS',
      'r2.cfg:31: PE-LOOPBACKS',
    ]);
  });

  test('of a host name: descriptions that name the router', () => {
    expect(network.references('r3.cfg', 'hostname R$03')).toEqual(['r2.cfg:15: R3', 'r4.cfg:8: R3']);
  });
});
