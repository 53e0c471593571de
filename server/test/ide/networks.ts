/** A small provider network for tests: two areas, a backbone router between them, one VPN. */

interface PlainRouter {
  readonly name: string;
  readonly number: number;
  readonly area: string;
  readonly type: 'level-1' | 'level-1-2' | 'level-2-only';
  /** Other end's number by interface, in order. */
  readonly links: readonly { readonly to: number; readonly metric?: number }[];
  readonly leaks?: string;
  readonly remotePe?: string;
}

function link(from: number, { to, metric }: PlainRouter['links'][number], position: number): string {
  const [low, high] = from < to ? [from, to] : [to, from];
  return `interface GigabitEthernet0/${position}
 description to R${to}
 ip address 10.${low}.${high}.${from === low ? 1 : 2} 255.255.255.252
 ip router isis CORE
 isis network point-to-point
${metric === undefined ? '' : ` isis metric ${metric}\n`} mpls ip
!
`;
}

const customer = (number: number): string => `vrf definition CUST
 rd 65000:${number}
 address-family ipv4
  route-target export 65000:1
  route-target import 65000:1
 exit-address-family
!
interface Loopback100
 vrf forwarding CUST
 ip address 192.168.${number}.1 255.255.255.255
!
`;

const session = (number: number, peer: string): string => `router bgp 65000
 bgp router-id 10.0.0.${number}
 neighbor ${peer} remote-as 65000
 neighbor ${peer} update-source Loopback0
 address-family vpnv4
  neighbor ${peer} activate
 exit-address-family
 address-family ipv4 vrf CUST
  redistribute connected
 exit-address-family
!
`;

const leak = (loopback: string): string => `ip prefix-list PE-LOOPBACKS seq 5 permit ${loopback}/32
!
route-map L2-TO-L1 permit 10
 match ip address prefix-list PE-LOOPBACKS
!
`;

function configuration(router: PlainRouter): string {
  const { name, number, area, type, links, leaks, remotePe } = router;
  return `hostname ${name}
!
${remotePe ? customer(number) : ''}interface Loopback0
 ip address 10.0.0.${number} 255.255.255.255
 ip router isis CORE
!
${links.map((each, position) => link(number, each, position)).join('')}router isis CORE
 net ${area}.0000.0000.000${number}.00
 is-type ${type}
 metric-style wide
${leaks ? ' redistribute isis ip level-2 into level-1 route-map L2-TO-L1\n' : ''}!
${leaks ? leak(leaks) : ''}${remotePe ? session(number, remotePe) : ''}end
`;
}

const ROUTERS: readonly PlainRouter[] = [
  { name: 'R1', number: 1, area: '49.0001', type: 'level-1', links: [{ to: 2 }], remotePe: '10.0.0.5' },
  {
    name: 'R2',
    number: 2,
    area: '49.0001',
    type: 'level-1-2',
    links: [{ to: 1 }, { to: 3, metric: 20 }],
    leaks: '10.0.0.5',
  },
  {
    name: 'R3',
    number: 3,
    area: '49.0000',
    type: 'level-2-only',
    links: [
      { to: 2, metric: 20 },
      { to: 4, metric: 30 },
    ],
  },
  {
    name: 'R4',
    number: 4,
    area: '49.0002',
    type: 'level-1-2',
    links: [{ to: 3, metric: 30 }, { to: 5 }],
    leaks: '10.0.0.1',
  },
  { name: 'R5', number: 5, area: '49.0002', type: 'level-1', links: [{ to: 4 }], remotePe: '10.0.0.1' },
];

/**
 * R1 (PE, 49.0001) - R2 - R3 (backbone) - R4 - R5 (PE, 49.0002), one file each (`r1.cfg` …). R2 and R4 leak the
 * other area's PE. `changes` replaces text in a file, which must occur in it.
 */
export function vpnAcrossAreas(
  changes: Readonly<Record<string, readonly (readonly [was: string, is: string])[]>> = {},
): ReadonlyMap<string, string> {
  return new Map(
    ROUTERS.map((router) => {
      const file = `${router.name.toLowerCase()}.cfg`;
      let text = configuration(router);
      for (const [was, is] of changes[file] ?? []) {
        if (!text.includes(was)) throw new Error(`${file} does not hold: ${was}`);
        text = text.replace(was, () => is);
      }
      return [file, text];
    }),
  );
}
