/** What is drawn of a network while some of its containers are collapsed into one node each. */
import type { RouterIndex } from '../../model/network.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { type Containers, containersOf } from './containers.ts';
import { type Port, type TopologyIds, topologyIds, type Wire } from './ids.ts';
import type { AreaId, ElementId, LanId, LinkId, NodeId } from './scene.ts';

/** Which containers are open: these, every one, or as many as a person can take in. */
export type Expanded = readonly AreaId[] | 'all' | 'auto';

/** Elements on screen beyond which a picture says nothing any more, and drawing it takes long. */
export const READABLE_ELEMENTS = 1500;

/** One line or leg between two drawn nodes. */
interface Strand {
  readonly id: LinkId;
  readonly wire: Wire;
  /** The port at each end; undefined at a LAN. */
  readonly ports: readonly [Port, Port | undefined];
  readonly nodes: readonly [NodeId, NodeId];
}

/** What is drawn as one line: a strand, or all that join the same two nodes, of which one is collapsed. */
export interface DrawnLink {
  readonly id: LinkId;
  readonly nodes: readonly [NodeId, NodeId];
  readonly strands: readonly Strand[];
}

export interface Drawing {
  readonly containers: Containers;
  readonly ids: TopologyIds;
  readonly collapsed: ReadonlySet<AreaId>;
  /** The router itself, or the collapsed container around it. */
  readonly nodeOf: (router: RouterIndex) => NodeId;
  readonly lans: readonly { readonly id: LanId; readonly wire: Wire; readonly home: AreaId }[];
  readonly links: readonly DrawnLink[];
  /** What is drawn for a line or leg. */
  readonly elementOf: (id: LinkId) => ElementId | undefined;
}

export function drawingOf(analysed: AnalysedNetwork, expanded: Expanded): Drawing {
  const containers = containersOf(analysed);
  const ids = topologyIds(analysed);
  const draw = (collapsed: ReadonlySet<AreaId>): Drawing => drawWith(containers, ids, collapsed);
  const all = containers.all.map(({ id }) => id);
  if (expanded === 'all') return draw(new Set());
  if (expanded !== 'auto') return draw(new Set(all.filter((id) => !expanded.includes(id))));
  const open = draw(new Set());
  if (elementCount(open) <= READABLE_ELEMENTS) return open;
  const backboneOpen = draw(new Set(containers.all.flatMap(({ id, level }) => (level === 2 ? [] : [id]))));
  return elementCount(backboneOpen) <= READABLE_ELEMENTS ? backboneOpen : draw(new Set(all));
}

function elementCount({ containers, collapsed, lans, links }: Drawing): number {
  const routers = containers.home.filter((home) => !collapsed.has(home)).length;
  return containers.all.length + routers + lans.length + links.length;
}

function drawWith(containers: Containers, ids: TopologyIds, collapsed: ReadonlySet<AreaId>): Drawing {
  const { home } = containers;
  const nodeOf = (router: RouterIndex): NodeId => {
    const own = home[router];
    const id = ids.routers[router];
    return own !== undefined && (id === undefined || collapsed.has(own)) ? own : (id ?? 'area:outside');
  };
  const lans: { id: LanId; wire: Wire; home: AreaId }[] = [];
  const strands: Strand[] = [];
  for (const wire of ids.wires) {
    const { lan, ports } = wire;
    if (lan === undefined) {
      const [a, b] = ports;
      const [id] = wire.ids;
      if (a && b && id) strands.push({ id, wire, ports: [a, b], nodes: [nodeOf(a.router), nodeOf(b.router)] });
      continue;
    }
    const place = homeOfLan(containers, ports);
    const hub: NodeId = collapsed.has(place) ? place : lan;
    if (hub === lan) lans.push({ id: lan, wire, home: place });
    ports.forEach((port, position) => {
      const id = wire.ids[position];
      if (id) strands.push({ id, wire, ports: [port, undefined], nodes: [nodeOf(port.router), hub] });
    });
  }
  const { links, elements } = bundle(strands, collapsed);
  return { containers, ids, collapsed, nodeOf, lans, links, elementOf: (id) => elements.get(id) };
}

/** The container all of its routers are in, a border's backbone included; else that of the most. */
export function homeOfLan({ of, home }: Containers, ports: readonly Port[]): AreaId {
  const counts = new Map<AreaId, number>();
  const add = (id: AreaId | undefined): void => {
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const { router } of ports) {
    add(of[router]?.area);
    if (of[router]?.backbone !== of[router]?.area) add(of[router]?.backbone);
  }
  // Of a border alone nothing tells the levels apart: then the first one's home decides.
  const first = home[ports[0]?.router ?? -1] ?? 'area:outside';
  return [...counts].reduce((best, each) => (each[1] > (counts.get(best) ?? 0) ? each[0] : best), first);
}

function bundle(
  strands: readonly Strand[],
  collapsed: ReadonlySet<AreaId>,
): { readonly links: readonly DrawnLink[]; readonly elements: ReadonlyMap<LinkId, ElementId> } {
  const elements = new Map<LinkId, ElementId>();
  const links: DrawnLink[] = [];
  const bundles = new Map<string, Strand[]>();
  const isCollapsed = (node: NodeId): boolean => collapsed.has(node as AreaId);
  for (const strand of strands) {
    const [a, b] = strand.nodes;
    if (a === b) elements.set(strand.id, a);
    else if (!isCollapsed(a) && !isCollapsed(b)) links.push({ id: strand.id, nodes: strand.nodes, strands: [strand] });
    else {
      const key = a < b ? `${a}~${b}` : `${b}~${a}`;
      const known = bundles.get(key);
      if (known) known.push(strand);
      else bundles.set(key, [strand]);
    }
  }
  for (const [key, members] of bundles) {
    const [first] = members;
    if (!first) continue;
    // One line alone keeps its own name and what is known of its ends.
    const [a, b] = first.nodes;
    if (members.length === 1) links.push({ id: first.id, nodes: first.nodes, strands: members });
    else links.push({ id: `link:${key}`, nodes: a < b ? [a, b] : [b, a], strands: members });
  }
  for (const { id, strands: members } of links) for (const strand of members) elements.set(strand.id, id);
  return { links, elements };
}
