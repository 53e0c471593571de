/** Compares a simulation with a solved network, route by route. */
import { prefixText } from '../../server/src/base/ip.ts';
import type { Route, RouteType } from '../../server/src/isis/results.ts';
import type { Simulation } from '../../server/src/isis/simulation.ts';
import type { MplsAnalysis } from '../../server/src/mpls/analysis.ts';
import type { SolvedNetwork, SolvedRoute, SolvedTables } from './solved-network.ts';

export interface Comparison {
  /** Routes and pings compared. */
  readonly compared: number;
  readonly differences: readonly string[];
}

/** Level and inter-area mark a router prints for a class; undefined for what tables leave out. */
const PRINTED: Readonly<Record<RouteType, readonly ['L1' | 'L2', boolean] | undefined>> = {
  connected: undefined,
  summary: undefined,
  L1: ['L1', false],
  static: undefined,
  'external-L1': ['L1', false],
  L2: ['L2', false],
  'external-L2': ['L2', false],
  'L1-IA': ['L1', true],
  default: ['L1', true],
};

function differences(expected: SolvedRoute, found: Route, names: readonly string[]): string[] {
  const [level, interArea] = PRINTED[found.type] ?? ['none', false];
  const problems: string[] = [];
  if (level !== expected.level) problems.push(`level ${level}, expected ${expected.level}`);
  if (expected.interArea !== null && interArea !== expected.interArea) {
    problems.push(`inter-area ${interArea}, expected ${expected.interArea}`);
  }
  if (found.metric !== expected.metric) problems.push(`metric ${found.metric}, expected ${expected.metric}`);
  const hops = new Set(found.nextHops.map((hop) => names[hop.router]));
  const missing = expected.nextHops.filter((name) => !hops.has(name));
  if (missing.length > 0) problems.push(`next hops ${[...hops].join(' ')}, expected also ${missing.join(' ')}`);
  return problems;
}

function compareTables(simulation: Simulation, tables: SolvedTables, solver: string): Comparison {
  const names = simulation.network.routers.map(({ name }) => name);
  const found: string[] = [];
  let compared = 0;
  for (const [router, expected] of Object.entries(tables)) {
    const index = simulation.network.routerByName.get(router);
    if (index === undefined) {
      found.push(`${solver}: ${router} is not in the network`);
      continue;
    }
    const routes = new Map(simulation.routes(index).map((route) => [prefixText(route.prefix), route]));
    for (const wanted of expected) {
      compared++;
      const route = routes.get(wanted.prefix);
      const problems = route ? differences(wanted, route, names) : ['no such route'];
      for (const problem of problems) found.push(`${solver}: ${router} ${wanted.prefix}: ${problem}`);
    }
    const known = new Set(expected.map(({ prefix }) => prefix));
    for (const [prefix, route] of routes) {
      if (PRINTED[route.type] && !known.has(prefix)) {
        found.push(`${solver}: ${router} ${prefix}: unexpected ${route.type} route, metric ${route.metric}`);
      }
    }
  }
  return { compared, differences: found };
}

function comparePings(simulation: Simulation, mpls: MplsAnalysis, pings: Readonly<Record<string, number>>): Comparison {
  const found: string[] = [];
  for (const [pair, percent] of Object.entries(pings)) {
    const [from = '', to = ''] = pair.split('->');
    const [ingress, egress] = [from, to].map((name) => simulation.network.routerByName.get(name));
    if (ingress === undefined || egress === undefined) {
      found.push(`ping ${pair}: router is not in the network`);
      continue;
    }
    // An answer needs both directions.
    const states = [mpls.verdict(ingress, egress).state, mpls.verdict(egress, ingress).state];
    const works = states.every((state) => state === 'works');
    if (works !== percent > 0) found.push(`ping ${pair}: ${states.join(' and ')}, expected ${percent} % answers`);
  }
  return { compared: Object.keys(pings).length, differences: found };
}

export function compareWithTruth(simulation: Simulation, mpls: MplsAnalysis, truth: SolvedNetwork): Comparison {
  const parts = [compareTables(simulation, truth.ribs, truth.solved_by)];
  if (truth.ribs_holo) parts.push(compareTables(simulation, truth.ribs_holo, 'second implementation'));
  if (truth.l3vpn_pings) parts.push(comparePings(simulation, mpls, truth.l3vpn_pings));
  return {
    compared: parts.reduce((sum, part) => sum + part.compared, 0),
    differences: parts.flatMap((part) => part.differences),
  };
}
