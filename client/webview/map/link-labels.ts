/** At the ends of a hovered or selected link: interface, metric in this direction, LDP; in the middle the level. */
import type { LinkId, Point, SceneEnd, SceneLink } from '../../../server/src/ide/topology/scene.ts';
import { isLink } from '../scene-index.ts';
import type { State } from '../state.ts';
import { text } from '../text.ts';
import { levelWords, metricWords, shortInterface } from '../words.ts';
import { along, segmentOf, shareAt } from './geometry.ts';
import type { Layers } from './layers.ts';
import { RADIUS } from './symbols.ts';

interface Label extends Point {
  readonly key: string;
  readonly words: string;
}

const DISTANCE = RADIUS + 34;

function endWords(end: SceneEnd, { levels }: SceneLink): string {
  const metric = metricWords(end, levels);
  return [
    shortInterface(end.interface ?? ''),
    metric === '' ? '' : text('metricIs', metric),
    end.ldp === undefined ? '' : text(end.ldp ? 'ldpOn' : 'ldpOff'),
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function labelsOf({ index }: State, id: LinkId): Label[] {
  const link = index.links.get(id);
  const segment = link && segmentOf(index, link);
  if (!link || !segment) return [];
  const share = shareAt(segment, DISTANCE);
  const [a, b] = link.ends;
  const { problem, levels, subnet } = link;
  return [
    { key: `${id}/a`, words: endWords(a, link), ...along(segment, share) },
    {
      key: `${id}/m`,
      words: problem ?? [levelWords(levels), subnet].filter(Boolean).join(' · '),
      ...along(segment, 0.5),
    },
    { key: `${id}/b`, words: endWords(b, link), ...along(segment, 1 - share) },
  ].filter(({ words }) => words !== '');
}

export function drawLinkLabels({ labels }: Layers, state: State, hovered: string | undefined): void {
  const links = new Set([hovered, state.selection].filter(isLink));
  const shown = [...links].flatMap((id) => labelsOf(state, id));
  labels
    .selectAll<SVGTextElement, Label>('text.link-label')
    .data(shown, ({ key }) => key)
    .join('text')
    .attr('class', 'link-label')
    .attr('aria-hidden', 'true')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ words }) => words);
}
