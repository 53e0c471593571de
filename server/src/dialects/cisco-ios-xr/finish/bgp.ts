/** BGP sessions with groups applied. */
import { parseIpv4 } from '../../../base/ip.ts';
import type { Bgp, BgpNeighbor, VpnFamily } from '../../../model/vpn.ts';
import type { BgpDraft, BgpFamily, FamilyDraft, PeerDraft } from '../draft/bgp.ts';

/** Groups may name each other in circles. */
const MAX_GROUPS = 16;

/** The neighbor and the groups it takes settings from, the nearest first. */
function inheritance(bgp: BgpDraft, peer: PeerDraft): readonly PeerDraft[] {
  const chain: PeerDraft[] = [];
  const visit = (each: PeerDraft | undefined): void => {
    if (!each || chain.includes(each) || chain.length >= MAX_GROUPS) return;
    chain.push(each);
    visit(bgp.neighborGroups.get(each.neighborGroup ?? ''));
    visit(bgp.sessionGroups.get(each.sessionGroup ?? ''));
  };
  visit(peer);
  return chain;
}

function firstOf<T>(chain: readonly PeerDraft[], read: (peer: PeerDraft) => T | undefined): T | undefined {
  for (const peer of chain) {
    const value = read(peer);
    if (value !== undefined) return value;
  }
  return undefined;
}

function flagOf(
  bgp: BgpDraft,
  chain: readonly PeerDraft[],
  family: BgpFamily,
  flag: 'reflectorClient' | 'nextHopSelf',
): boolean {
  const ofFamily = (draft: FamilyDraft | undefined): boolean | undefined => {
    const seen = new Set<FamilyDraft>();
    for (let each = draft; each && !seen.has(each); each = bgp.familyGroups.get(each.uses ?? '')) {
      if (each[flag] !== undefined) return each[flag];
      seen.add(each);
    }
    return undefined;
  };
  return firstOf(chain, ({ families }) => ofFamily(families.get(family))) ?? false;
}

function finishNeighbor(bgp: BgpDraft, address: string, peer: PeerDraft): BgpNeighbor | undefined {
  const chain = inheritance(bgp, peer);
  const remoteAs = firstOf(chain, (each) => each.remoteAs);
  // Without an autonomous system there is no session.
  if (remoteAs === undefined) return undefined;
  const families = new Set<VpnFamily>();
  for (const { families: own } of chain) {
    for (const family of own.keys()) if (family !== 'other') families.add(family);
  }
  const having = (flag: 'reflectorClient' | 'nextHopSelf'): VpnFamily[] =>
    [...families].filter((family) => flagOf(bgp, chain, family, flag));
  return {
    address: parseIpv4(address),
    addressText: address,
    remoteAs,
    updateSource: firstOf(chain, (each) => each.updateSource),
    families: [...families],
    reflectorClientIn: having('reflectorClient'),
    nextHopSelfIn: having('nextHopSelf'),
    shutdown: firstOf(chain, (each) => each.shutdown) ?? false,
    span: peer.span,
  };
}

export const finishBgp = (bgp: BgpDraft): Bgp => ({
  section: bgp.section,
  asn: bgp.asn,
  routerId: bgp.routerId,
  neighbors: [...bgp.neighbors].flatMap(([address, peer]) => finishNeighbor(bgp, address, peer) ?? []),
  vrfFamilies: [...bgp.vrfs.values()],
});
