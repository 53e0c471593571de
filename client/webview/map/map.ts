/** The map: draws the scene, and tells what a person points at. */
import type { ElementId, NodeId, Point } from '../../../server/src/ide/topology/scene.ts';
import type { Actions } from '../actions.ts';
import { on } from '../dom.ts';
import type { Host } from '../host.ts';
import { centreOf, isArea, isLink, isRouter, nodeCount } from '../scene-index.ts';
import { changed, type State, type Store, type View } from '../state.ts';
import { text } from '../text.ts';
import { type Camera, createCamera } from './camera.ts';
import { makeMovable } from './drag.ts';
import { drawAreas } from './draw-areas.ts';
import { drawBadges } from './draw-badges.ts';
import { drawLinks } from './draw-links.ts';
import { drawNodes } from './draw-nodes.ts';
import { drawPath } from './draw-path.ts';
import { along, segmentOf } from './geometry.ts';
import { highlight } from './highlight.ts';
import { createLayers } from './layers.ts';
import { drawLinkLabels } from './link-labels.ts';
import { createOverview } from './overview.ts';
import { createTooltip } from './tooltip.ts';

export interface MapView {
  readonly elements: readonly HTMLElement[];
  readonly frame: HTMLElement;
  readonly camera: Camera;
  readonly draw: View;
  /** Moves the keyboard's focus to an element of the map. */
  readonly focus: (id: ElementId) => void;
}

const idAt = (target: EventTarget | null): ElementId | undefined =>
  ((target as Element | null)?.closest('[data-id]')?.getAttribute('data-id') as ElementId | null) ?? undefined;

/** Links inside of collapsed areas are not known. */
function mapLabel({ scene, index: { hidden } }: State): string {
  const { routers = [], links = [], areas = [] } = scene ?? {};
  if (hidden.size === 0) return text('mapLabel', routers.length, links.length);
  const collapsed = areas.filter((area) => area.collapsed).length;
  return text('mapLabelCollapsed', routers.length + hidden.size, hidden.size, collapsed);
}

export function createMap(store: Store, actions: Actions, host: Host): MapView {
  const layers = createLayers();
  const { frame, picture } = layers;
  const overview = createOverview(() => camera);
  const tooltip = createTooltip(frame);
  let elements = new Map<string, SVGGElement>();
  let hovered: ElementId | undefined;
  let view = host.remembered().view;

  const camera = createCamera({
    frame,
    picture,
    moved: () => tooltip.hide(),
    rested: () => {
      const { x, y, k } = camera.transform();
      host.remember({ view: { x, y, k } });
      overview.frame({ x: -x / k, y: -y / k, width: frame.clientWidth / k, height: frame.clientHeight / k });
    },
  });

  function hover(id: ElementId | undefined, event?: PointerEvent): void {
    if (id !== hovered) {
      hovered = id;
      drawLinkLabels(layers, store.get(), hovered);
    }
    if (id && event) tooltip.show(store.get(), id, event);
    else tooltip.hide();
  }

  function press(id: ElementId, event: MouseEvent): void {
    const element = elements.get(id);
    if (isArea(id) && !element?.classList.contains('collapsed')) {
      if ((event.target as Element).classList.contains('area-name')) actions.toggleArea(id);
      return;
    }
    element?.focus({ preventScroll: true });
    actions.select(id);
    actions.open(id, true);
    if (!isRouter(id)) return;
    if (event.shiftKey) actions.pathToSubject(id);
    else actions.ask({ router: id });
  }

  on(frame, {
    click: (event) => {
      const id = idAt(event.target);
      if (id) press(id, event);
    },
    dblclick: (event) => {
      const id = idAt(event.target);
      if (isArea(id)) actions.toggleArea(id);
      else if (id) actions.open(id, false);
    },
    pointermove: (event) => hover(idAt(event.target), event),
    pointerleave: () => hover(undefined),
  });

  function drawScene(state: State, before: State | undefined): void {
    drawAreas(layers, state);
    drawLinks(layers, state);
    drawNodes(layers, state);
    drawBadges(layers, state);
    const drawn = picture.querySelectorAll<SVGGElement>('[data-id]');
    elements = new Map([...drawn].map((element) => [element.getAttribute('data-id') ?? '', element]));
    const elementOf = (id: string) => elements.get(id);
    const dropped = (id: string, at: { x: number; y: number }) => {
      const { scene } = store.get();
      if (!scene) return;
      const positions = { ...store.get().positions, [id]: at };
      store.update({ positions });
      host.post({ type: 'place', network: scene.network, positions });
    };
    makeMovable({ layers, camera, store, elementOf, dropped });
    if (!state.scene) return;
    camera.setBounds(state.scene.bounds, nodeCount(state.scene));
    if (state.scene.network === before?.scene?.network) return;
    if (view && state.scene.network === state.network) camera.show(view);
    else camera.fit();
    view = undefined;
  }

  /** One element of the map is reached by Tab: the selected one, else the first. */
  function moveTabStop({ selection }: State): void {
    picture.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    const stop = elements.get(selection ?? '') ?? picture.querySelector('.node');
    if (stop?.hasAttribute('tabindex')) stop.setAttribute('tabindex', '0');
  }

  function selectedPoint({ index, selection }: State): Point | undefined {
    const link = isLink(selection) ? index.links.get(selection) : undefined;
    const segment = link && segmentOf(index, link);
    return segment ? along(segment, 0.5) : selection && centreOf(index, selection as NodeId);
  }

  /** What was selected in a collapsed area is there once that is open. */
  function reveal(state: State, before: State): void {
    const at = selectedPoint(state);
    const appeared = before.scene !== undefined && !selectedPoint(before);
    if (at && (appeared || changed(state, before, 'selection'))) camera.reveal(at);
  }

  return {
    elements: [frame, overview.element],
    frame,
    camera,
    draw: (state, before) => {
      const redrawn = changed(state, before, 'scene');
      if (redrawn) {
        drawScene(state, before);
        overview.draw(state.scene);
        frame.setAttribute('aria-label', mapLabel(state));
      }
      if (redrawn || changed(state, before, 'path')) drawPath(layers, state);
      if (redrawn || changed(state, before, 'selection')) drawLinkLabels(layers, state, hovered);
      if (
        redrawn ||
        changed(state, before, 'reach', 'supposition', 'supposed', 'selection', 'hiddenAreas', 'hiddenLevels')
      ) {
        highlight(layers, state);
        moveTabStop(state);
      }
      if (before) reveal(state, before);
    },
    focus: (id) => elements.get(id)?.focus({ preventScroll: true }),
  };
}
