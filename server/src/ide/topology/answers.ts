/**
 * What can be asked about a network beside its picture: who learns a prefix, the path between two
 * routers, what a failure or a fix would change. Plain data, ids as in scene.ts.
 */
import type { Knowledge, RouteType } from '../../isis/results.ts';
import type { Level } from '../../model/isis.ts';
import type { AreaId, LinkId, NodeId, RouterId, SceneSource } from './scene.ts';

/** A question about the network as it would be: these are down, and these fixes are applied. */
export interface Supposition {
  readonly failed: readonly (RouterId | LinkId)[];
  readonly fixes: readonly { readonly finding: string; readonly fix: number }[];
}

/** What one router knows of a prefix. `class` is what the picture shows: exact, only a cover, nothing, unknown. */
export interface ReachEntry {
  readonly router: RouterId;
  readonly providerEdge: boolean;
  readonly state: Knowledge['state'] | 'originates' | 'failed';
  readonly class: 'originates' | 'exact' | 'cover' | 'none' | 'unknown' | 'failed';
  readonly type: RouteType | undefined;
  readonly metric: number | undefined;
  readonly covering: string | undefined;
  readonly nextHops: readonly { readonly router: RouterId; readonly interface: string }[];
  /** The label-switched path to the prefix's owner, where the two share a VPN. */
  readonly lsp: { readonly state: 'works' | 'broken' | 'unknown'; readonly reason: string | undefined } | undefined;
}

export type ReachClass = ReachEntry['class'];

/** What the routers drawn in one container know of the prefix together: the container's own sign while it is collapsed. */
export interface AreaReach {
  readonly area: AreaId;
  /** Routers by class, PEs and others alike; a class that does not occur is absent. */
  readonly counts: Readonly<Partial<Record<ReachClass, number>>>;
  readonly worst: ReachClass;
}

export interface Reach {
  readonly prefix: string;
  readonly originators: readonly RouterId[];
  readonly entries: readonly ReachEntry[];
  readonly areas: readonly AreaReach[];
  /** For a screen reader: `PE1 10.255.0.1/32 is learned by 6 of 8 PEs`. */
  readonly sentence: string;
}

export interface ReasonStep {
  readonly text: string;
  readonly source: SceneSource | undefined;
}

/** One step of a path. `links`: one, the two legs across a LAN, or none inside a tunnel. */
export interface PathHop {
  readonly from: RouterId;
  readonly to: RouterId;
  readonly links: readonly LinkId[];
}

/** Hop by hop from one router to another over all equal-cost paths, or to where it breaks. */
export interface LabelSwitchedPath {
  readonly from: RouterId;
  readonly to: RouterId;
  /** The far router's loopback; undefined when it has none in IS-IS: then there are no hops. */
  readonly prefix: string | undefined;
  /** Labels are judged between PEs; between other routers, only the routes. */
  readonly kind: 'label-switched' | 'routed';
  readonly state: 'works' | 'broken' | 'unknown';
  readonly hops: readonly PathHop[];
  /** The router at which the path ends, the links it does not get across, and the reason in words. */
  readonly brokenAt:
    | { readonly router: RouterId; readonly links: readonly LinkId[]; readonly reason: string }
    | undefined;
  readonly services: readonly string[];
  readonly steps: readonly ReasonStep[];
}

export interface LostPair {
  readonly from: RouterId;
  readonly to: RouterId;
  readonly services: readonly string[];
  readonly reason: string;
}

/** What a supposition changes against the network as it is. */
export interface Consequences {
  /** Each direction of a pair by itself. */
  readonly broken: readonly LostPair[];
  readonly mended: readonly { readonly from: RouterId; readonly to: RouterId; readonly services: readonly string[] }[];
  readonly findingsGone: readonly string[];
  readonly findingsNew: readonly { readonly code: string; readonly message: string; readonly source: SceneSource }[];
  /** How many there are of each: of very many only the first are named. */
  readonly totals: { readonly broken: number; readonly mended: number; readonly findingsNew: number };
  /** For the banner: `Simulated: PE1 – ABR1 down. 2 PE pairs lose their path.` */
  readonly sentence: string;
}

/** A link that failed by itself. For each end its node, and the container that stands for that while it is collapsed. */
export interface FailedLink {
  readonly id: LinkId;
  readonly ends: readonly (readonly NodeId[])[];
}

/** What the picture shows differently under a supposition. */
export interface Supposed {
  readonly consequences: Consequences;
  /** What is down: the failed elements themselves, and links that lost a failed router. */
  readonly failed: readonly (RouterId | LinkId)[];
  readonly failedLinks: readonly FailedLink[];
  /** Other links whose adjacencies come up or go away, with the levels in which one is up now. */
  readonly links: readonly { readonly id: LinkId; readonly levels: readonly Level[] }[];
}
