/** What the shapes mean: those of roles and links in a corner of the map, those of classes above it while a prefix is shown. */
import { html } from './dom.ts';
import { BODIES, CLASSES, GLYPHS, type RouterShape } from './map/symbols.ts';
import { changed, type View } from './state.ts';
import { text } from './text.ts';
import { classWords, shortClassWords } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A collapsed area, small. */
const AREA = 'M-19-14H19V14H-19Z';

type Shape = readonly [className: string, path: string];

function sample(className: string, data: Readonly<Record<string, string>>, ...shapes: readonly Shape[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-20 -20 40 40');
  svg.setAttribute('aria-hidden', 'true');
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('class', className);
  for (const [name, value] of Object.entries(data)) group.setAttribute(name, value);
  for (const [kind, shape] of shapes) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', kind);
    path.setAttribute('d', shape);
    group.append(path);
  }
  svg.append(group);
  return svg;
}

const item = (picture: SVGSVGElement, words: string, title?: string): HTMLElement =>
  html('li', { title }, picture, words);

const role = (shape: RouterShape, words: string): HTMLElement =>
  item(sample(`router ${shape}`, {}, ['body', BODIES[shape]]), words);

const line = (levels: string, words: string): HTMLElement =>
  item(sample('link', { 'data-levels': levels }, ['line', 'M-19 0H19']), words);

export interface Legend {
  /** Of the classes. */
  readonly strip: HTMLElement;
  /** Of roles and links. */
  readonly corner: HTMLElement;
  readonly draw: View;
}

export function createLegend(): Legend {
  const sign = item(
    sample('folded', { 'data-class': 'cover' }, ['body', AREA], ['glyph', GLYPHS.cover]),
    text('shortAreaSign'),
    text('areaSign'),
  );
  const strip = html(
    'ul',
    { class: 'classes legend', hidden: true, 'aria-label': text('legend') },
    ...CLASSES.map((of) => {
      const picture = sample('router', { 'data-class': of }, ['body', BODIES.plain], ['glyph', GLYPHS[of]]);
      return item(picture, shortClassWords(of), classWords(of));
    }),
  );
  const corner = html(
    'details',
    { class: 'corner legend' },
    html('summary', {}, text('legend')),
    html(
      'ul',
      {},
      role('edge', text('providerEdge')),
      role('border', text('border')),
      role('plain', text('plainRouter')),
      line('1', text('level', '1')),
      line('2', text('level', '2')),
      line('1-2', text('level', '1-2')),
      line('none', text('noAdjacency')),
    ),
  );
  return {
    strip,
    corner,
    draw: (state, before) => {
      if (changed(state, before, 'reach')) strip.hidden = state.reach === undefined;
      if (!changed(state, before, 'index')) return;
      if (state.index.hidden.size > 0) strip.append(sign);
      else sign.remove();
    },
  };
}
