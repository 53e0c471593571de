/** What a router's table holds for one prefix: own prefixes first, then the classes of D15, then the attached default. */
import { type Ipv4Prefix, prefixEquals } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import { LEVELS, type Redistribution } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Advert } from './adverts.ts';
import type { Attachedness } from './attached.ts';
import { allFirstArcs, type Direction, type FirstArcs } from './component-paths.ts';
import { coveringsIn } from './coverings.ts';
import { attributesOf } from './crossings.ts';
import { DEFAULT_ROUTE, type Distribution } from './distribution.ts';
import { type LevelRoute, levelOfRank, nextHopsOf, type Rank, type Reachable, routeNextHops } from './level-route.ts';
import { prefixAsRoute } from './policy-conditions.ts';
import { prefixKey } from './prefix-lists.ts';
import type { NextHop, Route, RouteOrigin, RouteType } from './results.ts';
import {
  type Barrier,
  distancesOf,
  inboundBarrier,
  installsAll,
  isInstalled,
  placeIn,
  preferred,
  staticsOf,
} from './routing-table.ts';
import { createStatics, type StaticEntry } from './static-routes.ts';
import { instancesOf, type Process, type World } from './world.ts';

export type TableEntry = { readonly process: Process } & (
  | { readonly kind: 'connected'; readonly owned: boolean; readonly onCircuit: boolean }
  | { readonly kind: 'static'; readonly found: StaticEntry }
  | { readonly kind: 'summary'; readonly advert: Advert }
  | { readonly kind: 'route'; readonly rank: Rank; readonly route: LevelRoute<Advert> }
  | { readonly kind: 'attached'; readonly route: LevelRoute<Reachable> }
);

export interface Tables {
  /** Best entry of the router's table; undefined when it has none. */
  readonly entry: (router: RouterIndex, prefix: Ipv4Prefix, direction?: Direction) => TableEntry | undefined;
  /** What keeps a route to the prefix out of the router's table, or leaves it open; asked where there is no entry. */
  readonly barrier: (router: RouterIndex, prefix: Ipv4Prefix) => Barrier | undefined;
  readonly toRoute: (entry: TableEntry, prefix: Ipv4Prefix) => Route;
  /** The whole table, unsorted. */
  readonly all: (router: RouterIndex) => readonly Route[];
  /** Processes of the router's main table: the global one, or whatever VRFs there are without it. */
  readonly processes: (router: RouterIndex) => readonly Process[];
}

const KIND_ORDER: readonly TableEntry['kind'][] = ['connected', 'static', 'summary', 'route', 'attached'];

/** Interfaces on which the process runs IS-IS at some level. */
function circuitNames(process: Process): ReadonlySet<string> {
  const running = instancesOf(process).flatMap(({ circuits, levels }) =>
    circuits.filter((circuit) => LEVELS.some((level) => levels[level] && circuit.levels[level])),
  );
  return new Set(running.map((circuit) => circuit.interface));
}

function routeType(entry: TableEntry): RouteType {
  switch (entry.kind) {
    case 'connected':
      return 'connected';
    case 'static':
      return 'static';
    case 'summary':
      return 'summary';
    case 'attached':
      return 'default';
    case 'route': {
      if (entry.rank === 3 || entry.rank === 6) return 'L1-IA';
      // D20: only an external metric makes a class of its own.
      const external = entry.rank > 3;
      if (levelOfRank(entry.rank) === 1) return external ? 'external-L1' : 'L1';
      return external ? 'external-L2' : 'L2';
    }
  }
}

const ORIGINS: Readonly<Partial<Record<Redistribution['source'], RouteOrigin>>> = {
  connected: 'connected',
  static: 'static',
  aggregate: 'aggregate',
  isis: 'instance',
};

/** What the prefix was before some router redistributed it into IS-IS; undefined where it began there. */
function originOf({ origin }: Pick<Advert, 'origin'>): RouteOrigin | undefined {
  switch (origin.kind) {
    case 'redistribution':
      return ORIGINS[origin.statement.source];
    case 'up':
    case 'down': {
      const { native, route } = origin.passage;
      const before = native ?? route?.winners[0];
      return before && originOf(before);
    }
    default:
      return undefined;
  }
}

const isBarrier = (found: TableEntry | Barrier): found is Barrier => !('process' in found);

export function createTables(world: World, distribution: Distribution, attachedness: Attachedness): Tables {
  const mainProcesses = world.processesOf.map((processes) => {
    const global = processes.filter(({ vrf }) => vrf === undefined);
    return global.length > 0 ? global : processes;
  });
  const processes = (router: RouterIndex): readonly Process[] => mainProcesses[router] ?? [];

  /** Routers whose table holds more or less than IS-IS finds. */
  const ownRouting = new Set(
    world.processes.filter(
      (process) => !installsAll(instancesOf(process)) || staticsOf(process.device, process.vrf).size > 0,
    ),
  );
  const coverings = coveringsIn(world);

  const staticEntry = createStatics(world.network, (process, host, depth) => {
    for (const candidate of [host, ...coverings(host)]) {
      const found = lookUp(process, candidate, undefined, depth);
      if (!found) continue;
      if (isBarrier(found)) return 'unclear';
      return toRoute(found, candidate).nextHops;
    }
    // Whether a static route may hang on a default route differs between platforms.
    return lookUp(process, DEFAULT_ROUTE, undefined, depth) ? 'unclear' : 'down';
  });

  /** Found by IS-IS: in the table unless a filter or its distance keeps it out. */
  function installed(entry: TableEntry, prefix: Ipv4Prefix): TableEntry | Barrier {
    if (entry.kind !== 'route' && entry.kind !== 'attached') return entry;
    const { process, route } = entry;
    const instance = world.network.speakers[route.speaker]?.instance;
    if (!instance || installsAll([instance])) return entry;
    const { device } = process;
    const { level } = route.area;
    const attributes = entry.kind === 'route' ? attributesOf(world, prefix, level, entry.route) : prefixAsRoute(prefix);
    const barred = inboundBarrier(device, instance, { ...attributes, toLevel: undefined });
    if (barred) return barred;
    const stays = isInstalled(distancesOf(device, instance, level));
    if (stays === true) return entry;
    const text = say('table.distance', { isSure: stays === false });
    return { kind: stays === false ? 'filtered' : 'undecided', text, place: placeIn(device, instance.section.span) };
  }

  /** A static route to the same prefix against what IS-IS has. */
  function withStatic(
    process: Process,
    prefix: Ipv4Prefix,
    ofIsis: TableEntry | undefined,
    depth: number,
  ): TableEntry | Barrier | undefined {
    const found = staticEntry(process, prefix, depth);
    if (!found) return ofIsis && installed(ofIsis, prefix);
    if ('kind' in found) return found;
    const [first] = found.routes;
    const { device } = process;
    if (ofIsis?.kind === 'route' || ofIsis?.kind === 'attached') {
      const { route } = ofIsis;
      const instance = world.network.speakers[route.speaker]?.instance;
      const used = instance && preferred(device, first, distancesOf(device, instance, route.area.level));
      if (used === 'isis') return installed(ofIsis, prefix);
      if (used === 'unclear') {
        return { kind: 'undecided', text: say('table.unclear'), place: placeIn(device, first.span) };
      }
    }
    if (found.routes.every(({ discard }) => discard)) {
      return { kind: 'discard', text: say('table.discard'), place: placeIn(device, first.span) };
    }
    return { process, kind: 'static', found };
  }

  function lookUp(
    process: Process,
    prefix: Ipv4Prefix,
    direction: Direction | undefined,
    depth = 0,
  ): TableEntry | Barrier | undefined {
    const ofIsis = fromIsis(process, prefix, direction);
    if (ofIsis?.kind === 'connected' && ofIsis.owned) return ofIsis;
    return ownRouting.has(process) ? withStatic(process, prefix, ofIsis, depth) : ofIsis;
  }

  function fromIsis(process: Process, prefix: Ipv4Prefix, direction: Direction | undefined): TableEntry | undefined {
    const key = prefixKey(prefix);
    const owned = process.owned.get(key);
    if (owned) {
      const running = circuitNames(process);
      const onCircuit = owned.some((one) => running.has(one.interface.name));
      return { process, kind: 'connected', owned: true, onCircuit };
    }
    const injects = world.natives
      .get(key)
      ?.some(({ origin, speaker }) => origin.kind === 'redistribution' && world.processOf[speaker] === process);
    if (injects) return { process, kind: 'connected', owned: false, onCircuit: false };
    const advert = process.device.behaviour.summaryDiscardRoute && distribution.summarised(process, prefix);
    if (advert) return { process, kind: 'summary', advert };
    const chosen = distribution.state(prefix).best(process, 6, direction);
    if (chosen) return { process, kind: 'route', ...chosen };
    const attached = prefixEquals(prefix, DEFAULT_ROUTE) && attachedness.defaultRoute(process);
    return attached ? { process, kind: 'attached', route: attached } : undefined;
  }

  /** Lowest distance a route of IS-IS may have in its table. */
  function distanceIn({ device }: Process, { speaker, area }: LevelRoute<Reachable>): number {
    const instance = world.network.speakers[speaker]?.instance;
    return instance ? Math.min(...distancesOf(device, instance, area.level)) : 0;
  }

  /** Of two tables of one router: the lower distance, then the lower metric, whatever the level (D48). */
  function before(a: TableEntry, b: TableEntry): boolean {
    const kinds = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind);
    if (kinds !== 0 || a.kind !== 'route' || b.kind !== 'route') return kinds < 0;
    const distances = distanceIn(a.process, a.route) - distanceIn(b.process, b.route);
    return (distances || a.route.metric - b.route.metric || a.rank - b.rank) < 0;
  }

  function entry(router: RouterIndex, prefix: Ipv4Prefix, direction?: Direction): TableEntry | undefined {
    let best: TableEntry | undefined;
    for (const process of processes(router)) {
      const found = lookUp(process, prefix, direction);
      if (found && !isBarrier(found) && (!best || before(found, best))) best = found;
    }
    return best;
  }

  function barrier(router: RouterIndex, prefix: Ipv4Prefix): Barrier | undefined {
    for (const process of processes(router)) {
      const found = ownRouting.has(process) ? lookUp(process, prefix, undefined) : undefined;
      if (found && isBarrier(found)) return found;
    }
    return undefined;
  }

  const routerOf = (speaker: number): RouterIndex => world.network.speakers[speaker]?.router ?? -1;

  function routeMetric(found: TableEntry): number {
    if (found.kind === 'connected') return 0;
    if (found.kind === 'static') return found.found.routes[0].metric ?? 0;
    return found.kind === 'summary' ? found.advert.metric : found.route.metric;
  }

  function carriers(found: TableEntry): RouterIndex[] {
    if (found.kind === 'static') return [];
    if (found.kind === 'connected' || found.kind === 'summary') return [found.process.router];
    const [first, ...others] = found.route.winners;
    if (first && others.length === 0) return [routerOf(first.speaker)];
    return [...new Set(found.route.winners.map(({ speaker }) => routerOf(speaker)))].sort((a, b) => a - b);
  }

  /** Which of several instances of the router the entry is of. */
  function instanceOf(found: TableEntry): Pick<Route, 'instance'> {
    const { process } = found;
    if ((world.network.routers[process.router]?.speakers.length ?? 0) < 2 || found.kind === 'static') return {};
    const speaker =
      found.kind === 'route' || found.kind === 'attached'
        ? world.network.speakers[found.route.speaker]
        : (process.level2 ?? process.level1[0]);
    return speaker ? { instance: speaker.instance.tag } : {};
  }

  /** Next hops cost more than all the rest, and most questions never look at them. */
  function withHops(found: TableEntry, prefix: Ipv4Prefix, findHops: () => readonly NextHop[]): Route {
    let hops: readonly NextHop[] | undefined;
    const [winner] = found.kind === 'route' ? found.route.winners : [];
    const origin = winner && originOf(winner);
    return {
      prefix,
      type: routeType(found),
      metric: routeMetric(found),
      ...(origin === undefined ? {} : { origin }),
      ...instanceOf(found),
      advertisers: carriers(found),
      get nextHops() {
        hops ??= findHops();
        return hops;
      },
    };
  }

  function toRoute(found: TableEntry, prefix: Ipv4Prefix): Route {
    return withHops(found, prefix, () => {
      if (found.kind === 'static') return found.found.nextHops;
      return found.kind === 'route' || found.kind === 'attached' ? routeNextHops(world, found.route) : [];
    });
  }

  /** One run from the router gives all of its distances and path starts. */
  function all(router: RouterIndex): readonly Route[] {
    const starts = new Map<string, readonly (readonly FirstArcs[])[]>();
    const hopsFrom = (route: LevelRoute<Reachable>): readonly NextHop[] => {
      const { speaker, area } = route;
      const { level } = area;
      if (area.paths.hasTwins) return routeNextHops(world, route);
      const key = `${level} ${speaker}`;
      let found = starts.get(key);
      if (!found) {
        const node = world.nodeOf[level][speaker] as number;
        found = allFirstArcs(area.paths, world.accepts[level][speaker] as number, node, world.counters);
        starts.set(key, found);
      }
      const towards = found;
      const winners = new Set(route.winners.map((winner) => world.nodeOf[level][winner.speaker] as number));
      return nextHopsOf(
        world,
        area,
        [...winners].flatMap((winner) => towards[winner] ?? []),
      );
    };
    const routes: Route[] = [];
    const wanted = new Map(distribution.prefixes().map((prefix) => [prefixKey(prefix), prefix]));
    wanted.set(prefixKey(DEFAULT_ROUTE), DEFAULT_ROUTE);
    for (const process of processes(router)) {
      for (const [key, [own]] of process.owned) if (own) wanted.set(key, own.address.prefix);
    }
    for (const prefix of wanted.values()) {
      const found = entry(router, prefix, 'from');
      // What IS-IS has not found is no part of its table.
      if (!found || found.kind === 'static' || (found.kind === 'connected' && !found.onCircuit)) continue;
      const hops = (): readonly NextHop[] => {
        return found.kind === 'route' || found.kind === 'attached' ? hopsFrom(found.route) : [];
      };
      routes.push(withHops(found, prefix, hops));
    }
    return routes;
  }

  return { entry, barrier, toRoute, all, processes };
}
