/** draw.io: a drawing to go on with. Labels are plain text, never HTML. */
import type { Box, Scene, SceneArea, SceneLan, SceneLink, SceneRouter } from '../scene.ts';
import { areaFacts, metricText, networkTitle } from '../words.ts';
import { element } from './markup.ts';

const PAGE = '1';
const NODE = 30;
const TEXT = 'html=0;whiteSpace=wrap;';

export function drawioText(scene: Scene): string {
  const { areas, routers, lans, links } = scene;
  // Names can be anything, so cells are numbered.
  const cells = new Map([...areas, ...routers, ...lans].map(({ id }, at): [string, string] => [id, `n${at}`]));
  const boxes = new Map<string, Box>(
    areas.map(({ id, box, collapsed }) => [id, collapsed ? { x: 0, y: 0, width: 0, height: 0 } : box]),
  );
  const body = [
    element('mxCell', { id: '0' }),
    element('mxCell', { id: PAGE, parent: '0' }),
    ...areas.map((area) => areaCell(area, cells.get(area.id))),
    ...routers.map((router) => {
      const home = router.area ?? router.backbone ?? '';
      return routerCell(router, cells.get(router.id), cells.get(home), boxes.get(home));
    }),
    ...lans.map((lan) => lanCell(lan, cells.get(lan.id))),
    ...links.map((link, at) => linkCell(link, `l${at}`, cells)),
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

function areaCell(area: SceneArea, id: string | undefined): string {
  const { level, box, label, collapsed } = area;
  const colours = level === 2 ? 'fillColor=#fbf4e6;strokeColor=#c29a4b;' : 'fillColor=#eef3f8;strokeColor=#8ba3ba;';
  const shape = `rounded=1;arcSize=4;absoluteArcSize=1;${colours}${TEXT}`;
  return collapsed
    ? vertex(id, areaFacts(area).join('\n'), shape, PAGE, box)
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
): string {
  const { x, y, name, border, providerEdge, levels, loopback } = router;
  const shape = border ? 'shape=hexagon;perimeter=hexagonPerimeter2;' : providerEdge ? 'rounded=1;' : 'ellipse;';
  const colours = providerEdge ? 'fillColor=#33658f;strokeColor=#33658f;' : 'fillColor=#ffffff;strokeColor=#33658f;';
  const style = `${shape}${colours}${levels === 'none' ? 'dashed=1;' : ''}${TEXT}verticalLabelPosition=bottom;verticalAlign=top;`;
  const corner = { x: x - NODE / 2 - (box?.x ?? 0), y: y - NODE / 2 - (box?.y ?? 0) };
  const label = loopback === undefined ? name : `${name}\n${loopback}`;
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

function linkCell({ ends, levels, count }: SceneLink, id: string, cells: ReadonlyMap<string, string>): string {
  const [source, target] = ends;
  const metrics = [...new Set(ends.flatMap((end) => metricText(end) ?? []))].join(' · ');
  const width = levels.includes(2) ? 3 : 1;
  const colour = levels.length === 0 ? '#b3261e;dashed=1' : levels.includes(2) ? '#96560c' : '#33658f';
  return element(
    'mxCell',
    {
      id,
      value: count > 1 ? `${count} links` : metrics,
      style: `endArrow=none;${TEXT}strokeWidth=${width};strokeColor=${colour};fontSize=9;`,
      edge: 1,
      parent: PAGE,
      source: cells.get(source.node),
      target: cells.get(target.node),
    },
    element('mxGeometry', { relative: 1, as: 'geometry' }),
  );
}
