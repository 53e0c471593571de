/** Where everything is drawn. */
import type { Drawing } from './drawing.ts';
import type { AreaId, Box, NodeId, Point, Scene } from './scene.ts';

export interface Layout {
  readonly boxes: ReadonlyMap<AreaId, Box>;
  readonly points: ReadonlyMap<NodeId, Point>;
  readonly bounds: Box;
}

const CELL = { width: 110, height: 80 };

export function layOut(
  drawing: Drawing,
  previous: Scene | undefined,
  positions: Readonly<Record<NodeId, Point>>,
): Layout {
  const { containers, ids, collapsed, lans } = drawing;
  const points = new Map<NodeId, Point>();
  const boxes = new Map<AreaId, Box>();
  const kept = new Map<NodeId, Point>(
    [...(previous?.routers ?? []), ...(previous?.lans ?? [])].map((each) => [each.id, each]),
  );
  let x = 0;
  for (const { id } of containers.all) {
    const nodes: NodeId[] = collapsed.has(id)
      ? []
      : [
          ...ids.routers.filter((_, index) => containers.home[index] === id),
          ...lans.flatMap((lan) => (lan.home === id ? [lan.id] : [])),
        ];
    const columns = Math.max(1, Math.ceil(Math.sqrt(nodes.length)));
    nodes.forEach((node, at) => {
      const cell = { x: x + (at % columns) * CELL.width, y: Math.floor(at / columns) * CELL.height };
      points.set(node, positions[node] ?? kept.get(node) ?? cell);
    });
    const rows = Math.max(1, Math.ceil(nodes.length / columns));
    boxes.set(id, {
      x: x - CELL.width / 2,
      y: -CELL.height,
      width: columns * CELL.width,
      height: rows * CELL.height + 40,
    });
    x += columns * CELL.width + 60;
  }
  return { boxes, points, bounds: { x: -CELL.width, y: -CELL.height, width: x + CELL.width, height: 1000 } };
}
