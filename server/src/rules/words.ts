/** Names that messages take from the network, and the wording that rules share with the catalogue. */
import { type ServiceNames, type Some, some } from '../messages/english/words.ts';
import type { Network, RouterIndex } from '../model/network.ts';

export { areaName, listText, some, someText, verb } from '../messages/english/words.ts';

export function routerName(network: Network, router: RouterIndex): string {
  return network.routers[router]?.name ?? '';
}

export function namesOf(network: Network, routers: readonly RouterIndex[]): string[] {
  return routers.map((router) => routerName(network, router));
}

/** The first few of them by name. */
export const someRouters = (network: Network, routers: readonly RouterIndex[]): Some =>
  some(routers, (router) => routerName(network, router));

const LAYER_2 = ['EVPN', 'VPLS'];
const PSEUDOWIRE = 'pseudowire ';

/** Services as `MplsAnalysis.services` names them, by kind. */
export function serviceNames(services: readonly string[]): ServiceNames {
  const isWire = (name: string): boolean => name.startsWith(PSEUDOWIRE);
  return {
    vrfs: services.filter((name) => !isWire(name) && !LAYER_2.includes(name)),
    families: services.filter((name) => LAYER_2.includes(name)),
    pseudowires: services.filter(isWire).map((name) => name.slice(PSEUDOWIRE.length)),
  };
}
