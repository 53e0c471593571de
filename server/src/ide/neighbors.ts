/** The IS-IS neighbors of one router: those that come up, those that do not, and those that are in no file. */
import type { AdjacencyProblem } from '../isis/results.ts';
import type { Interface } from '../model/device.ts';
import { interfacesByName } from '../model/interfaces.ts';
import { type IsisCircuit, LEVELS, type Level } from '../model/isis.ts';
import type { Router, RouterIndex } from '../model/network.ts';
import { compareText } from '../model/order.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';

export interface RouterNeighbor {
  readonly interface: Interface;
  readonly circuit: IsisCircuit | undefined;
  /** Undefined when the far end is in no file (D31). */
  readonly other: { readonly router: RouterIndex; readonly interface: string } | undefined;
  /** Levels in which the two are adjacent; without a far end, those the circuit waits in. */
  readonly levels: readonly Level[];
  /** Why the two are not adjacent, at the levels that were meant. */
  readonly problem: AdjacencyProblem | undefined;
}

/** In the order of the interfaces in the configuration, then by the neighbor's name. */
export function neighborsOf(analysed: AnalysedNetwork, router: Router): readonly RouterNeighbor[] {
  const { network } = analysed;
  const name = ({ other }: RouterNeighbor): string => (other && network.routers[other.router]?.name) ?? '';
  return [...adjacent(analysed, router), ...apart(analysed, router), ...unseen(analysed, router)].sort(
    (a, b) =>
      a.interface.section.firstLine - b.interface.section.firstLine ||
      compareText(a.interface.name, b.interface.name) ||
      compareText(name(a), name(b)),
  );
}

interface End {
  readonly router: RouterIndex;
  readonly interface: Interface;
  readonly circuit: IsisCircuit | undefined;
}

function attachedEnd({ network }: AnalysedNetwork, link: number, position: number): End | undefined {
  const attachment = network.links[link]?.attachments[position];
  const speaker = attachment && network.speakers[attachment.speaker];
  return speaker && { router: speaker.router, interface: attachment.interface, circuit: attachment.circuit };
}

const otherOf = (end: End): RouterNeighbor['other'] => ({ router: end.router, interface: end.interface.name });

function adjacent(analysed: AnalysedNetwork, router: Router): readonly RouterNeighbor[] {
  const found = new Map<string, { own: End; far: End; levels: Set<Level> }>();
  for (const { link, level, ends } of analysed.simulation.adjacencies) {
    const [first, second] = ends.map((position) => attachedEnd(analysed, link, position));
    if (!first || !second || (first.router !== router.index && second.router !== router.index)) continue;
    const [own, far] = first.router === router.index ? [first, second] : [second, first];
    const key = `${link} ${own.interface.name} ${far.router} ${far.interface.name}`;
    const known = found.get(key);
    if (known) known.levels.add(level);
    else found.set(key, { own, far, levels: new Set([level]) });
  }
  return [...found.values()].map(({ own, far, levels }) => ({
    interface: own.interface,
    circuit: own.circuit,
    other: otherOf(far),
    levels: LEVELS.filter((level) => levels.has(level)),
    problem: undefined,
  }));
}

function apart(analysed: AnalysedNetwork, router: Router): readonly RouterNeighbor[] {
  return analysed.simulation.failedAdjacencies.flatMap(({ link, ends, levels, problem }) => {
    const first = attachedEnd(analysed, link, ends[0]);
    const silent = problem === 'one-side-only' ? analysed.network.links[link]?.silent[ends[1]] : undefined;
    const second: End | undefined = silent ? { ...silent, circuit: undefined } : attachedEnd(analysed, link, ends[1]);
    if (!first || !second || (first.router !== router.index && second.router !== router.index)) return [];
    const [own, far] = first.router === router.index ? [first, second] : [second, first];
    return [{ interface: own.interface, circuit: own.circuit, other: otherOf(far), levels, problem }];
  });
}

function unseen({ network, simulation }: AnalysedNetwork, router: Router): readonly RouterNeighbor[] {
  return simulation.dangling.flatMap(({ speaker, interface: name, levels }) => {
    const own = router.speakers.includes(speaker) ? interfacesByName(router.device).get(name) : undefined;
    const circuit = network.speakers[speaker]?.instance.circuits.find((each) => each.interface === name);
    return own ? [{ interface: own, circuit, other: undefined, levels, problem: undefined }] : [];
  });
}
