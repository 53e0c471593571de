/** What the simulation knows: the vocabulary that mpls/, rules/ and ide/ build on (D22, 5.3). */
import type { IpPrefix } from '../base/ip.ts';
import type { Place } from '../base/text.ts';
import type { Message } from '../messages/message.ts';
import type { Level } from '../model/isis.ts';
import type { RouterIndex, SpeakerIndex } from '../model/network.ts';

/**
 * Class of a route, best first within what the router itself does not own (D15). Names as in the CLI contract. External is what
 * is advertised with an external metric (D20); `static` is a route of the router itself to the exact prefix (D52).
 */
export type RouteType =
  | 'connected'
  | 'static'
  | 'L1'
  | 'L2'
  | 'L1-IA'
  | 'external-L1'
  | 'external-L2'
  | 'summary'
  | 'default';

/** What a route was before it entered IS-IS by redistribution (D20, D49). */
export type RouteOrigin = 'connected' | 'static' | 'aggregate' | 'instance';

export interface NextHop {
  /** The router behind the link, not the pseudonode. */
  readonly router: RouterIndex;
  /** Own outgoing interface, canonical name. */
  readonly interface: string;
  /** The neighbor's address on the link, text. */
  readonly address: string;
}

export interface Route {
  readonly prefix: IpPrefix;
  readonly type: RouteType;
  readonly metric: number;
  readonly origin?: RouteOrigin;
  /** Tag of the instance it is of, on a router with several. */
  readonly instance?: string;
  readonly nextHops: readonly NextHop[];
  /** Routers whose LSPs carry the winning advertisement. */
  readonly advertisers: readonly RouterIndex[];
}

/** What one router knows of one prefix (D22). */
export type Knowledge =
  | { readonly state: 'learned'; readonly route: Route }
  /** Only a less specific advertised prefix covers it. */
  | { readonly state: 'summary-only'; readonly covering: IpPrefix; readonly route: Route }
  | { readonly state: 'default-only'; readonly route: Route }
  | {
      readonly state: 'none';
      /** A static route drops what goes there. */
      readonly discarded?: Place;
    }
  /**
   * Absent, yet unseen routers may carry it (D31), a policy may let it through that the files cannot decide, or it may come by a
   * redistribution whose routes are in no file (D50).
   */
  | {
      readonly state: 'unknown';
      readonly because: readonly DanglingCircuit[];
      readonly undecided: readonly Place[];
      readonly unread: readonly Place[];
    };

/** An active circuit whose far end is in no file (D31). */
export interface DanglingCircuit {
  readonly speaker: SpeakerIndex;
  readonly interface: string;
  readonly levels: readonly Level[];
}

/** Why two attachments of one link form no adjacency at a level (D3, D4). */
export type AdjacencyProblem =
  | 'area'
  | 'level'
  | 'network-type'
  | 'subnet'
  | 'duplicate-address'
  | 'authentication'
  | 'mtu'
  | 'address-family'
  | 'system-id'
  | 'passive-one-side'
  | 'one-side-only';

export interface Adjacency {
  readonly link: number;
  readonly level: Level;
  /** Attachment positions in the link. */
  readonly ends: readonly [number, number];
}

export interface FailedAdjacency {
  readonly link: number;
  /** Attachment positions in the link; for `one-side-only` the second is a position in `Link.silent`. */
  readonly ends: readonly [number, number];
  /** Levels both ends could reasonably mean. */
  readonly levels: readonly Level[];
  readonly problem: AdjacencyProblem;
}

/** One step of a derivation: a sentence, and where it comes from. */
export interface Fact {
  readonly text: Message;
  readonly place: Place | undefined;
  /** On a step that is itself a reason why the prefix does not arrive. */
  readonly stops?: true;
}

/** Counted work, for I4 and the benchmarks. */
export interface Counters {
  spfRuns: number;
  reverseSpfRuns: number;
  distributions: number;
}
