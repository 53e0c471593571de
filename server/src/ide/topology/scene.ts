/**
 * What a picture of a network consists of: plain data, made by the server, drawn by the panel and by
 * the exports. Every text in it comes out of configurations and is data, never markup.
 * Lengths and positions are in scene units (about one pixel at scale 1), y downwards.
 */
import type { Range } from '../../base/text.ts';
import type { Level } from '../../model/isis.ts';
import type { Severity } from '../../rules/rule.ts';

/** A place in a configuration: every element of a scene comes from a line that exists. */
export interface SceneSource {
  readonly file: string;
  readonly range: Range;
}

/** `router:PE1`, unique and stable while the router keeps its name; `router:PE1@file` where a name occurs twice. */
export type RouterId = `router:${string}`;
/** `lan:10.0.0.0/24`. */
export type LanId = `lan:${string}`;
/**
 * `link:10.0.0.0/30`; a leg of a LAN is `link:10.0.0.0/24:PE1`. Several links that a collapsed area draws
 * as one are `link:NODE~NODE`, with the ids of the nodes they join.
 */
export type LinkId = `link:${string}`;
/**
 * `area:49.0001`, `area:49.0001#2` for a second piece; the backbone's pieces are `backbone`, `backbone#2`;
 * `area:outside` holds the routers that take no part in IS-IS. Every router is in a container.
 */
export type AreaId = `area:${string}` | `backbone${string}`;
export type NodeId = RouterId | LanId | AreaId;
export type ElementId = NodeId | LinkId;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** How many findings concern an element, and the worst of them. */
export interface SceneBadge {
  readonly count: number;
  readonly worst: Severity;
}

/** A level-1 area, or a piece of the level-2 backbone. Drawn as a container, or as one node while collapsed. */
export interface SceneArea {
  readonly id: AreaId;
  readonly label: string;
  /** Undefined for the routers outside of IS-IS. */
  readonly level: Level | undefined;
  /** Encloses the routers drawn in it; of a collapsed area, its node. */
  readonly box: Box;
  readonly collapsed: boolean;
  /** Routers inside, border routers included, whether they are drawn or not. */
  readonly routerCount: number;
  readonly providerEdgeCount: number;
  readonly badge: SceneBadge | undefined;
}

export interface SceneRouter extends Point {
  readonly id: RouterId;
  readonly name: string;
  readonly levels: '1' | '2' | '1-2' | 'none';
  /** The level-1 area it stands in and the piece of the backbone, where it has them. It is drawn in the first. */
  readonly area: AreaId | undefined;
  readonly backbone: AreaId | undefined;
  readonly providerEdge: boolean;
  /** It joins a level-1 area to the backbone. */
  readonly border: boolean;
  /** Name of the platform, e.g. `IOS`. */
  readonly vendor: string;
  /** Service loopback of a PE, else the first loopback in IS-IS, as text with its length. */
  readonly loopback: string | undefined;
  readonly badge: SceneBadge | undefined;
  readonly source: SceneSource;
}

/** A router in a collapsed area: enough to find it, and to know what to open. Small, as there are thousands. */
export interface HiddenRouter {
  readonly id: RouterId;
  readonly name: string;
  readonly loopback: string | undefined;
  /** The container it would be drawn in. */
  readonly area: AreaId;
}

/** What a collapsed container or a bundle of links stands for, and the containers that have to be open for it to be drawn. */
export interface HiddenElement {
  readonly element: RouterId | LinkId;
  readonly areas: readonly AreaId[];
}

/** A subnet with more than two routers. */
export interface SceneLan extends Point {
  readonly id: LanId;
  readonly label: string;
  readonly badge: SceneBadge | undefined;
}

export interface SceneEnd {
  readonly node: NodeId;
  /** Undefined at a LAN and at a collapsed area. */
  readonly interface: string | undefined;
  readonly address: string | undefined;
  readonly metric: { readonly 1: number | 'maximum'; readonly 2: number | 'maximum' } | undefined;
  readonly ldp: boolean | undefined;
  readonly source: SceneSource | undefined;
}

export interface SceneLink {
  readonly id: LinkId;
  readonly ends: readonly [SceneEnd, SceneEnd];
  readonly subnet: string | undefined;
  /** Levels in which the adjacency is up; empty when it is not. */
  readonly levels: readonly Level[];
  /** Why no adjacency forms, in words; undefined when one does. */
  readonly problem: string | undefined;
  /** More than one link between collapsed areas. */
  readonly count: number;
  readonly badge: SceneBadge | undefined;
}

export interface SceneFinding {
  /** Stable while the finding is there. */
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly elements: readonly ElementId[];
  /** What the first of these is once its containers are open; absent where that is drawn already. */
  readonly inside?: HiddenElement;
  readonly source: SceneSource;
  /** Titles of its fixes, by position. Absent among very many findings: they are asked for one by one. */
  readonly fixes?: readonly string[];
}

/** Every list is in order of its ids (findings: keys), by code unit. */
export interface Scene {
  /** Network id, e.g. the folder. */
  readonly network: string;
  readonly bounds: Box;
  /** Containers, the backbone's pieces in front: in the order they are drawn. */
  readonly areas: readonly SceneArea[];
  readonly routers: readonly SceneRouter[];
  readonly hidden: readonly HiddenRouter[];
  readonly lans: readonly SceneLan[];
  readonly links: readonly SceneLink[];
  readonly findings: readonly SceneFinding[];
}
