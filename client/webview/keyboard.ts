/** The map without a mouse. */
import type { ElementId, LinkId, NodeId, Point } from '../../server/src/ide/topology/scene.ts';
import type { Actions } from './actions.ts';
import { isFiltered } from './filters.ts';
import type { MapView } from './map/map.ts';
import { centreOf, isArea, isLink, isRouter, otherEnd, type SceneIndex } from './scene-index.ts';
import type { State, Store } from './state.ts';

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Cosine of the widest angle at which a link counts as leading that way. */
const WIDEST = 0.25;
const STEP = 1.3;

/** Cosine of the widest angle at which something that no link leads to counts as lying that way. */
const WIDEST_UNLINKED = 0.7;

/** By a link, else what lies there: what no link leads to can be reached too. */
export const nodeTowards = (state: State, from: ElementId, towards: Point): NodeId | undefined =>
  neighbourTowards(state, from, towards) ?? nearestTowards(state, from, towards);

function nearestTowards(state: State, from: ElementId, towards: Point): NodeId | undefined {
  const { index } = state;
  const origin = isLink(from) ? undefined : centreOf(index, from as NodeId);
  if (!origin) return undefined;
  const areas = [...index.areas.values()].flatMap(({ id, collapsed }) => (collapsed ? [id] : []));
  let best: NodeId | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const node of [...index.routers.keys(), ...[...index.lans.values()].map(({ id }) => id), ...areas]) {
    const at = centreOf(index, node);
    if (!at || node === from || isFiltered(state, node)) continue;
    const [dx, dy] = [at.x - origin.x, at.y - origin.y];
    const distance = Math.hypot(dx, dy);
    if (distance >= nearest || dx * towards.x + dy * towards.y < WIDEST_UNLINKED * distance) continue;
    [best, nearest] = [node, distance];
  }
  return best;
}

/** What lies most nearly that way, by a link of the node; a link leads to one of its ends. */
function neighbourTowards(state: State, from: ElementId, towards: Point): NodeId | undefined {
  const { index } = state;
  const link = isLink(from) ? index.links.get(from) : undefined;
  const origin = link ? middleOf(index, link.ends[0].node, link.ends[1].node) : centreOf(index, from as NodeId);
  if (!origin) return undefined;
  const candidates = link
    ? link.ends.map(({ node }) => node)
    : (index.linksOf.get(from as NodeId) ?? []).map((one) => otherEnd(one, from as NodeId));
  let best: NodeId | undefined;
  let bestAngle = WIDEST;
  for (const node of candidates) {
    const at = centreOf(index, node);
    if (!at || node === from || isFiltered(state, node)) continue;
    const [dx, dy] = [at.x - origin.x, at.y - origin.y];
    const angle = (dx * towards.x + dy * towards.y) / (Math.hypot(dx, dy) || 1);
    if (angle > bestAngle) [best, bestAngle] = [node, angle];
  }
  return best;
}

function middleOf(index: SceneIndex, a: NodeId, b: NodeId): Point | undefined {
  const [from, to] = [centreOf(index, a), centreOf(index, b)];
  return from && to && { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** The links of a node one after the other; from a link, the next one of the node it was reached from. */
function nextLink({ index }: State, id: ElementId, node: NodeId, back: boolean): ElementId | undefined {
  const links = index.linksOf.get(node) ?? [];
  const at = links.findIndex((link) => link.id === id);
  const step = back ? -1 : 1;
  return links.at(at < 0 ? (back ? -1 : 0) : (at + step) % links.length)?.id;
}

export interface KeyboardOptions {
  readonly store: Store;
  readonly actions: Actions;
  readonly map: MapView;
  readonly search: () => void;
}

export function listenToKeys({ store, actions, map, search }: KeyboardOptions): void {
  /** The node whose links are being gone through. */
  let around: NodeId | undefined;

  function go(id: ElementId | undefined): void {
    if (!id) return;
    if (!isLink(id)) around = id;
    actions.select(id);
    map.focus(id);
  }

  function onElement(event: KeyboardEvent, id: ElementId): boolean {
    const state = store.get();
    const direction = DIRECTIONS[event.key];
    if (direction) {
      go(nodeTowards(state, id, direction));
      return true;
    }
    switch (event.key) {
      case 'Enter':
        if (isArea(id)) actions.toggleArea(id);
        else actions.open(id, false);
        return true;
      case ' ':
        actions.select(id);
        if (isRouter(id)) actions.ask({ router: id });
        return true;
      case 'l':
      case 'L':
        if (!isLink(id)) around = id;
        around ??= state.index.links.get(id as LinkId)?.ends[0].node;
        if (around) go(nextLink(state, id, around, event.shiftKey));
        return true;
      case 'p':
        if (isRouter(id)) actions.pathToSubject(id);
        return true;
      case 'w':
        if (isRouter(id) && state.reach) actions.explain(id, state.reach.prefix);
        return true;
      case 'f':
        if (isRouter(id) || isLink(id)) actions.toggleFailure(id);
        return true;
      case 'e': {
        const area = isArea(id) ? id : isRouter(id) ? state.index.routers.get(id)?.area : undefined;
        if (area) actions.toggleArea(area);
        return true;
      }
    }
    return false;
  }

  function onMap(event: KeyboardEvent): boolean {
    switch (event.key) {
      case '+':
      case '=':
        map.camera.zoomBy(STEP);
        return true;
      case '-':
        map.camera.zoomBy(1 / STEP);
        return true;
      case '0':
        map.camera.fit();
        return true;
    }
    return false;
  }

  map.frame.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = (event.target as Element).getAttribute('data-id') as ElementId | null;
    if ((id && onElement(event, id)) || onMap(event)) event.preventDefault();
  });

  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') actions.clear();
    else if (typing) return;
    else if (event.key === '?') store.update({ helpShown: !store.get().helpShown });
    else if (event.key === '/') search();
    else return;
    event.preventDefault();
  });
}
