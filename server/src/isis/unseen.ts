/**
 * What routers nobody gave us could change (D31). Pieces of one level that each have a dangling
 * circuit at that level may be joined; a level-1 area with a dangling circuit may have an unseen border
 * where level 2 has one too, whether or not other borders are seen.
 * A piece without dangling circuits can be reached through seen routers only.
 */
import { type Ipv4Prefix, prefixContains } from '../base/ip.ts';
import type { Place } from '../base/text.ts';
import { isUp } from '../model/interfaces.ts';
import type { Distribution } from './distribution.ts';
import type { LevelArea } from './level-graph.ts';
import { RANKS } from './level-route.ts';
import { prefixKey } from './prefix-lists.ts';
import type { DanglingCircuit } from './results.ts';
import type { Process, World } from './world.ts';

/** Classes of prefixes that come from within their level-1 area. */
const HOME_RANKS = [1, 4] as const;

export interface Unseen {
  /**
   * Dangling circuits through which the prefix may come to the process after all; undefined when what
   * the files say is final. Asked only where the process has no exact route.
   */
  readonly mayCarry: (process: Process, prefix: Ipv4Prefix) => readonly DanglingCircuit[] | undefined;
  /** Policies that may let the prefix come to the process, as far as the files can tell. Asked like `mayCarry`. */
  readonly mayPass: (process: Process, prefix: Ipv4Prefix) => readonly Place[];
  /** Level-1-2 processes of a level-1 area that stand in a backbone, seen or dangling. */
  readonly bordersOf: (area: LevelArea) => readonly Process[];
  /** Somebody in the files has the prefix configured or advertises it. */
  readonly isOwned: (prefix: Ipv4Prefix) => boolean;
}

export function createUnseen(world: World, distribution: Distribution): Unseen {
  const { areas } = world;
  const addresses = areas.map(
    (area) => new Set(area.speakers.flatMap((speaker) => world.network.speakers[speaker]?.areas ?? [])),
  );
  const shareAddress = (a: LevelArea, b: LevelArea): boolean =>
    [...(addresses[a.index] ?? [])].some((one) => addresses[b.index]?.has(one));
  const backboneOf = (process: Process): LevelArea | undefined =>
    process.level2 && areas[world.areaOf[2][process.level2.index] ?? -1];
  const level1Of = (process: Process): LevelArea[] =>
    process.level1.flatMap(({ index }) => areas[world.areaOf[1][index] ?? -1] ?? []);

  const borders: Process[][] = areas.map(() => []);
  const behind: LevelArea[][] = areas.map(() => []);
  for (const process of world.processes) {
    const backbone = backboneOf(process);
    if (!backbone || process.level1.length === 0) continue;
    if (backbone.speakers.length < 2 && backbone.dangling.length === 0) continue;
    for (const area of level1Of(process)) {
      borders[area.index]?.push(process);
      behind[backbone.index]?.push(area);
    }
  }
  const open = areas.filter((area) => area.dangling.length > 0);
  const openBackbones = open.filter(({ level }) => level === 2);
  const openAreas = open.filter(({ level }) => level === 1);
  const borderless = openAreas.filter((area) => borders[area.index]?.length === 0);

  /** Pieces that unseen routers may join to this one. */
  function joinable(area: LevelArea): readonly LevelArea[] {
    if (area.dangling.length === 0) return [];
    if (area.level === 2) return [...openBackbones, ...openAreas];
    const sameArea = openAreas.filter((other) => shareAddress(area, other));
    return [...sameArea, ...openBackbones, ...(borderless.includes(area) ? borderless : [])];
  }

  type Causes = ReadonlyMap<number, readonly DanglingCircuit[]>;
  const reached = new Map<string, Causes>();

  /**
   * Areas the prefix may come to by unseen joints, with the circuits that make it possible. From `homes`, level-1 areas that
   * originate it, an unseen border may advertise it into level 2 in another form (tag, metric) than the borders that are seen:
   * what these and others do with that is not known, even where the prefix is in level 2 for certain.
   */
  function spread(start: readonly LevelArea[], homes: readonly LevelArea[], startIsOpen: boolean): Causes {
    const actual = new Set(startIsOpen ? [] : start.map(({ index }) => index));
    const causes = new Map<number, readonly DanglingCircuit[]>();
    const queue = [...start];
    if (startIsOpen) for (const area of start) causes.set(area.index, area.dangling);
    for (const home of homes) {
      for (const backbone of home.dangling.length > 0 ? openBackbones : []) {
        causes.set(backbone.index, [...new Set([...home.dangling, ...backbone.dangling])]);
        if (!actual.has(backbone.index)) queue.push(backbone);
      }
    }
    for (let area = queue.shift(); area; area = queue.shift()) {
      const cause = causes.get(area.index);
      const visit = (next: LevelArea, why: readonly DanglingCircuit[]): void => {
        if (actual.has(next.index) || causes.has(next.index)) return;
        causes.set(next.index, why);
        queue.push(next);
      };
      for (const next of joinable(area)) visit(next, [...new Set([...area.dangling, ...next.dangling])]);
      // What may be in a piece may go on through its borders; what is there for certain has been simulated.
      if (!cause) continue;
      if (area.level === 2) for (const next of behind[area.index] ?? []) visit(next, cause);
      else {
        for (const border of borders[area.index] ?? []) {
          const backbone = backboneOf(border);
          if (backbone) visit(backbone, cause);
        }
      }
    }
    return causes;
  }

  function isOwned(prefix: Ipv4Prefix): boolean {
    return world.network.routers.some(({ device }) =>
      device.interfaces.some(
        (one) => isUp(device, one) && one.ipv4.some(({ prefix: own }) => prefixContains(own, prefix)),
      ),
    );
  }

  function causesFor(prefix: Ipv4Prefix): Causes {
    const state = distribution.state(prefix);
    const advertised = new Set(RANKS.flatMap((rank) => [...state.adverts(rank).keys()]));
    const homes = new Set(HOME_RANKS.flatMap((rank) => [...state.adverts(rank).keys()]));
    const keyOf = (indices: ReadonlySet<number>): string => [...indices].sort((a, b) => a - b).join(' ');
    const key = advertised.size > 0 ? `${keyOf(advertised)} of ${keyOf(homes)}` : 'nobody';
    let causes = reached.get(key);
    if (!causes) {
      const start = advertised.size > 0 ? areas.filter(({ index }) => advertised.has(index)) : open;
      const from = areas.filter(({ index }) => homes.has(index));
      causes = spread(start, from, advertised.size === 0);
      reached.set(key, causes);
    }
    return causes;
  }

  const owned = new Map<number, boolean>();

  function mayCarry(process: Process, prefix: Ipv4Prefix): readonly DanglingCircuit[] | undefined {
    if (open.length === 0) return undefined;
    const key = prefixKey(prefix);
    let seen = owned.get(key);
    if (seen === undefined) {
      // A prefix somebody has, and nobody advertises, is absent for a reason the files show.
      seen = !world.natives.has(key) && isOwned(prefix);
      owned.set(key, seen);
    }
    if (seen) return undefined;
    const causes = causesFor(prefix);
    const own = [...level1Of(process), ...(backboneOf(process) ? [backboneOf(process) as LevelArea] : [])];
    for (const area of own) {
      const cause = causes.get(area.index);
      if (cause) return cause;
    }
    return undefined;
  }

  function mayPass(process: Process, prefix: Ipv4Prefix): readonly Place[] {
    const open = distribution.state(prefix).undecided();
    if (open.length === 0) return [];
    const own = new Set([...level1Of(process), backboneOf(process)]);
    return open
      .filter((border) => {
        if (border.into === 1) return level1Of(border.process).some((area) => own.has(area));
        // What may be in the backbone may be leaked from there.
        const backbone = backboneOf(border.process);
        return own.has(backbone) || (backbone && behind[backbone.index]?.some((area) => own.has(area)));
      })
      .flatMap(({ place }) => place ?? []);
  }

  return { mayCarry, mayPass, bordersOf: (area) => borders[area.index] ?? [], isOwned };
}
