import { describe, expect, test } from 'vitest';
import { vpnAcrossAreas } from './networks.ts';
import { screen, screenOf } from './open.ts';

const healthy = screen(vpnAcrossAreas());
/** R4 leaks the wrong loopback, so R1's never reaches R5. */
const broken = screen(vpnAcrossAreas({ 'r4.cfg': [['permit 10.0.0.1/32', 'permit 10.0.0.9/32']] }));

describe('a service loopback', () => {
  test('that every router learns', () => {
    expect(healthy.hover('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toMatchInlineSnapshot();
  });

  test('seen from the other PE as its BGP neighbor', () => {
    expect(healthy.hover('r1.cfg', 'neighbor 10.0.0.$05 remote-as 65000')).toMatchInlineSnapshot();
  });

  test('that the other PE does not learn', () => {
    expect(broken.hover('r1.cfg', 'ip address 10.0.0.$01 255.255.255.255')).toMatchInlineSnapshot();
  });

  test('that its own router keeps out of IS-IS', () => {
    const network = screen(
      vpnAcrossAreas({
        'r5.cfg': [
          [' ip address 10.0.0.5 255.255.255.255\n ip router isis CORE', ' ip address 10.0.0.5 255.255.255.255'],
        ],
      }),
    );
    expect(network.hover('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toMatchInlineSnapshot();
  });

  test('behind a link without LDP', () => {
    const network = screen(vpnAcrossAreas({ 'r3.cfg': [[' isis metric 20\n mpls ip', ' isis metric 20']] }));
    expect(network.hover('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toMatchInlineSnapshot();
  });

  test('in a network that goes on beyond the files', () => {
    const files = new Map([...vpnAcrossAreas()].filter(([file]) => file !== 'r3.cfg'));
    expect(screen(files).hover('r1.cfg', 'ip address 10.0.0.$01 255.255.255.255')).toMatchInlineSnapshot();
  });
});

describe('other addresses', () => {
  test('a link', () => {
    expect(healthy.hover('r3.cfg', 'ip address 10.3.4.$01 255.255.255.252')).toMatchInlineSnapshot();
  });

  test('an address of a VRF', () => {
    expect(healthy.hover('r1.cfg', 'ip address 192.168.1.$01 255.255.255.255')).toMatchInlineSnapshot();
  });

  test('an address of nobody', () => {
    expect(broken.hover('r4.cfg', 'ip prefix-list PE-LOOPBACKS seq 5 permit 10.0.0.$09/32')).toMatchInlineSnapshot();
  });
});

describe('interfaces', () => {
  test('a link with a neighbor', () => {
    expect(healthy.hover('r2.cfg', 'interface Gigabit$0Ethernet0/1')).toMatchInlineSnapshot();
  });

  test('a loopback, from where it is named', () => {
    expect(healthy.hover('r1.cfg', 'neighbor 10.0.0.5 update-source Loop$0back0')).toMatchInlineSnapshot();
  });

  test('ends that do not agree', () => {
    const network = screen(
      vpnAcrossAreas({ 'r4.cfg': [['isis network point-to-point\n isis metric 30', 'isis metric 30']] }),
    );
    expect(network.hover('r4.cfg', 'interface Gigabit$0Ethernet0/0')).toMatchInlineSnapshot();
  });

  test('a far end where IS-IS does not run', () => {
    const network = screen(
      vpnAcrossAreas({ 'r5.cfg': [['10.4.5.2 255.255.255.252\n ip router isis CORE', '10.4.5.2 255.255.255.252']] }),
    );
    expect(network.hover('r4.cfg', 'interface Gigabit$0Ethernet0/1')).toMatchInlineSnapshot();
  });
});

describe('what leaks', () => {
  test('a leak that lets the loopback through', () => {
    expect(
      healthy.hover('r4.cfg', 'redistribute isis ip level-2 $0into level-1 route-map L2-TO-L1'),
    ).toMatchInlineSnapshot();
  });

  test('a leak that does not', () => {
    expect(
      broken.hover('r4.cfg', 'redistribute isis ip level-2 $0into level-1 route-map L2-TO-L1'),
    ).toMatchInlineSnapshot();
  });

  test('its policy and its list', () => {
    expect(
      broken.hover('r4.cfg', 'redistribute isis ip level-2 into level-1 route-map L2-TO-$0L1'),
    ).toMatchInlineSnapshot();
    expect(healthy.hover('r4.cfg', 'match ip address prefix-list PE-$0LOOPBACKS')).toMatchInlineSnapshot();
  });

  test('a policy that is not there', () => {
    const network = screen(vpnAcrossAreas({ 'r4.cfg': [['level-1 route-map L2-TO-L1', 'level-1 route-map GONE']] }));
    expect(
      network.hover('r4.cfg', 'redistribute isis ip level-2 into level-1 route-map GO$0NE'),
    ).toMatchInlineSnapshot();
  });
});

describe('routers, areas and VPNs', () => {
  test('a host name', () => {
    expect(healthy.hover('r2.cfg', 'hostname R$02')).toMatchInlineSnapshot();
    expect(healthy.hover('r4.cfg', 'description to R$05')).toMatchInlineSnapshot();
  });

  test('a NET', () => {
    expect(healthy.hover('r2.cfg', 'net 49.0001.$00000.0000.0002.00')).toMatchInlineSnapshot();
  });

  test('a system ID that is taken', () => {
    const network = screen(vpnAcrossAreas({ 'r5.cfg': [['0000.0000.0005.00', '0000.0000.0004.00']] }));
    expect(network.hover('r5.cfg', 'net 49.0002.$00000.0000.0004.00')).toMatchInlineSnapshot();
  });

  test('a VRF and its route target', () => {
    expect(broken.hover('r5.cfg', 'vrf definition CU$0ST')).toMatchInlineSnapshot();
    expect(broken.hover('r1.cfg', 'route-target import 65000:$01')).toMatchInlineSnapshot();
  });
});

describe('configuration text is data', () => {
  test('hostile names and descriptions stay text', () => {
    const network = screenOf(`
      --- r1.cfg
      hostname [R1](command:quit)
      interface Loopback0
       description <img src=x onerror=alert(1)> | **bold**
       ip address 10.0.0.1 255.255.255.255
       ip router isis
      router isis
       net 49.0001.0000.0000.0001.00
    `);
    expect(network.hover('r1.cfg', 'interface Loop$0back0')).toMatchInlineSnapshot();
    expect(network.hover('r1.cfg', 'ip address 10.0.0.$01 255.255.255.255')).toMatchInlineSnapshot();
  });
});
