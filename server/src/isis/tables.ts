/** What a router's table holds for one prefix: own prefixes first, then the classes of D15, then the attached default. */
import { type Ipv4Prefix, prefixEquals } from '../base/ip.ts';
import { LEVELS } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Advert } from './adverts.ts';
import type { Attachedness } from './attached.ts';
import { allFirstArcs, type Direction, type FirstArcs } from './component-paths.ts';
import { DEFAULT_ROUTE, type Distribution } from './distribution.ts';
import { type LevelRoute, levelOfRank, nextHopsOf, type Rank, type Reachable, routeNextHops } from './level-route.ts';
import { prefixKey } from './prefix-lists.ts';
import type { NextHop, Route, RouteType } from './results.ts';
import { instancesOf, type Process, type World } from './world.ts';

export type TableEntry = { readonly process: Process } & (
  | { readonly kind: 'connected'; readonly onCircuit: boolean }
  | { readonly kind: 'summary'; readonly advert: Advert }
  | { readonly kind: 'route'; readonly rank: Rank; readonly route: LevelRoute<Advert> }
  | { readonly kind: 'attached'; readonly route: LevelRoute<Reachable> }
);

export interface Tables {
  /** Best entry of the router's table; undefined when it has none. */
  readonly entry: (router: RouterIndex, prefix: Ipv4Prefix, direction?: Direction) => TableEntry | undefined;
  readonly toRoute: (entry: TableEntry, prefix: Ipv4Prefix) => Route;
  /** The whole table, unsorted. */
  readonly all: (router: RouterIndex) => readonly Route[];
  /** Processes of the router's main table: the global one, or whatever VRFs there are without it. */
  readonly processes: (router: RouterIndex) => readonly Process[];
}

const KIND_ORDER: readonly TableEntry['kind'][] = ['connected', 'summary', 'route', 'attached'];

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
    case 'summary':
      return 'summary';
    case 'attached':
      return 'default';
    case 'route': {
      if (entry.rank === 3 || entry.rank === 6) return 'L1-IA';
      const external = entry.route.winners.some((advert) => advert.external);
      if (levelOfRank(entry.rank) === 1) return external ? 'external-L1' : 'L1';
      return external ? 'external-L2' : 'L2';
    }
  }
}

export function createTables(world: World, distribution: Distribution, attachedness: Attachedness): Tables {
  const mainProcesses = world.processesOf.map((processes) => {
    const global = processes.filter(({ vrf }) => vrf === undefined);
    return global.length > 0 ? global : processes;
  });
  const processes = (router: RouterIndex): readonly Process[] => mainProcesses[router] ?? [];

  function lookUp(process: Process, prefix: Ipv4Prefix, direction: Direction | undefined): TableEntry | undefined {
    const key = prefixKey(prefix);
    const owned = process.owned.get(key);
    if (owned) {
      const running = circuitNames(process);
      return { process, kind: 'connected', onCircuit: owned.some((one) => running.has(one.interface.name)) };
    }
    const injects = world.natives
      .get(key)
      ?.some(({ origin, speaker }) => origin.kind === 'redistribution' && world.processOf[speaker] === process);
    if (injects) return { process, kind: 'connected', onCircuit: false };
    const advert = process.device.behaviour.summaryDiscardRoute && distribution.summarised(process, prefix);
    if (advert) return { process, kind: 'summary', advert };
    const chosen = distribution.state(prefix).best(process, 6, direction);
    if (chosen) return { process, kind: 'route', ...chosen };
    const attached = prefixEquals(prefix, DEFAULT_ROUTE) && attachedness.defaultRoute(process);
    return attached ? { process, kind: 'attached', route: attached } : undefined;
  }

  const metricOf = (entry: TableEntry): number => (entry.kind === 'route' ? entry.route.metric : 0);
  const rankOf = (entry: TableEntry): number =>
    KIND_ORDER.indexOf(entry.kind) * 10 + (entry.kind === 'route' ? entry.rank : 0);

  function entry(router: RouterIndex, prefix: Ipv4Prefix, direction?: Direction): TableEntry | undefined {
    let best: TableEntry | undefined;
    for (const process of processes(router)) {
      const found = lookUp(process, prefix, direction);
      if (!found) continue;
      const order = best ? rankOf(found) - rankOf(best) || metricOf(found) - metricOf(best) : -1;
      if (order < 0) best = found;
    }
    return best;
  }

  const routerOf = (speaker: number): RouterIndex => world.network.speakers[speaker]?.router ?? -1;

  function routeMetric(found: TableEntry): number {
    if (found.kind === 'connected') return 0;
    return found.kind === 'summary' ? found.advert.metric : found.route.metric;
  }

  function carriers(found: TableEntry): RouterIndex[] {
    if (found.kind === 'connected' || found.kind === 'summary') return [found.process.router];
    const [first, ...others] = found.route.winners;
    if (first && others.length === 0) return [routerOf(first.speaker)];
    return [...new Set(found.route.winners.map(({ speaker }) => routerOf(speaker)))].sort((a, b) => a - b);
  }

  /** Next hops cost more than all the rest, and most questions never look at them. */
  function withHops(found: TableEntry, prefix: Ipv4Prefix, findHops: () => readonly NextHop[]): Route {
    let hops: readonly NextHop[] | undefined;
    return {
      prefix,
      type: routeType(found),
      metric: routeMetric(found),
      advertisers: carriers(found),
      get nextHops() {
        hops ??= findHops();
        return hops;
      },
    };
  }

  function toRoute(found: TableEntry, prefix: Ipv4Prefix): Route {
    return withHops(found, prefix, () => {
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
      if (!found || (found.kind === 'connected' && !found.onCircuit)) continue;
      const hops = (): readonly NextHop[] => {
        return found.kind === 'route' || found.kind === 'attached' ? hopsFrom(found.route) : [];
      };
      routes.push(withHops(found, prefix, hops));
    }
    return routes;
  }

  return { entry, toRoute, all, processes };
}
