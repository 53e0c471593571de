/** Routers of a plan as Junos configurations: every other one in braces, the rest as `set` lines. */
import { formatIpv4 } from '../../server/src/base/ip.ts';
import {
  hasLevel,
  type Levels,
  type NetworkPlan,
  type PlanFilter,
  type PlanPrefix,
  type PlanRouter,
} from './network-plan.ts';
import type { Renderer } from './renderer.ts';

/** One statement: the words of each level of the hierarchy on the way to it. */
export type Path = readonly string[];

const prefixText = ({ address, length }: PlanPrefix): string => `${formatIpv4(address)}/${length}`;
const disabled = (levels: Levels): number[] => ([1, 2] as const).filter((level) => !hasLevel(levels, level));

const POLICY = 'policy-options/policy-statement EXPORT';
/** `base` has its levels between slashes; the further ones may have slashes in their words. */
const at = (base: string, ...parts: readonly string[]): Path => [...base.split('/'), ...parts];

interface TermMatch {
  readonly from: readonly string[];
  readonly to: 1 | 2;
}

function term(name: string, { from, to }: TermMatch, then: readonly string[]): Path[] {
  const head = at(POLICY, `term ${name}`);
  return [
    ...from.map((condition): Path => [...head, 'from', condition]),
    [...head, 'to', `level ${to}`],
    ...then.map((action): Path => [...head, 'then', action]),
  ];
}

/** A prefix list of the plan, first match wins, as one term for each entry and one that rejects the rest. */
function filterTerms(name: string, filter: PlanFilter, to: 1 | 2): Path[] {
  // On the way up the router's own prefixes of level 1 count as well, which are no routes of IS-IS.
  const isis = to === 1 ? ['protocol isis', 'level 2'] : [];
  const sets = [
    ...(filter.setMetric === undefined ? [] : [`metric ${filter.setMetric}`]),
    ...(filter.setTag === undefined ? [] : [`tag ${filter.setTag}`]),
  ];
  const tag = filter.matchTag === undefined ? [] : [`tag ${filter.matchTag}`];
  const entries = filter.entries.flatMap(({ permit, prefix, ge, le }, index) => {
    const low = ge ?? prefix.length;
    const high = le ?? (ge === undefined ? prefix.length : 32);
    const match = `route-filter ${prefixText(prefix)} prefix-length-range /${low}-/${high}`;
    const from = [...isis, match, ...(permit ? tag : [])];
    return term(`${name}${index}`, { from, to }, permit ? [...sets, 'accept'] : ['reject']);
  });
  return [...entries, ...term(`${name}-REST`, { from: isis, to }, ['reject'])];
}

function policyPaths(router: PlanRouter): Path[] {
  const statics = router.statics.flatMap(({ prefix, levels, metric }, index) =>
    ([1, 2] as const)
      .filter((level) => hasLevel(levels, level))
      .flatMap((level) =>
        term(
          `STATIC${index}-${level}`,
          { from: ['protocol static', `route-filter ${prefixText(prefix)} exact`], to: level },
          [`metric ${metric}`, 'accept'],
        ),
      ),
  );
  const all = term('LEAK', { from: ['protocol isis', 'level 2'], to: 1 }, ['accept']);
  const leak = router.leak === 'none' ? [] : router.leak === 'all' ? all : filterTerms('LEAK', router.leak, 1);
  const up = router.up ? filterTerms('UP', router.up, 2) : [];
  const otherStatics: Path[] =
    statics.length === 0
      ? []
      : [at(POLICY, 'term STATIC-REST', 'from', 'protocol static'), at(POLICY, 'term STATIC-REST', 'then', 'reject')];
  const terms = [...statics, ...otherStatics, ...leak, ...up];
  return terms.length === 0 ? [] : [...terms, at('protocols/isis', 'export EXPORT')];
}

function interfacePaths(plan: NetworkPlan, router: number): Path[] {
  return plan.links.flatMap((link) =>
    link.ends
      .filter((end) => end.router === router)
      .flatMap((end) => {
        const port = end.interface.replace(/\.0$/, '');
        const unit = ['interfaces', port, 'unit 0'];
        const circuit = at('protocols/isis', `interface ${end.interface}`);
        return [
          [...unit, 'family inet', `address ${formatIpv4(end.address)}/${link.prefix.length}`],
          [...unit, 'family iso'],
          ...(end.ldp ? [[...unit, 'family mpls'], at('protocols/ldp', `interface ${end.interface}`)] : []),
          ...(link.lan ? [] : [[...circuit, 'point-to-point']]),
          ...disabled(end.levels).map((level): Path => [...circuit, `level ${level}`, 'disable']),
          ...([1, 2] as const).flatMap((level): Path[] => [
            [...circuit, `level ${level}`, `metric ${end.metric[level]}`],
            [...circuit, `level ${level}`, `priority ${end.priority}`],
          ]),
        ];
      }),
  );
}

function loopbackPaths({ loopback, area, id }: PlanRouter): Path[] {
  const unit = ['interfaces', 'lo0', 'unit 0'];
  const circuit = at('protocols/isis', 'interface lo0.0');
  const net = `49.${String(area).padStart(4, '0')}.0000.0000.${String(id).padStart(4, '0')}.00`;
  return [
    [...unit, 'family inet', `address ${prefixText(loopback.prefix)}`],
    [...unit, 'family iso', `address ${net}`],
    circuit,
    ...(loopback.passive
      ? []
      : disabled(loopback.levels).map((level): Path => [...circuit, `level ${level}`, 'disable'])),
  ];
}

function instancePaths(router: PlanRouter): Path[] {
  return [
    ...disabled(router.levels).map((level) => at('protocols/isis', `level ${level}`, 'disable')),
    ...(router.style === 'wide'
      ? [1, 2].map((level) => at('protocols/isis', `level ${level}`, 'wide-metrics-only'))
      : []),
    ...(router.overload ? [at('protocols/isis', 'overload', 'allow-route-leaking')] : []),
    ...router.statics.map(({ prefix }) => at('routing-options/static', `route ${prefixText(prefix)} discard`)),
  ];
}

function vpnPaths(plan: NetworkPlan, index: number): Path[] {
  const router = plan.routers[index];
  if (router?.vpn === undefined) return [];
  const peers = plan.routers.flatMap(({ vpn, loopback }, other) =>
    vpn === undefined || other === index ? [] : [formatIpv4(loopback.prefix.address)],
  );
  const instance = ['routing-instances', `CUST${router.vpn}`];
  const group = at('protocols/bgp', 'group PE');
  const own = index + 1;
  return [
    ['interfaces', 'ge-9/0/9', 'unit 0', 'family inet', `address 192.168.${own}.1/24`],
    [...instance, 'instance-type vrf'],
    [...instance, 'interface ge-9/0/9.0'],
    [...instance, `route-distinguisher 65000:${own}`],
    [...instance, `vrf-target target:65000:${router.vpn}`],
    at('routing-options', 'autonomous-system 65000'),
    [...group, 'type internal'],
    [...group, `local-address ${formatIpv4(router.loopback.prefix.address)}`],
    [...group, 'family inet-vpn', 'unicast'],
    ...peers.map((peer): Path => [...group, `neighbor ${peer}`]),
  ];
}

interface Nested {
  readonly children: Map<string, Nested>;
}

/** Statements of the tree in braces. */
function braces({ children }: Nested, indent: string): string[] {
  return [...children].flatMap(([words, inner]) =>
    inner.children.size === 0
      ? [`${indent}${words};`]
      : [`${indent}${words} {`, ...braces(inner, `${indent}    `), `${indent}}`],
  );
}

export function inBraces(paths: readonly Path[]): string[] {
  const root: Nested = { children: new Map() };
  for (const each of paths) {
    let node = root;
    for (const words of each) {
      const next = node.children.get(words) ?? { children: new Map() };
      node.children.set(words, next);
      node = next;
    }
  }
  return braces(root, '');
}

export const asLines = (paths: readonly Path[]): string[] => paths.map((each) => `set ${each.join(' ')}`);

export function junosPaths(plan: NetworkPlan, index: number): Path[] {
  const router = plan.routers[index] as PlanRouter;
  return [
    at('system', `host-name ${router.name}`),
    ...loopbackPaths(router),
    ...interfacePaths(plan, index),
    ...instancePaths(router),
    ...policyPaths(router),
    ...vpnPaths(plan, index),
  ];
}

export const junosRenderer: Renderer = {
  dialect: 'junos',
  port: (port) => `ge-0/0/${port}.0`,
  // Metrics end at 63 where narrow ones are sent as well, so only wide ones say the same as elsewhere.
  styles: ['wide'],
  // Aggregate routes are no summaries: what they stand for goes on beside them.
  withoutSummaries: true,
  render: (plan, index) => {
    const paths = junosPaths(plan, index);
    return `${(index % 2 === 0 ? inBraces(paths) : asLines(paths)).join('\n')}\n`;
  },
};
