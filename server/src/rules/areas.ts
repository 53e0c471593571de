/** Level-1 areas as findings speak of them: by name, with their border routers. */
import type { LevelComponent } from '../isis/simulation.ts';
import type { AreaName } from '../messages/english/words.ts';
import type { IsisInstance } from '../model/isis.ts';
import { areaText } from '../model/net-text.ts';
import type { Network, RouterIndex, SpeakerIndex } from '../model/network.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork } from './rule.ts';

/** A router that stands in an area and, with a neighbor, in level 2. */
export interface Border {
  readonly router: RouterIndex;
  /** The instance whose section holds (or would hold) the distribution between the levels. */
  readonly instance: IsisInstance;
}

export interface Area {
  readonly component: LevelComponent;
  /** As messages name it. */
  readonly name: AreaName;
  /** Tells pieces of a split area apart; does not change when routers' policies do. */
  readonly key: string;
  readonly routers: ReadonlySet<RouterIndex>;
  /** In router order. */
  readonly borders: readonly Border[];
}

export interface Areas {
  readonly all: readonly Area[];
  /** Areas of a router, level-1-only or border. */
  readonly of: (router: RouterIndex) => readonly Area[];
  /** Routers that have at least one level-2 neighbor. */
  readonly inBackbone: ReadonlySet<RouterIndex>;
}

/** Several instances of one router join levels when they share a system ID, where the platform merges them (D48). */
function joinsLevels(network: Network, level1: SpeakerIndex, level2: SpeakerIndex): boolean {
  const [a, b] = [network.speakers[level1], network.speakers[level2]];
  const merges = network.routers[a?.router ?? -1]?.device.behaviour.mergesInstances === true;
  return (
    level1 === level2 || (merges && a?.router === b?.router && a?.systemId !== undefined && a.systemId === b?.systemId)
  );
}

function bordersOf(network: Network, component: LevelComponent, backbone: ReadonlySet<SpeakerIndex>): Border[] {
  const borders = new Map<RouterIndex, Border>();
  for (const index of component.speakers) {
    const speaker = network.speakers[index];
    const router = speaker && network.routers[speaker.router];
    if (!speaker || !router) continue;
    const level2 = router.speakers.find((other) => backbone.has(other) && joinsLevels(network, index, other));
    if (level2 === undefined) continue;
    const own = [speaker.instance, network.speakers[level2]?.instance].filter((each) => each !== undefined);
    const instance = own.find(({ interLevel }) => interLevel.length > 0) ?? speaker.instance;
    borders.set(router.index, { router: router.index, instance });
  }
  return [...borders.values()].sort((a, b) => a.router - b.router);
}

export const areasOf = perNetwork(({ network, simulation }: AnalysedNetwork): Areas => {
  const level2 = simulation.components.filter(({ level, speakers }) => level === 2 && speakers.length > 1);
  const backbone = new Set(level2.flatMap(({ speakers }) => speakers));
  const all = simulation.components
    .filter(({ level }) => level === 1)
    .map((component): Area => {
      const speakers = component.speakers.flatMap((index) => network.speakers[index] ?? []);
      const addresses = [...new Set(speakers.flatMap(({ areas }) => areas))].sort();
      const routers = new Set(speakers.map(({ router }) => router));
      const first = network.routers[Math.min(...routers)]?.name ?? '';
      return {
        component,
        name: addresses.map(areaText),
        key: `${addresses.join('+')}/${first}`,
        routers,
        borders: bordersOf(network, component, backbone),
      };
    });
  const ofRouter = new Map<RouterIndex, Area[]>();
  for (const area of all) {
    for (const router of area.routers) ofRouter.set(router, [...(ofRouter.get(router) ?? []), area]);
  }
  return {
    all,
    of: (router) => ofRouter.get(router) ?? [],
    inBackbone: new Set([...backbone].flatMap((index) => network.speakers[index]?.router ?? [])),
  };
});
