/** Which routers a picture draws together: level-1 areas, pieces of the backbone, and what is outside of IS-IS. */
import type { LevelComponent } from '../../isis/simulation.ts';
import type { Level } from '../../model/isis.ts';
import { areaText } from '../../model/net-text.ts';
import type { Network, RouterIndex } from '../../model/network.ts';
import { compareText } from '../../model/order.ts';
import { areasOf } from '../../rules/areas.ts';
import { perNetwork } from '../../rules/memo.ts';
import { bySize, pieceOf } from '../../rules/partitions.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { topologyIds } from './ids.ts';
import type { AreaId } from './scene.ts';

export interface Container {
  readonly id: AreaId;
  readonly label: string;
  readonly level: Level | undefined;
  /** Border routers included, ascending. */
  readonly routers: readonly RouterIndex[];
}

export interface Membership {
  readonly area: AreaId | undefined;
  readonly backbone: AreaId | undefined;
  readonly border: boolean;
}

export interface Containers {
  /** The backbone's pieces first, then the areas. */
  readonly all: readonly Container[];
  /** By router index. */
  readonly of: readonly Membership[];
  /** The container a router is drawn in, by router index. */
  readonly home: readonly AreaId[];
}

const OUTSIDE: AreaId = 'area:outside';

interface Draft {
  readonly id: AreaId;
  readonly label: string;
  readonly level: Level;
  readonly routers: Set<RouterIndex>;
}

export const containersOf: (analysed: AnalysedNetwork) => Containers = perNetwork((analysed) => {
  const { network, simulation } = analysed;
  const level1 = pieces(network, simulation.components, 1);
  const level2 = pieces(network, simulation.components, 2);
  const areaOf = new Map<RouterIndex, Draft>();
  const backboneOf = new Map<RouterIndex, Draft>();
  // From the smallest to the largest piece: a router in several stands in the largest.
  for (const piece of [...level1].reverse()) for (const router of piece.routers) areaOf.set(router, piece);
  for (const piece of [...level2].reverse()) for (const router of piece.routers) backboneOf.set(router, piece);
  const strays = placeStrays(analysed, level1, level2, areaOf, backboneOf);
  const borders = new Set(
    areasOf(analysed).all.flatMap((area) => (area.routers.size > 1 ? area.borders.map(({ router }) => router) : [])),
  );
  const drafts = [...level2, ...level1, ...strays].filter(({ routers }) => routers.size > 0);
  const outside = network.routers.flatMap(({ index }) => (areaOf.has(index) || backboneOf.has(index) ? [] : [index]));
  const all: Container[] = drafts
    .map((draft) => ({ ...draft, routers: [...draft.routers].sort((a, b) => a - b) }))
    .sort((a, b) => b.level - a.level || compareText(a.id, b.id));
  if (outside.length > 0) all.push({ id: OUTSIDE, label: 'Outside IS-IS', level: undefined, routers: outside });
  const of = network.routers.map(({ index }): Membership => {
    const backbone = backboneOf.get(index)?.id;
    const area = areaOf.get(index)?.id ?? (backbone ? undefined : OUTSIDE);
    return { area, backbone, border: borders.has(index) };
  });
  return { all, of, home: of.map(({ area, backbone }) => area ?? backbone ?? OUTSIDE) };
});

/** Components of more than one router, the largest first. */
function pieces(network: Network, components: readonly LevelComponent[], level: Level): Draft[] {
  const found = components
    .filter((component) => component.level === level)
    .map((component) => pieceOf(network, component))
    .filter(({ routers }) => routers.length > 1)
    .sort(bySize);
  const counts = new Map<string, number>();
  return found.map(({ component, routers }) => {
    const addresses = [...new Set(component.speakers.flatMap((index) => network.speakers[index]?.areas ?? []))];
    const name = level === 1 ? addresses.map(areaText).sort().join('+') : '';
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return draft(level, name, count, routers);
  });
}

function draft(level: Level, name: string, count: number, routers: Iterable<RouterIndex>): Draft {
  const suffix = count > 1 ? `#${count}` : '';
  const piece = count > 1 ? ` (piece ${count})` : '';
  return {
    id: level === 1 ? `area:${name}${suffix}` : `backbone${suffix}`,
    label: `${level === 1 ? `Area ${name}` : 'Backbone'}${piece}`,
    level,
    routers: new Set(routers),
  };
}

/**
 * Routers that run IS-IS and have no neighbor stand where their area address, or a line to a router
 * that stands somewhere, says they belong: a link that is broken while it is edited moves nothing.
 * Answers containers made for those that belong nowhere.
 */
function placeStrays(
  analysed: AnalysedNetwork,
  level1: readonly Draft[],
  level2: readonly Draft[],
  areaOf: Map<RouterIndex, Draft>,
  backboneOf: Map<RouterIndex, Draft>,
): readonly Draft[] {
  const { network } = analysed;
  const linked = linkedRouters(analysed);
  const byName = new Map([...level1].reverse().map((piece) => [piece.id.replace(/#\d+$/, ''), piece]));
  const [mainBackbone] = level2;
  const made = new Map<AreaId, Draft>();
  const join = (piece: Draft, router: RouterIndex, places: Map<RouterIndex, Draft>): void => {
    piece.routers.add(router);
    places.set(router, piece);
  };
  for (const { index, speakers } of network.routers) {
    if (areaOf.has(index)) continue;
    const own = speakers
      .flatMap((each) => network.speakers[each] ?? [])
      .filter(({ systemId }) => systemId !== undefined);
    const level1Speaker = own.find(({ instance }) => instance.levels[1]);
    if (level1Speaker) {
      const name = level1Speaker.areas.map(areaText).sort().join('+');
      const known = byName.get(`area:${name}`);
      const joined = known && (linked.get(index) ?? []).some((other) => areaOf.get(other) === known);
      if (known && (joined || !backboneOf.has(index))) join(known, index, areaOf);
      else if (!backboneOf.has(index)) {
        const fresh = made.get(`area:${name}`) ?? draft(1, name, 1, []);
        made.set(fresh.id, fresh);
        join(fresh, index, areaOf);
      }
    } else if (own.length > 0 && !backboneOf.has(index)) {
      const piece = mainBackbone ?? made.get('backbone') ?? draft(2, '', 1, []);
      if (!mainBackbone) made.set('backbone', piece);
      join(piece, index, backboneOf);
    }
  }
  return [...made.values()];
}

function linkedRouters(analysed: AnalysedNetwork): ReadonlyMap<RouterIndex, readonly RouterIndex[]> {
  const linked = new Map<RouterIndex, RouterIndex[]>();
  for (const { ports } of topologyIds(analysed).wires) {
    for (const { router } of ports) {
      const others = ports.flatMap((port) => (port.router === router ? [] : [port.router]));
      linked.set(router, [...(linked.get(router) ?? []), ...others]);
    }
  }
  return linked;
}
