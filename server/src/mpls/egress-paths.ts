/**
 * Verdicts towards one PE's loopback. Where nothing on any way can go wrong but a missing route, one
 * router answers for its whole class; otherwise every path is walked hop by hop.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import { prefixKey } from '../isis/prefix-lists.ts';
import type { Knowledge } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { forwarding, type LabelPaths, type Outcome, outcomeOfKnowledge } from './label-paths.ts';
import type { LabelSwitching } from './label-switching.ts';
import type { RouteClass, RouteClasses } from './route-classes.ts';

export interface EgressPaths {
  readonly from: (ingress: RouterIndex) => Outcome;
  /** Of the routers given by class, those from which the path does not simply work, in router order. */
  readonly suspects: (byClass: readonly (readonly RouterIndex[])[]) => readonly RouterIndex[];
  /** No label can be missing on the way: only routes can. */
  readonly isClean: boolean;
}

/** With more unlabelled links than this, walking all paths is the cheaper way to find out. */
const FEW = 32;

/** Routers with a neighbor to whom LDP is off on either end. */
function routersBesideUnlabelledLinks({ network, adjacencies }: Simulation, switching: LabelSwitching): RouterIndex[] {
  const found = new Set<RouterIndex>();
  for (const { link, ends } of adjacencies) {
    const both = ends.map((end) => network.links[link]?.attachments[end]);
    const routers = both.map((each) => network.speakers[each?.speaker ?? -1]?.router ?? -1);
    const labelled = both.every((each, at) => each && switching.ldpOn(routers[at] ?? -1, each.interface.name));
    if (!labelled) for (const router of routers) found.add(router);
  }
  return [...found];
}

/** Routers on which an address of exactly one of the prefixes is configured, by prefix. */
function ownersByPrefix(
  network: Network,
  prefixes: readonly Ipv4Prefix[],
): ReadonlyMap<number, readonly RouterIndex[]> {
  const owners = new Map<number, RouterIndex[]>(prefixes.map((prefix) => [prefixKey(prefix), []]));
  for (const { index, device } of network.routers) {
    for (const { vrf, ipv4 } of device.interfaces) {
      if (vrf) continue;
      for (const { prefix } of ipv4) {
        const known = owners.get(prefixKey(prefix));
        if (known && !known.includes(index)) known.push(index);
      }
    }
  }
  return owners;
}

export function egressPathsIn(
  simulation: Simulation,
  switching: LabelSwitching,
  classes: RouteClasses,
  loopbacks: readonly Ipv4Prefix[],
  walk: (egress: RouterIndex, prefix: Ipv4Prefix) => LabelPaths,
): (egress: RouterIndex, prefix: Ipv4Prefix) => EgressPaths {
  const { network } = simulation;
  const unlabelled = routersBesideUnlabelledLinks(simulation, switching);
  const filtering = network.routers.filter(({ device }) => device.ldp.labelFilters.length > 0);
  const plain =
    classes.everywhere && unlabelled.length <= FEW && !network.routers.some(({ device }) => device.ldp.longestMatch);
  const owners = ownersByPrefix(network, loopbacks);

  function isClean(egress: RouterIndex, prefix: Ipv4Prefix): boolean {
    const own = new Set([...(owners.get(prefixKey(prefix)) ?? []), ...simulation.originators(prefix), egress]);
    if (!plain || own.size > 1) return false;
    if (filtering.some(({ index }) => switching.withheldBy(index, prefix))) return false;
    return unlabelled.every((router) =>
      forwarding(simulation.knowledge(router, prefix)).every(
        (hop) => switching.ldpOffBetween(router, hop).length === 0,
      ),
    );
  }

  function byClass(egress: RouterIndex, prefix: Ipv4Prefix): EgressPaths {
    const known = new Map<RouteClass, Knowledge>();
    const from = (ingress: RouterIndex): Outcome => {
      const own = classes.of(ingress);
      let knowledge = known.get(own);
      if (!knowledge) {
        // The egress itself knows its loopback in its own way.
        const witness = own.members.find((member) => member !== egress) ?? ingress;
        knowledge = simulation.knowledge(witness, prefix);
        known.set(own, knowledge);
      }
      return outcomeOfKnowledge(ingress, knowledge, prefix, network.routers[ingress]?.name ?? '');
    };
    return {
      isClean: true,
      from,
      suspects: (byClass) =>
        byClass
          .filter(([witness]) => witness !== undefined && from(witness).verdict.state !== 'works')
          .flat()
          .filter((router) => router !== egress)
          .sort((a, b) => a - b),
    };
  }

  return (egress, prefix) => {
    if (isClean(egress, prefix)) return byClass(egress, prefix);
    const { from } = walk(egress, prefix);
    const suspects: EgressPaths['suspects'] = (byClass) =>
      byClass
        .flat()
        .filter((router) => from(router).verdict.state !== 'works')
        .sort((a, b) => a - b);
    return { isClean: false, from, suspects };
  };
}
