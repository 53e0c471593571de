/** Routers of a plan as Cisco IOS-XR configurations. */
import { formatIpv4, ipv4Mask } from '../../server/src/base/ip.ts';
import type { Levels, NetworkPlan, PlanEntry, PlanFilter, PlanPrefix, PlanRouter } from './network-plan.ts';
import type { Renderer } from './renderer.ts';

const mask = (length: number): string => formatIpv4(ipv4Mask(length));
const slashed = ({ address, length }: PlanPrefix): string => `${formatIpv4(address)}/${length}`;

const IS_TYPE: Readonly<Record<Levels, string>> = { '1': 'level-1', '2': 'level-2-only', '1-2': 'level-1-2' };
const LEVEL: Readonly<Record<Levels, string>> = { '1': ' level 1', '2': ' level 2', '1-2': '' };
const REDISTRIBUTED: Readonly<Record<Levels, string>> = { '1': 'level-1', '2': 'level-2', '1-2': 'level-1-2' };

const indented = (lines: readonly string[]): string[] => lines.map((line) => ` ${line}`);
const block = (header: string, lines: readonly string[]): string[] => [header, ...indented(lines), '!'];

const boundsOf = ({ ge, le }: PlanEntry): string =>
  `${ge === undefined ? '' : ` ge ${ge}`}${le === undefined ? '' : ` le ${le}`}`;

const accepted = ({ setMetric, setTag }: PlanFilter): string[] => {
  const sets = [
    ...(setMetric === undefined ? [] : [`set metric ${setMetric}`]),
    ...(setTag === undefined ? [] : [`set tag ${setTag}`]),
  ];
  return sets.length === 0 ? ['pass'] : sets;
};
const tagged = ({ matchTag }: PlanFilter): string => (matchTag === undefined ? '' : ` and tag eq ${matchTag}`);

/** The first entry that matches decides: the entries as branches, each with its own set in place. */
function policyLines(name: string, filter: PlanFilter): string[] {
  const { entries } = filter;
  const branches = entries.flatMap((entry, index) => [
    `  ${index === 0 ? 'if' : 'elseif'} destination in (${slashed(entry.prefix)}${boundsOf(entry)})${entry.permit ? tagged(filter) : ''} then`,
    ...(entry.permit ? accepted(filter) : ['drop']).map((line) => `    ${line}`),
  ]);
  const body = entries.length === 0 ? ['  drop'] : [...branches, '  else', '    drop', '  endif'];
  return [`route-policy ${name}`, ...body, 'end-policy', '!'];
}

/** A filter that only permits is a set and a policy, as people write it. */
function filterLines(name: string, filter: PlanFilter): string[] {
  const { entries } = filter;
  if (entries.length === 0 || !entries.every(({ permit }) => permit)) return policyLines(name, filter);
  const texts = entries.map((entry) => `  ${slashed(entry.prefix)}${boundsOf(entry)}`);
  return [
    `prefix-set ${name}`,
    texts.join(',\n'),
    'end-set',
    '!',
    `route-policy ${name}`,
    `  if destination in ${name}${tagged(filter)} then`,
    ...accepted(filter).map((line) => `    ${line}`),
    '  else',
    '    drop',
    '  endif',
    'end-policy',
    '!',
  ];
}

interface Port {
  readonly end: NetworkPlan['links'][number]['ends'][number];
  readonly link: NetworkPlan['links'][number];
}

const portsOf = (plan: NetworkPlan, router: number): Port[] =>
  plan.links.flatMap((link) => link.ends.filter((end) => end.router === router).map((end) => ({ end, link })));

const circuitType = (levels: Levels): string[] => (levels === '1-2' ? [] : [`circuit-type ${IS_TYPE[levels]}`]);

function circuitLines({ end, link }: Port): string[] {
  return block(`interface ${end.interface}`, [
    ...circuitType(end.levels),
    ...(link.lan ? [] : ['point-to-point']),
    `priority ${end.priority}`,
    ...block('address-family ipv4 unicast', [`metric ${end.metric[1]} level 1`, `metric ${end.metric[2]} level 2`]),
  ]);
}

function instanceLines(plan: NetworkPlan, router: PlanRouter, index: number): string[] {
  const { loopback } = router;
  const family = [
    `metric-style ${router.style}`,
    ...(router.leak === 'none' ? [] : ['propagate level 2 into level 1 route-policy LEAK']),
    ...(router.up ? ['propagate level 1 into level 2 route-policy UP'] : []),
    ...router.summaries.map(({ prefix, levels }) => `summary-prefix ${slashed(prefix)}${LEVEL[levels]}`),
    ...router.statics.map(
      ({ levels, metric }, at) =>
        `redistribute static ${REDISTRIBUTED[levels]} metric ${metric} route-policy STATIC${at}`,
    ),
  ];
  return block('router isis CORE', [
    `is-type ${IS_TYPE[router.levels]}`,
    `net 49.${String(router.area).padStart(4, '0')}.0000.0000.${String(router.id).padStart(4, '0')}.00`,
    ...(router.overload ? ['set-overload-bit advertise external interlevel'] : []),
    ...block('address-family ipv4 unicast', family),
    ...block('interface Loopback0', [
      ...(loopback.passive ? ['passive'] : []),
      ...(loopback.passive ? [] : circuitType(loopback.levels)),
      ...block('address-family ipv4 unicast', []),
    ]),
    ...portsOf(plan, index).flatMap(circuitLines),
  ]);
}

function vpnLines(plan: NetworkPlan, index: number): string[] {
  const vpn = plan.routers[index]?.vpn;
  if (vpn === undefined) return [];
  const peers = plan.routers.flatMap(({ vpn: other, loopback }, at) =>
    other === undefined || at === index ? [] : [formatIpv4(loopback.prefix.address)],
  );
  const own = index + 1;
  return [
    ...block(`vrf CUST${vpn}`, [
      ...block('address-family ipv4 unicast', [
        ...block('import route-target', [`65000:${vpn}`]),
        ...block('export route-target', [`65000:${vpn}`]),
      ]),
    ]),
    ...block('interface GigabitEthernet0/9/0/9', [`vrf CUST${vpn}`, `ipv4 address 192.168.${own}.1 255.255.255.0`]),
    ...block('router bgp 65000', [
      ...block('address-family vpnv4 unicast', []),
      ...block('neighbor-group PES', [
        'remote-as 65000',
        'update-source Loopback0',
        ...block('address-family vpnv4 unicast', []),
      ]),
      ...peers.flatMap((peer) => block(`neighbor ${peer}`, ['use neighbor-group PES'])),
      ...block(`vrf CUST${vpn}`, [`rd 65000:${own}`]),
    ]),
  ];
}

function configuration(plan: NetworkPlan, index: number): string {
  const router = plan.routers[index] as PlanRouter;
  const { loopback } = router;
  const withLdp = portsOf(plan, index).filter(({ end }) => end.ldp);
  const lines = [
    '!! IOS XR Configuration 7.3.2',
    `hostname ${router.name}`,
    ...block('interface Loopback0', [`ipv4 address ${slashed(loopback.prefix)}`]),
    ...portsOf(plan, index).flatMap(({ end, link }) =>
      block(`interface ${end.interface}`, [`ipv4 address ${formatIpv4(end.address)} ${mask(link.prefix.length)}`]),
    ),
    ...vpnLines(plan, index),
    ...router.statics.flatMap(({ prefix }, at) => filterLines(`STATIC${at}`, { entries: [{ permit: true, prefix }] })),
    ...(router.leak === 'all' ? ['route-policy LEAK', '  pass', 'end-policy', '!'] : []),
    ...(typeof router.leak === 'string' ? [] : filterLines('LEAK', router.leak)),
    ...(router.up ? filterLines('UP', router.up) : []),
    ...block('router static', [
      ...block(
        'address-family ipv4 unicast',
        router.statics.map(({ prefix }) => `${slashed(prefix)} Null0`),
      ),
    ]),
    ...instanceLines(plan, router, index),
    ...block(
      'mpls ldp',
      withLdp.flatMap(({ end }) => block(`interface ${end.interface}`, [])),
    ),
    'end',
  ];
  return `${lines.join('\n')}\n`;
}

export const xrRenderer: Renderer = {
  dialect: 'cisco-ios-xr',
  port: (port) => `GigabitEthernet0/0/0/${port}`,
  styles: ['wide', 'narrow', 'transition'],
  render: configuration,
};
