/** draw.io: a drawing to go on with. Labels are plain text, never HTML. */
import type { ReachClass } from '../answers.ts';
import type { Box, Scene, SceneArea, SceneLan, SceneLink, SceneRouter } from '../scene.ts';
import { areaFacts, levelsText, metricText, networkTitle } from '../words.ts';
import { bundleText, CLASS_WORDS, countText, type DrawnMarks } from './marks.ts';
import { element } from './markup.ts';

const PAGE = '1';
const NODE = 30;
const TEXT = 'html=0;whiteSpace=wrap;';

/** Outlines of what is marked; the words stand in the label. */
const OUTLINES: Readonly<Record<ReachClass, string>> = {
  originates: 'strokeColor=#1b1f24;strokeWidth=4;',
  exact: 'strokeColor=#19713a;strokeWidth=4;',
  cover: 'strokeColor=#9a6700;strokeWidth=4;dashed=1;dashPattern=3 1;',
  none: 'strokeColor=#b3261e;strokeWidth=4;dashed=1;dashPattern=1 1;',
  unknown: 'strokeColor=#6b5b95;strokeWidth=4;dashed=1;dashPattern=3 1 1 1;',
  failed: 'strokeColor=#6b6b6b;strokeWidth=4;dashed=1;dashPattern=1 2;opacity=50;',
};
const SHORT_WORDS: Readonly<Record<ReachClass, string>> = {
  originates: 'its own',
  exact: 'learned',
  cover: 'only default or summary',
  none: 'not learned',
  unknown: 'unknown',
  failed: 'DOWN',
};
/** Of the caption above and the legend below. */
const NOTE = { gap: 30, height: 60, row: 26, width: 560 };

export function drawioText(scene: Scene, marks: DrawnMarks): string {
  const { areas, routers, lans, links } = scene;
  // Names can be anything, so cells are numbered.
  const cells = new Map([...areas, ...routers, ...lans].map(({ id }, at): [string, string] => [id, `n${at}`]));
  const boxes = new Map<string, Box>(
    areas.map(({ id, box, collapsed }) => [id, collapsed ? { x: 0, y: 0, width: 0, height: 0 } : box]),
  );
  const body = [
    element('mxCell', { id: '0' }),
    element('mxCell', { id: PAGE, parent: '0' }),
    ...areas.map((area) => areaCell(area, cells.get(area.id), marks)),
    ...routers.map((router) => {
      const home = router.area ?? router.backbone ?? '';
      return routerCell(router, cells.get(router.id), cells.get(home), boxes.get(home), marks);
    }),
    ...lans.map((lan) => lanCell(lan, cells.get(lan.id))),
    ...links.map((link, at) => linkCell(link, `l${at}`, cells, marks)),
    ...captionCells(scene, marks),
    ...legendCells(scene, marks),
  ];
  const model = element('mxGraphModel', { grid: 0, page: 0 }, element('root', {}, '\n', body.join('\n'), '\n'));
  return `${element('mxfile', {}, element('diagram', { name: networkTitle(scene) }, model))}\n`;
}

const vertex = (id: string | undefined, value: string, style: string, parent: string, box: Box): string =>
  element(
    'mxCell',
    { id, value, style, vertex: 1, parent },
    element('mxGeometry', { x: box.x, y: box.y, width: box.width, height: box.height, as: 'geometry' }),
  );

function areaCell(area: SceneArea, id: string | undefined, { areaOf }: DrawnMarks): string {
  const { level, box, label, collapsed } = area;
  const mark = collapsed ? areaOf(area.id) : undefined;
  const colours = level === 2 ? 'fillColor=#fbf4e6;strokeColor=#c29a4b;' : 'fillColor=#eef3f8;strokeColor=#8ba3ba;';
  const shape = `rounded=1;arcSize=4;absoluteArcSize=1;${colours}${TEXT}`;
  return collapsed
    ? vertex(
        id,
        [...areaFacts(area), ...(mark ? [countText(mark)] : [])].join('\n'),
        `${shape}${mark ? OUTLINES[mark.worst] : ''}`,
        PAGE,
        box,
      )
    : vertex(
        id,
        label,
        `${shape}container=1;collapsible=0;verticalAlign=top;align=left;spacingLeft=8;fontStyle=1;`,
        PAGE,
        box,
      );
}

/** Moves with its container. */
function routerCell(
  router: SceneRouter,
  id: string | undefined,
  home: string | undefined,
  box: Box | undefined,
  { classOf }: DrawnMarks,
): string {
  const reach = classOf(router.id);
  const { x, y, name, border, providerEdge, levels, loopback } = router;
  const shape = border ? 'shape=hexagon;perimeter=hexagonPerimeter2;' : providerEdge ? 'rounded=1;' : 'ellipse;';
  const colours = providerEdge ? 'fillColor=#33658f;strokeColor=#33658f;' : 'fillColor=#ffffff;strokeColor=#33658f;';
  const style = `${shape}${colours}${levels === 'none' ? 'dashed=1;' : ''}${TEXT}verticalLabelPosition=bottom;verticalAlign=top;${reach ? OUTLINES[reach] : ''}`;
  const corner = { x: x - NODE / 2 - (box?.x ?? 0), y: y - NODE / 2 - (box?.y ?? 0) };
  const label = [name, loopback, reach && SHORT_WORDS[reach]].filter((line) => line !== undefined).join('\n');
  return vertex(id, label, style, home ?? PAGE, { ...corner, width: NODE, height: NODE });
}

const lanCell = ({ x, y, label }: SceneLan, id: string | undefined): string =>
  vertex(
    id,
    label,
    `rounded=1;arcSize=50;fillColor=#d9e0e7;strokeColor=#56646f;${TEXT}verticalLabelPosition=bottom;verticalAlign=top;`,
    PAGE,
    {
      x: x - 20,
      y: y - 5,
      width: 40,
      height: 10,
    },
  );

function linkCell(link: SceneLink, id: string, cells: ReadonlyMap<string, string>, marks: DrawnMarks): string {
  const { ends, levels, count } = marks.asSupposed(link);
  const [source, target] = ends;
  const metrics =
    count > 1
      ? bundleText(count, marks.downIn(link))
      : [...new Set(ends.flatMap((end) => metricText(end) ?? []))].join(' · ');
  const failed = marks.isFailed(link);
  const state = failed ? 'DOWN' : marks.isChanged(link) ? `now: ${levelsText(levels)}` : undefined;
  const width = levels.includes(2) ? 3 : 1;
  const colour = levels.length === 0 ? '#b3261e;dashed=1' : levels.includes(2) ? '#96560c' : '#33658f';
  const look = failed
    ? 'strokeWidth=3;strokeColor=#6b6b6b;dashed=1;dashPattern=1 4;fontStyle=1;'
    : `strokeWidth=${width};strokeColor=${colour};`;
  return element(
    'mxCell',
    {
      id,
      value: [state, metrics].filter((words) => words !== undefined && words !== '').join(' · '),
      style: `endArrow=none;${TEXT}${look}fontSize=9;`,
      edge: 1,
      parent: PAGE,
      source: cells.get(source.node),
      target: cells.get(target.node),
    },
    element('mxGeometry', { relative: 1, as: 'geometry' }),
  );
}

/** That it is not the network as it is. */
function captionCells({ bounds }: Scene, { caption }: DrawnMarks): readonly string[] {
  if (caption === undefined) return [];
  const style = `fillColor=#fff4ce;strokeColor=#9a6700;strokeWidth=2;dashed=1;align=left;spacingLeft=8;fontStyle=1;fontSize=14;${TEXT}`;
  const width = Math.max(bounds.width, NOTE.width);
  return [
    vertex('caption', caption, style, PAGE, {
      ...bounds,
      y: bounds.y - NOTE.gap - NOTE.height,
      width,
      height: NOTE.height,
    }),
  ];
}

/** What is marked, in words, with the outlines that occur. */
function legendCells({ bounds }: Scene, { reach, counts, hidden }: DrawnMarks): readonly string[] {
  const rows: (readonly [words: string, style: string])[] = [];
  const plain = 'strokeColor=none;fillColor=none;align=left;';
  if (reach) rows.push([reach.sentence, `${plain}fontStyle=1;`]);
  for (const of of Object.keys(OUTLINES) as ReachClass[]) {
    const count = counts.get(of);
    if (count === undefined) continue;
    rows.push([
      `${SHORT_WORDS[of]}: ${CLASS_WORDS[of]} (${count})`,
      `rounded=1;fillColor=#ffffff;align=left;spacingLeft=8;${OUTLINES[of]}`,
    ]);
  }
  if (hidden > 0) rows.push([`${hidden} of them in collapsed areas, which have the outline of the worst`, plain]);
  const top = bounds.y + bounds.height + NOTE.gap;
  return rows.map(([words, style], at) =>
    vertex(`legend${at}`, words, `${style}${TEXT}`, PAGE, {
      x: bounds.x,
      y: top + at * (NOTE.row + 4),
      width: NOTE.width,
      height: NOTE.row,
    }),
  );
}
