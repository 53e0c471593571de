/** What is learned where, what is selected, failed and filtered, on elements that are drawn already. */
import { select } from 'd3-selection';
import type { ReachEntry } from '../../../server/src/ide/topology/answers.ts';
import type { RouterId, SceneLink, SceneRouter } from '../../../server/src/ide/topology/scene.ts';
import { isFiltered } from '../filters.ts';
import type { State } from '../state.ts';
import { levelsAttribute } from './draw-links.ts';
import { routerLabel } from './draw-nodes.ts';
import type { Layers } from './layers.ts';
import { GLYPHS } from './symbols.ts';

/** With a supposed failure and no prefix chosen, the failure is still to be seen. */
function entriesOf({ reach, supposition }: State): Map<RouterId, ReachEntry['class']> {
  const classes = new Map(reach?.entries.map((entry) => [entry.router, entry.class]));
  for (const id of supposition.failed) if (id.startsWith('router:')) classes.set(id as RouterId, 'failed');
  return classes;
}

export function highlight({ nodes, links, areas, badges, frame }: Layers, state: State): void {
  const classes = entriesOf(state);
  const entries = new Map(state.reach?.entries.map((entry) => [entry.router, entry]));
  frame.classList.toggle('asked', state.reach !== undefined);
  nodes.selectAll<SVGGElement, SceneRouter>('g.router').each(function (router) {
    const of = classes.get(router.id);
    select(this)
      .attr('data-class', of ?? null)
      .attr('aria-label', routerLabel(router, state, entries.get(router.id)))
      .selectChildren<SVGPathElement, ReachEntry['class']>('path.glyph')
      .data(of ? [of] : [])
      .join('path')
      .attr('class', 'glyph')
      .attr('d', (one) => GLYPHS[one]);
  });
  const failed = new Set<string>(state.supposed?.failed ?? state.supposition.failed);
  const levels = new Map(state.supposed?.links.map((link) => [link.id, link.levels]));
  links
    .selectAll<SVGGElement, [SceneLink, unknown]>('g.link')
    .classed('failed', ([{ id, ends }]) => failed.has(id) || ends.some(({ node }) => failed.has(node)))
    .classed('other', ([{ id }]) => levels.has(id))
    .attr('data-levels', ([link]) => levelsAttribute(levels.get(link.id) ?? link.levels));
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
