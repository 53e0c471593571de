/** Who is a PE, which pairs share a service, and whether the label-switched path between them exists (D23 … D30). */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { Fact } from '../isis/results.ts';
import type { RouterIndex } from '../model/network.ts';

export interface ServiceLoopback {
  /** The address as a prefix of the length configured on the loopback. */
  readonly configured: Ipv4Prefix;
  /** The address itself as a /32. */
  readonly host: Ipv4Prefix;
  /** Canonical interface name and the address's own words. */
  readonly interface: string;
  readonly span: Span;
  /** How it was found, in plain text, e.g. `BGP update-source Loopback0`. */
  readonly because: string;
}

export interface ProviderEdge {
  readonly router: RouterIndex;
  readonly loopback: ServiceLoopback | undefined;
  readonly vrfs: readonly string[];
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
      readonly offAt: readonly { readonly router: RouterIndex; readonly interface: string }[];
    }
  /** A label filter withholds the binding at `at`. */
  | { readonly kind: 'label-filter'; readonly at: RouterIndex; readonly span: Span };

export type LspVerdict =
  | { readonly state: 'works'; readonly carriedBy: 'ldp' | 'te-tunnel' | 'bgp-labelled-unicast' | 'same-router' }
  /** `partial`: some equal-cost path works, this one does not. */
  | { readonly state: 'broken'; readonly partial: boolean; readonly broken: LspBreak }
  | { readonly state: 'unknown'; readonly because: string };

export interface ServicePair {
  readonly ingress: RouterIndex;
  readonly egress: RouterIndex;
  /** Names an engineer knows: VRF names at the ingress, `pseudowire 100`. */
  readonly services: readonly string[];
}

export interface MplsAnalysis {
  readonly providerEdges: readonly ProviderEdge[];
  /** Directed: traffic from ingress to egress. */
  readonly pairs: readonly ServicePair[];
  readonly verdict: (ingress: RouterIndex, egress: RouterIndex) => LspVerdict;
  /** Hop by hop, to the end or to the break. */
  readonly explain: (ingress: RouterIndex, egress: RouterIndex) => readonly Fact[];
}
