/** Who is a PE, and which address its services hang on (D23). */
import { groupBy } from '../base/group-by.ts';
import { formatIpv4, type Ipv4Prefix, ipv4Prefix, parseIpv4, parsePrefix, prefixContains } from '../base/ip.ts';
import type { Sourced } from '../base/text.ts';
import { say } from '../messages/catalogue.ts';
import type { Device, Interface, InterfaceAddress } from '../model/device.ts';
import { interfacesByName } from '../model/interfaces.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { compareText } from '../model/order.ts';
import type { BgpNeighbor, VpnFamily, Vrf } from '../model/vpn.ts';
import type { ProviderEdge, ServiceLoopback } from './analysis.ts';
import { ldpInterfaces } from './ldp.ts';
import { perDevice } from './per-device.ts';
import type { UnjudgedReason } from './unjudged.ts';

const VPN_FAMILIES: ReadonlySet<VpnFamily> = new Set(['vpnv4', 'vpnv6', 'l2vpn-evpn', 'l2vpn-vpls']);
export const LAYER_2_FAMILIES = ['l2vpn-evpn', 'l2vpn-vpls'] as const;

/** Sessions that carry VPN routes. */
export const vpnNeighbors = perDevice((device): readonly BgpNeighbor[] =>
  (device.bgp?.neighbors ?? []).filter(
    (neighbor) => !neighbor.shutdown && neighbor.families.some((family) => VPN_FAMILIES.has(family)),
  ),
);

/** VRFs that carry a service between PEs: route targets are known or come from a policy, and something hangs on them. */
const serviceVrfs = perDevice((device): readonly Vrf[] => {
  const bound = new Set(device.interfaces.flatMap((each) => (each.vrf ? [each.vrf.value] : [])));
  for (const family of device.bgp?.vrfFamilies ?? []) bound.add(family.value);
  return device.vrfs
    .filter((vrf) => vrf.importTargets.length + vrf.exportTargets.length > 0 || vrf.targetsFromPolicy)
    .filter((vrf) => bound.has(vrf.name))
    .sort((a, b) => compareText(a.name, b.name));
});

/** Layer-2 VPN families in which the router takes part itself; a reflector only passes them on. */
export function layer2Families(device: Device): readonly (typeof LAYER_2_FAMILIES)[number][] {
  const neighbors = vpnNeighbors(device);
  return LAYER_2_FAMILIES.filter(
    (family) =>
      neighbors.some((neighbor) => neighbor.families.includes(family)) &&
      !neighbors.some((neighbor) => neighbor.reflectorClientIn.includes(family)),
  );
}

/** What a PE takes part in: a VRF, or a layer-2 VPN family. */
export interface Membership {
  readonly name: string;
  readonly vrf: Vrf | undefined;
  readonly family: (typeof LAYER_2_FAMILIES)[number] | undefined;
  /** Why what it carries is not judged. */
  readonly unjudged: UnjudgedReason | undefined;
}

const isIpv6Session = ({ address, addressText }: BgpNeighbor): boolean =>
  address === undefined && addressText.includes(':');

/** All sessions of these families run over IPv6, so next hops are IPv6 addresses (D36). */
function isOverIpv6(device: Device, families: readonly VpnFamily[]): boolean {
  const neighbors = vpnNeighbors(device).filter((each) => families.some((family) => each.families.includes(family)));
  return neighbors.length > 0 && neighbors.every(isIpv6Session);
}

export const membershipsOf = perDevice((device): readonly Membership[] => {
  const layer3 = isOverIpv6(device, ['vpnv4', 'vpnv6', 'l2vpn-evpn']) ? 'ipv6-not-judged' : undefined;
  return [
    ...serviceVrfs(device).map(
      (vrf): Membership => ({
        name: vrf.name,
        vrf,
        family: undefined,
        unjudged: vrf.overSrv6 ? 'srv6-not-judged' : layer3,
      }),
    ),
    ...layer2Families(device).map(
      (family): Membership => ({
        name: family === 'l2vpn-evpn' ? 'EVPN' : 'VPLS',
        vrf: undefined,
        family,
        unjudged: isOverIpv6(device, [family]) ? 'ipv6-not-judged' : undefined,
      }),
    ),
  ];
});

/** Why nothing that ends here is judged; a pseudowire names its far end by an IPv4 address. */
function unjudgedAt(device: Device): UnjudgedReason | undefined {
  const memberships = membershipsOf(device);
  if (device.pseudowires.length > 0 || memberships.some(({ unjudged }) => unjudged === undefined)) return undefined;
  return memberships[0]?.unjudged;
}

interface OwnedAddress {
  readonly on: Interface;
  readonly address: InterfaceAddress<Ipv4Prefix>;
}

const globalAddresses = perDevice((device): readonly OwnedAddress[] =>
  device.interfaces.flatMap((on) => (on.vrf ? [] : on.ipv4.map((address) => ({ on, address })))),
);

const isLoopback = ({ on }: OwnedAddress): boolean => on.kind === 'loopback';

/** Addresses other routers use to reach services here, most often used first. */
function namedByOthers(network: Network): ReadonlyMap<RouterIndex, readonly number[]> {
  const owners = new Map<number, RouterIndex>();
  for (const router of network.routers) {
    for (const owned of globalAddresses(router.device)) owners.set(owned.address.address, router.index);
  }
  const counts = new Map<RouterIndex, Map<number, number>>();
  for (const { device } of network.routers) {
    const used = [
      ...vpnNeighbors(device).flatMap(({ address }) => (address === undefined ? [] : [address])),
      ...device.pseudowires.map(({ peer }) => peer),
    ];
    for (const address of used) {
      const owner = owners.get(address);
      if (owner === undefined) continue;
      const known = counts.get(owner) ?? new Map<number, number>();
      counts.set(owner, known.set(address, (known.get(address) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].map(([router, uses]) => [
      router,
      [...uses].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([address]) => address),
    ]),
  );
}

const ownIpv4 = (owned: OwnedAddress): boolean => !owned.address.secondary;

type FoundBy = 'bgp-source' | 'peers' | 'bgp-router-id' | 'ldp-router-id' | 'highest' | 'settings';

/** `command`: the system's word for the source of a session. */
function describe(owned: OwnedAddress, by: FoundBy, command = ''): ServiceLoopback {
  const name = by === 'peers' ? formatIpv4(owned.address.address) : owned.on.name;
  return {
    configured: owned.address.prefix,
    host: ipv4Prefix(owned.address.address, 32),
    interface: owned.on.name,
    span: owned.address.span,
    found: say('service-loopback.found', { by, command, name }),
  };
}

/** Where sessions come from that carry VPN routes over IPv4, most often named first. */
export const vpnSources = perDevice((device): readonly Sourced<string>[] => {
  const sources = vpnNeighbors(device).flatMap((each) =>
    each.updateSource && !isIpv6Session(each) ? [each.updateSource] : [],
  );
  return [...groupBy(sources, ({ value }) => value).values()]
    .sort((a, b) => b.length - a.length)
    .map(([first]) => first);
});

const loopbackBySource = perDevice((device): ServiceLoopback | undefined => {
  const source = vpnSources(device)[0]?.value;
  const owned = globalAddresses(device).find((each) => each.on.name === source && ownIpv4(each));
  return owned && describe(owned, 'bgp-source', device.behaviour.words.updateSource);
});

/** Why a session has no IPv4 address to come from; an address itself may belong to no interface. */
export type SourceFault = 'no-interface' | 'no-owner' | 'in-vrf' | 'no-address' | 'unreadable';

const hasUnreadable = perDevice(({ interfaces }) =>
  interfaces.some(({ kind, vrf, unreadableAddress }) => kind === 'loopback' && !vrf && unreadableAddress),
);

/** Undefined as well where the address may come from elsewhere, and in a file that tells of no addresses. */
function sourceFault(device: Device, source: string): SourceFault | undefined {
  const on = interfacesByName(device).get(source);
  if (!on) {
    if (globalAddresses(device).length === 0 && !hasUnreadable(device)) return undefined;
    if (parseIpv4(source) === undefined) return 'no-interface';
    return hasUnreadable(device) ? 'unreadable' : 'no-owner';
  }
  if (on.vrf) return 'in-vrf';
  if (on.ipv4.length > 0) return undefined;
  if (on.unreadableAddress) return 'unreadable';
  return on.kind === 'loopback' && !on.unnumbered ? 'no-address' : undefined;
}

export interface JudgedSource {
  readonly source: Sourced<string>;
  readonly fault: SourceFault | undefined;
}

export const judgedSources = perDevice((device): readonly JudgedSource[] =>
  vpnSources(device).map((source) => ({ source, fault: sourceFault(device, source.value) })),
);

function findLoopback(device: Device, named: () => readonly number[]): ServiceLoopback | undefined {
  const bySource = loopbackBySource(device);
  if (bySource) return bySource;
  // The router takes no other address in its place.
  const sources = judgedSources(device);
  if (sources.length > 0 && sources.every(({ fault }) => fault)) return undefined;
  const loopbacks = globalAddresses(device).filter(isLoopback);
  for (const address of named()) {
    const byName = loopbacks.find((each) => each.address.address === address);
    if (byName) return describe(byName, 'peers');
  }
  const routerId = device.bgp?.routerId?.value;
  const byRouterId = loopbacks.find((each) => each.address.address === routerId);
  if (byRouterId) return describe(byRouterId, 'bgp-router-id');
  const ldpId = device.ldp.routerId?.value;
  const byLdp = loopbacks.find((each) => each.on.name === ldpId && ownIpv4(each));
  if (byLdp) return describe(byLdp, 'ldp-router-id');
  if (hasUnreadable(device)) return undefined;
  // Without any of these a router takes its highest loopback address as its identifier.
  const highest = loopbacks
    .filter((each) => !each.on.shutdown)
    .sort((a, b) => b.address.address - a.address.address)[0];
  return highest && describe(highest, 'highest');
}

/** Interface names or prefixes that people chose as the place of service loopbacks. */
type Choice = (owned: OwnedAddress) => boolean;

function readChoice(serviceLoopbacks: readonly string[]): Choice | undefined {
  if (serviceLoopbacks.length === 0) return undefined;
  const prefixes = serviceLoopbacks.flatMap((text) => parsePrefix(text.trim()) ?? []);
  const names = new Set(serviceLoopbacks.map((text) => text.trim().toLowerCase().replaceAll(' ', '')));
  return (owned) =>
    names.has(owned.on.name.toLowerCase()) ||
    prefixes.some((prefix) => prefixContains(prefix, ipv4Prefix(owned.address.address, 32)));
}

function chosenLoopback(device: Device, choice: Choice): ServiceLoopback | undefined {
  const owned = globalAddresses(device).filter(choice);
  const found = owned.find(isLoopback) ?? owned[0];
  return found && describe(found, 'settings');
}

function isEdgeByEvidence(device: Device): boolean {
  if (device.pseudowires.length > 0) return true;
  const families = new Set(vpnNeighbors(device).flatMap((each) => each.families));
  if (families.size === 0) return false;
  // EVPN over VXLAN needs no labels: a router that switches none is no MPLS PE for it.
  const isEvpnOnly = !['vpnv4', 'vpnv6', 'l2vpn-vpls'].some((family) => families.has(family as VpnFamily));
  if (isEvpnOnly && ldpInterfaces(device).size === 0) return false;
  return serviceVrfs(device).length > 0 || layer2Families(device).length > 0;
}

/** What a PE is by its own configuration, but for its loopback. */
const evidentEdge = perDevice((device): Pick<ProviderEdge, 'vrfs' | 'unjudged'> | undefined =>
  isEdgeByEvidence(device)
    ? { vrfs: serviceVrfs(device).map(({ name }) => name), unjudged: unjudgedAt(device) }
    : undefined,
);

/**
 * All PEs, in router order. `serviceLoopbacks` (interface names or prefixes) says which address counts;
 * in a network without any VPN configuration it says who is a PE as well.
 */
export function findProviderEdges(network: Network, serviceLoopbacks: readonly string[]): ProviderEdge[] {
  const choice = readChoice(serviceLoopbacks);
  // Seldom asked for, and counted over all routers.
  let named: ReadonlyMap<RouterIndex, readonly number[]> | undefined;
  const namesOf = (router: RouterIndex): readonly number[] => {
    named ??= namedByOthers(network);
    return named.get(router) ?? [];
  };
  const evident = network.routers.flatMap(({ index, device }): ProviderEdge[] => {
    const edge = evidentEdge(device);
    if (!edge) return [];
    const loopback = edge.unjudged
      ? undefined
      : ((choice && chosenLoopback(device, choice)) ?? findLoopback(device, () => namesOf(index)));
    return [{ router: index, loopback, ...edge }];
  });
  if (evident.length > 0 || !choice) return evident;
  return network.routers.flatMap(({ index, device }) => {
    const loopback = chosenLoopback(device, choice);
    return loopback ? [{ router: index, loopback, vrfs: [], unjudged: undefined }] : [];
  });
}
