/** BGP while its lines are read: neighbors and groups before inheritance. */
import type { Sourced, Span } from '../../../base/text.ts';
import type { OpenSection } from '../../schema/mode.ts';

/** Families told apart here; `other` ones carry nothing this tool judges. */
export type BgpFamily =
  | 'ipv4'
  | 'ipv6'
  | 'labelled-ipv4'
  | 'labelled-ipv6'
  | 'vpnv4'
  | 'vpnv6'
  | 'l2vpn-evpn'
  | 'l2vpn-vpls'
  | 'other';

/** Settings in one family of a neighbor, or an af-group. */
export interface FamilyDraft {
  reflectorClient: boolean | undefined;
  nextHopSelf: boolean | undefined;
  /** Names of af-groups it takes settings from. */
  uses: string | undefined;
}

/** A neighbor, a neighbor-group or a session-group. */
export interface PeerDraft {
  remoteAs: number | undefined;
  updateSource: Sourced<string> | undefined;
  shutdown: boolean | undefined;
  neighborGroup: string | undefined;
  sessionGroup: string | undefined;
  readonly families: Map<BgpFamily, FamilyDraft>;
  readonly span: Span;
}

export interface BgpDraft {
  readonly section: OpenSection;
  readonly asn: number;
  routerId: Sourced<number> | undefined;
  /** By address as written, in lower case. */
  readonly neighbors: Map<string, PeerDraft>;
  readonly neighborGroups: Map<string, PeerDraft>;
  readonly sessionGroups: Map<string, PeerDraft>;
  readonly familyGroups: Map<string, FamilyDraft>;
  readonly vrfs: Map<string, Sourced<string>>;
  /** VRFs whose packets travel over SRv6, `all` for every one. */
  readonly srv6: Set<string>;
  /** Route distinguishers by VRF. */
  readonly distinguishers: Map<string, Sourced<string>>;
}

export const newFamily = (): FamilyDraft => ({ reflectorClient: undefined, nextHopSelf: undefined, uses: undefined });

export const newPeer = (span: Span): PeerDraft => ({
  remoteAs: undefined,
  updateSource: undefined,
  shutdown: undefined,
  neighborGroup: undefined,
  sessionGroup: undefined,
  families: new Map(),
  span,
});

export function newBgp(asn: number, section: OpenSection): BgpDraft {
  return {
    section,
    asn,
    routerId: undefined,
    neighbors: new Map(),
    neighborGroups: new Map(),
    sessionGroups: new Map(),
    familyGroups: new Map(),
    vrfs: new Map(),
    srv6: new Set(),
    distinguishers: new Map(),
  };
}
