/** Routers of a plan as Cisco IOS configurations. */
import { formatIpv4, ipv4Mask } from '../../server/src/base/ip.ts';
import type { Levels, NetworkPlan, PlanFilter, PlanPrefix, PlanRouter } from './network-plan.ts';
import type { Renderer } from './renderer.ts';

const mask = (length: number): string => formatIpv4(ipv4Mask(length));
const withMask = ({ address, length }: PlanPrefix): string => `${formatIpv4(address)} ${mask(length)}`;

const IS_TYPE: Readonly<Record<Levels, string>> = { '1': 'level-1', '2': 'level-2-only', '1-2': 'level-1-2' };
const LEVEL: Readonly<Record<Levels, string>> = { '1': 'level-1', '2': 'level-2', '1-2': 'level-1-2' };

function filterLines(name: string, filter: PlanFilter): string[] {
  const entries = filter.entries.map(({ permit, prefix, ge, le }, index) => {
    const bounds = `${ge === undefined ? '' : ` ge ${ge}`}${le === undefined ? '' : ` le ${le}`}`;
    const action = permit ? 'permit' : 'deny';
    return `ip prefix-list ${name} seq ${5 * (index + 1)} ${action} ${formatIpv4(prefix.address)}/${prefix.length}${bounds}`;
  });
  const tag = filter.matchTag === undefined ? [] : [` match tag ${filter.matchTag}`];
  const set = [
    ...(filter.setMetric === undefined ? [] : [` set metric ${filter.setMetric}`]),
    ...(filter.setTag === undefined ? [] : [` set tag ${filter.setTag}`]),
  ];
  return [...entries, '!', `route-map ${name} permit 10`, ` match ip address prefix-list ${name}`, ...tag, ...set, '!'];
}

function interfaceLines(plan: NetworkPlan, router: number): string[] {
  return plan.links.flatMap((link) =>
    link.ends
      .filter((end) => end.router === router)
      .flatMap((end) => [
        `interface ${end.interface}`,
        ` ip address ${formatIpv4(end.address)} ${mask(link.prefix.length)}`,
        ...(end.ldp ? [' mpls ip'] : []),
        ' ip router isis CORE',
        ...(link.lan ? [] : [' isis network point-to-point']),
        ...(end.levels === '1-2' ? [] : [` isis circuit-type ${end.levels === '1' ? 'level-1' : 'level-2-only'}`]),
        ` isis metric ${end.metric[1]} level-1`,
        ` isis metric ${end.metric[2]} level-2`,
        ` isis priority ${end.priority}`,
        '!',
      ]),
  );
}

function instanceLines(router: PlanRouter): string[] {
  const lines = [
    'router isis CORE',
    ` net 49.${String(router.area).padStart(4, '0')}.0000.0000.${String(router.id).padStart(4, '0')}.00`,
    ` is-type ${IS_TYPE[router.levels]}`,
    ` metric-style ${router.style}`,
  ];
  if (router.loopback.passive) lines.push(' passive-interface Loopback0');
  if (router.overload) lines.push(' set-overload-bit');
  if (router.leak === 'all') lines.push(' redistribute isis ip level-2 into level-1');
  else if (router.leak !== 'none') lines.push(' redistribute isis ip level-2 into level-1 route-map LEAK');
  if (router.up) lines.push(' redistribute isis ip level-1 into level-2 route-map UP');
  for (const { prefix, levels } of router.summaries)
    lines.push(` summary-address ${withMask(prefix)} ${LEVEL[levels]}`);
  router.statics.forEach(({ levels, metric }, index) => {
    lines.push(` redistribute static ip metric ${metric} route-map STATIC${index} ${LEVEL[levels]}`);
  });
  return [...lines, '!'];
}

function vpnLines(plan: NetworkPlan, index: number): string[] {
  const vpn = plan.routers[index]?.vpn;
  if (vpn === undefined) return [];
  const peers = plan.routers.flatMap(({ vpn: other, loopback }, at) =>
    other === undefined || at === index ? [] : [formatIpv4(loopback.prefix.address)],
  );
  const own = index + 1;
  return [
    `vrf definition CUST${vpn}`,
    ` rd 65000:${own}`,
    ' address-family ipv4',
    `  route-target export 65000:${vpn}`,
    `  route-target import 65000:${vpn}`,
    ' exit-address-family',
    '!',
    'interface GigabitEthernet9/9',
    ` vrf forwarding CUST${vpn}`,
    ` ip address 192.168.${own}.1 255.255.255.0`,
    '!',
    'router bgp 65000',
    ...peers.flatMap((peer) => [` neighbor ${peer} remote-as 65000`, ` neighbor ${peer} update-source Loopback0`]),
    ' address-family vpnv4',
    ...peers.map((peer) => `  neighbor ${peer} activate`),
    ' exit-address-family',
    '!',
  ];
}

function configuration(plan: NetworkPlan, index: number): string {
  const router = plan.routers[index] as PlanRouter;
  const { loopback } = router;
  const lines = [
    `hostname ${router.name}`,
    '!',
    'interface Loopback0',
    ` ip address ${withMask(loopback.prefix)}`,
    ...(loopback.passive ? [] : [' ip router isis CORE']),
    ...(loopback.levels === '1-2' || loopback.passive
      ? []
      : [` isis circuit-type ${loopback.levels === '1' ? 'level-1' : 'level-2-only'}`]),
    '!',
    ...interfaceLines(plan, index),
    ...vpnLines(plan, index),
    ...instanceLines(router),
    ...router.statics.map(({ prefix }) => `ip route ${withMask(prefix)} Null0`),
    ...router.statics.flatMap(({ prefix }, at) => filterLines(`STATIC${at}`, { entries: [{ permit: true, prefix }] })),
    ...(typeof router.leak === 'string' ? [] : filterLines('LEAK', router.leak)),
    ...(router.up ? filterLines('UP', router.up) : []),
    'end',
  ];
  return `${lines.join('\n')}\n`;
}

export const iosRenderer: Renderer = {
  dialect: 'cisco-ios',
  port: (port) => `GigabitEthernet0/${port}`,
  styles: ['wide', 'narrow', 'transition'],
  render: configuration,
};
