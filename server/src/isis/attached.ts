/** The attached bit and the default route it gives (D17, D18). */
import type { SpeakerIndex } from '../model/network.ts';
import { reachesAny } from './component-paths.ts';
import { isOverloaded } from './level-graph.ts';
import { type LevelRoute, levelRoute, type Reachable } from './level-route.ts';
import { instancesOf, type Process, type World } from './world.ts';

export interface Attachedness {
  /** The process sees other areas through level 2: it needs no default, and tells its own area. */
  readonly seesOtherAreas: (process: Process) => boolean;
  /** The process sets ATT in its level 1 LSPs. */
  readonly setsAttached: (process: Process) => boolean;
  /** The default route a level-1 router takes from the bit; undefined when it takes none. */
  readonly defaultRoute: (process: Process) => LevelRoute<Reachable> | undefined;
}

export function createAttachedness(world: World): Attachedness {
  const sees = new Map<Process, boolean>();
  const attachedIn = new Map<number, Reachable[]>();
  const areasSeen = world.areas.map(
    (area) => new Set(area.speakers.flatMap((speaker) => world.network.speakers[speaker]?.areas ?? [])),
  );

  function condition(process: Process): boolean {
    const speaker = process.level2;
    const area = speaker && world.areas[world.areaOf[2][speaker.index] ?? -1];
    if (!speaker || !area || area.speakers.length < 2) return false;
    if (process.device.behaviour.attachedCondition === 'any-level-2-adjacency') return true;
    const isOther = (areas: Iterable<string>): boolean => {
      for (const one of areas) if (process.areas.has(one)) return false;
      return true;
    };
    // Cheap answer for a flat network, where every router does level 2 in one area.
    const foreign = [...(areasSeen[area.index] ?? [])].some((one) => !process.areas.has(one));
    if (!foreign) return false;
    const node = world.nodeOf[2][speaker.index] as number;
    return reachesAny(area.paths, world.accepts[2][speaker.index] as number, node, (other) =>
      isOther(world.network.speakers[area.speakers[other] ?? -1]?.areas ?? []),
    );
  }

  function seesOtherAreas(process: Process): boolean {
    let answer = sees.get(process);
    if (answer === undefined) {
      answer = condition(process);
      sees.set(process, answer);
    }
    return answer;
  }

  function setsAttached(process: Process): boolean {
    if (!process.level2 || process.level1.length === 0) return false;
    const sends = instancesOf(process).map(({ attachedSend }) => attachedSend);
    if (sends.includes('never')) return false;
    return sends.includes('always') || seesOtherAreas(process);
  }

  function attachedSpeakers(area: number): readonly Reachable[] {
    let found = attachedIn.get(area);
    if (!found) {
      const members: readonly SpeakerIndex[] = world.areas[area]?.speakers ?? [];
      found = members
        .filter((speaker) => {
          const process = world.processOf[speaker];
          return process !== undefined && setsAttached(process);
        })
        .map((speaker) => ({ speaker, metric: 0 }));
      attachedIn.set(area, found);
    }
    return found;
  }

  function defaultRoute(process: Process): LevelRoute<Reachable> | undefined {
    if (seesOtherAreas(process)) return undefined;
    const takesOverloaded = process.device.behaviour.usesAttachedOfOverloaded;
    let best: LevelRoute<Reachable> | undefined;
    for (const { index, instance } of process.level1) {
      if (instance.ignoreAttached) continue;
      const offered = attachedSpeakers(world.areaOf[1][index] as number).filter(({ speaker }) => {
        const border = world.network.speakers[speaker];
        return takesOverloaded || (border !== undefined && !isOverloaded(border));
      });
      const route = levelRoute(world, 1, index, offered);
      if (route && (!best || route.metric < best.metric)) best = route;
    }
    return best;
  }

  return { seesOtherAreas, setsAttached, defaultRoute };
}
