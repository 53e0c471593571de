/** What a picture shows beside the network itself: who learns a prefix, a path, and what is supposed. */
import type { AreaReach, LabelSwitchedPath, Reach, ReachClass, Supposed } from '../answers.ts';
import type { AreaId, NodeId, RouterId, Scene, SceneLink } from '../scene.ts';

export interface Marks {
  readonly reach?: Reach | undefined;
  readonly path?: LabelSwitchedPath | undefined;
  readonly supposed?: Supposed | undefined;
}

export interface AreaMark extends Pick<AreaReach, 'counts' | 'worst'> {
  /** Links inside that failed. */
  readonly links: number;
}

/** The same by what is drawn. */
export interface DrawnMarks {
  readonly reach: Reach | undefined;
  readonly path: LabelSwitchedPath | undefined;
  /** `Simulated: …`; undefined for the network as it is. */
  readonly caption: string | undefined;
  readonly classOf: (router: RouterId) => ReachClass | undefined;
  /** Of a collapsed area. */
  readonly areaOf: (area: AreaId) => AreaMark | undefined;
  /** How many links of a bundle are down. */
  readonly downIn: (link: SceneLink) => number;
  /** The link itself is down, or a router at its end, or each link of the bundle. */
  readonly isFailed: (link: SceneLink) => boolean;
  /** Its adjacencies come up or go away by supposition. */
  readonly isChanged: (link: SceneLink) => boolean;
  /** With the levels it has by supposition. */
  readonly asSupposed: (link: SceneLink) => SceneLink;
  /** Routers by class, drawn or not; without a prefix, those that are down. */
  readonly counts: ReadonlyMap<ReachClass, number>;
  /** How many of those are in collapsed areas. */
  readonly hidden: number;
}

const GONE = 'by the simulation';

export function drawnMarks(scene: Scene, { reach, path, supposed }: Marks): DrawnMarks {
  const failed = new Set<string>(supposed?.failed);
  const levels = new Map(supposed?.links.map((link) => [link.id, link.levels]));
  const classes = classesOf(reach, supposed);
  const areas = reach ? reach.areas : downInside(scene, failed);
  const byArea = new Map(
    areas.map(({ area, counts, worst }): [AreaId, AreaMark] => [area, { counts, worst, links: 0 }]),
  );
  const down = downLinks(scene, supposed);
  for (const { id } of scene.areas) {
    const links = down.get(id);
    if (links) byArea.set(id, { ...(byArea.get(id) ?? { counts: {}, worst: 'failed' }), links });
  }
  const downIn = ({ count, ends: [a, b] }: SceneLink): number =>
    count > 1 ? (down.get(pairOf(a.node, b.node)) ?? 0) : 0;
  const drawn = new Set<string>(scene.routers.map(({ id }) => id));
  const counts = new Map<ReachClass, number>();
  for (const of of classes.values()) counts.set(of, (counts.get(of) ?? 0) + 1);
  return {
    reach,
    path,
    caption: supposed?.consequences.sentence,
    classOf: (router) => classes.get(router),
    areaOf: (area) => byArea.get(area),
    downIn,
    isFailed: (link) =>
      failed.has(link.id) || link.ends.some(({ node }) => failed.has(node)) || downIn(link) === link.count,
    isChanged: ({ id }) => levels.has(id),
    asSupposed: (link) => {
      const now = levels.get(link.id);
      return now ? { ...link, levels: now, problem: now.length > 0 ? undefined : GONE } : link;
    },
    counts,
    hidden: [...classes.keys()].filter((router) => !drawn.has(router)).length,
  };
}

const pairOf = (a: NodeId, b: NodeId): string => [a, b].sort().join('~');

/** Failed links that are not drawn by themselves, by the collapsed area or the pair of nodes that stands for them. */
function downLinks({ routers, lans, areas, links }: Scene, supposed: Supposed | undefined): Map<string, number> {
  const drawn = new Set<NodeId>(
    [...routers, ...lans, ...areas.filter(({ collapsed }) => collapsed)].map(({ id }) => id),
  );
  const own = new Set(links.map(({ id }) => id));
  const down = new Map<string, number>();
  for (const { id, ends } of supposed?.failedLinks ?? []) {
    const [a, b] = ends.map((nodes) => nodes.find((node) => drawn.has(node)));
    if (own.has(id) || a === undefined || b === undefined) continue;
    const place = a === b ? a : pairOf(a, b);
    down.set(place, (down.get(place) ?? 0) + 1);
  }
  return down;
}

/** With a supposed failure and no prefix chosen, the failure is still to be seen. */
function classesOf(reach: Reach | undefined, supposed: Supposed | undefined): ReadonlyMap<RouterId, ReachClass> {
  if (reach) return new Map(reach.entries.map((entry) => [entry.router, entry.class]));
  const down = (supposed?.failed ?? []).filter((id): id is RouterId => id.startsWith('router:'));
  return new Map(down.map((id) => [id, 'failed']));
}

function downInside({ hidden }: Scene, failed: ReadonlySet<string>): readonly AreaReach[] {
  const counts = new Map<AreaId, number>();
  for (const { id, area } of hidden) if (failed.has(id)) counts.set(area, (counts.get(area) ?? 0) + 1);
  return [...counts].map(([area, count]) => ({ area, counts: { failed: count }, worst: 'failed' }));
}

const COUNT_WORDS: Readonly<Record<ReachClass, string>> = {
  originates: 'own',
  exact: 'exact',
  cover: 'cover',
  none: 'none',
  unknown: 'unknown',
  failed: 'down',
};

const linksDown = (links: number): string => `${links} ${links === 1 ? 'link' : 'links'} down`;

/** `3 exact · 2 cover · 1 link down`, in the order of the legend. */
export function countText({ counts, links }: AreaMark): string {
  const present = (Object.keys(COUNT_WORDS) as ReachClass[]).filter((of) => counts[of] !== undefined);
  const parts = present.map((of) => `${counts[of]} ${COUNT_WORDS[of]}`);
  return [...parts, ...(links > 0 ? [linksDown(links)] : [])].join(' · ');
}

/** `3 links · ⊖ 1 down`. */
export const bundleText = (count: number, down: number): string =>
  `${count} links${down > 0 ? ` · ⊖ ${down} down` : ''}`;

/** What a class means, as a legend says it. */
export const CLASS_WORDS: Readonly<Record<ReachClass, string>> = {
  originates: 'originates it',
  exact: 'learns it',
  cover: 'has only a default route or a summary',
  none: 'does not learn it',
  unknown: 'unknown: routers are missing',
  failed: 'failed in this simulation',
};

/** In lines of at most so many letters, broken between words; a longer word stands alone. */
export function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
