/** What services of a router hang on, for rules about what it lacks: a PE that is cut off is an error, whatever the cause. */
import type { Device } from '../model/device.ts';
import type { RouterIndex } from '../model/network.ts';
import type { ProviderEdge } from '../mpls/analysis.ts';
import { membershipsOf, vpnNeighbors } from '../mpls/provider-edges.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork } from './rule.ts';

/** As `MplsAnalysis.services` names them. VRFs count where they have lost what would make them a service. */
export function servicesAt(device: Device): readonly string[] {
  const names = membershipsOf(device).map(({ name }) => name);
  const wires = device.pseudowires.map(({ vcId }) => `pseudowire ${vcId}`);
  const all = [...new Set([...names, ...wires])];
  return all.length > 0 ? all : device.vrfs.filter(({ rd }) => rd !== undefined).map(({ name }) => name);
}

const edges = perNetwork(
  ({ mpls }: AnalysedNetwork): ReadonlyMap<RouterIndex, ProviderEdge> =>
    new Map(mpls.providerEdges.map((edge) => [edge.router, edge])),
);

export const edgeOf = (analysed: AnalysedNetwork, router: RouterIndex): ProviderEdge | undefined =>
  edges(analysed).get(router);

/** Interfaces that VPN sessions of either family are sourced from. */
export const sourcesSessions = (device: Device, name: string): boolean =>
  vpnNeighbors(device).some(({ updateSource }) => updateSource?.value === name);

const neighborly = perNetwork(({ network, simulation }: AnalysedNetwork): ReadonlySet<RouterIndex> => {
  const routers = new Set<RouterIndex>();
  for (const { link, ends } of simulation.adjacencies) {
    for (const end of ends) {
      const speaker = network.links[link]?.attachments[end]?.speaker;
      const router = network.speakers[speaker ?? -1]?.router;
      if (router !== undefined) routers.add(router);
    }
  }
  return routers;
});

/** A router without any neighbor among others that have some. Where nobody has, the files do not show the network (D31). */
export const isAlone = (analysed: AnalysedNetwork, router: RouterIndex): boolean =>
  neighborly(analysed).size > 0 && !neighborly(analysed).has(router);
