/** The picture as an SVG for tickets and documents: self-contained, without scripts, readable without colours. */
import type { Reach } from '../answers.ts';
import type { Box, Point, Scene, SceneArea, SceneLink } from '../scene.ts';
import { areaFacts, networkTitle, nodeNames } from '../words.ts';
import { element, escapeXml } from './markup.ts';
import { legend, reachMark } from './svg-legend.ts';
import { badgeMarkup, type Line, lanMarkup, linkMarkup, round, routerMarkup, textAt, tooltip } from './svg-parts.ts';
import { STYLE } from './svg-style.ts';

/** Beyond these, metrics on lines and addresses below names are a grey haze. */
const READABLE = { metrics: 150, addresses: 200 };
/** Between lines that join the same two nodes. */
const PARALLEL = 7;
const LEAST_WIDTH = 560;

export function svgText(scene: Scene, highlight: Reach | undefined): string {
  const { bounds, areas, routers, lans, links } = scene;
  const width = Math.max(bounds.width, LEAST_WIDTH);
  const explained = legend(scene, highlight, width);
  const height = bounds.height + explained.height;
  const names = nodeNames(scene);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const classes = new Map(highlight?.entries.map((entry) => [entry.router, entry.class]));
  const open = areas.filter(({ collapsed }) => !collapsed);
  const folded = areas.filter(({ collapsed }) => collapsed);
  const parts = [
    element('title', {}, escapeXml(networkTitle(scene))),
    highlight ? element('desc', {}, escapeXml(highlight.sentence)) : '',
    element('style', {}, STYLE),
    element('rect', { class: 'paper', x: bounds.x, y: bounds.y, width, height }),
    ...open.map(containerMarkup),
    ...drawnLines(scene).map(([link, line]) => linkMarkup(link, line, nameOf, links.length <= READABLE.metrics)),
    ...folded.map(foldedMarkup),
    ...lans.map(lanMarkup),
    ...routers.map((router) => {
      const reach = classes.get(router.id);
      return routerMarkup(router, routers.length <= READABLE.addresses, reach === undefined ? '' : reachMark(reach));
    }),
    ...open.map(titleMarkup),
    element('g', { transform: `translate(${bounds.x} ${bounds.y + bounds.height})` }, explained.markup),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    width,
    height,
    viewBox: [bounds.x, bounds.y, width, height].join(' '),
  };
  const body = parts.filter((part) => part !== '').join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, `\n${body}\n`)}\n`;
}

const kindOf = ({ level }: SceneArea): string => (level === 2 ? 'backbone' : level === 1 ? 'area' : 'outside');

const frame = ({ x, y, width, height }: Box): string => element('rect', { x, y, width, height, rx: 10 });

const containerMarkup = (area: SceneArea): string =>
  element('g', { class: kindOf(area) }, tooltip(areaFacts(area)), frame(area.box));

/** Above the lines, so that none strikes it through. */
function titleMarkup({ box, label, badge }: SceneArea): string {
  const title = textAt('title', { x: box.x + 14, y: box.y + 19 }, label, 'start');
  return badge ? title + badgeMarkup(badge, { x: box.x + box.width - 22, y: box.y + 15 }) : title;
}

function foldedMarkup(area: SceneArea): string {
  const { box, badge } = area;
  const [label = '', ...facts] = areaFacts(area);
  const x = box.x + box.width / 2;
  return element(
    'g',
    { class: kindOf(area) },
    tooltip(areaFacts(area)),
    frame(box),
    textAt('title', { x, y: box.y + box.height / 2 - 4 }, label),
    textAt('facts', { x, y: box.y + box.height / 2 + 14 }, facts.join(', ')),
    badge ? badgeMarkup(badge, { x: box.x + box.width - 18, y: box.y + 12 }) : '',
  );
}

/** From centre to centre; several between the same two nodes side by side. */
function drawnLines(scene: Scene): readonly (readonly [SceneLink, Line])[] {
  const places = new Map<string, Point>([
    ...[...scene.routers, ...scene.lans].map(({ id, x, y }) => [id, { x, y }] as const),
    ...scene.areas.map(({ id, box }) => [id, { x: box.x + box.width / 2, y: box.y + box.height / 2 }] as const),
  ]);
  const pairs = new Map<string, SceneLink[]>();
  for (const link of scene.links) {
    const key = link.ends
      .map(({ node }) => node)
      .sort()
      .join(' ');
    const known = pairs.get(key);
    if (known) known.push(link);
    else pairs.set(key, [link]);
  }
  return [...pairs.values()].flatMap((links) =>
    links.flatMap((link, at) => {
      const [from, to] = link.ends.map(({ node }) => places.get(node));
      if (!from || !to) return [];
      // The same way for all of a pair, whichever end they begin with.
      const way = link.ends[0].node < link.ends[1].node ? 1 : -1;
      const shift = (at - (links.length - 1) / 2) * PARALLEL * way;
      return [[link, sideways(from, to, shift)] as const];
    }),
  );
}

function sideways(from: Point, to: Point, by: number): Line {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(-(to.y - from.y) / length) * by, ((to.x - from.x) / length) * by];
  const moved = ({ x, y }: Point): Point => ({ x: round(x + dx), y: round(y + dy) });
  return { from: moved(from), to: moved(to) };
}
