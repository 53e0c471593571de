/** Nodes of a scene, and whether they leave each other room. */
import type { NodeId, Point, Scene } from '../../../src/ide/topology/scene.ts';

export interface Node extends Point {
  readonly id: NodeId;
}

export function nodesOf({ routers, lans, areas }: Scene): readonly Node[] {
  return [
    ...[...routers, ...lans].map(({ id, x, y }) => ({ id, x, y })),
    ...areas
      .filter(({ collapsed }) => collapsed)
      .map(({ id, box }) => ({ id, x: box.x + box.width / 2, y: box.y + box.height / 2 })),
  ];
}

/** Less than a node with a short label needs. */
const ROOM = { width: 84, height: 60 };

/** Pairs of nodes that lie on each other. */
export function overlapping(scene: Scene): readonly string[] {
  const sorted = [...nodesOf(scene)].sort((a, b) => a.x - b.x);
  return sorted.flatMap((a, at) => {
    const found: string[] = [];
    for (const b of sorted.slice(at + 1)) {
      if (b.x - a.x >= ROOM.width) break;
      if (Math.abs(b.y - a.y) < ROOM.height) found.push(`${a.id} ${b.id}`);
    }
    return found;
  });
}
