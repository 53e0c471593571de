/**
 * Which PEs share a service (D24), and whether it is judged. PEs that take part in the same are a profile, whose partners are
 * one set of bits: a thousand PEs of one VPN are one profile, and never compared one by one.
 */
import { addBits, type BitSet, bitSet, bitsOf, hasBit, keepBits } from '../base/bit-set.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { ProviderEdge, ServicePair } from './analysis.ts';
import { type Membership, membershipsOf } from './provider-edges.ts';
import type { UnjudgedReason } from './unjudged.ts';

/** Of a pair: a service is shared and judged, or why none of those shared is. The first that holds counts. */
export type Standing = 'judged' | UnjudgedReason;
const STANDINGS: readonly Standing[] = ['judged', 'srv6-not-judged', 'ipv6-not-judged', 'route-targets-unknown'];

export interface Services {
  readonly peers: (router: RouterIndex) => readonly RouterIndex[];
  readonly judgedPeers: (router: RouterIndex) => readonly RouterIndex[];
  readonly services: (at: RouterIndex, other: RouterIndex) => readonly string[];
  /** Undefined when they share none. */
  readonly standing: (at: RouterIndex, other: RouterIndex) => Standing | undefined;
  /** Partners by standing, each in one set; may hold the router itself. */
  readonly partners: (router: RouterIndex) => ReadonlyMap<Standing, BitSet>;
  readonly pairs: () => readonly ServicePair[];
}

/** What decides who shares a membership. Layer-2 families are shared by name, like a route target that all have. */
interface Side {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** Route targets come from a policy: it may be shared with every VRF. */
  readonly open: boolean;
}

function sideOf({ vrf, family }: Membership): Side {
  if (!vrf) return { imports: [`family ${family}`], exports: [`family ${family}`], open: false };
  const targets = (list: typeof vrf.importTargets): string[] => [...new Set(list.map(({ value }) => value))].sort();
  return { imports: targets(vrf.importTargets), exports: targets(vrf.exportTargets), open: vrf.targetsFromPolicy };
}

interface Taking extends Side {
  readonly name: string;
  readonly standing: Standing;
  readonly isVrf: boolean;
  /** Equal when everything but the name is. */
  readonly key: string;
}

function takingOf(membership: Membership): Taking {
  const side = sideOf(membership);
  const standing = membership.unjudged ?? 'judged';
  const key = JSON.stringify([side.imports, side.exports, side.open, standing]);
  return { ...side, name: membership.name, standing, isVrf: membership.vrf !== undefined, key };
}

type ByStanding = Map<Standing, RouterIndex[]>;

/** Who imports, who exports a route target, and which VRFs any other may share. */
interface Takers {
  readonly importing: ReadonlyMap<string, ByStanding>;
  readonly exporting: ReadonlyMap<string, ByStanding>;
  readonly open: readonly RouterIndex[];
  readonly vrfs: readonly RouterIndex[];
}

function takersOf(taking: ReadonlyMap<RouterIndex, readonly Taking[]>): Takers {
  const importing = new Map<string, ByStanding>();
  const exporting = new Map<string, ByStanding>();
  const open: RouterIndex[] = [];
  const vrfs: RouterIndex[] = [];
  const enter = (into: Map<string, ByStanding>, target: string, standing: Standing, router: RouterIndex): void => {
    const known = into.get(target) ?? new Map<Standing, RouterIndex[]>();
    into.set(target, known);
    const routers = known.get(standing) ?? [];
    known.set(standing, routers);
    routers.push(router);
  };
  for (const [router, all] of taking) {
    for (const { imports, exports, standing } of all) {
      for (const target of imports) enter(importing, target, standing, router);
      for (const target of exports) enter(exporting, target, standing, router);
    }
    if (all.some((each) => each.open)) open.push(router);
    if (all.some(({ isVrf }) => isVrf)) vrfs.push(router);
  }
  return { importing, exporting, open, vrfs };
}

/** Partners of a router that takes part in these; each router in the first set that has it. */
function partnersOf(all: readonly Taking[], takers: Takers, size: number): Map<Standing, BitSet> {
  const found = new Map<Standing, BitSet>();
  const enter = (standing: Standing, routers: readonly RouterIndex[]): void => {
    const known = found.get(standing) ?? bitSet(size);
    found.set(standing, known);
    addBits(known, routers);
  };
  for (const { imports, exports, open, isVrf, standing: own } of all) {
    const share = (by: ByStanding | undefined): void => {
      // A service that is not judged at one end is not judged.
      for (const [theirs, routers] of by ?? []) enter(own === 'judged' ? theirs : own, routers);
    };
    for (const target of imports) share(takers.exporting.get(target));
    for (const target of exports) share(takers.importing.get(target));
    if (isVrf) enter('route-targets-unknown', open ? takers.vrfs : takers.open);
  }
  return found;
}

/** Pseudowires whose far end is the service loopback of another PE, both ways. */
function collectPseudowires(network: Network, edges: readonly ProviderEdge[]) {
  const byLoopback = new Map<number, RouterIndex>();
  for (const { router, loopback } of edges) if (loopback) byLoopback.set(loopback.host.address, router);
  const wires = new Map<RouterIndex, Map<RouterIndex, string[]>>();
  const enter = (from: RouterIndex, to: RouterIndex, name: string): void => {
    const known = wires.get(from) ?? new Map<RouterIndex, string[]>();
    wires.set(from, known);
    const names = known.get(to) ?? [];
    if (!names.includes(name)) known.set(to, [...names, name].sort());
  };
  for (const { router } of edges) {
    for (const { peer, vcId } of network.routers[router]?.device.pseudowires ?? []) {
      const other = byLoopback.get(peer);
      if (other === undefined || other === router) continue;
      enter(router, other, `pseudowire ${vcId}`);
      enter(other, router, `pseudowire ${vcId}`);
    }
  }
  return wires;
}

const NONE: ReadonlyMap<Standing, BitSet> = new Map();

/**
 * `group` numbers the physically separate parts of the network: PEs of different parts, or of
 * different autonomous systems (whose borders rewrite next hops), need no path to each other.
 */
export function findServices(
  network: Network,
  edges: readonly ProviderEdge[],
  group: (router: RouterIndex) => number,
): Services {
  const size = network.routers.length;
  const asnOf = (router: RouterIndex): number | undefined => network.routers[router]?.device.bgp?.asn;
  const taking = new Map(
    edges.map(({ router, vrfs }) => {
      const device = network.routers[router]?.device;
      // PEs that the settings name take part in nothing.
      const own = device ? membershipsOf(device).filter(({ vrf }) => !vrf || vrfs.includes(vrf.name)) : [];
      return [router, own.map(takingOf)] as const;
    }),
  );
  const takers = takersOf(taking);
  const wires = collectPseudowires(network, edges);

  const related = new Map<string, BitSet>();
  function relatedTo(router: RouterIndex): BitSet {
    const [part, asn] = [group(router), asnOf(router)];
    const key = `${part} ${asn}`;
    const isRelated = (other: RouterIndex): boolean => {
      const theirs = asnOf(other);
      return group(other) === part && (asn === undefined || theirs === undefined || theirs === asn);
    };
    const known =
      related.get(key) ??
      bitSet(
        size,
        edges.flatMap((edge) => (isRelated(edge.router) ? edge.router : [])),
      );
    related.set(key, known);
    return known;
  }

  interface Profile {
    readonly partners: ReadonlyMap<Standing, BitSet>;
    /** Routers of all sets, once somebody asks for them. */
    peers?: readonly RouterIndex[];
  }
  function createProfile(router: RouterIndex, all: readonly Taking[]): Profile {
    const found = partnersOf(all, takers, size);
    const wired = [...(wires.get(router)?.keys() ?? [])];
    if (wired.length > 0) {
      const judged = found.get('judged') ?? bitSet(size);
      found.set('judged', judged);
      addBits(judged, wired);
    }
    const earlier: BitSet[] = [];
    const partners = new Map<Standing, BitSet>();
    for (const standing of STANDINGS) {
      const set = found.get(standing);
      if (!set) continue;
      keepBits(set, relatedTo(router), true);
      for (const other of earlier) keepBits(set, other, false);
      earlier.push(set);
      partners.set(standing, set);
    }
    return { partners };
  }

  const profiles = new Map<string, Profile>();
  const ofRouter = new Map<RouterIndex, Profile>();
  function profileOf(router: RouterIndex): Profile | undefined {
    const all = taking.get(router);
    if (!all) return undefined;
    let profile = ofRouter.get(router);
    if (!profile) {
      const keys = [...new Set(all.map(({ key }) => key))].sort();
      const own = wires.has(router) ? `router ${router}` : `${group(router)} ${asnOf(router)}`;
      const key = `${own} ${keys.join()}`;
      profile = profiles.get(key) ?? createProfile(router, all);
      profiles.set(key, profile);
      ofRouter.set(router, profile);
    }
    return profile;
  }
  const partners = (router: RouterIndex): ReadonlyMap<Standing, BitSet> => profileOf(router)?.partners ?? NONE;

  const peers = (router: RouterIndex): readonly RouterIndex[] => {
    const profile = profileOf(router);
    if (!profile) return [];
    profile.peers ??= [...profile.partners.values()].flatMap(bitsOf).sort((a, b) => a - b);
    return profile.peers.filter((other) => other !== router);
  };
  const judgedPeers = (router: RouterIndex): readonly RouterIndex[] => {
    const judged = partners(router).get('judged');
    return judged ? peers(router).filter((other) => hasBit(judged, other)) : [];
  };
  const standing = (at: RouterIndex, other: RouterIndex): Standing | undefined => {
    if (at === other) return undefined;
    for (const [each, set] of partners(at)) if (hasBit(set, other)) return each;
    return undefined;
  };

  interface Sides {
    readonly imports: ReadonlySet<string>;
    readonly exports: ReadonlySet<string>;
    readonly hasVrf: boolean;
    readonly hasOpen: boolean;
  }
  /** Of a router's memberships together, of all or of those that are judged. */
  const sides = { judged: new Map<RouterIndex, Sides>(), all: new Map<RouterIndex, Sides>() };
  function sidesOf(router: RouterIndex, which: keyof typeof sides): Sides {
    let known = sides[which].get(router);
    if (!known) {
      const all = (taking.get(router) ?? []).filter((each) => which === 'all' || each.standing === 'judged');
      known = {
        imports: new Set(all.flatMap(({ imports }) => imports)),
        exports: new Set(all.flatMap(({ exports }) => exports)),
        hasVrf: which === 'all' && all.some(({ isVrf }) => isVrf),
        hasOpen: which === 'all' && all.some(({ open }) => open),
      };
      sides[which].set(router, known);
    }
    return known;
  }

  const services = (at: RouterIndex, other: RouterIndex): readonly string[] => {
    const how = standing(at, other);
    if (how === undefined) return [];
    const which = how === 'judged' ? 'judged' : 'all';
    const theirs = sidesOf(other, which);
    const names = (taking.get(at) ?? [])
      .filter((own) => which === 'all' || own.standing === 'judged')
      .filter(
        ({ imports, exports, open, isVrf }) =>
          imports.some((target) => theirs.exports.has(target)) ||
          exports.some((target) => theirs.imports.has(target)) ||
          (isVrf && (open ? theirs.hasVrf : theirs.hasOpen)),
      )
      .map(({ name }) => name);
    return [...new Set([...names.sort(), ...(wires.get(at)?.get(other) ?? [])])];
  };

  let all: readonly ServicePair[] | undefined;
  return {
    peers,
    judgedPeers,
    services,
    standing,
    partners,
    pairs: () => {
      all ??= edges.flatMap(({ router }) =>
        peers(router).map((egress) => ({ ingress: router, egress, services: services(router, egress) })),
      );
      return all;
    },
  };
}
