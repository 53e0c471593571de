/** Whether neighbors meet on a line or leg, at which levels, and if not, why. */
import type { AdjacencyProblem } from '../../isis/results.ts';
import { LEVELS, type Level } from '../../model/isis.ts';
import { perNetwork } from '../../rules/memo.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { ADJACENCY_PROBLEM } from '../hover/words.ts';
import type { Port, Wire } from './ids.ts';

export interface LinkState {
  readonly levels: readonly Level[];
  readonly problem: string | undefined;
}

/** By link: levels and failures by attachment. */
interface Outcomes {
  readonly up: Map<number, Set<Level>>;
  readonly failed: Map<number, AdjacencyProblem>;
}

const outcomesOf = perNetwork(({ simulation }: AnalysedNetwork): ReadonlyMap<number, Outcomes> => {
  const byLink = new Map<number, Outcomes>();
  const at = (link: number): Outcomes => {
    const known = byLink.get(link) ?? { up: new Map(), failed: new Map() };
    byLink.set(link, known);
    return known;
  };
  for (const { link, level, ends } of simulation.adjacencies) {
    const { up } = at(link);
    for (const end of ends) up.set(end, (up.get(end) ?? new Set()).add(level));
  }
  for (const { link, ends, problem } of simulation.failedAdjacencies) {
    const { failed } = at(link);
    const attached = problem === 'one-side-only' ? ends.slice(0, 1) : ends;
    for (const end of attached) if (!failed.has(end)) failed.set(end, problem);
  }
  return byLink;
});

/** Of a line, `port` being either end; or of the leg of `port`. */
export function linkState(analysed: AnalysedNetwork, { link, ports, lan }: Wire, port: Port): LinkState {
  const outcomes = outcomesOf(analysed).get(link.index);
  const levels = LEVELS.filter((level) => port.attachments.some((at) => outcomes?.up.get(at)?.has(level)));
  if (levels.length > 0) return { levels, problem: undefined };
  const own = lan === undefined ? ports : [port];
  const failure = own.flatMap(({ attachments }) => attachments.flatMap((at) => outcomes?.failed.get(at) ?? []))[0];
  if (failure) return { levels, problem: ADJACENCY_PROBLEM[failure] };
  return { levels, problem: reasonFromWords(analysed, link.attachments, own, lan !== undefined) };
}

/** Where the simulation reports no failure, since nothing says that an adjacency was meant. */
function reasonFromWords(
  { network }: AnalysedNetwork,
  attachments: Wire['link']['attachments'],
  ports: readonly Port[],
  leg: boolean,
): string {
  for (const { router, attachments: own } of ports) {
    const name = network.routers[router]?.name ?? '';
    const circuits = own.flatMap((at) => attachments[at] ?? []);
    if (circuits.length === 0)
      return leg ? `IS-IS does not run on the interface of ${name}` : ADJACENCY_PROBLEM['one-side-only'];
    if (circuits.every(({ speaker }) => network.speakers[speaker]?.systemId === undefined))
      return `${name} has no valid NET`;
    if (circuits.every(({ circuit }) => circuit.passive)) return `the interface of ${name} is passive`;
  }
  return 'no neighbor answers its hellos';
}
