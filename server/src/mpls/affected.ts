/**
 * Routers whose way to a loopback may go wrong for more than want of a route: over a link without labels, past a label
 * filter, through a router that its area does not go with, or to another owner of the address. They are found from the trouble
 * backwards, so that a fault costs as much as the part of the network that it concerns.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import { prefixKey } from '../isis/prefix-lists.ts';
import { prefixMarks } from '../isis/prefix-marks.ts';
import type { Knowledge } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { RouterIndex } from '../model/network.ts';
import { forwarding } from './label-paths.ts';
import type { LabelSwitching } from './label-switching.ts';
import { ownersByPrefix, unlabelledLinks } from './owners.ts';
import type { RouteClasses } from './route-classes.ts';

export type Affected = ReadonlySet<RouterIndex>;

/** Where trouble is widespread, walking all paths is the cheaper way to find out: the part of the network, and a number always looked at. */
const WIDESPREAD = { part: 0.25, always: 32 };

const NONE: Affected = new Set();

function neighborsOf({ network, adjacencies }: Simulation): (router: RouterIndex) => ReadonlySet<RouterIndex> {
  const neighbors = new Map<RouterIndex, Set<RouterIndex>>();
  const add = (from: RouterIndex, to: RouterIndex): void => {
    const known = neighbors.get(from) ?? new Set();
    neighbors.set(from, known.add(to));
  };
  for (const { link, ends } of adjacencies) {
    const [a, b] = ends.map((end) => network.links[link]?.attachments[end]?.speaker ?? -1);
    const [first, second] = [network.speakers[a ?? -1]?.router, network.speakers[b ?? -1]?.router];
    if (first === undefined || second === undefined) continue;
    add(first, second);
    add(second, first);
  }
  return (router) => neighbors.get(router) ?? NONE;
}

export interface AffectedRouters {
  /** No link has LDP, all have segment routing: labels are nowhere missing, and nowhere judged. */
  readonly segmentRouted: boolean;
  /** Undefined: everybody may be affected. */
  readonly find: (
    egress: RouterIndex,
    prefix: Ipv4Prefix,
    knowledge: (router: RouterIndex) => Knowledge,
  ) => Affected | undefined;
}

/** `loopbacks` are the prefixes that will be asked for. */
export function affectedIn(
  simulation: Simulation,
  switching: LabelSwitching,
  classes: RouteClasses,
  loopbacks: readonly Ipv4Prefix[],
): AffectedRouters {
  const { network } = simulation;
  const owners = ownersByPrefix(network, loopbacks);
  const { beside, allSegmentRouted } = unlabelledLinks(simulation, switching);
  const unlabelled = allSegmentRouted ? [] : beside;
  // Whatever goes there may go wrong: no route is certain, or labels may not be needed.
  const doubtful = new Set([
    ...classes.odd,
    ...network.routers.flatMap(({ index, device }) => (device.ldp.longestMatch ? index : [])),
  ]);
  const many = Math.max(WIDESPREAD.always, network.routers.length * WIDESPREAD.part);
  const isWidespread = doubtful.size + unlabelled.length > many;
  const filtering = network.routers.filter(({ device }) => device.ldp.labelFilters.length > 0);
  const marksOf = prefixMarks(filtering.map(({ device }) => device));
  const withholding = new Map<string, readonly RouterIndex[]>();
  let neighbors: ReturnType<typeof neighborsOf> | undefined;

  /** Thousands of routers may filter labels by lists that tell few prefixes apart. */
  function withholdingFrom(prefix: Ipv4Prefix): readonly RouterIndex[] {
    if (filtering.length === 0) return [];
    const marks = marksOf(prefix);
    const known =
      withholding.get(marks) ?? filtering.flatMap(({ index }) => (switching.withheldBy(index, prefix) ? index : []));
    withholding.set(marks, known);
    return known;
  }

  const find: AffectedRouters['find'] = (egress, prefix, knowledge) => {
    if (isWidespread || doubtful.has(egress)) return undefined;
    const withheld = withholdingFrom(prefix);
    if (withheld.length > many) return undefined;
    const others = [...(owners.get(prefixKey(prefix)) ?? []), ...simulation.originators(prefix)];
    const leavesUnlabelled = (router: RouterIndex): boolean =>
      forwarding(knowledge(router)).some((hop) => switching.ldpOffBetween(router, hop).length > 0);
    const affected = new Set([
      ...doubtful,
      ...withheld,
      ...others.filter((other) => other !== egress),
      ...unlabelled.filter(leavesUnlabelled),
    ]);
    if (affected.size === 0) return NONE;
    neighbors ??= neighborsOf(simulation);
    const leadsThere = (router: RouterIndex): boolean =>
      forwarding(knowledge(router)).some((hop) => affected.has(hop.router));
    // A set gives what is added while it is walked.
    for (const router of affected) {
      for (const neighbor of neighbors(router)) {
        if (!affected.has(neighbor) && leadsThere(neighbor)) affected.add(neighbor);
      }
    }
    return affected;
  };
  return { segmentRouted: allSegmentRouted, find };
}
