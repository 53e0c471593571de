/** Moving a node by hand: it takes its links along; where it is put is kept by the extension. */
import { type D3DragEvent, drag } from 'd3-drag';
import { select } from 'd3-selection';
import type { Point, Scene, SceneLan, SceneRouter } from '../../../server/src/ide/topology/scene.ts';
import { indexScene } from '../scene-index.ts';
import type { Store } from '../state.ts';
import type { Camera } from './camera.ts';
import { placeLink } from './draw-links.ts';
import { segmentOf } from './geometry.ts';
import type { Layers } from './layers.ts';

type Movable = SceneRouter | SceneLan;
type Dragged = D3DragEvent<SVGGElement, Movable, Point>;

/** Pixels within which a press is a click. */
const CLICK = 4;

export interface DragOptions {
  readonly layers: Layers;
  readonly camera: Camera;
  readonly store: Store;
  readonly elementOf: (id: string) => SVGGElement | undefined;
  readonly dropped: (id: Movable['id'], at: Point) => void;
}

const movedTo = (scene: Scene, id: string, { x, y }: Point): Scene => ({
  ...scene,
  routers: scene.routers.map((router) => (router.id === id ? { ...router, x, y } : router)),
  lans: scene.lans.map((lan) => (lan.id === id ? { ...lan, x, y } : lan)),
});

/** Makes nodes movable; to be called again when nodes were added. */
export function makeMovable({ layers, camera, store, elementOf, dropped }: DragOptions): void {
  let at: Point = { x: 0, y: 0 };
  let moved = false;
  const behaviour = drag<SVGGElement, Movable, Point>()
    .container(() => layers.frame)
    .subject(() => ({ x: 0, y: 0 }))
    .clickDistance(CLICK)
    .on('start', (_: Dragged, { x, y }) => {
      at = { x, y };
      moved = false;
    })
    .on('drag', function ({ dx, dy }: Dragged, { id }) {
      const { k } = camera.transform();
      at = { x: at.x + dx / k, y: at.y + dy / k };
      moved = true;
      select(this).attr('transform', `translate(${at.x},${at.y})`);
      // They come back with the scene.
      for (const badge of layers.badges.selectChildren<SVGGElement, { of: string }>()) {
        if (badge.getAttribute('data-of') === id) badge.remove();
      }
      const { index } = store.get();
      const routers = new Map(index.routers);
      const lans = new Map(index.lans);
      const router = index.routers.get(id as SceneRouter['id']);
      const lan = index.lans.get(id);
      if (router) routers.set(router.id, { ...router, ...at });
      if (lan) lans.set(lan.id, { ...lan, ...at });
      for (const link of index.linksOf.get(id) ?? []) {
        const element = elementOf(link.id);
        const segment = segmentOf({ ...index, routers, lans }, link);
        if (element && segment) placeLink(element, link, segment);
      }
    })
    .on('end', (_: Dragged, { id }) => {
      const { scene } = store.get();
      if (!moved || !scene) return;
      // Whole units, as the server lays out.
      at = { x: Math.round(at.x), y: Math.round(at.y) };
      const changed = movedTo(scene, id, at);
      store.update({ scene: changed, index: indexScene(changed) });
      dropped(id, at);
    });
  layers.nodes.selectChildren<SVGGElement, Movable>('.router, .lan').call(behaviour);
}
