/** What a layout has to place: groups of nodes, and the lines between nodes. */
import type { Level } from '../../../model/isis.ts';
import type { Drawing, DrawnLink } from '../drawing.ts';
import type { AreaId, NodeId } from '../scene.ts';
import type { Size } from './geometry.ts';

export interface Group {
  readonly id: AreaId;
  readonly level: Level | undefined;
  readonly label: string;
  /** In order of their names; while collapsed the group itself. */
  readonly nodes: readonly NodeId[];
  /** Those of them that join an area to the backbone. */
  readonly borders: ReadonlySet<NodeId>;
  readonly collapsed: boolean;
  /** All that stands in it, border routers of other homes included, as it is drawn. */
  readonly members: ReadonlySet<NodeId>;
}

export interface Plan {
  readonly groups: readonly Group[];
  readonly groupOf: ReadonlyMap<NodeId, AreaId>;
  readonly neighbours: ReadonlyMap<NodeId, readonly NodeId[]>;
  readonly links: readonly Pick<DrawnLink, 'id' | 'nodes'>[];
  /** Room for one node with its label. */
  readonly cell: Size;
}

/** Scene units of one letter of a label, and what a node needs beside and below its own. */
const LETTER = 6.5;
const ROOM = { side: 22, height: 76, least: 92, most: 180 };

/** Nearly all labels fit; the few longest are cut off where they are drawn. */
const FITTING = 0.95;

export function planOf(drawing: Drawing, names: readonly string[]): Plan {
  const { containers, ids, collapsed, lans, links, nodeOf } = drawing;
  const groupOf = new Map<NodeId, AreaId>();
  const groups = containers.all.map(({ id, level, label, routers }): Group => {
    const members = new Set(routers.map(nodeOf));
    if (collapsed.has(id)) {
      groupOf.set(id, id);
      return { id, level, label, nodes: [id], borders: new Set(), collapsed: true, members };
    }
    const own = routers.filter((router) => containers.home[router] === id);
    const nodes: NodeId[] = [
      ...own.flatMap((router) => ids.routers[router] ?? []),
      ...lans.flatMap((lan) => (lan.home === id ? [lan.id] : [])),
    ];
    for (const node of nodes) groupOf.set(node, id);
    const borders = own.flatMap((router) => (containers.of[router]?.border ? (ids.routers[router] ?? []) : []));
    return { id, level, label, nodes, borders: new Set(borders), collapsed: false, members };
  });
  const neighbours = new Map<NodeId, NodeId[]>();
  const join = (a: NodeId, b: NodeId): void => {
    const known = neighbours.get(a);
    if (known) known.push(b);
    else neighbours.set(a, [b]);
  };
  for (const { nodes } of links) {
    join(nodes[0], nodes[1]);
    join(nodes[1], nodes[0]);
  }
  return { groups, groupOf, neighbours, links, cell: cellFor(names) };
}

function cellFor(names: readonly string[]): Size {
  const lengths = names.map(({ length }) => length).sort((a, b) => a - b);
  const length = lengths[Math.floor((lengths.length - 1) * FITTING)] ?? 0;
  const width = Math.round(length * LETTER) + ROOM.side;
  return { width: Math.min(Math.max(width, ROOM.least), ROOM.most), height: ROOM.height };
}
