/**
 * The world after an edit of metrics or lists. Adjacencies, areas and who stands where are as they were: graphs are built again
 * for the areas of the edited routers alone, and what these routers originate takes the place of what they did (I4).
 */
import { groupBy } from '../base/group-by.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { componentPaths, sameShape } from './component-paths.ts';
import { buildLevelGraph, type LevelArea } from './level-graph.ts';
import { prefixKey } from './prefix-lists.ts';
import {
  collectNatives,
  collectSummaries,
  type Native,
  nativesOf,
  newCounters,
  placedProcesses,
  processesOn,
  type World,
} from './world.ts';

type Edited = ReadonlySet<RouterIndex>;

function nextAreas(before: World, network: Network, edited: Edited): LevelArea[] {
  const { adjacencies, areaOf } = before;
  const isStale = ({ speakers }: LevelArea): boolean =>
    speakers.some((speaker) => edited.has(network.speakers[speaker]?.router ?? -1));
  return before.areas.map((area): LevelArea => {
    if (!isStale(area)) return area;
    const own = adjacencies.formed.filter(({ level, link, ends }) => {
      const speaker = network.links[link]?.attachments[ends[0]]?.speaker;
      return level === area.level && areaOf[level][speaker ?? -1] === area.index;
    });
    const graph = buildLevelGraph(network, area.level, area.speakers, own, area.dangling);
    const paths = sameShape(graph.shape, area.paths.shape) ? area.paths : componentPaths(graph.shape);
    return { ...graph, index: area.index, paths };
  });
}

/** Undefined when the edited routers originate other prefixes than before. */
function nextNatives(before: World, network: Network, edited: Edited): World['natives'] | undefined {
  const natives = new Map(before.natives);
  for (const router of edited) {
    for (const index of network.routers[router]?.speakers ?? []) {
      const [old, speaker] = [before.network.speakers[index], network.speakers[index]];
      if (!old || !speaker) return undefined;
      const [gone, come] = [nativesOf(before.network, old), nativesOf(network, speaker)];
      const takes = (native: Native, at: number): boolean => {
        const other = gone[at];
        return other?.level === native.level && prefixKey(other.prefix) === prefixKey(native.prefix);
      };
      if (gone.length !== come.length || !come.every(takes)) return undefined;
      for (const [key, successors] of groupBy(come, ({ prefix }) => prefixKey(prefix))) {
        const all = natives.get(key) ?? [];
        const own: Native[] = [...successors];
        natives.set(
          key,
          all.map((native) => (native.speaker === index ? (own.shift() ?? native) : native)),
        );
      }
    }
  }
  return natives;
}

/** `before` is of a network with the same places. */
export function nextWorld(before: World, network: Network): World {
  const edited: Edited = new Set(
    network.routers.flatMap(({ index, device }) => (before.network.routers[index]?.device === device ? [] : index)),
  );
  const processes = [...before.processes];
  for (const index of edited) {
    const router = network.routers[index];
    const [first] = before.processesOf[index] ?? [];
    if (!router || !first) continue;
    for (const process of processesOn(network, router, first.index)) processes[process.index] = process;
  }
  return {
    ...before,
    network,
    areas: nextAreas(before, network, edited),
    ...placedProcesses(network, processes),
    natives: nextNatives(before, network, edited) ?? collectNatives(network),
    summaries: collectSummaries(network.speakers),
    counters: newCounters(),
  };
}
