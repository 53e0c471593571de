/** Two routers that own one address. */
import { groupBy } from '../base/group-by.ts';
import { formatIpv4, type Ipv4Prefix } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { Interface, InterfaceAddress } from '../model/device.ts';
import { isUp } from '../model/interfaces.ts';
import type { Link, Network, RouterIndex } from '../model/network.ts';
import { perPlaces } from '../model/per-places.ts';
import { physicalParts } from '../mpls/analyse.ts';
import { vpnNeighbors, vpnSources } from '../mpls/provider-edges.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { AnalysedNetwork, Finding, Rule, Severity } from './rule.ts';
import { namesOf, routerName, some, someRouters } from './words.ts';

const code = 'duplicate-address';

interface Owner {
  readonly router: RouterIndex;
  readonly on: Interface;
  readonly address: InterfaceAddress<Ipv4Prefix>;
}

const LOOPBACK_NETWORK = 127;

/** Addresses of routers that run IS-IS, outside of VRFs. */
function* ownedAddresses({ routers }: Network): Generator<Owner> {
  for (const { index: router, device } of routers) {
    if (device.isis.length === 0) continue;
    for (const on of device.interfaces) {
      if (on.vrf || on.ipv4.length === 0 || !isUp(device, on)) continue;
      for (const address of on.ipv4) {
        if (address.address >>> 24 !== LOOPBACK_NETWORK) yield { router, on, address };
      }
    }
  }
}

const addressesOfSeveral = perPlaces((network): ReadonlySet<number> => {
  const first = new Map<number, RouterIndex>();
  const several = new Set<number>();
  for (const { router, address } of ownedAddresses(network)) {
    const known = first.get(address.address);
    if (known === undefined) first.set(address.address, router);
    else if (known !== router) several.add(address.address);
  }
  return several;
});

/** Owners of each address that several routers of one physical part have, outside of VRFs. All run IS-IS. */
function sharedAddresses(network: Network): readonly (readonly Owner[])[] {
  const shared = addressesOfSeveral(network);
  if (shared.size === 0) return [];
  const owners = new Map<number, Owner | Owner[]>();
  const several: Owner[][] = [];
  for (const owner of ownedAddresses(network)) {
    const { address } = owner.address;
    if (!shared.has(address)) continue;
    const known = owners.get(address);
    if (known === undefined) owners.set(address, owner);
    else if (Array.isArray(known)) known.push(owner);
    else if (known.router !== owner.router) {
      const both = [known, owner];
      owners.set(address, both);
      several.push(both);
    }
  }
  const part = physicalParts(network);
  return several
    .flatMap((all) => [...groupBy(all, ({ router }) => part(router)).values()])
    .filter((all) => all.some(({ router }) => router !== all[0]?.router));
}

type Where = 'link' | 'service' | 'other';

const SEVERITY: Readonly<Record<Where, Severity>> = { link: 'error', service: 'error', other: 'info' };
const ORDER: readonly Where[] = ['link', 'service', 'other'];

/** Addresses that services end at or go by: PEs' loopbacks, sources and far ends of sessions, far ends of pseudowires. */
function serviceAddresses({ network, mpls }: AnalysedNetwork): ReadonlySet<number> {
  const addresses = new Set(mpls.providerEdges.flatMap(({ loopback }) => loopback?.host.address ?? []));
  for (const { device } of network.routers) {
    for (const { address } of vpnNeighbors(device)) if (address !== undefined) addresses.add(address);
    for (const { peer } of device.pseudowires) addresses.add(peer);
    const sources = new Set(vpnSources(device).map(({ value }) => value));
    for (const { name, ipv4 } of device.interfaces) {
      if (sources.has(name)) for (const { address } of ipv4) addresses.add(address);
    }
  }
  return addresses;
}

interface SharedOnLink {
  /** Addresses of the link that two routers have. */
  readonly addresses: ReadonlySet<number>;
  readonly pair: string;
}

/**
 * On a subnet where each address occurs on several routers there are several links, numbered alike. Two routers that are alone
 * with one address were meant for each other.
 */
function sharedOn({ attachments }: Link, speakers: Network['speakers']): SharedOnLink | undefined {
  const owners = new Map<number, Set<RouterIndex>>();
  for (const { speaker, address } of attachments) {
    const router = speakers[speaker]?.router;
    if (router === undefined || typeof address !== 'number') continue;
    owners.set(address, (owners.get(address) ?? new Set()).add(router));
  }
  const shared = [...owners].filter(([, routers]) => routers.size > 1);
  const [first] = shared;
  if (!first) return undefined;
  const isOneLink = shared.length < owners.size || (shared.length === 1 && first[1].size === 2);
  return {
    addresses: new Set(isOneLink ? shared.map(([address]) => address) : []),
    pair: [...first[1]].slice(0, 2).join(),
  };
}

/** Different pairs of routers that share addresses of links: from so many on it is no slip. */
const ALIKE = 3;

/**
 * Addresses shared on links, by physical part. A part in which many are is a heap of labs numbered alike or of files that have
 * nothing to do with each other: nothing is said about its addresses.
 */
function sharedOnLinks({ links, speakers }: Network, part: (router: RouterIndex) => number) {
  const parts = new Map<number, { links: number; shared: SharedOnLink[] }>();
  for (const link of links) {
    const routers = new Set(link.attachments.map(({ speaker }) => speakers[speaker]?.router));
    const [first] = routers;
    if (first === undefined || routers.size < 2) continue;
    const known = parts.get(part(first)) ?? { links: 0, shared: [] };
    parts.set(part(first), known);
    known.links++;
    const shared = sharedOn(link, speakers);
    if (shared) known.shared.push(shared);
  }
  const isHeap = (each: { links: number; shared: SharedOnLink[] }): boolean =>
    new Set(each.shared.map(({ pair }) => pair)).size >= ALIKE && each.shared.length * 4 >= each.links;
  return {
    isHeap: (router: RouterIndex): boolean => {
      const own = parts.get(part(router));
      return own !== undefined && isHeap(own);
    },
    onLink: (router: RouterIndex, address: number): boolean =>
      parts.get(part(router))?.shared.some(({ addresses }) => addresses.has(address)) ?? false,
  };
}

interface Shared {
  readonly owners: readonly Owner[];
  readonly where: Where;
}

/** What is neither on a link of IS-IS nor a loopback concerns nobody here. */
function classified(analysed: AnalysedNetwork): readonly Shared[] {
  const all = sharedAddresses(analysed.network);
  if (all.length === 0) return [];
  const services = serviceAddresses(analysed);
  const links = sharedOnLinks(analysed.network, physicalParts(analysed.network));
  return all.flatMap((owners): Shared[] => {
    const { router = -1, address } = owners[0] ?? {};
    const number = address?.address ?? -1;
    if (links.isHeap(router)) return [];
    if (links.onLink(router, number)) return [{ owners, where: 'link' }];
    const loopbacks = owners.filter(({ on }) => on.kind === 'loopback');
    if (loopbacks.length === 0) return [];
    if (services.has(number)) return [{ owners, where: 'service' }];
    return new Set(loopbacks.map((each) => each.router)).size > 1 ? [{ owners: loopbacks, where: 'other' }] : [];
  });
}

const routersOf = ({ owners }: Shared): RouterIndex[] => [...new Set(owners.map(({ router }) => router))];

/** Routers that share several addresses are one cause: a configuration that was copied. */
function report(analysed: AnalysedNetwork, shared: readonly [Shared, ...Shared[]]): Finding | undefined {
  const { network } = analysed;
  const [first] = [...shared].sort((a, b) => ORDER.indexOf(a.where) - ORDER.indexOf(b.where));
  const routers = first ? routersOf(first) : [];
  const culprit = first?.owners.find(({ router }) => router === routers[1]);
  if (!first || !culprit) return undefined;
  const alike = shared.filter(({ where }) => where === first.where);
  const others = first.owners.filter((owner) => owner !== culprit);
  return findingAt(network, culprit.router, culprit.address.span, {
    code,
    severity: SEVERITY[first.where],
    message: say('duplicate-address', {
      routers: someRouters(network, routers),
      addresses: some(alike, ({ owners }) => formatIpv4(owners[0]?.address.address ?? 0)),
      where: first.where,
    }),
    key: `${code}:${first.where}:${namesOf(network, routers).join()}`,
    affected: namesOf(
      network,
      routers.filter((router) => router !== culprit.router),
    ),
    related: others.map(({ router, address }) =>
      relatedAt(
        network,
        router,
        address.span,
        say('duplicate-address.owner', { router: routerName(network, router), address: formatIpv4(address.address) }),
      ),
    ),
  });
}

export const duplicateAddress: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'Two routers own the same address',
    whatItFinds:
      'The same IPv4 address on two routers that are physically joined, outside of VRFs: on both ends of a link, or as a loopback that services end at (a service loopback, the source or far end of a BGP session for VPN routes, the far end of a pseudowire). These are errors. Other loopbacks that several routers share are information: an anycast address is shared on purpose. Virtual addresses of gateways are not looked at.',
    whyItMatters:
      'On a link IS-IS does not come up between the two. Of two routers with one service loopback others use the nearer: half of the traffic ends at the wrong PE, and BGP and LDP, whose identifiers must be unique, mix up their sessions. It usually comes from a copied configuration.',
    howToMend: 'Give each router an address of its own.',
    sources: ['D4', 'D23', 'RFC 4271 6.8', 'RFC 5036 2.2.2'],
  },
  check: (analysed) => {
    const groups = groupBy(classified(analysed), (shared) => `${shared.where === 'other'} ${routersOf(shared).join()}`);
    return [...groups.values()].flatMap((shared) => report(analysed, shared) ?? []);
  },
};
