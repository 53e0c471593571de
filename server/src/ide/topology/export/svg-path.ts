/** The path between two routers over all its equal-cost hops, and where it breaks. */
import type { LabelSwitchedPath, PathHop } from '../answers.ts';
import type { Point, RouterId, Scene, SceneLink } from '../scene.ts';
import { shortened } from '../words.ts';
import { element } from './markup.ts';
import { nodePlaces } from './svg-lines.ts';
import { type Line, RADIUS, round, textAt } from './svg-parts.ts';

const ARROW = 'M-7-7L7 0L-7 7Z';
/** Share of a hop at which its arrow stands. */
const ARROW_AT = 0.62;
const REASON_LETTERS = 80;

/** The router itself, or the collapsed container around it. */
function drawnNodes({ hidden }: Scene): (router: RouterId) => string {
  const areas = new Map<string, string>(hidden.map(({ id, area }) => [id, area]));
  return (router) => areas.get(router) ?? router;
}

export function pathMarkup(
  scene: Scene,
  lines: readonly (readonly [SceneLink, Line])[],
  { hops, state }: LabelSwitchedPath,
): string {
  const places = nodePlaces(scene);
  const drawnAs = drawnNodes(scene);
  const byId = new Map(lines.map((drawn) => [drawn[0].id, drawn]));
  return hops
    .flatMap(({ from, to, links }) => alongLinks(drawnAs(from), drawnAs(to), links, byId, places))
    .map((line) => hopMarkup(line, state))
    .join('\n');
}

/** In the direction of the packets; over its links where they are drawn, else straight. */
function alongLinks(
  from: string,
  to: string,
  links: PathHop['links'],
  byId: ReadonlyMap<string, readonly [SceneLink, Line]>,
  places: ReadonlyMap<string, Point>,
): readonly Line[] {
  const found: Line[] = [];
  let at = from;
  for (const id of links) {
    const [link, line] = byId.get(id) ?? [];
    const other = link?.ends.find(({ node }) => node !== at)?.node;
    if (!link || !line || other === undefined || !link.ends.some(({ node }) => node === at)) break;
    found.push(link.ends[0].node === at ? line : { from: line.to, to: line.from });
    at = other;
  }
  if (at === to) return found;
  const [start, end] = [places.get(from), places.get(to)];
  return start && end ? [{ from: start, to: end }] : [];
}

function hopMarkup({ from, to }: Line, state: LabelSwitchedPath['state']): string {
  const at = { x: round(from.x + (to.x - from.x) * ARROW_AT), y: round(from.y + (to.y - from.y) * ARROW_AT) };
  const angle = round((Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI);
  return element(
    'g',
    {},
    element('line', { class: `way ${state}`, x1: from.x, y1: from.y, x2: to.x, y2: to.y }),
    element('path', { class: 'arrow', d: ARROW, transform: `translate(${at.x} ${at.y}) rotate(${angle})` }),
  );
}

/**
 * A ring around the router at which it ends, and why; towards the middle of the picture, where there is room.
 * At a collapsed area the reason stands above the box: it names the router.
 */
export function breakMarkup(scene: Scene, { brokenAt }: LabelSwitchedPath): string {
  const node = brokenAt && drawnNodes(scene)(brokenAt.router);
  const at = node && nodePlaces(scene).get(node);
  if (!brokenAt || !at) return '';
  const { x, width } = scene.bounds;
  const isLeft = at.x < x + width / 2;
  const box = scene.areas.find(({ id }) => id === node)?.box;
  const corner = box ? { x: box.width / 2, y: box.height / 2 + 8 } : { x: RADIUS, y: RADIUS + 15 };
  const reason = shortened(brokenAt.reason, REASON_LETTERS);
  return element(
    'g',
    { transform: `translate(${at.x} ${at.y})` },
    box ? '' : element('circle', { class: 'ring', r: RADIUS + 11 }),
    textAt('reason', { x: isLeft ? -corner.x : corner.x, y: -corner.y }, reason, isLeft ? 'start' : 'end'),
  );
}
