/** BGP while its lines are read: sessions, groups and templates before inheritance. */
import type { Sourced, Span } from '../../../base/text.ts';
import type { OpenSection } from '../../schema/mode.ts';

/** Families told apart here; `other` ones carry nothing this tool judges. */
export type BgpFamily =
  | 'ipv4'
  | 'ipv6'
  | 'vpnv4'
  | 'vpnv6'
  | 'l2vpn-evpn'
  | 'l2vpn-vpls'
  | 'labelled-ipv4'
  | 'labelled-ipv6'
  | 'other'
  /** Settings that hold in every family without its own. */
  | 'every';

/** Session settings of a peer, group or session template. */
export interface SessionDraft {
  remoteAs: number | undefined;
  updateSource: Sourced<string> | undefined;
  shutdown: boolean | undefined;
  inherits: string | undefined;
}

/** Settings in one family of a peer, group or policy template. */
export interface PolicyDraft {
  activate: boolean | undefined;
  reflectorClient: boolean | undefined;
  nextHopSelf: boolean | undefined;
  sendLabel: boolean | undefined;
  group: string | undefined;
  readonly inherits: Set<string>;
}

export interface PeerDraft {
  readonly key: string;
  readonly session: SessionDraft;
  group: string | undefined;
  isGroup: boolean;
  readonly families: Map<BgpFamily, PolicyDraft>;
  readonly span: Span;
}

export interface BgpDraft {
  readonly section: OpenSection;
  readonly asn: number;
  routerId: Sourced<number | string> | undefined;
  defaultIpv4Unicast: boolean;
  /** EVPN is carried over MPLS; over VXLAN it needs no labels. */
  evpnOverMpls: boolean;
  readonly peers: Map<string, PeerDraft>;
  readonly sessionTemplates: Map<string, SessionDraft>;
  readonly policyTemplates: Map<string, PolicyDraft>;
  readonly vrfFamilies: Map<string, Sourced<string>>;
}

export const newSession = (): SessionDraft => ({
  remoteAs: undefined,
  updateSource: undefined,
  shutdown: undefined,
  inherits: undefined,
});

export const newPolicy = (): PolicyDraft => ({
  activate: undefined,
  reflectorClient: undefined,
  nextHopSelf: undefined,
  sendLabel: undefined,
  group: undefined,
  inherits: new Set(),
});

export function newBgp(asn: number, section: OpenSection): BgpDraft {
  return {
    section,
    asn,
    routerId: undefined,
    defaultIpv4Unicast: true,
    evpnOverMpls: true,
    peers: new Map(),
    sessionTemplates: new Map(),
    policyTemplates: new Map(),
    vrfFamilies: new Map(),
  };
}

export function policyOf(peer: PeerDraft, family: BgpFamily): PolicyDraft {
  let policy = peer.families.get(family);
  if (!policy) {
    policy = newPolicy();
    peer.families.set(family, policy);
  }
  return policy;
}
