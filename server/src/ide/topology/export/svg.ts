/** The picture as an SVG for tickets and documents: self-contained, without scripts, readable without colours. */
import type { Box, Scene, SceneArea } from '../scene.ts';
import { areaFacts, networkTitle, nodeNames, shortened } from '../words.ts';
import { countText, type DrawnMarks, wrapped } from './marks.ts';
import { element, escapeXml } from './markup.ts';
import { areaMark, glyph, legend, reachMark } from './svg-legend.ts';
import { drawnLines } from './svg-lines.ts';
import { badgeMarkup, lanMarkup, linkMarkup, routerMarkup, textAt, tooltip } from './svg-parts.ts';
import { breakMarkup, pathMarkup } from './svg-path.ts';
import { STYLE } from './svg-style.ts';

/** Beyond these, metrics on lines and addresses below names are a grey haze. */
const READABLE = { metrics: 150, addresses: 200 };
const LEAST_WIDTH = 560;

/** Of the caption: letters by the width, a line's height, room around. */
const CAPTION = { letter: 7.6, line: 19, inset: 12, gap: 12, most: 6 };

export function svgText(scene: Scene, marks: DrawnMarks): string {
  const { bounds, areas, routers, lans, links } = scene;
  const width = Math.max(bounds.width, LEAST_WIDTH);
  const explained = legend(scene, marks, width);
  const above = captionOf(marks, width);
  const height = above.height + bounds.height + explained.height;
  const top = bounds.y - above.height;
  const names = nodeNames(scene);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const open = areas.filter(({ collapsed }) => !collapsed);
  const folded = areas.filter(({ collapsed }) => collapsed);
  const lines = drawnLines(scene);
  const described = [marks.caption, marks.reach?.sentence].filter((words) => words !== undefined).join(' ');
  const parts = [
    element('title', {}, escapeXml(networkTitle(scene))),
    described === '' ? '' : element('desc', {}, escapeXml(described)),
    element('style', {}, STYLE),
    element('rect', { class: 'paper', x: bounds.x, y: top, width, height }),
    above.height > 0
      ? element('g', { class: 'caption', transform: `translate(${bounds.x} ${top})` }, above.markup)
      : '',
    ...open.map(containerMarkup),
    ...lines.map(([link, line]) => {
      const state = marks.isFailed(link) ? 'failed' : marks.isChanged(link) ? 'changed' : 'as it is';
      const metrics = links.length <= READABLE.metrics;
      const look = { nameOf, metrics, state, sign: glyph('failed'), down: marks.downIn(link) } as const;
      return linkMarkup(marks.asSupposed(link), line, look);
    }),
    ...(marks.path ? [pathMarkup(scene, lines, marks.path)] : []),
    ...folded.map((area) => foldedMarkup(area, marks)),
    ...lans.map(lanMarkup),
    ...routers.map((router) => {
      const reach = marks.classOf(router.id);
      return routerMarkup(router, routers.length <= READABLE.addresses, reach === undefined ? '' : reachMark(reach));
    }),
    ...open.map(titleMarkup),
    ...(marks.path ? [breakMarkup(scene, marks.path)] : []),
    element('g', { transform: `translate(${bounds.x} ${bounds.y + bounds.height})` }, explained.markup),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    width,
    height,
    viewBox: [bounds.x, top, width, height].join(' '),
  };
  const body = parts.filter((part) => part !== '').join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, `\n${body}\n`)}\n`;
}

/** That it is not the network as it is, above the picture: nobody should overlook it in a ticket. */
function captionOf({ caption }: DrawnMarks, width: number): { readonly height: number; readonly markup: string } {
  if (caption === undefined) return { height: 0, markup: '' };
  const { letter, line, inset, gap, most } = CAPTION;
  const letters = Math.floor((width - 4 * inset) / letter);
  const all = wrapped(caption, letters).map((words) => shortened(words, letters));
  const shown = all.length > most ? [...all.slice(0, most - 1), `${all[most - 1]} …`] : all;
  const height = shown.length * line + 2 * inset;
  const box = element('rect', { x: inset, y: gap, width: width - 2 * inset, height, rx: 4 });
  const words = shown.map((each, at) =>
    textAt('words', { x: 2 * inset, y: gap + inset + at * line + 14 }, each, 'start'),
  );
  return { height: height + 2 * gap, markup: [box, ...words].join('') };
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

function foldedMarkup(area: SceneArea, { areaOf, reach }: DrawnMarks): string {
  const { id, box, badge } = area;
  const [label = '', ...facts] = areaFacts(area);
  const mark = areaOf(id);
  const counts = mark && countText(mark);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2 - (mark ? 8 : 0);
  const title = tooltip([...areaFacts(area), ...(counts ? [reach ? `${reach.prefix}: ${counts}` : counts] : [])]);
  const corner = { transform: `translate(${box.x} ${box.y})` };
  return element(
    'g',
    {},
    title,
    element('g', { class: kindOf(area) }, frame(box)),
    mark ? element('g', corner, areaMark(mark.worst, box.width, box.height)) : '',
    textAt('title', { x, y: y - 4 }, label),
    textAt('facts', { x, y: y + 14 }, facts.join(', ')),
    counts ? textAt('facts', { x, y: y + 30 }, counts) : '',
    badge ? badgeMarkup(badge, { x: box.x + box.width - 18, y: box.y + 12 }) : '',
  );
}
