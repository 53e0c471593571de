/** Graphviz: clusters are containers, `neato -n` keeps the positions. */
import type { AreaId, Scene, SceneArea, SceneLan, SceneLink, SceneRouter } from '../scene.ts';
import { metricText } from '../words.ts';

/** Scene units to Graphviz's points. */
const SCALE = 0.75;

export function dotText(scene: Scene): string {
  const { network, areas, routers, lans, links } = scene;
  const inArea = (id: AreaId): readonly SceneRouter[] =>
    routers.filter(({ area, backbone }) => (area ?? backbone) === id);
  const lines = [
    `graph ${quoted(network || 'topology')} {`,
    '  graph [layout="neato" overlap="true" splines="false"];',
    '  node [shape="circle" fontsize="9"];',
    ...areas.flatMap((area, at) => (area.collapsed ? [areaNode(area)] : cluster(area, at, inArea(area.id)))),
    ...lans.map(lanNode),
    ...links.map(edge),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** A backslash begins an escape in Graphviz's labels; a control character would break the line. */
function quoted(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd').replace(/["\\]/g, '\\$&');
  return `"${safe}"`;
}

const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  `[${Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${quoted(String(value))}`]))
    .join(' ')}]`;

/** Pinned; Graphviz's y goes upwards. */
const position = (x: number, y: number): string => `${x * SCALE},${-y * SCALE}!`;

function cluster({ label }: SceneArea, at: number, routers: readonly SceneRouter[]): readonly string[] {
  return [
    `  subgraph ${quoted(`cluster_${at}`)} {`,
    `    label=${quoted(label)};`,
    ...routers.map((router) => `    ${quoted(router.id)} ${attributes(routerAttributes(router))};`),
    '  }',
  ];
}

const routerAttributes = ({ name, x, y, border, providerEdge, levels }: SceneRouter) => ({
  label: name,
  shape: border ? 'hexagon' : providerEdge ? 'box' : 'circle',
  peripheries: providerEdge ? 2 : undefined,
  style: levels === 'none' ? 'dashed' : undefined,
  pos: position(x, y),
});

const areaNode = ({ id, label, box }: SceneArea): string =>
  `  ${quoted(id)} ${attributes({ label, shape: 'folder', pos: position(box.x + box.width / 2, box.y + box.height / 2) })};`;

const lanNode = ({ id, label, x, y }: SceneLan): string =>
  `  ${quoted(id)} ${attributes({ label, shape: 'plain', pos: position(x, y) })};`;

function edge({ ends, levels, count }: SceneLink): string {
  const [tail, head] = ends;
  const values = {
    taillabel: metricText(tail),
    headlabel: metricText(head),
    label: count > 1 ? `${count} links` : undefined,
    style: levels.length === 0 ? 'dashed' : undefined,
    penwidth: levels.includes(2) ? 2 : 1,
  };
  return `  ${quoted(tail.node)} -- ${quoted(head.node)} ${attributes(values)};`;
}
