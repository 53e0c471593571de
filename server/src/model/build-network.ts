/** From the devices of one boundary to a Network: routers, speakers, links, and the graph that holds them. */
import { DirectedGraph } from 'graphology';
import type { Device } from './device.ts';
import { inferLinks } from './links.ts';
import type { Link, Network, Router, RouterIndex, Speaker } from './network.ts';
import { compareText } from './order.ts';
import type { PhysicalLink } from './physical-links.ts';
import { inSamePlaces, type Places } from './same-places.ts';
import type { OtherVersion } from './versions.ts';

/** Routers as `r<index>`, links as `l<index>`, one edge each way per attachment. */
function buildGraph(routers: readonly Router[], speakers: readonly Speaker[], links: readonly Link[]): DirectedGraph {
  const graph = new DirectedGraph();
  for (const router of routers) graph.addNode(`r${router.index}`, { name: router.name });
  for (const link of links) {
    const linkKey = `l${link.index}`;
    graph.addNode(linkKey);
    for (const attachment of link.attachments) {
      const routerKey = `r${speakers[attachment.speaker]?.router}`;
      // Two circuits of one router on one link are one edge: the graph answers who meets whom.
      graph.mergeEdge(routerKey, linkKey);
      graph.mergeEdge(linkKey, routerKey);
    }
  }
  return graph;
}

type Indexes = Pick<Network, 'places' | 'routerByName' | 'routersByFile' | 'otherVersions'>;

const indexesOf = ({ places, routerByName, routersByFile }: Network) => ({ places, routerByName, routersByFile });

function assemble(id: string, { routers, speakers, links }: Places, indexes: Indexes): Network {
  let graph: DirectedGraph | undefined;
  return {
    id,
    places: indexes.places,
    routers,
    otherVersions: indexes.otherVersions,
    speakers,
    links,
    // Built when first asked for: an edit's way to its findings does not need it.
    get graph() {
      graph ??= buildGraph(routers, speakers, links);
      return graph;
    },
    routerByName: indexes.routerByName,
    routersByFile: indexes.routersByFile,
  };
}

/**
 * Total: any devices give a Network. The order of `devices` does not matter. `previous`, of the same boundary and with the same
 * layer-1 links, hands on what an edit of metrics or lists leaves in place. `otherVersions` are of none of `devices`.
 */
export function buildNetwork(
  id: string,
  devices: readonly Device[],
  physicalLinks: readonly PhysicalLink[] = [],
  previous?: Network,
  otherVersions: readonly OtherVersion[] = [],
): Network {
  const kept = previous && inSamePlaces(previous, devices);
  if (kept) return assemble(id, kept, { ...indexesOf(previous), otherVersions });
  const sorted = [...devices].sort((a, b) => compareText(a.name, b.name) || compareText(a.file, b.file));
  const speakers: Speaker[] = [];
  const routers = sorted.map((device, index): Router => {
    const own = device.isis.map((instance) => {
      const speaker: Speaker = {
        index: speakers.length,
        router: index,
        instance,
        systemId: instance.nets[0]?.value.systemId,
        areas: [...new Set(instance.nets.map((net) => net.value.area))],
      };
      speakers.push(speaker);
      return speaker.index;
    });
    return { index, name: device.name, device, speakers: own };
  });
  const links = inferLinks(routers, physicalLinks);
  const routerByName = new Map<string, number>();
  for (const router of routers) if (!routerByName.has(router.name)) routerByName.set(router.name, router.index);
  const routersByFile = new Map<string, RouterIndex[]>();
  for (const { index, device } of routers) {
    const known = routersByFile.get(device.file);
    if (!known) routersByFile.set(device.file, [index]);
    else if (device.logicalRouter === undefined) known.unshift(index);
    else known.push(index);
  }
  return assemble(id, { routers, speakers, links }, { places: {}, routerByName, routersByFile, otherVersions });
}
