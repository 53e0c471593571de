/** BGP sessions with groups and templates applied. */
import { parseIpv4 } from '../../../base/ip.ts';
import type { Sourced } from '../../../base/text.ts';
import type { Bgp, BgpNeighbor, VpnFamily } from '../../../model/vpn.ts';
import type { BgpDraft, BgpFamily, PeerDraft, PolicyDraft, SessionDraft } from '../draft/bgp.ts';
import type { DeviceDraft } from '../draft/device.ts';

type SessionKey = Exclude<keyof SessionDraft, 'inherits'>;
type Flag = 'activate' | 'reflectorClient' | 'nextHopSelf' | 'sendLabel';

const FAMILIES: readonly Exclude<BgpFamily, 'other' | 'every'>[] = [
  'ipv4',
  'ipv6',
  'vpnv4',
  'vpnv6',
  'l2vpn-evpn',
  'l2vpn-vpls',
  'labelled-ipv4',
  'labelled-ipv6',
];

/** The setting itself, else its template's, else that one's template's. Templates may name each other in circles. */
function ofSession<K extends SessionKey>(bgp: BgpDraft, session: SessionDraft, key: K): SessionDraft[K] | undefined {
  const seen = new Set<SessionDraft>();
  for (let each: SessionDraft | undefined = session; each && !seen.has(each); ) {
    if (each[key] !== undefined) return each[key];
    seen.add(each);
    each = each.inherits === undefined ? undefined : bgp.sessionTemplates.get(each.inherits);
  }
  return undefined;
}

function ofPolicy(
  bgp: BgpDraft,
  policy: PolicyDraft | undefined,
  flag: Flag,
  seen: Set<PolicyDraft>,
): boolean | undefined {
  if (!policy || seen.has(policy)) return undefined;
  if (policy[flag] !== undefined) return policy[flag];
  seen.add(policy);
  for (const name of policy.inherits) {
    const inherited = ofPolicy(bgp, bgp.policyTemplates.get(name), flag, seen);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function flagOf(bgp: BgpDraft, peer: PeerDraft, family: BgpFamily, flag: Flag): boolean | undefined {
  const own = peer.families.get(family);
  const group = bgp.peers.get(own?.group ?? peer.group ?? '');
  const sources = [own, peer.families.get('every'), group?.families.get(family), group?.families.get('every')];
  for (const policy of sources) {
    const value = ofPolicy(bgp, policy, flag, new Set());
    if (value !== undefined) return value;
  }
  return undefined;
}

function finishNeighbor(bgp: BgpDraft, peer: PeerDraft): BgpNeighbor | undefined {
  const group = bgp.peers.get(peer.group ?? '');
  const session = <K extends SessionKey>(key: K): SessionDraft[K] | undefined =>
    ofSession(bgp, peer.session, key) ?? (group && ofSession(bgp, group.session, key));
  const remoteAs = session('remoteAs');
  // Without an autonomous system there is no session.
  if (remoteAs === undefined) return undefined;
  const families: VpnFamily[] = [];
  const reflectorClientIn: VpnFamily[] = [];
  const nextHopSelfIn: VpnFamily[] = [];
  for (const family of FAMILIES) {
    if (family === 'l2vpn-evpn' && !bgp.evpnOverMpls) continue;
    const byDefault = family === 'ipv4' && bgp.defaultIpv4Unicast;
    if (!(flagOf(bgp, peer, family, 'activate') ?? byDefault)) continue;
    const names: VpnFamily[] = [family];
    if ((family === 'ipv4' || family === 'ipv6') && flagOf(bgp, peer, family, 'sendLabel')) {
      names.push(family === 'ipv4' ? 'labelled-ipv4' : 'labelled-ipv6');
    }
    families.push(...names);
    if (flagOf(bgp, peer, family, 'reflectorClient')) reflectorClientIn.push(...names);
    if (flagOf(bgp, peer, family, 'nextHopSelf')) nextHopSelfIn.push(...names);
  }
  return {
    address: parseIpv4(peer.key),
    addressText: peer.key,
    remoteAs,
    updateSource: session('updateSource'),
    families,
    reflectorClientIn,
    nextHopSelfIn,
    shutdown: session('shutdown') ?? false,
    span: peer.span,
  };
}

function routerId(device: DeviceDraft, bgp: BgpDraft): Sourced<number> | undefined {
  if (!bgp.routerId) return undefined;
  const { value, span } = bgp.routerId;
  const address = typeof value === 'number' ? value : device.interfaces.get(value)?.ipv4[0]?.address;
  return address === undefined ? undefined : { value: address, span };
}

export function finishBgp(device: DeviceDraft, bgp: BgpDraft): Bgp {
  const neighbors: BgpNeighbor[] = [];
  for (const peer of bgp.peers.values()) {
    const neighbor = peer.isGroup ? undefined : finishNeighbor(bgp, peer);
    if (neighbor) neighbors.push(neighbor);
  }
  return {
    section: bgp.section,
    asn: bgp.asn,
    routerId: routerId(device, bgp),
    neighbors,
    vrfFamilies: [...bgp.vrfFamilies.values()],
  };
}
