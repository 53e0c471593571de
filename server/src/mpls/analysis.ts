/** Who is a PE, which pairs share a service, and whether the label-switched path between them exists (D23 … D30). */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Steps } from '../base/steps.ts';
import type { Span } from '../base/text.ts';
import type { Fact } from '../isis/results.ts';
import type { Message } from '../messages/message.ts';
import type { RouterIndex } from '../model/network.ts';
import type { Robustness } from './robustness.ts';
import type { UnjudgedReason } from './unjudged.ts';

export interface ServiceLoopback {
  /** The address as a prefix of the length configured on the loopback. */
  readonly configured: Ipv4Prefix;
  /** The address itself as a /32. */
  readonly host: Ipv4Prefix;
  /** Canonical interface name and the address's own words. */
  readonly interface: string;
  readonly span: Span;
  /** How it was found, e.g. `BGP update-source Loopback0`. */
  readonly found: Message;
}

export interface ProviderEdge {
  readonly router: RouterIndex;
  readonly loopback: ServiceLoopback | undefined;
  readonly vrfs: readonly string[];
  /** Why none of its services is judged: then it has no service loopback here. */
  readonly unjudged: UnjudgedReason | undefined;
}

/** One end of a link, where LDP is off. */
export interface LdpEnd {
  readonly router: RouterIndex;
  /** Canonical interface name. */
  readonly interface: string;
}

/** Why a label-switched path ends, and where. */
export type LspBreak =
  /** The router has no exact /32: only a summary, only a default, or nothing. */
  | {
      readonly kind: 'no-exact-route';
      readonly at: RouterIndex;
      readonly state: 'summary-only' | 'default-only' | 'none';
    }
  /** LDP is off on one or both ends of the link towards `next`. */
  | {
      readonly kind: 'ldp-off';
      readonly at: RouterIndex;
      readonly next: RouterIndex;
      readonly interface: string;
      readonly offAt: readonly LdpEnd[];
    }
  /** A label filter withholds the binding at `at`. */
  | { readonly kind: 'label-filter'; readonly at: RouterIndex; readonly span: Span };

export type LspVerdict =
  | { readonly state: 'works'; readonly carriedBy: 'ldp' | 'te-tunnel' | 'bgp-labelled-unicast' | 'same-router' }
  /** `partial`: some equal-cost path works, this one does not. */
  | { readonly state: 'broken'; readonly partial: boolean; readonly broken: LspBreak }
  /** `at`: the router at which the path cannot be followed. */
  | { readonly state: 'unknown'; readonly reason: UnjudgedReason; readonly at?: RouterIndex | undefined };

/**
 * A place where labels are missing on the way between PEs that share a service, with what it hits.
 * One per cause: a link without LDP however many paths cross it, a label filter however many loopbacks it holds back.
 */
export type LabelGap = {
  /** Pairs that suffer, with the names of their services, in order; at most the first hundred. */
  readonly pairs: readonly ServicePair[];
  /** Pairs beyond those. */
  readonly morePairs: number;
  /** All PEs from which a pair suffers, ascending. */
  readonly ingresses: readonly RouterIndex[];
} & (
  | {
      readonly kind: 'ldp-off';
      /** Index into Network.links. */
      readonly link: number;
      readonly offAt: readonly LdpEnd[];
    }
  | {
      readonly kind: 'label-filter';
      readonly at: RouterIndex;
      readonly span: Span;
      /** Loopbacks whose labels are held back, in order. */
      readonly prefixes: readonly Ipv4Prefix[];
    }
);

export interface ServicePair {
  readonly ingress: RouterIndex;
  readonly egress: RouterIndex;
  /** Names an engineer knows: VRF names at the ingress, `pseudowire 100`. */
  readonly services: readonly string[];
}

/** Of the ordered pairs that share a service, or may share one. */
export interface PairCounts {
  readonly judged: number;
  /** In the order of `UNJUDGED_REASONS`; reasons that do not occur are left out. */
  readonly unjudged: readonly { readonly reason: UnjudgedReason; readonly pairs: number }[];
}

export interface Unreached {
  readonly ingress: RouterIndex;
  readonly broken: Extract<LspBreak, { readonly kind: 'no-exact-route' }>;
}

export interface MplsAnalysis {
  readonly providerEdges: readonly ProviderEdge[];
  /** Directed: traffic from ingress to egress. All pairs; in a large network prefer `peers`. */
  readonly pairs: readonly ServicePair[];
  /** PEs that share a service with this one, or may share one, ascending. Sharing is mutual (D24). */
  readonly peers: (router: RouterIndex) => readonly RouterIndex[];
  /** Those of them with a shared service that is judged. */
  readonly judgedPeers: (router: RouterIndex) => readonly RouterIndex[];
  /** Counted by classes, never pair by pair. */
  readonly pairCounts: () => PairCounts;
  /** Names at the first router of the shared services: those that are judged where there are any; empty when they share none. */
  readonly services: (at: RouterIndex, other: RouterIndex) => readonly string[];
  /** Missing labels on the ways between all pairs, beyond the first break of each as well. */
  readonly labelGaps: () => readonly LabelGap[];
  readonly verdict: (ingress: RouterIndex, egress: RouterIndex) => LspVerdict;
  /** PEs from which the path to the egress breaks for want of an exact route, in router order. */
  readonly unreached: (egress: RouterIndex) => readonly Unreached[];
  /** Egresses found so far to which a path over LDP leads from every PE. */
  readonly reachedByAll: ReadonlySet<RouterIndex>;
  /** Judges every egress, one a step; what it finds is what `unreached` answers. */
  readonly steps: () => Steps<void>;
  readonly robustness: () => Robustness;
  /** Hop by hop, to the end or to the break. */
  readonly explain: (ingress: RouterIndex, egress: RouterIndex) => readonly Fact[];
}
