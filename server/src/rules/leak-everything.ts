/** A leak from level 2 into level 1 that lets the whole backbone in. */
import { comparePrefixes, type Ipv4Prefix, ipv4Prefix, prefixText } from '../base/ip.ts';
import { conditionsOf } from '../isis/filters.ts';
import { evaluateFilter } from '../isis/policy.ts';
import { prefixAsRoute } from '../isis/policy-conditions.ts';
import { say } from '../messages/catalogue.ts';
import type { Device } from '../model/device.ts';
import type { FilterReference, InterLevelDistribution, IsisInstance } from '../model/isis.ts';
import type { Router, RouterIndex } from '../model/network.ts';
import { vpnNeighbors } from '../mpls/provider-edges.ts';
import { areasOf } from './areas.ts';
import { findingAt } from './finding.ts';
import { loopbacksOf } from './leaks.ts';
import type { AnalysedNetwork, Rule } from './rule.ts';

const code = 'leak-everything';

/** Addresses for documentation (RFC 5737), of several lengths: no policy with a purpose permits all of them. */
const PROBES: readonly Ipv4Prefix[] = [
  ipv4Prefix(0xcb00714d, 32),
  ipv4Prefix(0xc6336404, 30),
  ipv4Prefix(0xc0000200, 24),
];

/** A route that no policy with a purpose was written for. */
const PLAIN = { metric: 10, tag: 0 } as const;

/** A list that is named and not defined is reported by its own rule. */
function leansOnUndefined(device: Device, filter: FilterReference): boolean {
  const isDefined = ({ kind, name }: FilterReference): boolean =>
    kind === 'prefix-list'
      ? device.prefixLists.some((list) => list.name === name)
      : kind === 'access-list'
        ? device.accessLists.some((list) => list.name === name)
        : device.routePolicies.some((policy) => policy.name === name);
  if (!isDefined(filter)) return true;
  return conditionsOf(device, filter).some(
    (condition) => condition.kind === 'lists' && !condition.lists.every(isDefined),
  );
}

function permitsAll(device: Device, filter: FilterReference | undefined): boolean {
  if (!filter) return true;
  if (leansOnUndefined(device, filter)) return false;
  return PROBES.every(
    (prefix) =>
      evaluateFilter(device, filter, prefixAsRoute(prefix, { ...PLAIN, types: ['level-2', 'internal'], toLevel: 1 }))
        .permitted,
  );
}

interface Flood {
  readonly router: Router;
  readonly instance: IsisInstance;
  readonly statement: InterLevelDistribution;
}

function floods({ network }: AnalysedNetwork): Flood[] {
  return network.routers.flatMap((router) =>
    router.device.isis
      .filter(({ levels }) => levels[1] && levels[2])
      .flatMap((instance) =>
        instance.interLevel
          .filter(({ from, to, filter }) => from === 2 && to === 1 && permitsAll(router.device, filter))
          .map((statement) => ({ router, instance, statement })),
      ),
  );
}

/** Loopbacks of all PEs outside the border's areas, and of the reflectors their PEs have sessions to. */
function neededOutside(analysed: AnalysedNetwork, border: RouterIndex): readonly Ipv4Prefix[] {
  const { network, mpls } = analysed;
  const areas = areasOf(analysed).of(border);
  const isInside = (router: RouterIndex): boolean => areas.some(({ routers }) => routers.has(router));
  const found = new Map<string, Ipv4Prefix>();
  for (const { router, prefix } of loopbacksOf(analysed)) {
    if (!isInside(router)) found.set(prefixText(prefix), prefix);
  }
  const peers = new Set(
    mpls.providerEdges
      .filter(({ router }) => isInside(router))
      .flatMap(({ router }) => network.routers[router]?.device ?? [])
      .flatMap((device) => vpnNeighbors(device).map(({ address }) => address)),
  );
  for (const { index, device } of network.routers) {
    if (isInside(index)) continue;
    for (const { vrf, ipv4 } of device.interfaces) {
      for (const { address, prefix } of ipv4) {
        if (!vrf && peers.has(address)) found.set(prefixText(prefix), prefix);
      }
    }
  }
  return [...found.values()].sort(comparePrefixes);
}

const keyOf = ({ router, instance }: Flood): string => `${code}:${router.name}:${instance.tag}`;

export const leakEverything: Rule = {
  code,
  severity: 'warning',
  documentation: {
    title: 'A leak lets the whole backbone into an area',
    whatItFinds:
      'A distribution of level 2 into level 1 without a policy, or with one that permits whatever it does not deny by name.',
    whyItMatters:
      'Every route of the backbone and of all other areas floods into the area. Its routers carry and recompute what the area was split off to spare them, and a change anywhere reaches all of them. VPNs need the loopbacks of the PEs only.',
    howToMend:
      'Name a policy that permits the PE loopbacks and nothing else. The quick fix writes one with the service loopbacks of all PEs outside the area and those of the reflectors its PEs have sessions to.',
    sources: ['D13', 'D21', 'RFC 5302'],
  },
  check: (analysed) =>
    floods(analysed).map((flood) => {
      const { router, statement } = flood;
      const policy = statement.filter && `${router.device.behaviour.words.routePolicy} ${statement.filter.name}`;
      return findingAt(analysed.network, router.index, statement.span, {
        code,
        severity: 'warning',
        message: say('leak-everything', { router: router.name, policy }),
        key: keyOf(flood),
      });
    }),
  mends: (finding, analysed) => {
    const flood = floods(analysed).find((each) => keyOf(each) === finding.key);
    if (!flood) return [];
    const prefixes = neededOutside(analysed, flood.router.index);
    // Unseen routers may have loopbacks that this would cut off (D31), and so may a summary that covers one.
    const isExact = (prefix: Ipv4Prefix): boolean =>
      analysed.simulation.knowledge(flood.router.index, prefix).state === 'learned';
    if (prefixes.length === 0 || analysed.simulation.dangling.length > 0 || !prefixes.every(isExact)) return [];
    return [
      {
        title: `Leak only the ${prefixes.length === 1 ? 'loopback' : `${prefixes.length} loopbacks`} that VPNs in the area need`,
        preferred: false,
        apply: (plan) => plan.editor(flood.router.index)?.restrict(flood.instance, flood.statement, prefixes),
      },
    ];
  },
};
