/** Links: how they are drawn tells the level, what stands on them the metric. */
import type { SceneLink } from '../../../server/src/ide/topology/scene.ts';
import { nameOf } from '../scene-index.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import { levelWords, metricWords } from '../words.ts';
import { along, type Segment, segmentOf } from './geometry.ts';
import type { Layers } from './layers.ts';
import { CROSS } from './symbols.ts';

type Drawn = readonly [SceneLink, Segment];

export const levelsAttribute = (levels: SceneLink['levels']): string =>
  levels.length === 0 ? 'none' : levels.join('-');

/** `down`: so many links of a bundle. */
export function linkLabel(link: SceneLink, { index }: State, down: number): string {
  const state = link.problem ?? levelWords(link.levels);
  const [a, b] = link.ends.map(({ node }) => nameOf(index, node)) as [string, string];
  const badge = link.badge ? [text('findingCount', link.badge.count)] : [];
  const bundle = link.count > 1 ? [text('links', link.count)] : [];
  const failed = down > 0 ? [text('countFailed', down)] : [];
  return [text('link', a, b), ...(link.subnet ? [link.subnet] : []), ...bundle, ...failed, state, ...badge].join(', ');
}

export function shortLabel(link: SceneLink, down: number): string {
  if (link.count > 1) return `${text('links', link.count)}${down > 0 ? ` · ⊖ ${text('countFailed', down)}` : ''}`;
  const [a, b] = link.ends.map((end) => metricWords(end, link.levels)) as [string, string];
  return a === b || b === '' ? a : a === '' ? b : `${a} / ${b}`;
}

const lineOf = ({ from, to }: Segment): string => `M${from.x} ${from.y}L${to.x} ${to.y}`;

/** The highlight gives them their labels. */
export function drawLinks({ links }: Layers, state: State): void {
  const drawn = (state.scene?.links ?? []).flatMap((link): Drawn[] => {
    const segment = segmentOf(state.index, link);
    return segment ? [[link, segment]] : [];
  });
  const joined = links
    .selectAll<SVGGElement, Drawn>('g.link')
    .data(drawn, ([{ id }]) => id)
    .join((enter) => {
      const group = enter.append('g').attr('class', 'link').attr('role', 'button').attr('tabindex', -1);
      group.append('path').attr('class', 'hit');
      group.append('path').attr('class', 'line');
      group.append('text').attr('class', 'metric').attr('aria-hidden', 'true');
      return group;
    });
  joined.attr('data-levels', ([{ levels }]) => levelsAttribute(levels)).attr('data-id', ([{ id }]) => id);
  joined.each(function ([link, segment]) {
    placeLink(this, link, segment);
  });
}

/** Also while an end is dragged. */
export function placeLink(element: SVGGElement, { levels }: SceneLink, segment: Segment): void {
  const middle = along(segment, 0.5);
  for (const path of element.querySelectorAll('.hit, .line')) path.setAttribute('d', lineOf(segment));
  const metric = element.querySelector('.metric');
  metric?.setAttribute('x', String(middle.x));
  metric?.setAttribute('y', String(middle.y - 5));
  let cross = element.querySelector('.no-adjacency');
  if (levels.length > 0) cross?.remove();
  else {
    if (!cross) {
      cross = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      cross.setAttribute('class', 'no-adjacency');
      cross.setAttribute('d', CROSS);
      element.append(cross);
    }
    cross.setAttribute('transform', `translate(${middle.x},${middle.y})`);
  }
}
