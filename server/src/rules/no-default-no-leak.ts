/** A PE in a level-1 area that has neither a default route nor a leak for the peers it needs (D17, D18). */
import { ipv4Prefix } from '../base/ip.ts';
import type { RouterIndex } from '../model/network.ts';
import { vpnNeighbors } from '../mpls/provider-edges.ts';
import { type Area, areasOf } from './areas.ts';
import { findingAt, relatedAt } from './finding.ts';
import { loopbacksOf } from './leaks.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { listText, namesOf, routerName, verb } from './words.ts';

const code = 'no-default-no-leak';

const DEFAULT = ipv4Prefix(0, 0);

interface Stranded {
  readonly area: Area;
  readonly routers: RouterIndex[];
  readonly peers: Set<string>;
}

/** Addresses of VPN and pseudowire peers, and of the PEs a service is shared with. */
function neededAddresses({ network, mpls }: AnalysedNetwork, loopbacks: ReadonlyMap<RouterIndex, number>) {
  return (router: RouterIndex): ReadonlySet<number> => {
    const device = network.routers[router]?.device;
    const addresses = device
      ? [...vpnNeighbors(device).flatMap(({ address }) => address ?? []), ...device.pseudowires.map(({ peer }) => peer)]
      : [];
    // Paths that segment-routing policies make on demand need no route to the far PE (D29).
    const peers = device?.srPolicies?.onDemand ? [] : mpls.judgedPeers(router);
    return new Set([...addresses, ...peers.flatMap((peer) => loopbacks.get(peer) ?? [])]);
  };
}

/** Only asked for where a PE has no way out, which is seldom. */
const addressOwners = perNetwork(
  ({ network }: AnalysedNetwork): ReadonlyMap<number, RouterIndex> =>
    new Map(
      network.routers.flatMap(({ index, device }) =>
        device.interfaces.flatMap((each) =>
          each.vrf ? [] : each.ipv4.map(({ address }) => [address, index] as const),
        ),
      ),
    ),
);

function strandedAreas(analysed: AnalysedNetwork): Stranded[] {
  const { network, simulation } = analysed;
  const areas = areasOf(analysed);
  const loopbacks = new Map(loopbacksOf(analysed).map(({ router, loopback }) => [router, loopback.host.address]));
  const needed = neededAddresses(analysed, loopbacks);
  const found = new Map<Area, Stranded>();
  for (const router of loopbacks.keys()) {
    const [area] = areas.of(router);
    // A default route leads to every address there is.
    if (areas.inBackbone.has(router) || !area || simulation.knowledge(router, DEFAULT).state === 'learned') continue;
    for (const address of needed(router)) {
      const owner = addressOwners(analysed).get(address);
      if (owner === undefined || owner === router || area.routers.has(owner)) continue;
      if (simulation.knowledge(router, ipv4Prefix(address, 32)).state !== 'none') continue;
      const stranded = found.get(area) ?? { area, routers: [], peers: new Set<string>() };
      found.set(area, stranded);
      if (!stranded.routers.includes(router)) stranded.routers.push(router);
      stranded.peers.add(routerName(network, owner));
    }
  }
  return [...found.values()];
}

function report({ network, mpls }: AnalysedNetwork, { area, routers, peers }: Stranded): Finding[] {
  const [first = -1] = routers;
  const instance = network.routers[first]?.device.isis.find(({ vrf }) => vrf === undefined);
  if (!instance) return [];
  const borders = area.borders.map(({ router }) => router);
  const ignoring = routers.filter((router) => network.routers[router]?.device.isis.some((each) => each.ignoreAttached));
  const why =
    ignoring.length > 0
      ? `${listText(namesOf(network, ignoring))} ${verb(ignoring.length, 'ignores', 'ignore')} the attached bit`
      : borders.length === 0
        ? 'no router of the area has a level-2 neighbor'
        : `${listText(namesOf(network, borders))} ${verb(borders.length, 'does', 'do')} not set the attached bit`;
  const names = namesOf(network, routers);
  // A PE that is cut off its services is an error, whatever the rule.
  const isCutOff = routers.some((router) =>
    mpls.judgedPeers(router).some((peer) => mpls.verdict(router, peer).state === 'broken'),
  );
  return [
    findingAt(network, first, instance.section.span, {
      code,
      severity: isCutOff ? 'error' : 'warning',
      message: `${listText(names)} in ${area.name} ${verb(names.length, 'has', 'have')} neither a default route nor a leaked route for ${listText([...peers].sort())}: ${why}. Not even BGP sessions come up. Attach the area to level 2, or leak what its PEs need.`,
      key: `${code}:${area.key}`,
      affected: names,
      related: area.borders.map(({ router, instance: border }) =>
        relatedAt(network, router, border.section.span, 'this border router offers no default route'),
      ),
    }),
  ];
}

export const noDefaultNoLeak: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'An area has no way out for what its PEs need',
    whatItFinds:
      'A PE in a level-1 area that knows no route at all (no exact one, no summary, no default) towards a BGP or pseudowire peer outside the area. It is an error when a service of the PE is broken, else a warning.',
    whyItMatters:
      'A level-1 router leaves its area by the default route it takes from the attached bit of a level-1-2 router. Where no router sets that bit, because the area has no border, or where the bit is suppressed or ignored, only leaked routes lead out. Without them BGP itself does not come up.',
    howToMend:
      'Attach the area to level 2 by a level-1-2 router with a level-2 neighbor in another area, stop suppressing or ignoring the attached bit, or leak the loopbacks.',
    sources: ['D17', 'D18', 'RFC 1195'],
  },
  check: (analysed) => strandedAreas(analysed).flatMap((each) => report(analysed, each)),
};
