/** What the signs mean, below the picture; only those that occur. */
import type { ReachClass } from '../answers.ts';
import type { Scene } from '../scene.ts';
import { CLASS_WORDS, type DrawnMarks } from './marks.ts';
import { element } from './markup.ts';
import { RADIUS, routerKind, routerSymbol, textAt } from './svg-parts.ts';

interface Look {
  readonly style: string;
  readonly dash: string | undefined;
  readonly glyph: string;
}

/** Colour, dash and glyph each tell the classes apart. Glyphs lie within 5 units around the origin. */
const LOOKS: Readonly<Record<ReachClass, Look>> = {
  originates: {
    style: 'originates',
    dash: undefined,
    glyph: 'M0-4.5L1.3-1.4L4.5-1.1L2 1L2.8 4.2L0 2.5L-2.8 4.2L-2 1L-4.5-1.1L-1.3-1.4Z',
  },
  exact: { style: 'exact', dash: undefined, glyph: 'M-4 0L-1 3L4-3' },
  cover: {
    style: 'cover',
    dash: '8 4',
    glyph: 'M-4 1C-2-3 0-1 0 0S2 3 4-1',
  },
  none: { style: 'nothing', dash: '2 4', glyph: 'M-3-3L3 3M-3 3L3-3' },
  unknown: {
    style: 'unsure',
    dash: '10 3 2 3',
    glyph: 'M-2-2A2.2 2.2 0 1 1 0.6 0.6Q0 1 0 2M0 4.2V4.3',
  },
  failed: { style: 'failed', dash: '1 3', glyph: 'M-4 0H4' },
};

/** Around a router, its symbol being at the origin. */
export function reachMark(reach: ReachClass): string {
  const { style, dash } = LOOKS[reach];
  return [
    element('circle', { class: `halo ${style}`, r: RADIUS + 6, 'stroke-dasharray': dash }),
    element('g', { transform: `translate(${-RADIUS - 2} ${-RADIUS - 2})` }, glyph(reach)),
  ].join('');
}

/** Around the box of a collapsed area, its upper left corner at the origin. */
export function areaMark(reach: ReachClass, width: number, height: number): string {
  const { style, dash } = LOOKS[reach];
  return [
    element('rect', {
      class: `halo ${style}`,
      x: 3,
      y: 3,
      width: width - 6,
      height: height - 6,
      rx: 8,
      'stroke-dasharray': dash,
    }),
    element('g', { transform: 'translate(20 20)' }, glyph(reach)),
  ].join('');
}

export function glyph(reach: ReachClass): string {
  const { style, glyph: path } = LOOKS[reach];
  return element('circle', { class: `disc ${style}`, r: 7.5 }) + element('path', { class: `glyph ${style}`, d: path });
}

interface Entry {
  readonly sign: string;
  readonly words: string;
}

const ROW = 24;
const COLUMN = 285;
const MARGIN = 20;

export interface Legend {
  readonly width: number;
  readonly height: number;
  /** Its upper left corner at the origin. */
  readonly markup: string;
}

export function legend(scene: Scene, marks: DrawnMarks, width: number): Legend {
  const { reach } = marks;
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN) / COLUMN));
  const heading = reach ? [textAt('title', { x: MARGIN, y: 12 }, reach.sentence, 'start')] : [];
  let y = reach ? 34 : 12;
  const cells: string[] = [];
  for (const part of [classEntries(marks), signsOf(scene, marks)]) {
    part.forEach(({ sign, words }, at) => {
      const x = MARGIN + 16 + (at % columns) * COLUMN;
      const line = y + Math.floor(at / columns) * ROW;
      cells.push(
        element('g', { transform: `translate(${x} ${line})` }, sign, textAt('facts', { x: 26, y: 4 }, words, 'start')),
      );
    });
    y += Math.ceil(part.length / columns) * ROW;
  }
  return { width, height: y + MARGIN, markup: [...heading, ...cells].join('\n') };
}

function classEntries({ counts, hidden }: DrawnMarks): readonly Entry[] {
  const classes = (Object.keys(LOOKS) as ReachClass[]).flatMap((reach): Entry[] => {
    const count = counts.get(reach);
    return count === undefined ? [] : [{ sign: glyph(reach), words: `${CLASS_WORDS[reach]} (${count})` }];
  });
  if (hidden === 0) return classes;
  return [
    ...classes,
    { sign: '', words: `${hidden} of them in collapsed areas,` },
    { sign: '', words: 'which have the sign of the worst' },
  ];
}

/** Routers and links as far as the picture has them. */
function signsOf({ routers, lans, links: all }: Scene, marks: DrawnMarks): readonly Entry[] {
  const links = all.filter((link) => !marks.isFailed(link)).map(marks.asSupposed);
  const plain = { levels: '1', border: false, providerEdge: false } as const;
  const router = (look: Parameters<typeof routerSymbol>[0], words: string): Entry => ({
    sign: element('g', { class: routerKind(look), transform: 'scale(0.7)' }, routerSymbol(look)),
    words,
  });
  const line = (kinds: readonly string[], words: string): Entry => ({
    sign: kinds.map((kind) => element('line', { class: kind, x1: -14, y1: 0, x2: 14, y2: 0 })).join(''),
    words,
  });
  const has = (levels: readonly number[]): boolean => links.some((link) => link.levels.join() === levels.join());
  const entries: (readonly [boolean, Entry])[] = [
    [routers.some(({ providerEdge }) => providerEdge), router({ ...plain, providerEdge: true }, 'PE')],
    [routers.some(({ border }) => border), router({ ...plain, levels: '1-2', border: true }, 'border router')],
    [routers.some((one) => !one.border && !one.providerEdge), router(plain, 'router, with its levels')],
    [
      lans.length > 0,
      { sign: element('rect', { class: 'lan', x: -14, y: -4, width: 28, height: 8, rx: 4 }), words: 'LAN' },
    ],
    [has([1]), line(['level1'], 'level-1 adjacency')],
    [has([2]), line(['level2'], 'level-2 adjacency')],
    [has([1, 2]), line(['both', 'core'], 'adjacency in both levels')],
    [has([]), line(['down'], 'no adjacency')],
    [all.some(marks.isFailed), line(['failed link'], 'link that failed in this simulation')],
    [all.some(marks.isChanged), line(['changed', 'level1'], 'adjacency the simulation changes')],
    [(marks.path?.hops.length ?? 0) > 0, line(['way'], 'path that was followed')],
  ];
  return entries.flatMap(([occurs, entry]) => (occurs ? [entry] : []));
}
