/** A multi-area network as a plan: what the random generator draws and what configurations are rendered from. */

export type PlanLevel = 1 | 2;
export type Levels = '1' | '2' | '1-2';
export type Style = 'narrow' | 'wide' | 'transition';

export interface PlanPrefix {
  /** Unsigned 32-bit network address. */
  readonly address: number;
  readonly length: number;
}

/** One entry of a prefix list: `permit 10.0.0.0/8 ge 24 le 32`. */
export interface PlanEntry {
  readonly permit: boolean;
  readonly prefix: PlanPrefix;
  readonly ge?: number;
  readonly le?: number;
}

/** A route map of one clause on a prefix list. */
export interface PlanFilter {
  readonly entries: readonly PlanEntry[];
  readonly setMetric?: number;
  /** Only routes with this tag pass. */
  readonly matchTag?: number;
  readonly setTag?: number;
}

export interface PlanSummary {
  readonly prefix: PlanPrefix;
  readonly levels: Levels;
}

export interface PlanRouter {
  readonly name: string;
  /** Id of the dialect it is written in. */
  readonly dialect: string;
  /** Number of its system ID and its area address. */
  readonly id: number;
  readonly area: number;
  readonly levels: Levels;
  readonly style: Style;
  readonly overload: boolean;
  readonly loopback: { readonly prefix: PlanPrefix; readonly passive: boolean; readonly levels: Levels };
  /** Leak of level 2 into level 1: none, all of it, or filtered. */
  readonly leak: 'none' | 'all' | PlanFilter;
  /** Filter on level 1 into level 2. */
  readonly up: PlanFilter | undefined;
  readonly summaries: readonly PlanSummary[];
  /** Prefixes redistributed from static routes. */
  readonly statics: readonly { readonly prefix: PlanPrefix; readonly levels: Levels; readonly metric: number }[];
  /** Number of the VPN of a PE; PEs have sessions with all others. Undefined: no PE. */
  readonly vpn: number | undefined;
}

/** One circuit of a router on a link. */
export interface PlanEnd {
  readonly router: number;
  /** Number of the port on its router, from 0. */
  readonly port: number;
  /** Canonical name of the port in the router's dialect. */
  readonly interface: string;
  readonly address: number;
  readonly metric: Readonly<Record<PlanLevel, number>>;
  readonly levels: Levels;
  readonly priority: number;
  /** LDP runs on it. */
  readonly ldp: boolean;
}

export interface PlanLink {
  readonly prefix: PlanPrefix;
  readonly lan: boolean;
  readonly ends: readonly PlanEnd[];
}

export interface NetworkPlan {
  readonly routers: readonly PlanRouter[];
  readonly links: readonly PlanLink[];
}

export const hasLevel = (levels: Levels, level: PlanLevel): boolean => levels === '1-2' || levels === String(level);
