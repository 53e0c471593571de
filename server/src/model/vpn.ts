/** MPLS VPN part of a Device: VRFs, BGP sessions as far as VPNs need them, LDP, pseudowires (D23 … D25). */
import type { Sourced, Span } from '../base/text.ts';
import type { Section } from './device.ts';
import type { FilterReference } from './isis.ts';

export interface Vrf {
  readonly name: string;
  readonly section: Section;
  readonly rd: Sourced<string> | undefined;
  /** Route targets as written, e.g. `65000:1`; all address families together. */
  readonly importTargets: readonly Sourced<string>[];
  readonly exportTargets: readonly Sourced<string>[];
  /** Route targets set by a policy cannot be read off: then the pairs of this VRF are unknown, not wrong. */
  readonly targetsFromPolicy: boolean;
  /** Its packets travel in IPv6 (SRv6): nothing here needs labels. */
  readonly overSrv6?: true;
}

export type VpnFamily =
  | 'vpnv4'
  | 'vpnv6'
  | 'l2vpn-evpn'
  | 'l2vpn-vpls'
  | 'labelled-ipv4'
  | 'labelled-ipv6'
  | 'ipv4'
  | 'ipv6';

/** One session, peer groups and templates already applied. */
export interface BgpNeighbor {
  /** Peer address, IPv4 as integer; undefined for an IPv6 peer. */
  readonly address: number | undefined;
  readonly addressText: string;
  readonly remoteAs: number | undefined;
  /** Interface whose address sources the session, canonical name; the address where it is given and no interface has it. */
  readonly updateSource: Sourced<string> | undefined;
  readonly families: readonly VpnFamily[];
  /** Families in which this neighbor is a route-reflector client, has next-hop-self. */
  readonly reflectorClientIn: readonly VpnFamily[];
  readonly nextHopSelfIn: readonly VpnFamily[];
  readonly shutdown: boolean;
  readonly span: Span;
}

export interface Bgp {
  readonly section: Section;
  readonly asn: number;
  readonly routerId: Sourced<number> | undefined;
  readonly neighbors: readonly BgpNeighbor[];
  /** VRFs that have their own address family under BGP. */
  readonly vrfFamilies: readonly Sourced<string>[];
}

/** Which prefixes LDP binds or advertises labels for. */
export interface LabelFilter {
  readonly effect: 'allocate' | 'advertise';
  /** 'host-routes', 'none' (no advertisement at all), or a list. */
  readonly filter: 'host-routes' | 'none' | FilterReference;
  readonly span: Span;
}

export interface LdpSettings {
  /** Global switch: `no mpls ip` turns label switching off everywhere. */
  readonly enabled: boolean;
  /** Protocol of the platform or configuration is LDP (`mpls label protocol tdp` is not). */
  readonly protocolIsLdp: boolean;
  readonly routerId: Sourced<string> | undefined;
  readonly labelFilters: readonly LabelFilter[];
  /** RFC 5283 longest match (D26). */
  readonly longestMatch: boolean;
}

/** One end of a pseudowire or VPLS membership with an explicit peer. */
export interface Pseudowire {
  readonly peer: number;
  readonly vcId: number;
  /** Interface or service instance it hangs on, for sentences. */
  readonly attachment: string;
  readonly span: Span;
}
