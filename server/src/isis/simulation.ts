/**
 * The simulation of one Network, and the questions it answers. Pure: same Network, same answers.
 */
import type { IpPrefix, Ipv4Prefix } from '../base/ip.ts';
import type { Place } from '../base/text.ts';
import type { IsisInstance, Level } from '../model/isis.ts';
import type { Network, RouterIndex, SpeakerIndex } from '../model/network.ts';
import type { RouteAttributes } from './policy-conditions.ts';
import type { Adjacency, Counters, DanglingCircuit, Fact, FailedAdjacency, Knowledge, Route } from './results.ts';
import type { Barrier } from './routing-table.ts';

/** A set of speakers joined by adjacencies of one level: an area, or (a piece of) the backbone. */
export interface LevelComponent {
  readonly level: Level;
  /** Speaker indices, ascending. */
  readonly speakers: readonly number[];
  /** Level-1-2 speakers of a level-1 component that also stand in a level-2 component. */
  readonly borders: readonly number[];
  readonly dangling: readonly DanglingCircuit[];
}

export interface Simulation {
  readonly network: Network;
  readonly adjacencies: readonly Adjacency[];
  readonly failedAdjacencies: readonly FailedAdjacency[];
  readonly components: readonly LevelComponent[];
  readonly dangling: readonly DanglingCircuit[];
  readonly counters: Counters;
  /** No shortest path between two of these speakers of a component costs more; they read metrics in one style. */
  readonly longestPath: (component: number, among: readonly SpeakerIndex[]) => number;
  /** What one router knows of a prefix (D22); per-prefix work only. */
  readonly knowledge: (router: RouterIndex, prefix: IpPrefix) => Knowledge;
  /** What every router knows of a prefix, by router index; one reverse SPF per level and advertiser. */
  readonly learners: (prefix: IpPrefix) => readonly Knowledge[];
  /**
   * Equal for prefixes that the same routers learn in the same way, metrics and next hops aside, as long as metrics decide
   * nothing but the path; undefined where nothing else may fare like this one (`fates.ts`).
   */
  readonly fate: (prefix: IpPrefix) => string | undefined;
  /** Routers that own the prefix on an IS-IS circuit or inject it by redistribution. */
  readonly originators: (prefix: IpPrefix) => readonly RouterIndex[];
  /** The prefix as the policy between two levels of a border sees it, or would see it if it came there. */
  readonly offered: (router: RouterIndex, instance: IsisInstance, prefix: Ipv4Prefix, from: Level) => RouteAttributes;
  /** What keeps an exact route that IS-IS has, or a static one, out of the router's table (D13, D52). */
  readonly barrier: (router: RouterIndex, prefix: IpPrefix) => Barrier | undefined;
  /** Statements by which the prefix may come to some router though no file has its route (D50). */
  readonly entrances: (prefix: IpPrefix) => readonly Place[];
  /** Borders that keep the prefix in level 1 since it is external there and no policy lets it up (D12). */
  readonly keptExternal: (prefix: IpPrefix) => readonly RouterIndex[];
  /** Lets go of what was computed for single prefixes. */
  readonly release: () => void;
  /** The router's whole IS-IS table, sorted by prefix. */
  readonly routes: (router: RouterIndex) => readonly Route[];
  /** The chain from the originating line to the asking router, or to the decision that stops it (I6, 5.3). */
  readonly explain: (router: RouterIndex, prefix: IpPrefix) => readonly Fact[];
}
