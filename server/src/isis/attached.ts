/** The attached bit and the default route it gives (D17, D18). */
import type { Device } from '../model/device.ts';
import { type IsisInstance, LEVELS } from '../model/isis.ts';
import type { Speaker } from '../model/network.ts';
import { reachesAny } from './component-paths.ts';
import { isOverloaded, type LevelArea } from './level-graph.ts';
import { createOffer, type LevelRoute, levelRoute, type Offer, type Reachable } from './level-route.ts';
import { instancesOf, type Process, type World } from './world.ts';

export interface Attachedness {
  /** The process sees other areas through level 2: it needs no default, and tells its own area. */
  readonly seesOtherAreas: (process: Process) => boolean;
  /** The process sets ATT in its level 1 LSPs. */
  readonly setsAttached: (process: Process) => boolean;
  /** The default route a level-1 router takes from the bit; undefined when it takes none. */
  readonly defaultRoute: (process: Process) => LevelRoute<Reachable> | undefined;
}

/** Attached routers of one area as targets of a default route. */
interface AttachedOffers {
  readonly all: Offer<Reachable>;
  readonly withoutOverloaded: Offer<Reachable>;
}

/** D17: a border that stops leaking in overload stands for other areas no longer. */
export const withholdsAttached = ({ behaviour }: Device, instance: IsisInstance): boolean =>
  behaviour.overloadClearsAttached &&
  instance.overload?.suppressInterlevel === true &&
  LEVELS.some((level) => isOverloaded(instance, level));

export function createAttachedness(world: World): Attachedness {
  const sees = new Map<Process, boolean>();
  const offers = new Map<number, AttachedOffers>();
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
    if (process.level1.length === 0) return false;
    const instances = instancesOf(process);
    const sends = instances.map(({ attachedSend }) => attachedSend);
    if (sends.includes('never')) return false;
    if (instances.some((instance) => withholdsAttached(process.device, instance))) return false;
    // An instance that does level 1 alone gives its area a default where it is told to (D48).
    return sends.includes('always') || seesOtherAreas(process);
  }

  function createOffers(area: LevelArea): AttachedOffers {
    const attached = area.speakers.flatMap((index) => {
      const [process, speaker] = [world.processOf[index], world.network.speakers[index]];
      return process && speaker && setsAttached(process) ? [speaker] : [];
    });
    const offer = (speakers: readonly Speaker[]): Offer<Reachable> =>
      createOffer(
        area,
        speakers.map(({ index }) => ({ speaker: index, metric: 0 })),
      );
    return {
      all: offer(attached),
      withoutOverloaded: offer(attached.filter(({ instance }) => !isOverloaded(instance, 1))),
    };
  }

  function offersIn(area: LevelArea): AttachedOffers {
    let found = offers.get(area.index);
    if (!found) {
      found = createOffers(area);
      offers.set(area.index, found);
    }
    return found;
  }

  function defaultRoute(process: Process): LevelRoute<Reachable> | undefined {
    if (seesOtherAreas(process)) return undefined;
    let best: LevelRoute<Reachable> | undefined;
    for (const { index, instance } of process.level1) {
      const area = world.areas[world.areaOf[1][index] ?? -1];
      if (instance.ignoreAttached || !area) continue;
      const { all, withoutOverloaded } = offersIn(area);
      const offered = process.device.behaviour.usesAttachedOfOverloaded ? all : withoutOverloaded;
      const route = levelRoute(world, index, offered);
      if (route && (!best || route.metric < best.metric)) best = route;
    }
    return best;
  }

  return { seesOtherAreas, setsAttached, defaultRoute };
}
