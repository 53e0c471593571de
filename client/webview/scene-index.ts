/** Lookups over a scene, made once when it arrives. */
import type {
  AreaId,
  ElementId,
  HiddenRouter,
  LinkId,
  NodeId,
  Point,
  RouterId,
  Scene,
  SceneArea,
  SceneFinding,
  SceneLan,
  SceneLink,
  SceneRouter,
} from '../../server/src/ide/topology/scene.ts';

export interface SceneIndex {
  readonly routers: ReadonlyMap<RouterId, SceneRouter>;
  /** In collapsed areas. */
  readonly hidden: ReadonlyMap<RouterId, HiddenRouter>;
  readonly lans: ReadonlyMap<string, SceneLan>;
  readonly areas: ReadonlyMap<AreaId, SceneArea>;
  readonly links: ReadonlyMap<LinkId, SceneLink>;
  readonly linksOf: ReadonlyMap<NodeId, readonly SceneLink[]>;
  readonly findingsOf: ReadonlyMap<ElementId, readonly SceneFinding[]>;
  /** Place among the links between the same two nodes: 0 in the middle, ±1 beside it, …. */
  readonly lanes: ReadonlyMap<LinkId, number>;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const present = map.get(key);
  if (present) present.push(value);
  else map.set(key, [value]);
}

function lanesOf(links: readonly SceneLink[]): Map<LinkId, number> {
  const pairs = new Map<string, SceneLink[]>();
  for (const link of links)
    push(
      pairs,
      link.ends
        .map(({ node }) => node)
        .sort()
        .join('~'),
      link,
    );
  const lanes = new Map<LinkId, number>();
  for (const pair of pairs.values()) pair.forEach(({ id }, at) => void lanes.set(id, at - (pair.length - 1) / 2));
  return lanes;
}

export function indexScene(scene: Scene | undefined): SceneIndex {
  const linksOf = new Map<NodeId, SceneLink[]>();
  const findingsOf = new Map<ElementId, SceneFinding[]>();
  for (const link of scene?.links ?? []) for (const { node } of link.ends) push(linksOf, node, link);
  for (const finding of scene?.findings ?? []) for (const id of finding.elements) push(findingsOf, id, finding);
  return {
    routers: new Map(scene?.routers.map((router) => [router.id, router])),
    hidden: new Map(scene?.hidden.map((router) => [router.id, router])),
    lans: new Map(scene?.lans.map((lan) => [lan.id, lan])),
    areas: new Map(scene?.areas.map((area) => [area.id, area])),
    links: new Map(scene?.links.map((link) => [link.id, link])),
    linksOf,
    findingsOf,
    lanes: lanesOf(scene?.links ?? []),
  };
}

/** What is drawn as a node: a collapsed area is one. */
export const nodeCount = ({ routers, lans, areas }: Scene): number =>
  routers.length + lans.length + areas.filter(({ collapsed }) => collapsed).length;

/** Undefined where the node is not in the scene. */
export function centreOf(index: SceneIndex, node: NodeId): Point | undefined {
  const area = index.areas.get(node as AreaId);
  if (area) return { x: area.box.x + area.box.width / 2, y: area.box.y + area.box.height / 2 };
  return index.routers.get(node as RouterId) ?? index.lans.get(node);
}

export const otherEnd = ({ ends: [a, b] }: SceneLink, node: NodeId): NodeId => (a.node === node ? b.node : a.node);

export const isRouter = (id: string | undefined): id is RouterId => id?.startsWith('router:') ?? false;
export const isLink = (id: string | undefined): id is LinkId => id?.startsWith('link:') ?? false;
export const isArea = (id: string | undefined): id is AreaId => /^(?:area:|backbone)/.test(id ?? '');

/** What a person calls an element. */
export function nameOf(index: SceneIndex, id: ElementId): string {
  const node =
    index.routers.get(id as RouterId)?.name ??
    index.hidden.get(id as RouterId)?.name ??
    index.lans.get(id)?.label ??
    index.areas.get(id as AreaId)?.label;
  if (node !== undefined) return node;
  const link = index.links.get(id as LinkId);
  return link ? link.ends.map((end) => nameOf(index, end.node)).join(' – ') : id.replace(/^[a-z]+:/, '');
}
