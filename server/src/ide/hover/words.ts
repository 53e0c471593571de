/** Names, places and route classes as every hover says them. */
import type { Place } from '../../base/text.ts';
import type { AdjacencyProblem, NextHop } from '../../isis/results.ts';
import type { Level, LevelSet } from '../../model/isis.ts';
import type { Network, Router, RouterIndex } from '../../model/network.ts';
import type { Manner } from '../learners.ts';
import { data, join, type Line, link, say, words } from '../markdown.ts';

export const MANNER: Readonly<Record<Manner, string>> = {
  connected: 'connected',
  L1: 'level 1',
  L2: 'level 2',
  'L1-IA': 'leaked into level 1 (inter-area)',
  static: 'static route',
  'external-L1': 'external, level 1',
  'external-L2': 'external, level 2',
  summary: 'own summary (discard route)',
  default: 'default route',
  'summary-only': 'only a summary',
  'default-only': 'only the default route',
  none: 'not at all',
  unknown: 'unknown, network incomplete',
};

/** Why two ends do not become neighbors (D3, D4). */
export const ADJACENCY_PROBLEM: Readonly<Record<AdjacencyProblem, string>> = {
  area: 'their area addresses differ',
  level: 'they share no level',
  'network-type': 'one end is point-to-point, the other broadcast',
  subnet: 'their subnets differ',
  'duplicate-address': 'both have the same address',
  authentication: 'hello authentication differs',
  mtu: 'the MTUs differ and hellos are padded',
  'address-family': 'they share no address family',
  'system-id': 'both have the same system ID',
  'passive-one-side': 'one end is passive',
  'one-side-only': 'IS-IS runs on one end only',
};

/** A router's name, leading to the line that gives it. */
export function routerLine(router: Router | undefined): Line {
  if (!router) return [];
  const span = router.device.hostname?.span ?? { line: 0, start: 0, end: 0 };
  return [link(router.name, { file: router.device.file, span })];
}

export function routerAt(network: Network, index: RouterIndex): Line {
  return routerLine(network.routers[index]);
}

/** At most `limit` names, then how many more. */
export function routerNames(routers: readonly (Router | undefined)[], limit = 5): Line {
  return shortList(routers.map(routerLine), limit);
}

export function shortList(lines: readonly Line[], limit: number): Line {
  const shown = join(lines.slice(0, limit));
  return lines.length > limit ? say`${shown} and ${lines.length - limit} more` : shown;
}

/** File name and line number, leading there. */
export function placeLine(place: Place): Line {
  return [link(`${fileName(place.file)}:${place.span.line + 1}`, place)];
}

/** Last segment of a file's key, percent-encoding undone. */
export function fileName(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export function nextHopsLine(network: Network, nextHops: readonly NextHop[], limit = 2): Line {
  return shortList(
    nextHops.map((hop) => say`${routerAt(network, hop.router)} by ${data(hop.interface)}`),
    limit,
  );
}

export function levelsText(levels: LevelSet): string {
  if (levels[1] && levels[2]) return 'level 1-2';
  return levels[1] ? 'level 1' : 'level 2';
}

export function levelListText(levels: readonly Level[]): string {
  return levels.length === 2 ? 'levels 1 and 2' : `level ${levels[0] ?? ''}`;
}

export function plural(count: number, one: string, many = `${one}s`): Line {
  return [words(`${count} ${count === 1 ? one : many}`)];
}
