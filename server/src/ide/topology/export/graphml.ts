/** GraphML, as graph tools read it. Positions are in `x` and `y`, y downwards. */
import type { Scene, SceneArea, SceneEnd, SceneLink, SceneRouter } from '../scene.ts';
import { metricText } from '../words.ts';
import { element, escapeXml } from './markup.ts';

type Value = string | number | boolean | undefined;

const NODE_KEYS = {
  label: 'string',
  kind: 'string',
  levels: 'string',
  area: 'string',
  backbone: 'string',
  border: 'boolean',
  providerEdge: 'boolean',
  vendor: 'string',
  loopback: 'string',
  routers: 'int',
  findings: 'int',
  x: 'double',
  y: 'double',
} as const;

const EDGE_KEYS = {
  subnet: 'string',
  adjacency: 'string',
  problem: 'string',
  count: 'int',
  sourceInterface: 'string',
  sourceAddress: 'string',
  sourceMetric: 'string',
  targetInterface: 'string',
  targetAddress: 'string',
  targetMetric: 'string',
} as const;

type NodeData = Partial<Record<keyof typeof NODE_KEYS, Value>>;
type EdgeData = Partial<Record<keyof typeof EDGE_KEYS, Value>>;

export function graphmlText({ network, routers, lans, areas, links }: Scene): string {
  const keys = [
    ...Object.entries(NODE_KEYS).map(([name, type]) => key('node', name, type)),
    ...Object.entries(EDGE_KEYS).map(([name, type]) => key('edge', name, type)),
  ];
  const nodes = [
    ...areas.filter(({ collapsed }) => collapsed).map((area) => node(area.id, areaData(area))),
    ...lans.map(({ id, label, x, y, badge }) => node(id, { label, kind: 'lan', findings: badge?.count, x, y })),
    ...routers.map((router) => node(router.id, routerData(router))),
  ];
  const graph = element(
    'graph',
    { id: network || 'topology', edgedefault: 'undirected' },
    '\n',
    [...nodes, ...links.map(edge)].join('\n'),
    '\n',
  );
  const attributes = { xmlns: 'http://graphml.graphdrawing.org/xmlns' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('graphml', attributes, '\n', keys.join('\n'), '\n', graph, '\n')}\n`;
}

const key = (domain: 'node' | 'edge', name: string, type: string): string =>
  element('key', { id: `${domain}-${name}`, for: domain, 'attr.name': name, 'attr.type': type });

function data(domain: 'node' | 'edge', values: NodeData | EdgeData): string {
  return Object.entries(values)
    .flatMap(([name, value]: [string, Value]) =>
      value === undefined ? [] : [element('data', { key: `${domain}-${name}` }, escapeXml(String(value)))],
    )
    .join('');
}

const node = (id: string, values: NodeData): string => element('node', { id }, data('node', values));

function edge({ id, ends, subnet, levels, problem, count }: SceneLink): string {
  const [source, target] = ends;
  const values: EdgeData = {
    subnet,
    adjacency: levels.join('-') || 'none',
    problem,
    count,
    ...endData('source', source),
    ...endData('target', target),
  };
  return element('edge', { id, source: source.node, target: target.node }, data('edge', values));
}

function endData(side: 'source' | 'target', end: SceneEnd): EdgeData {
  const metric = metricText(end);
  return side === 'source'
    ? { sourceInterface: end.interface, sourceAddress: end.address, sourceMetric: metric }
    : { targetInterface: end.interface, targetAddress: end.address, targetMetric: metric };
}

const areaData = ({ label, box, routerCount, badge }: SceneArea): NodeData => ({
  label,
  kind: 'area',
  routers: routerCount,
  findings: badge?.count,
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
});

const routerData = (router: SceneRouter): NodeData => ({
  label: router.name,
  kind: 'router',
  levels: router.levels,
  area: router.area,
  backbone: router.backbone,
  border: router.border,
  providerEdge: router.providerEdge,
  vendor: router.vendor,
  loopback: router.loopback,
  findings: router.badge?.count,
  x: router.x,
  y: router.y,
});
