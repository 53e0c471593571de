/** Routers of a plan as Arista EOS configurations. */
import { formatIpv4 } from '../../server/src/base/ip.ts';
import type { Levels, NetworkPlan, PlanEntry, PlanFilter, PlanPrefix, PlanRouter } from './network-plan.ts';
import type { Renderer } from './renderer.ts';

const prefixText = ({ address, length }: PlanPrefix): string => `${formatIpv4(address)}/${length}`;
const levelText = (levels: Levels): string => `level-${levels}`;

function listLines(name: string, entries: readonly PlanEntry[]): string[] {
  const lines = entries.map(({ permit, prefix, ge, le }, index) => {
    const bounds = ge !== undefined && ge === le ? [`eq ${ge}`] : [ge && `ge ${ge}`, le && `le ${le}`];
    const words = [`seq ${10 * (index + 1)}`, permit ? 'permit' : 'deny', prefixText(prefix), ...bounds];
    return `   ${words.filter((word) => word).join(' ')}`;
  });
  return [`ip prefix-list ${name}`, ...lines, '!'];
}

const filterLines = (name: string, { entries, setMetric, matchTag, setTag }: PlanFilter): string[] => [
  ...listLines(name, entries),
  `route-map ${name} permit 10`,
  `   match ip address prefix-list ${name}`,
  ...(matchTag === undefined ? [] : [`   match tag ${matchTag}`]),
  ...(setMetric === undefined ? [] : [`   set metric ${setMetric}`]),
  ...(setTag === undefined ? [] : [`   set tag ${setTag}`]),
  '!',
];

/** One redistribution for all static routes; what each one gets is in its entry. */
const staticLines = ({ statics }: PlanRouter): string[] =>
  statics.flatMap(({ prefix, levels, metric }, index) => [
    ...listLines(`STATIC${index}`, [{ permit: true, prefix }]),
    `route-map STATIC permit ${10 * (index + 1)}`,
    `   match ip address prefix-list STATIC${index}`,
    `   set metric ${metric}`,
    `   set isis level ${levelText(levels)}`,
    '!',
  ]);

const interfaceLines = (plan: NetworkPlan, router: number): string[] =>
  plan.links.flatMap(({ ends, prefix, lan }) =>
    ends
      .filter((end) => end.router === router)
      .flatMap((end) => [
        `interface ${end.interface}`,
        '   no switchport',
        `   ip address ${formatIpv4(end.address)}/${prefix.length}`,
        ...(end.ldp ? ['   mpls ldp interface'] : []),
        '   isis enable CORE',
        ...(end.levels === '1-2' ? [] : [`   isis circuit-type ${levelText(end.levels)}`]),
        `   isis metric ${end.metric[1]} level-1`,
        `   isis metric ${end.metric[2]} level-2`,
        `   isis priority ${end.priority}`,
        ...(lan ? [] : ['   isis network point-to-point']),
        '!',
      ]),
  );

function loopbackLines({ loopback }: PlanRouter): string[] {
  const { levels, passive, prefix } = loopback;
  return [
    'interface Loopback0',
    `   ip address ${prefixText(prefix)}`,
    '   isis enable CORE',
    ...(passive ? ['   isis passive'] : []),
    ...(passive || levels === '1-2' ? [] : [`   isis circuit-type ${levelText(levels)}`]),
    '!',
  ];
}

function instanceLines(router: PlanRouter): string[] {
  const leak = 'redistribute isis level-2 into level-1';
  return [
    'router isis CORE',
    `   net 49.${String(router.area).padStart(4, '0')}.0000.0000.${String(router.id).padStart(4, '0')}.00`,
    `   is-type ${levelText(router.levels)}`,
    ...(router.overload ? ['   set-overload-bit'] : []),
    ...(router.statics.length > 0 ? ['   redistribute static route-map STATIC'] : []),
    '   !',
    '   address-family ipv4 unicast',
    ...(router.leak === 'none' ? [] : [`      ${leak}${router.leak === 'all' ? '' : ' route-map LEAK'}`]),
    ...(router.up ? ['      redistribute isis level-1 into level-2 route-map UP'] : []),
    ...router.summaries.map(({ prefix, levels }) => `      summary-address ${prefixText(prefix)} ${levelText(levels)}`),
    '!',
  ];
}

function vpnLines(plan: NetworkPlan, index: number, vpn: number): string[] {
  const peers = plan.routers.flatMap(({ vpn: other, loopback }, at) =>
    other === undefined || at === index ? [] : [formatIpv4(loopback.prefix.address)],
  );
  return [
    'router bgp 65000',
    ...peers.flatMap((peer) => [`   neighbor ${peer} remote-as 65000`, `   neighbor ${peer} update-source Loopback0`]),
    '   !',
    '   address-family vpn-ipv4',
    ...peers.map((peer) => `      neighbor ${peer} activate`),
    '   !',
    `   vrf CUST${vpn}`,
    `      rd 65000:${index + 1}`,
    `      route-target import vpn-ipv4 65000:${vpn}`,
    `      route-target export vpn-ipv4 65000:${vpn}`,
    '!',
  ];
}

function configuration(plan: NetworkPlan, index: number): string {
  const router = plan.routers[index] as PlanRouter;
  const { vpn } = router;
  const lines = [
    `! device: ${router.name} (cEOSLab, EOS-4.32.0F)`,
    '!',
    'service routing protocols model multi-agent',
    '!',
    `hostname ${router.name}`,
    '!',
    ...(vpn === undefined ? [] : [`vrf instance CUST${vpn}`, '!']),
    ...interfaceLines(plan, index),
    ...(vpn === undefined
      ? []
      : [
          'interface Ethernet9',
          '   no switchport',
          `   vrf CUST${vpn}`,
          `   ip address 192.168.${index + 1}.1/24`,
          '!',
        ]),
    ...loopbackLines(router),
    'ip routing',
    '!',
    ...(typeof router.leak === 'string' ? [] : filterLines('LEAK', router.leak)),
    ...(router.up ? filterLines('UP', router.up) : []),
    ...staticLines(router),
    ...router.statics.map(({ prefix }) => `ip route ${prefixText(prefix)} Null0`),
    'mpls ip',
    '!',
    'mpls ldp',
    '   interface disabled default',
    '   no shutdown',
    '!',
    ...(vpn === undefined ? [] : vpnLines(plan, index, vpn)),
    ...instanceLines(router),
    'end',
  ];
  return `${lines.join('\n')}\n`;
}

export const eosRenderer: Renderer = {
  dialect: 'arista-eos',
  // The ninth port is a customer's.
  port: (port) => `Ethernet${port < 8 ? port + 1 : port + 2}`,
  styles: ['wide'],
  render: configuration,
};
