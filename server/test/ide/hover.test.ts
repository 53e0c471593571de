import { describe, expect, test } from 'vitest';
import { ciscoIos } from '../../src/dialects/cisco-ios/index.ts';
import { hover } from '../../src/ide/hover.ts';
import { renderPlain } from '../../src/ide/markdown.ts';
import type { SyntaxTree } from '../../src/syntax/tree.ts';
import { vpnAcrossAreas } from './networks.ts';
import { screen, screenOf } from './open.ts';

const healthy = screen(vpnAcrossAreas());
/** R4 leaks the wrong loopback, so R1's never reaches R5. */
const broken = screen(vpnAcrossAreas({ 'r4.cfg': [['permit 10.0.0.1/32', 'permit 10.0.0.9/32']] }));

describe('a service loopback', () => {
  test('that every router learns', () => {
    expect(healthy.hover('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toMatchInlineSnapshot(`
      "**VPN works: VRF CUST to R5**.

      10.0.0.5/32: learned by all 4 other routers (2 level 2, 1 leaked into level 1 (inter-area), 1 level 1).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R1 (PE) | leaked into level 1 (inter-area) | 80 | R2 by GigabitEthernet0/0 |
      | R2 | level 2 | 70 | R3 by GigabitEthernet0/1 |
      | R3 | level 2 | 50 | R4 by GigabitEthernet0/1 |
      | R4 | level 1 | 20 | R5 by GigabitEthernet0/1 |

      Advertised by R5 Loopback0 (r5.cfg:15)."
    `);
  });

  test('seen from the other PE as its BGP neighbor', () => {
    expect(healthy.hover('r1.cfg', 'neighbor 10.0.0.$05 remote-as 65000')).toMatchInlineSnapshot(`
      "**VPN works: VRF CUST to R5**.

      10.0.0.5/32: learned by all 4 other routers (2 level 2, 1 leaked into level 1 (inter-area), 1 level 1).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R1 (PE) | leaked into level 1 (inter-area) | 80 | R2 by GigabitEthernet0/0 |
      | R2 | level 2 | 70 | R3 by GigabitEthernet0/1 |
      | R3 | level 2 | 50 | R4 by GigabitEthernet0/1 |
      | R4 | level 1 | 20 | R5 by GigabitEthernet0/1 |

      Advertised by R5 Loopback0 (r5.cfg:15).

      BGP session with R5, AS 65000, from Loopback0: ipv4, vpnv4.

      How R1 learns it:

      - R5: Loopback0 has 10.0.0.5/32 (r5.cfg:15)
      - IS-IS runs on Loopback0: R5 puts 10.0.0.5/32 into its level-1 LSP with metric 10 (r5.cfg:16)
      - R4 reads it in R5's level-1 LSP: path 10 + advertised 10 = metric 20, via R5 (GigabitEthernet0/1, 10.4.5.2) (r4.cfg:18)
      - R4, a level-1-2 router, passes it up into its level-2 LSP with metric 20 (r4.cfg:22)
      - R2 reads it in R4's level-2 LSP: path 50 + advertised 20 = metric 70, via R3 (GigabitEthernet0/1, 10.2.3.2) (r2.cfg:17)
      - R2 leaks it down into its level-1 LSP with metric 70 and the down bit set — route-map L2-TO-L1 permit 10, prefix-list PE-LOOPBACKS seq 5 permit 10.0.0.5/32 (r2.cfg:28)
      - R1 reads it in R2's level-1 LSP: path 10 + advertised 70 = metric 80, via R2 (GigabitEthernet0/0, 10.1.2.2) (r1.cfg:21)
      - R1 installs 10.0.0.5/32 as an inter-area route leaked into level 1, metric 80 (r1.cfg:25)"
    `);
  });

  test('that the other PE does not learn', () => {
    expect(broken.hover('r1.cfg', 'ip address 10.0.0.$01 255.255.255.255')).toMatchInlineSnapshot(`
      "**VPN broken: VRF CUST from R5 to R1**. The BGP session stays up over the default route and the VPN routes look usable, but there is no label to the exact prefix, so VPN traffic is dropped.

      - R5: 10.0.0.1/32 is known by the default route only, so there is no label for it.

      10.0.0.1/32: learned by 3 of 4 other routers (2 level 2, 1 level 1).

      - R5: only the default route via R4. R4 does not leak 10.0.0.1/32 into level 1: no entry of route-map L2-TO-L1 matches (implicit deny): no entry of prefix-list PE-LOOPBACKS matches (implicit deny) (r4.cfg:28).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R5 (PE) | only the default route | 10 | R4 by GigabitEthernet0/0 |
      | R2 | level 1 | 20 | R1 by GigabitEthernet0/0 |
      | R3 | level 2 | 40 | R2 by GigabitEthernet0/0 |
      | R4 | level 2 | 70 | R3 by GigabitEthernet0/0 |

      Advertised by R1 Loopback0 (r1.cfg:15)."
    `);
  });

  test('that its own router keeps out of IS-IS', () => {
    const network = screen(
      vpnAcrossAreas({
        'r5.cfg': [
          [' ip address 10.0.0.5 255.255.255.255\n ip router isis CORE', ' ip address 10.0.0.5 255.255.255.255'],
        ],
      }),
    );
    expect(network.hover('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toMatchInlineSnapshot(`
      "**VPN broken: VRF CUST from R1 to R5**. The BGP session stays up over the default route and the VPN routes look usable, but there is no label to the exact prefix, so VPN traffic is dropped.

      - R1: 10.0.0.5/32 is known by the default route only, so there is no label for it.

      **10.0.0.5/32 is not in IS-IS**: R5 Loopback0 has it and does not advertise it. IS-IS does not run on R5 Loopback0: no LSP carries 10.0.0.5/32 (r5.cfg:15)."
    `);
  });

  test('behind a link without LDP', () => {
    const network = screen(vpnAcrossAreas({ 'r3.cfg': [[' isis metric 20\n mpls ip', ' isis metric 20']] }));
    expect(network.hover('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toMatchInlineSnapshot(`
      "**VPN broken: VRF CUST from R1 to R5**.

      - LDP is off between R2 and R3, on R3 GigabitEthernet0/0. This cuts off R1.

      10.0.0.5/32: learned by all 4 other routers (2 level 2, 1 leaked into level 1 (inter-area), 1 level 1).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R1 (PE) | leaked into level 1 (inter-area) | 80 | R2 by GigabitEthernet0/0 |
      | R2 | level 2 | 70 | R3 by GigabitEthernet0/1 |
      | R3 | level 2 | 50 | R4 by GigabitEthernet0/1 |
      | R4 | level 1 | 20 | R5 by GigabitEthernet0/1 |

      Advertised by R5 Loopback0 (r5.cfg:15)."
    `);
  });

  test('in a network that goes on beyond the files', () => {
    const files = new Map([...vpnAcrossAreas()].filter(([file]) => file !== 'r3.cfg'));
    expect(screen(files).hover('r1.cfg', 'ip address 10.0.0.$01 255.255.255.255')).toMatchInlineSnapshot(`
      "Service loopback of R1; no PE it is connected to here shares a VPN with it. The network goes on beyond these files.

      10.0.0.1/32: learned by 1 of 3 other routers (1 level 1).

      - R5, R4: unknown, because routers are missing from the folder. R2 GigabitEthernet0/1 leads to a router that is in no file: the prefix may come that way (r2.cfg:17). R4 GigabitEthernet0/0 leads to a router that is in no file: the prefix may come that way (r4.cfg:10).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R5 (PE) | unknown, network incomplete |  |  |
      | R4 | unknown, network incomplete |  |  |
      | R2 | level 1 | 20 | R1 by GigabitEthernet0/0 |

      Advertised by R1 Loopback0 (r1.cfg:15)."
    `);
  });
});

describe('other addresses', () => {
  test('a link', () => {
    expect(healthy.hover('r3.cfg', 'ip address 10.3.4.$01 255.255.255.252')).toMatchInlineSnapshot(`
      "**10.3.4.0/30: learned by 2 of 3 other routers** (1 level 1, 1 level 2).

      - R1: only the default route via R2. R2 does not leak 10.3.4.0/30 into level 1: no entry of route-map L2-TO-L1 matches (implicit deny): no entry of prefix-list PE-LOOPBACKS matches (implicit deny) (r2.cfg:28).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R1 (PE) | only the default route | 10 | R2 by GigabitEthernet0/0 |
      | R5 (PE) | level 1 | 40 | R4 by GigabitEthernet0/0 |
      | R2 | level 2 | 50 | R3 by GigabitEthernet0/1 |

      Advertised by R3 GigabitEthernet0/1 (r3.cfg:17), R4 GigabitEthernet0/0 (r4.cfg:9).

      10.3.4.1 is the address of R3 GigabitEthernet0/1 (r3.cfg:17)."
    `);
  });

  test('an address of a VRF', () => {
    expect(healthy.hover('r1.cfg', 'ip address 192.168.1.$01 255.255.255.255')).toMatchInlineSnapshot(
      `"**192.168.1.1 belongs to VRF CUST** on R1 Loopback100: IS-IS does not carry it."`,
    );
  });

  test('a summary', () => {
    const network = screen(
      vpnAcrossAreas({
        'r4.cfg': [[' metric-style wide\n', ' metric-style wide\n summary-address 10.0.0.4 255.255.255.254\n']],
      }),
    );
    expect(network.hover('r4.cfg', 'summary-address 10.0.0.$04 255.255.255.254')).toMatchInlineSnapshot(`
      "**10.0.0.4/31: learned by 2 of 4 other routers** (2 level 2).

      - R1: only the default route via R2. R2 does not leak 10.0.0.4/31 into level 1: no entry of route-map L2-TO-L1 matches (implicit deny): no entry of prefix-list PE-LOOPBACKS matches (implicit deny) (r2.cfg:28).
      - R5: only the default route via R4. R4 originates the summary 10.0.0.4/31 itself, in level 2 only (r4.cfg:26).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R1 (PE) | only the default route | 10 | R2 by GigabitEthernet0/0 |
      | R5 (PE) | only the default route | 10 | R4 by GigabitEthernet0/0 |
      | R2 | level 2 | 70 | R3 by GigabitEthernet0/1 |
      | R3 | level 2 | 50 | R4 by GigabitEthernet0/1 |

      Advertised by R4.

      10.0.0.4 is the address of R4 Loopback0 (r4.cfg:4)."
    `);
    expect(network.hover('r5.cfg', 'ip address 10.0.0.$05 255.255.255.255')).toMatchInlineSnapshot(`
      "**VPN broken: VRF CUST from R1 to R5**. The BGP session stays up over the default route and the VPN routes look usable, but there is no label to the exact prefix, so VPN traffic is dropped.

      - R1: 10.0.0.5/32 is known by the default route only, so there is no label for it.

      10.0.0.5/32: learned by 1 of 4 other routers (1 level 1).

      - R1: only the default route via R2. R4 advertises the summary 10.0.0.4/31 in level 2 in its place (r4.cfg:26).
      - R2, R3: only the summary 10.0.0.4/31 from R4. R4 advertises the summary 10.0.0.4/31 in level 2 in its place (r4.cfg:26).

      | Router | Learned | Metric | Next hop |
      | --- | --- | --- | --- |
      | R1 (PE) | only the default route | 10 | R2 by GigabitEthernet0/0 |
      | R2 | only a summary | 70 | R3 by GigabitEthernet0/1 |
      | R3 | only a summary | 50 | R4 by GigabitEthernet0/1 |
      | R4 | level 1 | 20 | R5 by GigabitEthernet0/1 |

      Advertised by R5 Loopback0 (r5.cfg:15)."
    `);
  });

  test('an address of nobody', () => {
    expect(broken.hover('r4.cfg', 'ip prefix-list PE-LOOPBACKS seq 5 permit 10.0.0.$09/32')).toMatchInlineSnapshot(
      `"**10.0.0.9/32 is not in IS-IS**: no router of this network advertises exactly this prefix. R4 has no route."`,
    );
  });
});

describe('interfaces', () => {
  test('a link with a neighbor', () => {
    expect(healthy.hover('r2.cfg', 'interface Gigabit$0Ethernet0/1')).toMatchInlineSnapshot(`
      "**GigabitEthernet0/1 of R2**: adjacent to R3 (level 2).

      | Neighbor | Interface | Address | Adjacency |
      | --- | --- | --- | --- |
      | R3 | GigabitEthernet0/0 | 10.2.3.2 | level 2 |

      - 10.2.3.1/30
      - to R3
      - IS-IS CORE: level 1-2, metric 20, point-to-point
      - LDP on"
    `);
  });

  test('a loopback, from where it is named', () => {
    expect(healthy.hover('r1.cfg', 'neighbor 10.0.0.5 update-source Loop$0back0')).toMatchInlineSnapshot(`
      "**Loopback0 of R1**: loopback in IS-IS.

      - 10.0.0.1/32
      - IS-IS CORE: level 1, metric 10"
    `);
  });

  test('ends that do not agree', () => {
    const network = screen(
      vpnAcrossAreas({ 'r4.cfg': [['isis network point-to-point\n isis metric 30', 'isis metric 30']] }),
    );
    expect(network.hover('r4.cfg', 'interface Gigabit$0Ethernet0/0')).toMatchInlineSnapshot(`
      "**GigabitEthernet0/0 of R4**: no adjacency.

      | Neighbor | Interface | Address | Adjacency |
      | --- | --- | --- | --- |
      | R3 | GigabitEthernet0/1 | 10.3.4.1 | no adjacency at level 2: one end is point-to-point, the other broadcast |

      - 10.3.4.2/30
      - to R3
      - IS-IS CORE: level 1-2, metric 30, broadcast
      - LDP on"
    `);
  });

  test('a far end where IS-IS does not run', () => {
    const network = screen(
      vpnAcrossAreas({ 'r5.cfg': [['10.4.5.2 255.255.255.252\n ip router isis CORE', '10.4.5.2 255.255.255.252']] }),
    );
    expect(network.hover('r4.cfg', 'interface Gigabit$0Ethernet0/1')).toMatchInlineSnapshot(`
      "**GigabitEthernet0/1 of R4**: no adjacency.

      | Neighbor | Interface | Address | Adjacency |
      | --- | --- | --- | --- |
      | R5 | GigabitEthernet0/0 | 10.4.5.2 | no adjacency at levels 1 and 2: IS-IS runs on one end only |

      - 10.4.5.1/30
      - to R5
      - IS-IS CORE: level 1-2, metric 10, point-to-point
      - LDP on"
    `);
  });
});

describe('what leaks', () => {
  test('a leak that lets the loopback through', () => {
    expect(
      healthy.hover('r4.cfg', 'redistribute isis ip level-2 $0into level-1 route-map L2-TO-L1'),
    ).toMatchInlineSnapshot(`
      "**Level 2 into level 1 of area 49.0002: 1 of 1 PE loopbacks behind level 2 pass**.

      - permits 10.0.0.1/32 of R1

      \`redistribute isis [<tag>] ip {level-1 | level-2} into {level-1 | level-2} [route-map <route-map> | distribute-list {prefix-list <prefix-list> | <access-list>}]...\`

      Distributes routes of one level into the other: level-2 into level-1 is a leak, the other way a filter."
    `);
  });

  test('a leak that does not', () => {
    expect(
      broken.hover('r4.cfg', 'redistribute isis ip level-2 $0into level-1 route-map L2-TO-L1'),
    ).toMatchInlineSnapshot(`
      "**Level 2 into level 1 of area 49.0002: 0 of 1 PE loopbacks behind level 2 pass**.

      - denies 10.0.0.1/32 of R1: no entry of route-map L2-TO-L1 matches (implicit deny): no entry of prefix-list PE-LOOPBACKS matches (implicit deny) (r4.cfg:28)

      \`redistribute isis [<tag>] ip {level-1 | level-2} into {level-1 | level-2} [route-map <route-map> | distribute-list {prefix-list <prefix-list> | <access-list>}]...\`

      Distributes routes of one level into the other: level-2 into level-1 is a leak, the other way a filter."
    `);
  });

  test('its policy and its list', () => {
    expect(
      broken.hover('r4.cfg', 'redistribute isis ip level-2 into level-1 route-map L2-TO-$0L1'),
    ).toMatchInlineSnapshot(`
      "**route-map L2-TO-L1**: 1 clause, used once.

      Of the PE loopbacks from level 2 into level 1 it

      - denies 10.0.0.1/32 of R1: no entry of route-map L2-TO-L1 matches (implicit deny): no entry of prefix-list PE-LOOPBACKS matches (implicit deny) (r4.cfg:28)

      Clauses:

      - 10 permit: prefix-list PE-LOOPBACKS

      Used by redistribute isis ip level-2 into level-1 route-map (r4.cfg:26)."
    `);
    expect(healthy.hover('r4.cfg', 'match ip address prefix-list PE-$0LOOPBACKS')).toMatchInlineSnapshot(`
      "**prefix-list PE-LOOPBACKS**: 1 entry, used once.

      Of the PE loopbacks from level 2 into level 1 it

      - permits 10.0.0.1/32 of R1

      Entries:

      - 5 permit 10.0.0.1/32

      Used by match ip address prefix-list (r4.cfg:31)."
    `);
  });

  test('a policy that is not there', () => {
    const network = screen(vpnAcrossAreas({ 'r4.cfg': [['level-1 route-map L2-TO-L1', 'level-1 route-map GONE']] }));
    expect(network.hover('r4.cfg', 'redistribute isis ip level-2 into level-1 route-map GO$0NE')).toMatchInlineSnapshot(
      `"**route-map GONE**: **not defined in this file**; on IOS it lets nothing through."`,
    );
  });
});

describe('routers, areas and VPNs', () => {
  test('a host name', () => {
    expect(healthy.hover('r2.cfg', 'hostname R$02')).toMatchInlineSnapshot(`
      "**R2**: border router that leaks level 2 into level 1.

      - IS-IS CORE: area 49.0001, level 1-2, 3 circuits
      - neighbors: R1 (level 1), R3 (level 2)
      - IOS, r2.cfg:1"
    `);
    expect(healthy.hover('r4.cfg', 'description to R$05')).toMatchInlineSnapshot(`
      "**R5**: PE, level-1 router.

      - IS-IS CORE: area 49.0002, level 1, 2 circuits
      - neighbors: R4 (level 1)
      - VRFs: CUST
      - service loopback 10.0.0.5 on Loopback0 (BGP update-source Loopback0)
      - IOS, r5.cfg:1"
    `);
  });

  test('a NET', () => {
    expect(healthy.hover('r2.cfg', 'net 49.0001.$00000.0000.0002.00')).toMatchInlineSnapshot(`
      "**Area 49.0001, system ID 0000.0000.0002**

      - level 1: area of 2 routers (R1, R2), border routers R2
      - level 2: one backbone piece of 3 routers"
    `);
  });

  test('a system ID that is taken', () => {
    const network = screen(vpnAcrossAreas({ 'r5.cfg': [['0000.0000.0005.00', '0000.0000.0004.00']] }));
    expect(network.hover('r5.cfg', 'net 49.0002.$00000.0000.0004.00')).toMatchInlineSnapshot(`
      "**Area 49.0002, system ID 0000.0000.0004**: **the system ID is also that of R4**.

      - level 1: area of 1 router (R5), no border router"
    `);
  });

  test('a VRF and its route target', () => {
    expect(broken.hover('r5.cfg', 'vrf definition CU$0ST')).toMatchInlineSnapshot(`
      "**VRF CUST**: **broken to R1**, shared with 1 PE.

      - route distinguisher 65000:5
      - exports 65000:1, imports 65000:1

      Used by vrf forwarding (r5.cfg:11), address-family ipv4 vrf (r5.cfg:37)."
    `);
    expect(broken.hover('r1.cfg', 'route-target import 65000:$01')).toMatchInlineSnapshot(`
      "**Route target 65000:1**

      - exported by R1 CUST, R5 CUST
      - imported by R1 CUST, R5 CUST"
    `);
  });
});

describe('commands', () => {
  test('their syntax and meaning', () => {
    expect(healthy.hover('r2.cfg', 'isis me$0tric 20')).toMatchInlineSnapshot(`
      "\`isis metric {<0-16777215> | maximum} [level-1 | level-2]\`

      Metric of the link, 10 by default."
    `);
    expect(healthy.hover('r2.cfg', 'is-type level-1$0-2')).toMatchInlineSnapshot(`
      "\`is-type {level-1 | level-1-2 | level-2-only}\`

      Levels the router takes part in; both by default."
    `);
  });

  test('abbreviated', () => {
    const network = screenOf(`
      --- r1.cfg
      hostname R1
      int lo0
       ip add 10.0.0.1 255.255.255.255
       ip router isis
      router isis
       net 49.0001.0000.0000.0001.00
       metric-s wi
    `);
    expect(network.hover('r1.cfg', 'metric-s w$0i')).toMatchInlineSnapshot(`
      "\`metric-style {narrow [transition] | wide [transition] | transition} [level-1 | level-2 | level-1-2]\`

      Narrow metrics reach 63, wide ones 16777214; routers that differ do not reach each other.

      wi is short for \`wide\`."
    `);
  });

  test('of a line that nobody has finished', () => {
    const network = screenOf(`
      --- r1.cfg
      hostname R1
      interface Loopback0
       ip address 10.0.0.1 255.255.255.255
       isis met
      router isis
       net 49.0001.0000.0000.0001.00
    `);
    expect(network.hover('r1.cfg', 'isis me$0t')).toMatchInlineSnapshot(`
      "\`isis metric {<0-16777215> | maximum} [level-1 | level-2]\`

      Metric of the link, 10 by default.

      met is short for \`metric\`."
    `);
  });

  test('on every keyword of every command that is read', () => {
    const files = vpnAcrossAreas();
    const { snapshot } = healthy;
    let seen = 0;
    for (const [file, text] of files) {
      const tree = snapshot.tree(file);
      for (const { line, words } of tree ? ciscoIos.wordsOf(tree) : []) {
        for (const { word, role } of words) {
          const at = { line, character: word.start + 1 };
          const { command } = ciscoIos.commandAt(tree as SyntaxTree, at);
          if (role !== 'keyword' || !command?.help) continue;
          seen++;
          const found = hover(snapshot, file, at);
          expect(found && renderPlain(found.document), `${file}: ${text.split('\n')[line]}`).toContain(command.help);
        }
      }
    }
    expect(seen).toBeGreaterThan(200);
  });

  test('nothing on what the table does not know', () => {
    const network = screenOf(`
      --- r1.cfg
      hostname R1
      interface Loopback0
       ip address 10.0.0.1 255.255.255.255
      spanning-tree mode rapid-pvst
      snmp-server community s3cret RO
      router isis
       net 49.0001.0000.0000.0001.00
    `);
    expect(network.hover('r1.cfg', 'spanning-tree mo$0de rapid-pvst')).toBe('');
    expect(network.hover('r1.cfg', 'snmp-server community s3$0cret RO')).toBe('');
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
    expect(network.hover('r1.cfg', 'interface Loop$0back0')).toMatchInlineSnapshot(`
      "Loopback0 of \\[R1\\](command:quit): loopback in IS-IS.

      - 10.0.0.1/32
      - \\<img src=x onerror=alert(1)\\> \\| \\*\\*bold\\*\\*
      - IS-IS: level 1-2, metric 10"
    `);
    expect(network.hover('r1.cfg', 'ip address 10.0.0.$01 255.255.255.255')).toMatchInlineSnapshot(`
      "10.0.0.1/32: there is no other IS-IS router in this network.

      Advertised by \\[R1\\](command:quit) Loopback0 (r1.cfg:4)."
    `);
  });
});
