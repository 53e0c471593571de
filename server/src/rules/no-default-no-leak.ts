/** A PE in a level-1 area that has neither a default route nor a leak for the peers it needs (D17, D18). */
import { ipv4Prefix } from '../base/ip.ts';
import { withholdsAttached } from '../isis/attached.ts';
import { isOverloaded } from '../isis/level-graph.ts';
import type { Obstacle } from '../isis/obstacles.ts';
import { say } from '../messages/catalogue.ts';
import type { Level } from '../model/isis.ts';
import type { Attachment, RouterIndex, Speaker } from '../model/network.ts';
import { vpnNeighbors } from '../mpls/provider-edges.ts';
import { type Area, areasOf } from './areas.ts';
import { cutFrom, cutsOf, obstaclesOf } from './cut-pairs.ts';
import { findingAt, relatedAt } from './finding.ts';
import { loopbacksOf } from './leaks.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, Finding, RelatedPlace, Rule } from './rule.ts';
import { isLostToUndefinedInstance } from './undefined-instance.ts';
import { namesOf, routerName, some, someRouters } from './words.ts';

const code = 'no-default-no-leak';

const DEFAULT = ipv4Prefix(0, 0);

interface Stranded {
  readonly area: Area;
  readonly routers: RouterIndex[];
  readonly peers: Set<string>;
  /** What stands in the way out, where a link's metric or a router in overload does. */
  readonly obstacles: Set<Obstacle>;
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

/** Neighbors that do not come up and links that are down are errors of their own where they cut off services. */
const errorsElsewhere = (analysed: AnalysedNetwork): ReadonlySet<Obstacle> =>
  new Set(
    cutsOf(analysed).flatMap(({ obstacle }) =>
      obstacle.kind === 'adjacency' || obstacle.kind === 'down' ? [obstacle] : [],
    ),
  );

const strandedAreas = perNetwork((analysed: AnalysedNetwork): readonly Stranded[] => {
  const { network, simulation } = analysed;
  const areas = areasOf(analysed);
  const loopbacks = new Map(loopbacksOf(analysed).map(({ router, loopback }) => [router, loopback.host.address]));
  const needed = neededAddresses(analysed, loopbacks);
  const told = errorsElsewhere(analysed);
  const found = new Map<Area, Stranded>();
  for (const loopback of loopbacksOf(analysed)) {
    const { router } = loopback;
    const [area] = areas.of(router);
    // A default route leads to every address there is.
    if (areas.inBackbone.has(router) || !area || simulation.knowledge(router, DEFAULT).state === 'learned') continue;
    if (isLostToUndefinedInstance(analysed, loopback)) continue;
    for (const address of needed(router)) {
      const owner = addressOwners(analysed).get(address);
      if (owner === undefined || owner === router || area.routers.has(owner)) continue;
      if (simulation.knowledge(router, ipv4Prefix(address, 32)).state !== 'none') continue;
      const obstacles = obstaclesOf(analysed).between(router, owner);
      if (obstacles.some((each) => told.has(each))) continue;
      const stranded = found.get(area) ?? {
        area,
        routers: [],
        peers: new Set<string>(),
        obstacles: new Set<Obstacle>(),
      };
      found.set(area, stranded);
      if (!stranded.routers.includes(router)) stranded.routers.push(router);
      stranded.peers.add(routerName(network, owner));
      for (const obstacle of obstacles) stranded.obstacles.add(obstacle);
    }
  }
  return [...found.values()];
});

/** Routers that this rule already says are cut off by the metric of this circuit. */
export function strandedBy(analysed: AnalysedNetwork, attachment: Attachment): ReadonlySet<RouterIndex> {
  const stranded = strandedAreas(analysed).filter(({ obstacles }) =>
    [...obstacles].some((each) => each.kind === 'metric' && each.attachment === attachment),
  );
  return new Set(stranded.flatMap(({ routers }) => routers));
}

type Cause = Parameters<typeof say<'no-default-no-leak'>>[1]['cause'];

interface Reason {
  readonly cause: Cause;
  readonly related: readonly RelatedPlace[];
}

function ofMetrics({ network }: AnalysedNetwork, attachments: readonly Attachment[], level: Level): Reason {
  const linkOf = ({ speaker, interface: on }: Attachment): string =>
    `${routerName(network, network.speakers[speaker]?.router ?? -1)} ${on.name}`;
  return {
    cause: { by: 'metric', links: some(attachments, linkOf) },
    related: attachments.map((each) =>
      relatedAt(
        network,
        network.speakers[each.speaker]?.router ?? -1,
        each.circuit.metricSpan[level] ?? each.circuit.span,
        say('no-default-no-leak.metric', { link: linkOf(each) }),
      ),
    ),
  };
}

function ofOverload({ network }: AnalysedNetwork, speakers: readonly Speaker[]): Reason {
  return {
    cause: {
      by: 'overload',
      routers: someRouters(
        network,
        speakers.map(({ router }) => router),
      ),
    },
    related: speakers.flatMap(({ router, instance }) =>
      instance.overload
        ? [
            relatedAt(
              network,
              router,
              instance.overload.span,
              say('no-default-no-leak.overload', { router: routerName(network, router) }),
            ),
          ]
        : [],
    ),
  };
}

/** Borders in overload whose attached bit is cleared for it, or that nobody follows (D17). */
function overloadedBorders({ network }: AnalysedNetwork, { area, routers }: Stranded): readonly Speaker[] {
  const follows = routers.some((router) => network.routers[router]?.device.behaviour.usesAttachedOfOverloaded);
  const borders = area.borders.flatMap(({ router }) =>
    area.component.speakers.flatMap((index) => {
      const speaker = network.speakers[index];
      return speaker?.router === router ? [speaker] : [];
    }),
  );
  const isUseless = ({ router, instance }: Speaker): boolean => {
    const device = network.routers[router]?.device;
    return device && withholdsAttached(device, instance) ? true : !follows && isOverloaded(instance, 1);
  };
  return borders.length > 0 && borders.every(isUseless) ? borders : [];
}

function reasonOf(analysed: AnalysedNetwork, stranded: Stranded): Reason {
  const { network } = analysed;
  const { area, routers, obstacles } = stranded;
  const metrics = [...obstacles].filter((each) => each.kind === 'metric');
  const [metric] = metrics;
  if (metric) {
    return ofMetrics(
      analysed,
      metrics.map(({ attachment }) => attachment),
      metric.level,
    );
  }
  const overloaded = [...obstacles].flatMap((each) =>
    each.kind === 'overload' ? (network.speakers[each.speaker] ?? []) : [],
  );
  const inOverload = overloaded.length > 0 ? overloaded : overloadedBorders(analysed, stranded);
  if (inOverload.length > 0) return ofOverload(analysed, inOverload);
  const ignoring = routers.filter((router) => network.routers[router]?.device.isis.some((each) => each.ignoreAttached));
  const borders = area.borders.map(({ router }) => router);
  const related = area.borders.map(({ router, instance }) =>
    relatedAt(network, router, instance.section.span, say('no-default-no-leak.border')),
  );
  if (ignoring.length > 0) return { cause: { by: 'ignored', routers: someRouters(network, ignoring) }, related };
  if (borders.length === 0) return { cause: { by: 'no-border' }, related };
  return { cause: { by: 'not-attached', routers: someRouters(network, borders) }, related };
}

function report(analysed: AnalysedNetwork, stranded: Stranded): Finding[] {
  const { network, mpls } = analysed;
  const { area, routers, peers } = stranded;
  const [first = -1] = routers;
  const instance = network.routers[first]?.device.isis.find(({ vrf }) => vrf === undefined);
  if (!instance) return [];
  const { cause, related } = reasonOf(analysed, stranded);
  // A PE that is cut off its services is an error, whatever the rule.
  const isCutOff = routers.some((router) =>
    mpls.judgedPeers(router).some((peer) => mpls.verdict(router, peer).state === 'broken'),
  );
  const { pairs, others } = cutFrom(analysed, new Set(isCutOff ? routers : []));
  return [
    findingAt(network, first, instance.section.span, {
      code,
      severity: isCutOff ? 'error' : 'warning',
      message: say('no-default-no-leak', {
        routers: someRouters(network, routers),
        area: area.name,
        peers: some([...peers].sort(), (name) => name),
        cause,
      }),
      key: `${code}:${area.key}`,
      broken: pairs,
      otherBroken: others,
      affected: namesOf(network, routers),
      related,
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
