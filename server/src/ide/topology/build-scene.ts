/** The scene of a network: what is drawn, where, and what concerns it. */
import { compareText } from '../../model/order.ts';
import type { AnalysedNetwork, Finding, Fix } from '../../rules/rule.ts';
import type { Container } from './containers.ts';
import { type Drawing, drawingOf, type Expanded } from './drawing.ts';
import { type Layout, layOut } from './layout/layout.ts';
import type {
  AreaId,
  Box,
  ElementId,
  HiddenRouter,
  NodeId,
  Point,
  Scene,
  SceneArea,
  SceneBadge,
  SceneLan,
  SceneLink,
  SceneRouter,
} from './scene.ts';
import { badgesOf, fixTitles, sceneFinding } from './scene-findings.ts';
import { loopbackText, routerLevels, routerSource, sceneLink } from './scene-parts.ts';

export interface SceneInput {
  readonly analysed: AnalysedNetwork;
  /** Of this network. */
  readonly findings: readonly Finding[];
  readonly fixes: (finding: Finding) => readonly Fix[];
}

/**
 * A fix writes out what else waits for the same change, so all fixes of a thoroughly broken network take minutes: with more
 * findings than these, none is worked out before somebody asks.
 */
const MOST_FIXED = 60;

export interface SceneOptions {
  readonly expanded?: Expanded;
  /** Where a person put things; they stay there. */
  readonly positions?: Readonly<Record<NodeId, Point>>;
  /** What was there before keeps its place. */
  readonly previous?: Scene;
}

export function buildScene({ analysed, findings, fixes }: SceneInput, options: SceneOptions = {}): Scene {
  const drawing = drawingOf(analysed, options.expanded ?? 'auto');
  const layout = layOut(
    drawing,
    analysed.network.routers.map(({ name }) => name),
    options.previous,
    options.positions ?? {},
  );
  const isFixed = findings.length <= MOST_FIXED;
  const shown = findings.map((finding) =>
    sceneFinding(analysed, drawing, finding, isFixed ? fixTitles(fixes(finding)) : undefined),
  );
  const badges = badgesOf(analysed, drawing, findings);
  const badge = (id: ElementId): SceneBadge | undefined => badges.get(id);
  const areas = drawing.containers.all.map((container) =>
    sceneArea(analysed, drawing, layout, container, badge(container.id)),
  );
  const lans = drawing.lans.map(
    ({ id, wire }): SceneLan => ({ id, label: wire.subnet ?? '', badge: badge(id), ...pointOf(layout, id) }),
  );
  const links = drawing.links.map((link): SceneLink => ({ ...sceneLink(analysed, link), badge: badge(link.id) }));
  return {
    network: analysed.network.id,
    bounds: layout.bounds,
    areas: areas.sort((a, b) => Number(b.level === 2) - Number(a.level === 2) || compareText(a.id, b.id)),
    routers: sceneRouters(analysed, drawing, layout, badge).sort(byId),
    hidden: hiddenRouters(analysed, drawing).sort(byId),
    lans: lans.sort(byId),
    links: links.sort(byId),
    findings: shown.sort((a, b) => compareText(a.key, b.key)),
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);
const pointOf = ({ points }: Layout, id: NodeId): Point => points.get(id) ?? { x: 0, y: 0 };
const boxOf = ({ boxes }: Layout, id: AreaId): Box => boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };

function sceneArea(
  { mpls }: AnalysedNetwork,
  { collapsed }: Drawing,
  layout: Layout,
  { id, label, level, routers }: Container,
  badge: SceneBadge | undefined,
): SceneArea {
  const inside = new Set(routers);
  return {
    id,
    label,
    level,
    box: boxOf(layout, id),
    collapsed: collapsed.has(id),
    routerCount: routers.length,
    providerEdgeCount: mpls.providerEdges.filter(({ router }) => inside.has(router)).length,
    badge,
  };
}

function sceneRouters(
  analysed: AnalysedNetwork,
  { containers, ids, collapsed }: Drawing,
  layout: Layout,
  badge: (id: ElementId) => SceneBadge | undefined,
): SceneRouter[] {
  const edges = new Map(analysed.mpls.providerEdges.map((edge) => [edge.router, edge]));
  return analysed.network.routers.flatMap((router): SceneRouter[] => {
    const { index, name, device } = router;
    const id = ids.routers[index];
    const place = containers.of[index];
    if (!id || !place || collapsed.has(containers.home[index] ?? 'area:outside')) return [];
    const edge = edges.get(index);
    return [
      {
        id,
        name,
        levels: routerLevels(analysed, router),
        ...place,
        providerEdge: edge !== undefined,
        vendor: device.behaviour.vendor,
        loopback: loopbackText(router, edge?.loopback),
        badge: badge(id),
        source: routerSource(router),
        ...pointOf(layout, id),
      },
    ];
  });
}

function hiddenRouters({ network, mpls }: AnalysedNetwork, { containers, ids, collapsed }: Drawing): HiddenRouter[] {
  const edges = new Map(mpls.providerEdges.map((edge) => [edge.router, edge]));
  return network.routers.flatMap((router): HiddenRouter[] => {
    const { index, name } = router;
    const id = ids.routers[index];
    const area = containers.home[index];
    if (!id || !area || !collapsed.has(area)) return [];
    return [{ id, name, loopback: loopbackText(router, edges.get(index)?.loopback), area }];
  });
}
