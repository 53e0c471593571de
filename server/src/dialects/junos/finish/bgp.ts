/** BGP sessions with what they inherit. */
import { parseIpv4 } from '../../../base/ip.ts';
import type { Sourced } from '../../../base/text.ts';
import type { Interface } from '../../../model/device.ts';
import type { Bgp, BgpNeighbor, VpnFamily } from '../../../model/vpn.ts';
import type { BgpDraft, GroupDraft, NeighborDraft, PeerSettings } from '../draft/bgp.ts';
import type { DeviceDraft } from '../draft/device.ts';

/** The interface that has the address the sessions come from; the address itself where no interface has it. */
function sourceOf(interfaces: readonly Interface[], local: Sourced<string> | undefined): Sourced<string> | undefined {
  const address = local && parseIpv4(local.value);
  const on = interfaces.find(({ vrf, ipv4 }) => !vrf && ipv4.some((each) => each.address === address));
  if (!local || address === undefined) return undefined;
  return { value: on?.name ?? local.value, span: local.span };
}

/** Whether the policies set the router itself as next hop. */
const setsSelf = ({ policies }: DeviceDraft, names: readonly Sourced<string>[]): boolean =>
  names.some(({ value }) => {
    const policy = policies.get(value);
    return policy !== undefined && [...policy.terms.values(), policy.last].some(({ actions }) => actions.nextHopSelf);
  });

/** Settings nearest first: the neighbor's own, its group's, those of all. */
type Settings = readonly [PeerSettings, PeerSettings, PeerSettings];

function nearest<T>(settings: Settings, of: (one: PeerSettings) => T | undefined): T | undefined {
  for (const one of settings) {
    const value = of(one);
    if (value !== undefined) return value;
  }
  return undefined;
}

const filled = <T>(all: readonly T[]): readonly T[] | undefined => (all.length > 0 ? all : undefined);

function neighborOf(
  device: DeviceDraft,
  interfaces: readonly Interface[],
  { address, span }: NeighborDraft,
  settings: Settings,
): BgpNeighbor {
  // Without a family IPv4 unicast is meant; families of a group do not add to those of a neighbor.
  const families = nearest<readonly VpnFamily[]>(settings, (one) => filled([...one.families])) ?? ['ipv4'];
  const isInternal = nearest(settings, ({ type }) => type) === 'internal';
  const peerAs = nearest(settings, (one) => one.peerAs);
  const exports = nearest(settings, (one) => filled(one.exports)) ?? [];
  return {
    address: parseIpv4(address),
    addressText: address,
    remoteAs: peerAs ?? (isInternal ? device.asn : undefined),
    updateSource: sourceOf(
      interfaces,
      nearest(settings, ({ localAddress }) => localAddress),
    ),
    families,
    reflectorClientIn: nearest(settings, ({ cluster }) => cluster) ? families : [],
    nextHopSelfIn: setsSelf(device, exports) ? families : [],
    shutdown: settings.some(({ shutdown }) => shutdown),
    span,
  };
}

export function finishBgp(device: DeviceDraft, interfaces: readonly Interface[], bgp: BgpDraft): Bgp {
  const ofGroup = (group: GroupDraft): BgpNeighbor[] =>
    [...group.neighbors.values()].map((each) =>
      neighborOf(device, interfaces, each, [each.settings, group.settings, bgp.settings]),
    );
  return {
    section: bgp.section,
    asn: device.asn ?? bgp.settings.localAs ?? 0,
    routerId: device.routerId,
    neighbors: [...bgp.groups.values(), bgp.direct].flatMap(ofGroup),
    vrfFamilies: [],
  };
}
