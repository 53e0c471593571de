/** How a scene's facts are said in tooltips, labels and exports. */
import { fileName } from '../hover/words.ts';
import type { Scene, SceneArea, SceneEnd, SceneLink, SceneRouter } from './scene.ts';

export function levelsText(levels: readonly (1 | 2)[]): string {
  return levels.length === 2 ? 'L1-2' : levels.length === 1 ? `L${levels[0]}` : 'no adjacency';
}

/** `10` where both levels agree, else `10/20` for level 1 and level 2. */
export function metricText({ metric }: SceneEnd): string | undefined {
  if (!metric) return undefined;
  return metric[1] === metric[2] ? String(metric[1]) : `${metric[1]}/${metric[2]}`;
}

export function routerFacts({ name, levels, providerEdge, border, vendor, loopback }: SceneRouter): readonly string[] {
  return [
    name,
    levels === 'none' ? 'takes no part in IS-IS' : `level ${levels}`,
    ...(border ? ['border router'] : []),
    ...(providerEdge ? ['PE'] : []),
    vendor,
    ...(loopback === undefined ? [] : [loopback]),
  ];
}

export function areaFacts({ label, routerCount, providerEdgeCount }: SceneArea): readonly string[] {
  const edges = providerEdgeCount > 0 ? [`${providerEdgeCount} ${providerEdgeCount === 1 ? 'PE' : 'PEs'}`] : [];
  return [label, `${routerCount} ${routerCount === 1 ? 'router' : 'routers'}`, ...edges];
}

/** `nameOf` a node. */
export function linkFacts(
  { ends, subnet, levels, problem, count }: SceneLink,
  nameOf: (id: string) => string,
): readonly string[] {
  const side = (end: SceneEnd): string => {
    const metric = metricText(end);
    const details = [
      end.interface,
      end.address,
      metric === undefined ? undefined : `metric ${metric}`,
      end.ldp ? 'LDP' : undefined,
    ];
    const known = details.filter((detail) => detail !== undefined);
    return known.length > 0 ? `${nameOf(end.node)} (${known.join(', ')})` : nameOf(end.node);
  };
  return [
    `${side(ends[0])} – ${side(ends[1])}`,
    ...(count > 1 ? [`${count} links`] : []),
    ...(subnet === undefined ? [] : [subnet]),
    problem === undefined ? levelsText(levels) : `no adjacency: ${problem}`,
  ];
}

export const shortened = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1)}…` : text;

/** Names of routers, labels of LANs and containers. */
export function nodeNames({ routers, lans, areas }: Scene): ReadonlyMap<string, string> {
  return new Map([
    ...routers.map(({ id, name }) => [id, name] as const),
    ...[...lans, ...areas].map(({ id, label }) => [id, label] as const),
  ]);
}

export const networkTitle = ({ network }: Scene): string =>
  network === '' ? 'IS-IS topology' : `IS-IS topology of ${fileName(network)}`;
