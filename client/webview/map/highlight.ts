/** What is learned where, what is selected, failed and filtered, on elements that are drawn already. */
import { type Selection, select } from 'd3-selection';
import type { Point, RouterId, SceneArea, SceneLink, SceneRouter } from '../../../server/src/ide/topology/scene.ts';
import { isFiltered } from '../filters.ts';
import type { State } from '../state.ts';
import { areaMarks, downLinks, markParts, markWords } from './area-marks.ts';
import { areaLabel } from './draw-areas.ts';
import { levelsAttribute, linkLabel, shortLabel } from './draw-links.ts';
import { routerLabel } from './draw-nodes.ts';
import type { Layers } from './layers.ts';
import { GLYPHS, type ReachClass } from './symbols.ts';

/** With a supposed failure and no prefix chosen, the failure is still to be seen. */
function entriesOf({ reach, supposition }: State): Map<RouterId, ReachClass> {
  const classes = new Map<RouterId, ReachClass>(reach?.entries.map((entry) => [entry.router, entry.class]));
  for (const id of supposition.failed) if (id.startsWith('router:')) classes.set(id as RouterId, 'failed');
  return classes;
}

type Marked<Datum> = Selection<SVGGElement, Datum, null, undefined>;

function drawGlyph<Datum>(
  element: Marked<Datum>,
  of: ReachClass | undefined,
): Selection<SVGPathElement, ReachClass, SVGGElement, Datum> {
  return element
    .attr('data-class', of ?? null)
    .selectChildren<SVGPathElement, ReachClass>('path.glyph')
    .data(of ? [of] : [])
    .join('path')
    .attr('class', 'glyph')
    .attr('d', (one) => GLYPHS[one]);
}

function markRouters({ nodes }: Layers, state: State): void {
  const classes = entriesOf(state);
  const entries = new Map(state.reach?.entries.map((entry) => [entry.router, entry]));
  nodes.selectAll<SVGGElement, SceneRouter>('g.router').each(function (router) {
    const element: Marked<SceneRouter> = select(this);
    element.attr('aria-label', routerLabel(router, state, entries.get(router.id)));
    drawGlyph(element, classes.get(router.id));
  });
}

/** Letters of a line beside the sign. */
const LINE = 18;
const LINE_HEIGHT = 13;
/** Of the sign, from the upper left corner of the box. */
const SIGN: Point = { x: 24, y: 43 };
const SIGN_SCALE = 1.7;
const BESIDE_SIGN = 46;

/** Parts that belong together stay on one line. */
function linesOf(parts: readonly string[]): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length > 0 ? `${lines.at(-1)} · ${part}` : part;
    if (lines.length > 0 && longer.length <= LINE) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

function markAreas({ nodes }: Layers, state: State): void {
  const marks = areaMarks(state);
  nodes.selectAll<SVGGElement, SceneArea>('g.area').each(function (area) {
    const mark = marks.get(area.id);
    const lines = mark ? linesOf(markParts(mark)) : [];
    const element: Marked<SceneArea> = select(this);
    element.attr('aria-label', areaLabel(area, mark && markWords(mark, state)));
    drawGlyph(element, mark?.worst).attr('transform', `translate(${SIGN.x},${SIGN.y}) scale(${SIGN_SCALE})`);
    element
      .selectChildren<SVGTextElement, string>('text.area-reach')
      .data(lines)
      .join('text')
      .attr('class', 'area-reach')
      .attr('x', BESIDE_SIGN)
      .attr('y', (_, at) => SIGN.y + (at - (lines.length - 1) / 2) * LINE_HEIGHT)
      .text((line) => `${line} `);
  });
}

function markLinks({ links }: Layers, state: State): void {
  const { supposed, supposition } = state;
  const down = downLinks(state);
  const downIn = (link: SceneLink): number => down.get(link.id) ?? 0;
  const failed = new Set<string>(supposed?.failed ?? supposition.failed);
  const levels = new Map(supposed?.links.map((link) => [link.id, link.levels]));
  const isFailed = (link: SceneLink): boolean =>
    failed.has(link.id) || link.ends.some(({ node }) => failed.has(node)) || downIn(link) === link.count;
  const drawn = links.selectAll<SVGGElement, [SceneLink, unknown]>('g.link');
  drawn.select('.metric').text(([link]) => shortLabel(link, downIn(link)));
  drawn
    .attr('aria-label', ([link]) => linkLabel(link, state, downIn(link)))
    .classed('failed', ([link]) => isFailed(link))
    .classed('other', ([{ id }]) => levels.has(id))
    .attr('data-levels', ([link]) => levelsAttribute(levels.get(link.id) ?? link.levels));
}

export function highlight(layers: Layers, state: State): void {
  const { nodes, links, areas, badges, frame } = layers;
  frame.classList.toggle('asked', state.reach !== undefined);
  markRouters(layers, state);
  markAreas(layers, state);
  markLinks(layers, state);
  badges.selectChildren<SVGGElement, unknown>().each(function () {
    this.classList.toggle('filtered', isFiltered(state, this.getAttribute('data-of') ?? ''));
  });
  for (const layer of [nodes, links, areas]) {
    layer.selectChildren<SVGGElement, unknown>().each(function () {
      const id = this.getAttribute('data-id') ?? '';
      this.classList.toggle('selected', id === state.selection);
      this.classList.toggle('filtered', isFiltered(state, id));
      if (this.hasAttribute('role')) this.setAttribute('aria-pressed', String(id === state.selection));
    });
  }
}
