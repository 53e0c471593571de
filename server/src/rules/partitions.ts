/** Pieces a level falls into although its routers are physically joined (RFC 1195). */
import type { DanglingCircuit } from '../isis/results.ts';
import type { LevelComponent } from '../isis/simulation.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { routerName } from './words.ts';

export interface Piece {
  readonly component: LevelComponent;
  /** In router order. */
  readonly routers: readonly RouterIndex[];
  readonly dangling: readonly DanglingCircuit[];
}

export function pieceOf(network: Network, component: LevelComponent): Piece {
  const routers = [...new Set(component.speakers.flatMap((index) => network.speakers[index]?.router ?? []))];
  return { component, routers: routers.sort((a, b) => a - b), dangling: component.dangling };
}

/** Largest first; among equals the one with the first router. */
export function bySize(a: Piece, b: Piece): number {
  return b.routers.length - a.routers.length || (a.routers[0] ?? 0) - (b.routers[0] ?? 0);
}

/**
 * Pieces that are cut off from the largest one for certain. Pieces with dangling circuits may be
 * joined by routers nobody gave us (D31).
 */
export function certainlyApart(pieces: readonly Piece[]): readonly Piece[] {
  const [main, ...others] = [...pieces].sort(bySize);
  if (!main) return [];
  return others.filter((piece) => piece.dangling.length === 0 || main.dangling.length === 0);
}

const systemsOf = (network: Network, { routers }: Piece): ReadonlySet<number> =>
  new Set(routers.flatMap((router) => network.routers[router]?.device.bgp?.asn ?? []));

/**
 * Two domains side by side, not pieces of one: a router has an instance in each, or they speak BGP in autonomous
 * systems of their own. Assumption: nobody runs one level across systems that have no router in common.
 */
export function areTwoDomains(network: Network, a: Piece, b: Piece): boolean {
  const [systems, others] = [systemsOf(network, a), systemsOf(network, b)];
  const differ = systems.size > 0 && others.size > 0 && ![...systems].some((system) => others.has(system));
  return differ || a.routers.some((router) => b.routers.includes(router));
}

export function pieceNames(network: Network, { routers }: Piece): string[] {
  return routers.map((router) => routerName(network, router));
}
