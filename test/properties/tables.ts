/** Tables of the engine and of the reference as the same text, for comparison. */
import { prefixText } from '../../server/src/base/ip.ts';
import type { Route } from '../../server/src/isis/results.ts';
import type { Simulation } from '../../server/src/isis/simulation.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import type { ReferenceTables } from './reference/solve.ts';

/** By router name: one line a route, sorted. */
export type Tables = Readonly<Record<string, readonly string[]>>;

/** The reference does not say what a discard route costs. */
const metricText = (type: string, metric: number): string => (type === 'summary' ? '-' : String(metric));

function routeText(simulation: Simulation, route: Route): string {
  const hops = route.nextHops.map((hop) => `${hop.interface}>${simulation.network.routers[hop.router]?.name}`);
  const head = [prefixText(route.prefix), route.type, metricText(route.type, route.metric)];
  return [...head, ...[...new Set(hops)].sort()].join(' ');
}

export function engineTables(simulation: Simulation): Tables {
  return Object.fromEntries(
    simulation.network.routers.map(({ index, name }) => [
      name,
      simulation
        .routes(index)
        .map((route) => routeText(simulation, route))
        .sort(),
    ]),
  );
}

export function referenceTables(plan: NetworkPlan, tables: ReferenceTables): Tables {
  return Object.fromEntries(
    plan.routers.map(({ name }, index) => [
      name,
      [...(tables[index] ?? [])]
        .map(([prefix, { type, metric, nextHops }]) =>
          [prefix, type, metricText(type, metric), ...new Set(nextHops)].join(' '),
        )
        .sort(),
    ]),
  );
}
