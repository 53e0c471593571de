/** Symbols of routers, LANs, links and findings. */

import type { Point, SceneBadge, SceneLan, SceneLink, SceneRouter } from '../scene.ts';
import { linkFacts, metricText, routerFacts, shortened } from '../words.ts';
import { bundleText } from './marks.ts';
import { element, escapeXml } from './markup.ts';

/** Letters of a name that fit below a node. */
const NAME_LETTERS = 25;
export const RADIUS = 13;

export const textAt = (kind: string, { x, y }: Point, words: string, anchor = 'middle'): string =>
  element('text', { class: kind, x, y, 'text-anchor': anchor }, escapeXml(words));

export const tooltip = (facts: readonly string[]): string => element('title', {}, escapeXml(facts.join('\n')));

/** Border routers are hexagons, PEs squares with `PE` in them, all others circles with their levels. */
export function routerSymbol({
  levels,
  border,
  providerEdge,
}: Pick<SceneRouter, 'levels' | 'border' | 'providerEdge'>): string {
  const code = providerEdge ? 'PE' : levels === 'none' ? '–' : levels;
  return [
    border ? hexagon() : providerEdge ? square() : element('circle', { class: 'symbol', r: RADIUS - 1 }),
    textAt('code', { x: 0, y: 3.2 }, code),
  ].join('');
}

const hexagon = (): string => {
  const [wide, high] = [RADIUS + 2, RADIUS - 1];
  const points = [
    [-wide, 0],
    [-wide / 2, -high],
    [wide / 2, -high],
    [wide, 0],
    [wide / 2, high],
    [-wide / 2, high],
  ];
  return element('polygon', { class: 'symbol', points: points.map((point) => point.join()).join(' ') });
};

const square = (): string =>
  element('rect', {
    class: 'symbol',
    x: 1 - RADIUS,
    y: 1 - RADIUS,
    width: 2 * RADIUS - 2,
    height: 2 * RADIUS - 2,
    rx: 3,
  });

export const routerKind = ({ levels, providerEdge }: Pick<SceneRouter, 'levels' | 'providerEdge'>): string =>
  [levels === 'none' ? 'none' : `l${levels}`, ...(providerEdge ? ['edge'] : [])].join(' ');

/** `marked`: what a highlight draws around it. */
export function routerMarkup(router: SceneRouter, addresses: boolean, marked: string): string {
  const { x, y, name, loopback, badge } = router;
  return element(
    'g',
    { class: routerKind(router), transform: `translate(${x} ${y})` },
    tooltip(routerFacts(router)),
    routerSymbol(router),
    marked,
    textAt('name', { x: 0, y: 27 }, shortened(name, NAME_LETTERS)),
    addresses && loopback !== undefined ? textAt('address', { x: 0, y: 37 }, loopback) : '',
    badge ? badgeMarkup(badge, { x: RADIUS, y: -RADIUS }) : '',
  );
}

export function lanMarkup({ x, y, label, badge }: SceneLan): string {
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    tooltip([`LAN ${label}`]),
    element('rect', { class: 'lan', x: -20, y: -5, width: 40, height: 10, rx: 5 }),
    textAt('address', { x: 0, y: 18 }, label),
    badge ? badgeMarkup(badge, { x: 20, y: -8 }) : '',
  );
}

const BADGE_GLYPH = { error: '✕', warning: '!', info: 'i', hint: 'i' } as const;

/** The number of findings and a sign for the worst. */
export function badgeMarkup({ count, worst }: SceneBadge, { x, y }: Point): string {
  const words = `${BADGE_GLYPH[worst]}${count > 99 ? '99+' : count}`;
  const width = 8 + words.length * 6;
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    tooltip([`${count} ${count === 1 ? 'finding' : 'findings'}, worst: ${worst}`]),
    element('rect', { class: `badge ${worst}`, x: -width / 2, y: -7, width, height: 14, rx: 7 }),
    textAt('count', { x: 0, y: 3.2 }, words),
  );
}

export interface Line {
  readonly from: Point;
  readonly to: Point;
}

export interface LinkLook {
  readonly nameOf: (id: string) => string;
  /** Writes them at both ends. */
  readonly metrics: boolean;
  readonly state: 'as it is' | 'changed' | 'failed';
  /** Stands on the middle of a link that failed. */
  readonly sign: string;
  /** How many links of a bundle failed. */
  readonly down: number;
}

/** `line` in scene units, as it is to be drawn. */
export function linkMarkup(link: SceneLink, line: Line, { nameOf, metrics, state, sign, down }: LinkLook): string {
  const { from, to } = line;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const { levels, badge, count } = link;
  const stroke = (kind: string): string => element('line', { class: kind, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
  if (state === 'failed') {
    const title = tooltip([...linkFacts(link, nameOf), 'failed in this simulation']);
    const mark = element('g', { transform: `translate(${middle.x} ${middle.y})` }, sign);
    return element('g', {}, title, stroke('failed link'), mark);
  }
  const strokes =
    levels.length === 2
      ? stroke('both') + stroke('core')
      : stroke(levels[0] === undefined ? 'down' : `level${levels[0]}`);
  return element(
    'g',
    {},
    tooltip(linkFacts(link, nameOf)),
    state === 'changed' ? stroke('changed') : '',
    strokes,
    levels.length === 0 ? cross(middle) : '',
    metrics ? metricMarkup(link, line) : '',
    count > 1 ? textAt('metric', { x: middle.x, y: middle.y - 4 }, bundleText(count, down)) : '',
    badge ? badgeMarkup(badge, levels.length === 0 ? { x: middle.x, y: middle.y - 13 } : middle) : '',
  );
}

const cross = ({ x, y }: Point): string =>
  element('path', { class: 'break', d: `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}` });

/** Below a node stands its name: metrics on lines that lead down keep off it. */
const NAMED = 46;
const CLEAR = 30;

/** In the middle where both ends agree, else near each end the metric out of it. */
function metricMarkup({ ends }: SceneLink, { from, to }: Line): string {
  const [first, second] = ends.map(metricText);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const at = (metric: string | undefined, start: Point, other: Point, distance: number): string => {
    if (metric === undefined) return '';
    const part = distance / length;
    const x = round(start.x + (other.x - start.x) * part);
    return textAt('metric', { x, y: round(start.y + (other.y - start.y) * part) + 3 }, metric);
  };
  const steep = (start: Point, other: Point): boolean => (other.y - start.y) / length > 0.4;
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const middle = steep(upper, lower) ? Math.max(length / 2, Math.min(NAMED + 6, length - CLEAR + 6)) : length / 2;
  if (first === second) return at(first, upper, lower, middle);
  if (length < 2 * NAMED) return at([first, second].filter(Boolean).join(' · '), upper, lower, middle);
  const clear = (start: Point, other: Point): number => (steep(start, other) ? NAMED : CLEAR);
  return at(first, from, to, clear(from, to)) + at(second, to, from, clear(to, from));
}

export const round = (value: number): number => Math.round(value * 10) / 10;
