/** Levels and areas that a person has left out of the picture. */
import type { LinkId, NodeId, RouterId, SceneRouter } from '../../server/src/ide/topology/scene.ts';
import type { State } from './state.ts';

type Filters = Pick<State, 'index' | 'hiddenLevels' | 'hiddenAreas'>;

const hasLevel = (levels: SceneRouter['levels'], hidden: State['hiddenLevels']): boolean =>
  levels === 'none' || levels.split('-').some((level) => !hidden.includes(Number(level) as 1 | 2));

function isRouterFiltered({ hiddenLevels, hiddenAreas }: Filters, router: SceneRouter): boolean {
  if (!hasLevel(router.levels, hiddenLevels)) return true;
  const areas = [router.area, router.backbone].filter((area) => area !== undefined);
  return areas.length > 0 && areas.every((area) => hiddenAreas.includes(area));
}

/** A link goes with either end, and with its levels; one without adjacency goes with its ends only. */
export function isFiltered(filters: Filters, id: string): boolean {
  const { index, hiddenLevels, hiddenAreas } = filters;
  if (hiddenLevels.length === 0 && hiddenAreas.length === 0) return false;
  const router = index.routers.get(id as RouterId);
  if (router) return isRouterFiltered(filters, router);
  const area = index.areas.get(id as NodeId as never);
  if (area) return hiddenAreas.includes(area.id) || (area.level !== undefined && hiddenLevels.includes(area.level));
  const link = index.links.get(id as LinkId);
  if (!link) {
    // A LAN goes when nothing is left at it.
    const legs = index.linksOf.get(id as NodeId) ?? [];
    return legs.length > 0 && legs.every((leg) => isFiltered(filters, leg.id));
  }
  if (link.levels.length > 0 && link.levels.every((level) => hiddenLevels.includes(level))) return true;
  return link.ends.some(({ node }) => !node.startsWith('lan:') && isFiltered(filters, node));
}
