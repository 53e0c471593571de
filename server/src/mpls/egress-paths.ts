/**
 * Verdicts towards one PE's loopback. Where nothing on any way can go wrong but a missing route, one
 * router answers for its whole class, and one loopback for all of its fate; otherwise every path is
 * walked hop by hop.
 */
import type { Ipv4Prefix } from '../base/ip.ts';
import { prefixKey } from '../isis/prefix-lists.ts';
import { prefixMarks } from '../isis/prefix-marks.ts';
import type { Knowledge } from '../isis/results.ts';
import type { Simulation } from '../isis/simulation.ts';
import type { RouterIndex } from '../model/network.ts';
import { forwarding, type LabelPaths, type Outcome, outcomeOfKnowledge } from './label-paths.ts';
import type { LabelSwitching } from './label-switching.ts';
import { ownersByPrefix, routersBesideUnlabelledLinks } from './owners.ts';
import type { RouteClass, RouteClasses } from './route-classes.ts';
import { acceptsWide, plainMetrics } from './unchanged.ts';

export interface EgressPaths {
  readonly from: (ingress: RouterIndex) => Outcome;
  /** Of the routers given by class, those from which the path does not simply work, in router order. */
  readonly suspects: (byClass: readonly (readonly RouterIndex[])[]) => readonly RouterIndex[];
  /** No label can be missing on the way: only routes can. */
  readonly isClean: boolean;
}

/** With more unlabelled links than this, walking all paths is the cheaper way to find out. */
const FEW = 32;

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
  const metricsDecide = !network.routers.every(({ device }) => acceptsWide(device) && plainMetrics(device));
  const owners = ownersByPrefix(network, loopbacks);

  const labelMarks = prefixMarks(filtering.map(({ device }) => device));
  const withheld = new Map<string, boolean>();
  /** Thousands of routers may filter labels by lists that tell few prefixes apart. */
  function isWithheld(prefix: Ipv4Prefix): boolean {
    const marks = labelMarks(prefix);
    let answer = withheld.get(marks);
    if (answer === undefined) {
      answer = filtering.some(({ index }) => switching.withheldBy(index, prefix));
      withheld.set(marks, answer);
    }
    return answer;
  }

  function isClean(egress: RouterIndex, prefix: Ipv4Prefix): boolean {
    const own = new Set([...(owners.get(prefixKey(prefix)) ?? []), ...simulation.originators(prefix), egress]);
    if (!plain || own.size > 1) return false;
    if (filtering.length > 0 && isWithheld(prefix)) return false;
    return unlabelled.every((router) =>
      forwarding(simulation.knowledge(router, prefix)).every(
        (hop) => switching.ldpOffBetween(router, hop).length === 0,
      ),
    );
  }

  /** What the classes of routers know of the prefixes of one fate. */
  const byFate = new Map<string, Map<RouteClass, Knowledge>>();
  function knownByFate(prefix: Ipv4Prefix): Map<RouteClass, Knowledge> {
    const fate = metricsDecide ? undefined : simulation.fate(prefix);
    if (fate === undefined) return new Map();
    const known = byFate.get(fate) ?? new Map<RouteClass, Knowledge>();
    byFate.set(fate, known);
    return known;
  }

  function byClass(egress: RouterIndex, prefix: Ipv4Prefix): EgressPaths {
    const known = knownByFate(prefix);
    const from = (ingress: RouterIndex): Outcome => {
      const own = classes.of(ingress);
      let knowledge = known.get(own);
      if (!knowledge) {
        // The egress itself knows its loopback in its own way.
        const witness = own.members.find((member) => member !== egress);
        knowledge = simulation.knowledge(witness ?? ingress, prefix);
        if (witness !== undefined) known.set(own, knowledge);
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
