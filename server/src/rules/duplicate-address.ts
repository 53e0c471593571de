/** Two routers that own one address. */
import { groupBy } from '../base/group-by.ts';
import { formatIpv4, type Ipv4Prefix } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { Interface, InterfaceAddress } from '../model/device.ts';
import { isUp } from '../model/interfaces.ts';
import type { Network, RouterIndex } from '../model/network.ts';
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

/** Owners of each address that several routers of one physical part have outside of VRFs. */
function sharedAddresses(network: Network): readonly (readonly Owner[])[] {
  const owners = new Map<number, Owner | Owner[]>();
  const several: Owner[][] = [];
  for (const { index: router, device } of network.routers) {
    for (const on of device.interfaces) {
      if (on.vrf || on.ipv4.length === 0 || !isUp(device, on)) continue;
      for (const address of on.ipv4) {
        if (address.address >>> 24 === LOOPBACK_NETWORK) continue;
        const owner = { router, on, address };
        const known = owners.get(address.address);
        if (known === undefined) owners.set(address.address, owner);
        else if (Array.isArray(known)) known.push(owner);
        else if (known.router !== router) {
          const both = [known, owner];
          owners.set(address.address, both);
          several.push(both);
        }
      }
    }
  }
  if (several.length === 0) return [];
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

/** Numbers of the links an interface is on, whether or not it runs IS-IS there. */
function linksOf(network: Network): (on: Interface) => readonly number[] {
  const links = new Map<Interface, number[]>();
  const enter = (on: Interface, link: number): void => {
    const known = links.get(on);
    if (known) known.push(link);
    else links.set(on, [link]);
  };
  for (const { index, attachments, silent } of network.links) {
    for (const end of [...attachments, ...silent]) enter(end.interface, index);
  }
  return (on) => links.get(on) ?? [];
}

interface Shared {
  readonly owners: readonly Owner[];
  readonly where: Where;
}

/** One place beside the other: what is neither on a link of IS-IS nor a loopback concerns nobody here. */
function classified(analysed: AnalysedNetwork): readonly Shared[] {
  const all = sharedAddresses(analysed.network);
  if (all.length === 0) return [];
  const services = serviceAddresses(analysed);
  const linksAt = linksOf(analysed.network);
  return all.flatMap((owners): Shared[] => {
    const links = owners.flatMap(({ on, router }) => linksAt(on).map((link) => ({ link, router })));
    const together = [...groupBy(links, ({ link }) => link).values()];
    if (together.some((ends) => ends.some(({ router }) => router !== ends[0].router)))
      return [{ owners, where: 'link' }];
    const loopbacks = owners.filter(({ on }) => on.kind === 'loopback');
    if (loopbacks.length === 0) return [];
    const isService = services.has(owners[0]?.address.address ?? -1);
    if (isService) return [{ owners, where: 'service' }];
    return loopbacks.length > 1 ? [{ owners: loopbacks, where: 'other' }] : [];
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
