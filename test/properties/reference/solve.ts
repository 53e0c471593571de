/**
 * A slow, plain solver for a network plan, written from the standards to check the engine against:
 * LSPs as dictionaries, Bellman-Ford, everything recomputed until nothing changes. It shares no code
 * with the engine.
 *
 * ISO 10589 7.2 (adjacencies, pseudonodes, two-way check, overload, ATT), RFC 1195 (level 1 into
 * level 2), RFC 5302 (level 2 into level 1, down bit, preferences), RFC 5305 (wide metrics).
 */
import {
  hasLevel,
  type NetworkPlan,
  type PlanFilter,
  type PlanLevel,
  type PlanPrefix,
  type PlanRouter,
  type PlanSummary,
} from '../../generators/network-plan.ts';
import { vendorOf } from './vendors.ts';

export type ReferenceType = 'connected' | 'summary' | 'L1' | 'L2' | 'L1-IA' | 'external-L1' | 'external-L2' | 'default';

export interface ReferenceRoute {
  readonly type: ReferenceType;
  readonly metric: number;
  /** `router/interface/neighbor`, sorted. */
  readonly nextHops: readonly string[];
}

/** By router index, then by prefix text. */
export type ReferenceTables = readonly ReadonlyMap<string, ReferenceRoute>[];

const LEVELS: readonly PlanLevel[] = [1, 2];
const text = ({ address, length }: PlanPrefix): string =>
  `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}/${length}`;
const covers = (outer: PlanPrefix, inner: PlanPrefix): boolean =>
  inner.length >= outer.length &&
  (outer.length === 0 || inner.address >>> (32 - outer.length) === outer.address >>> (32 - outer.length));

/** What a policy finds: 0 without a tag; of several advertisements at one metric nobody knows which counts. */
type Tag = number | 'differs';

interface Advertised {
  readonly prefix: PlanPrefix;
  readonly metric: number;
  readonly down: boolean;
  readonly external: boolean;
  readonly tag: Tag;
}

interface Neighbor {
  readonly to: string;
  readonly metric: number;
  /** What a next hop through this entry is called; undefined in pseudonodes. */
  readonly interface: string | undefined;
}

/** One LSP: of a router (`R3`) or a pseudonode (`R3.lan7`). */
interface Lsp {
  /** Router whose LSP it is, for the metric style. */
  readonly owner: number;
  readonly neighbors: Neighbor[];
  prefixes: Advertised[];
  overload: boolean;
  attached: boolean;
}

type Database = Map<string, Lsp>;

const circuitHas = (plan: NetworkPlan, router: number, circuit: string, level: PlanLevel): boolean =>
  hasLevel((plan.routers[router] as PlanRouter).levels, level) && hasLevel(circuit as '1', level);

/** Router pairs adjacent on a link at a level: both do it there, and level 1 asks for one area. */
function adjacent(plan: NetworkPlan, link: number, a: number, b: number, level: PlanLevel): boolean {
  const ends = plan.links[link]?.ends ?? [];
  const [first, second] = [ends[a], ends[b]];
  if (!first || !second || a === b) return false;
  if (!circuitHas(plan, first.router, first.levels, level)) return false;
  if (!circuitHas(plan, second.router, second.levels, level)) return false;
  return level === 2 || plan.routers[first.router]?.area === plan.routers[second.router]?.area;
}

const nameOf = (plan: NetworkPlan, router: number): string => plan.routers[router]?.name ?? '';

function topology(plan: NetworkPlan, level: PlanLevel): Database {
  const database: Database = new Map();
  plan.routers.forEach((router, index) => {
    if (!hasLevel(router.levels, level)) return;
    database.set(router.name, {
      owner: index,
      neighbors: [],
      prefixes: [],
      overload: router.overload,
      attached: false,
    });
  });
  plan.links.forEach((link, linkIndex) => {
    link.ends.forEach((end, a) => {
      const neighbors = link.ends.flatMap((_, b) => (adjacent(plan, linkIndex, a, b, level) ? [b] : []));
      if (neighbors.length === 0) return;
      const own = database.get(nameOf(plan, end.router));
      if (!link.lan) {
        for (const b of neighbors) {
          const to = nameOf(plan, link.ends[b]?.router ?? -1);
          own?.neighbors.push({ to, metric: end.metric[level], interface: end.interface });
        }
        return;
      }
      // The designated router among those this one hears, itself included.
      const candidates = [a, ...neighbors].sort((x, y) => {
        const [first, second] = [link.ends[x], link.ends[y]];
        const byPriority = (second?.priority ?? 0) - (first?.priority ?? 0);
        const ids = [first, second].map((one) => plan.routers[one?.router ?? -1]?.id ?? 0);
        return byPriority || (ids[1] as number) - (ids[0] as number);
      });
      const designated = link.ends[candidates[0] as number];
      const pseudonode = `${nameOf(plan, designated?.router ?? -1)}.lan${linkIndex}`;
      own?.neighbors.push({ to: pseudonode, metric: end.metric[level], interface: end.interface });
      if (designated !== end) return;
      const members = [a, ...neighbors].map((b) => nameOf(plan, link.ends[b]?.router ?? -1));
      database.set(pseudonode, {
        owner: end.router,
        neighbors: members.map((to) => ({ to, metric: 0, interface: undefined })),
        prefixes: [],
        overload: false,
        attached: false,
      });
    });
  });
  return database;
}

const sendsWide = (router: PlanRouter): boolean => router.style !== 'narrow';
const sendsNarrow = (router: PlanRouter): boolean => router.style !== 'wide';

/** How `reader` understands what `writer` sends: as wide, as narrow, or not at all. */
function understood(reader: PlanRouter, writer: PlanRouter): 'wide' | 'narrow' | undefined {
  if (sendsWide(reader) && sendsWide(writer)) return 'wide';
  const readsNarrow = sendsNarrow(reader) || vendorOf(reader.dialect).readsNarrow;
  return readsNarrow && sendsNarrow(writer) ? 'narrow' : undefined;
}

interface Reach {
  readonly distance: number;
  /** First steps: interface and the first LSP after it; several where paths tie. */
  readonly first: ReadonlySet<string>;
}

/** Bellman-Ford at one router. */
function reach(plan: NetworkPlan, database: Database, root: number): Map<string, Reach> {
  const reader = plan.routers[root] as PlanRouter;
  const readable = (lsp: Lsp): 'wide' | 'narrow' | undefined =>
    understood(reader, plan.routers[lsp.owner] as PlanRouter);
  const edges: { from: string; to: string; metric: number; interface: string | undefined }[] = [];
  for (const [from, lsp] of database) {
    const style = readable(lsp);
    // The root has its own links whatever it sends.
    if (!style) continue;
    if (lsp.overload && from !== reader.name) continue;
    for (const neighbor of lsp.neighbors) {
      const other = database.get(neighbor.to);
      if (!other || !readable(other) || !other.neighbors.some((back) => back.to === from)) continue;
      const metric = style === 'wide' ? neighbor.metric : Math.min(63, neighbor.metric);
      // RFC 5305: such a link is left out; narrow metrics have no such value.
      if (metric === 0xffffff) continue;
      edges.push({ from, to: neighbor.to, metric, interface: neighbor.interface });
    }
  }
  const distance = new Map<string, number>([[reader.name, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to, metric } of edges) {
      const candidate = (distance.get(from) ?? Number.POSITIVE_INFINITY) + metric;
      if (candidate < (distance.get(to) ?? Number.POSITIVE_INFINITY)) {
        distance.set(to, candidate);
        changed = true;
      }
    }
  }
  // First steps flow along tight edges; a step onto a pseudonode is completed by the router behind it.
  const first = new Map<string, Set<string>>([...distance.keys()].map((node) => [node, new Set<string>()]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to, metric, interface: own } of edges) {
      if ((distance.get(from) ?? Number.POSITIVE_INFINITY) + metric !== distance.get(to)) continue;
      const steps =
        from === reader.name
          ? [`${own}>${to}`]
          : [...(first.get(from) ?? [])].map((step) =>
              step.endsWith(`>${from}`) && from.includes('.') ? step.replace(`>${from}`, `>${to}`) : step,
            );
      for (const step of steps) {
        const known = first.get(to);
        if (to === reader.name || known?.has(step)) continue;
        known?.add(step);
        changed = true;
      }
    }
  }
  return new Map(
    [...distance].map(([node, value]) => [node, { distance: value, first: first.get(node) ?? new Set() }]),
  );
}

function permits(filter: PlanFilter, prefix: PlanPrefix): boolean {
  for (const entry of filter.entries) {
    const low = entry.ge ?? entry.prefix.length;
    const high = entry.le ?? (entry.ge === undefined ? entry.prefix.length : 32);
    if (covers(entry.prefix, prefix) && prefix.length >= low && prefix.length <= high) return entry.permit;
  }
  return false;
}

interface Found {
  readonly prefix: PlanPrefix;
  /** RFC 5302 3.2: 1 level 1, 2 level 2, 3 level 1 with the down bit. */
  readonly rank: 1 | 2 | 3;
  readonly external: boolean;
  readonly tag: Tag;
  readonly metric: number;
  readonly nextHops: readonly string[];
}

/** Best routes of one router from the databases as they stand. */
function routesOf(
  plan: NetworkPlan,
  databases: Readonly<Record<PlanLevel, Database>>,
  root: number,
): Map<string, Found> {
  const reader = plan.routers[root] as PlanRouter;
  const best = new Map<string, Found>();
  for (const level of LEVELS) {
    if (!hasLevel(reader.levels, level)) continue;
    const reached = reach(plan, databases[level], root);
    for (const [node, { distance, first }] of reached) {
      const lsp = databases[level].get(node);
      if (!lsp || node === reader.name) continue;
      const style = understood(reader, plan.routers[lsp.owner] as PlanRouter);
      for (const advertised of lsp.prefixes) {
        const metric = distance + (style === 'wide' ? advertised.metric : Math.min(63, advertised.metric));
        if (!sendsWide(reader) && metric > 1023) continue;
        const rank = level === 2 ? 2 : advertised.down ? 3 : 1;
        const key = text(advertised.prefix);
        const known = best.get(key);
        const order = known ? rank - known.rank || metric - known.metric : -1;
        if (order > 0) continue;
        // RFC 5130: a sub-TLV of the wide TLV.
        const tag = style === 'wide' ? advertised.tag : 0;
        const hops = new Set(order === 0 ? known?.nextHops : []);
        for (const step of first) hops.add(step);
        best.set(key, {
          prefix: advertised.prefix,
          rank,
          metric,
          nextHops: [...hops].sort(),
          external: advertised.external && (order !== 0 || known?.external === true),
          tag: order === 0 && known?.tag !== tag ? 'differs' : tag,
        });
      }
    }
  }
  return best;
}

/** Connected prefixes with IS-IS on them, by level. */
function connected(plan: NetworkPlan, index: number): { prefix: PlanPrefix; level: PlanLevel; metric: number }[] {
  const router = plan.routers[index] as PlanRouter;
  const found: { prefix: PlanPrefix; level: PlanLevel; metric: number }[] = [];
  const { loopback } = router;
  const { active, passive } = vendorOf(router.dialect).loopbackMetric;
  for (const level of LEVELS) {
    if (!hasLevel(router.levels, level)) continue;
    const circuit = loopback.passive ? '1-2' : loopback.levels;
    if (hasLevel(circuit, level))
      found.push({ prefix: loopback.prefix, level, metric: loopback.passive ? passive : active });
    for (const link of plan.links) {
      for (const end of link.ends) {
        if (end.router !== index || !hasLevel(end.levels, level)) continue;
        found.push({ prefix: link.prefix, level, metric: end.metric[level] });
      }
    }
  }
  return found;
}

function ownPrefixes(plan: NetworkPlan, index: number): Set<string> {
  const router = plan.routers[index] as PlanRouter;
  const links = plan.links.filter((link) => link.ends.some((end) => end.router === index));
  return new Set([router.loopback.prefix, ...links.map((link) => link.prefix)].map(text));
}

/** What distribution and redistribution would add to the router's LSP of a level. */
function distributed(
  plan: NetworkPlan,
  index: number,
  level: PlanLevel,
  routes: ReadonlyMap<string, Found>,
  discards: ReadonlySet<string>,
): Advertised[] {
  const router = plan.routers[index] as PlanRouter;
  const added: Advertised[] = [];
  for (const { prefix, levels, metric } of router.statics) {
    if (hasLevel(levels, level) && hasLevel(router.levels, level))
      added.push({ prefix, metric, down: false, external: router.style !== 'wide', tag: 0 });
  }
  if (router.levels !== '1-2') return added;
  const own = ownPrefixes(plan, index);
  const injected = new Set(router.statics.map(({ prefix }) => text(prefix)));
  for (const [key, { prefix, rank, metric, external, tag }] of routes) {
    if (own.has(key) || injected.has(key) || discards.has(key)) continue;
    const needsPolicy = external && vendorOf(router.dialect).externalByPolicy;
    if (level === 2 && rank === 1 && (router.up ? permits(router.up, prefix) : !needsPolicy)) {
      added.push({
        prefix,
        metric: router.up?.setMetric ?? metric,
        down: false,
        external,
        tag: router.up?.setTag ?? tag,
      });
    }
    if (level === 1 && rank === 2 && router.leak !== 'none') {
      if (router.leak !== 'all' && !permits(router.leak, prefix)) continue;
      if (router.leak !== 'all' && router.leak.matchTag !== undefined && router.leak.matchTag !== tag) continue;
      added.push({
        prefix,
        metric: router.leak === 'all' ? metric : (router.leak.setMetric ?? metric),
        down: true,
        external,
        tag,
      });
    }
  }
  if (level === 2) {
    // A connected prefix of a level-1 circuit goes up like a level-1 route.
    const here = connected(plan, index);
    for (const one of here.filter((each) => each.level === 1)) {
      if (here.some((each) => each.level === 2 && text(each.prefix) === text(one.prefix))) continue;
      if (router.up && !permits(router.up, one.prefix)) continue;
      added.push({
        prefix: one.prefix,
        metric: router.up?.setMetric ?? one.metric,
        down: false,
        external: false,
        tag: router.up?.setTag ?? 0,
      });
    }
  }
  return added;
}

/** Summaries stand for the more specific prefixes that distribution or redistribution would add. */
function summarised(
  added: readonly Advertised[],
  { summaries, dialect }: PlanRouter,
  level: PlanLevel,
): { final: Advertised[]; discards: string[] } {
  const active = summaries.filter(({ levels }) => hasLevel(levels, level));
  const inside = (summary: PlanSummary, one: Advertised): boolean =>
    one.prefix.length > summary.prefix.length && covers(summary.prefix, one.prefix);
  const final = added.filter((one) => !active.some((summary) => inside(summary, one)));
  const discards: string[] = [];
  const { summaryMetric, discardRoute } = vendorOf(dialect);
  for (const summary of active) {
    const contributors = added.filter((one) => inside(summary, one));
    if (contributors.length === 0) continue;
    if (discardRoute) discards.push(text(summary.prefix));
    final.push({
      prefix: summary.prefix,
      metric: summaryMetric === 'lowest' ? Math.min(...contributors.map(({ metric }) => metric)) : summaryMetric,
      down: contributors.some(({ down }) => down),
      external: false,
      tag: 0,
    });
  }
  return { final, discards };
}

function attached(plan: NetworkPlan, databases: Readonly<Record<PlanLevel, Database>>, index: number): boolean {
  const router = plan.routers[index] as PlanRouter;
  if (!hasLevel(router.levels, 2)) return false;
  for (const node of reach(plan, databases[2], index).keys()) {
    const other = databases[2].get(node);
    if (other && !node.includes('.') && plan.routers[other.owner]?.area !== router.area) return true;
  }
  return false;
}

const TYPES = { 1: 'L1', 2: 'L2', 3: 'L1-IA' } as const;

export function solve(plan: NetworkPlan): ReferenceTables {
  const databases = { 1: topology(plan, 1), 2: topology(plan, 2) };
  let discards: Set<string>[] = plan.routers.map(() => new Set());
  let routes = plan.routers.map(() => new Map<string, Found>());
  let before = '';
  for (let round = 0; ; round++) {
    if (round > 50) throw new Error('the reference does not converge');
    const nextDiscards: Set<string>[] = plan.routers.map(() => new Set());
    plan.routers.forEach((router, index) => {
      for (const level of LEVELS) {
        const lsp = databases[level].get(router.name);
        if (!lsp) continue;
        const native = connected(plan, index)
          .filter((one) => one.level === level)
          .map(({ prefix, metric }) => ({ prefix, metric, down: false, external: false, tag: 0 }));
        const added = distributed(plan, index, level, routes[index] ?? new Map(), discards[index] ?? new Set());
        const { final, discards: own } = summarised(added, router, level);
        for (const key of own) nextDiscards[index]?.add(key);
        lsp.prefixes = [...native, ...final];
        if (level === 1) lsp.attached = attached(plan, databases, index);
      }
    });
    discards = nextDiscards;
    routes = plan.routers.map((_, index) => routesOf(plan, databases, index));
    const state = JSON.stringify([
      ...routes.map((each) => [...each].sort()),
      ...discards.map((each) => [...each].sort()),
    ]);
    if (state === before) break;
    before = state;
  }
  return plan.routers.map((router, index) =>
    table(plan, databases, router, index, routes[index] ?? new Map(), discards[index] ?? new Set()),
  );
}

function table(
  plan: NetworkPlan,
  databases: Readonly<Record<PlanLevel, Database>>,
  router: PlanRouter,
  index: number,
  routes: ReadonlyMap<string, Found>,
  discards: ReadonlySet<string>,
): Map<string, ReferenceRoute> {
  const result = new Map<string, ReferenceRoute>();
  const injected = new Set(router.statics.map(({ prefix }) => text(prefix)));
  for (const [key, { rank, metric, nextHops }] of routes) {
    if (!injected.has(key)) result.set(key, { type: TYPES[rank], metric, nextHops });
  }
  for (const key of discards) result.set(key, { type: 'summary', metric: -1, nextHops: [] });
  // A connected prefix is never learned; it is listed where IS-IS runs on it.
  for (const key of ownPrefixes(plan, index)) result.delete(key);
  for (const { prefix } of connected(plan, index))
    result.set(text(prefix), { type: 'connected', metric: 0, nextHops: [] });
  if (hasLevel(router.levels, 1) && !attached(plan, databases, index)) {
    let nearest: Reach | undefined;
    for (const [node, one] of reach(plan, databases[1], index)) {
      const lsp = databases[1].get(node);
      if (!lsp?.attached || node === router.name) continue;
      if (lsp.overload && !vendorOf(router.dialect).followsOverloaded) continue;
      if (!sendsWide(router) && one.distance > 1023) continue;
      if (!nearest || one.distance < nearest.distance) nearest = one;
      else if (one.distance === nearest.distance)
        nearest = { distance: one.distance, first: new Set([...nearest.first, ...one.first]) };
    }
    if (nearest)
      result.set('0.0.0.0/0', { type: 'default', metric: nearest.distance, nextHops: [...nearest.first].sort() });
  }
  return result;
}
