/**
 * Ways around a missing LDP path to the service loopback itself: a TE tunnel (D29), labelled unicast
 * through border routers (D28), a VPN next hop that a reflector rewrites (D23).
 */
import { type Ipv4Prefix, ipv4Prefix } from '../base/ip.ts';
import { isUp } from '../model/interfaces.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { BgpNeighbor, VpnFamily } from '../model/vpn.ts';
import type { LspVerdict } from './analysis.ts';
import { vpnNeighbors } from './provider-edges.ts';

/** LDP verdict towards any address of any router. */
export type LdpVerdict = (ingress: RouterIndex, egress: RouterIndex, prefix: Ipv4Prefix) => LspVerdict;

export interface Alternatives {
  /** False: LDP is all there is from here, whatever the egress. */
  readonly mayHelp: (ingress: RouterIndex) => boolean;
  readonly find: (ingress: RouterIndex, egress: RouterIndex, loopback: Ipv4Prefix) => LspVerdict | undefined;
}

const WORKS = { state: 'works', carriedBy: 'bgp-labelled-unicast' } as const;

interface Session {
  readonly neighbor: BgpNeighbor;
  readonly far: RouterIndex;
  readonly address: number;
}

function perRouter<T>(compute: (router: RouterIndex) => T): (router: RouterIndex) => T {
  const known = new Map<RouterIndex, T>();
  return (router) => {
    const found = known.get(router) ?? compute(router);
    known.set(router, found);
    return found;
  };
}

export function alternativesIn(network: Network, ldp: LdpVerdict): Alternatives {
  let owners: Map<number, RouterIndex> | undefined;
  const ownerOf = (address: number): RouterIndex | undefined => {
    owners ??= new Map(
      network.routers.flatMap(({ index, device }) =>
        device.interfaces.flatMap((each) => (each.vrf ? [] : each.ipv4.map((own) => [own.address, index] as const))),
      ),
    );
    return owners.get(address);
  };

  const sessionsOf = perRouter((router): readonly Session[] =>
    (network.routers[router]?.device.bgp?.neighbors ?? []).flatMap((neighbor) => {
      if (neighbor.shutdown || neighbor.address === undefined) return [];
      const far = ownerOf(neighbor.address);
      return far === undefined ? [] : [{ neighbor, far, address: neighbor.address }];
    }),
  );
  const sessions = (router: RouterIndex, family: VpnFamily): readonly Session[] =>
    sessionsOf(router).filter(({ neighbor }) => neighbor.families.includes(family));

  /** Whether `router` puts itself as next hop into what it tells `to`. */
  const rewritesFor = (router: RouterIndex, to: RouterIndex, family: VpnFamily): boolean =>
    sessions(router, family).some(({ neighbor, far }) => far === to && neighbor.nextHopSelfIn.includes(family));

  /** Routers at the far ends of the ingress's TE tunnels and segment-routing policies. */
  const tunnelEnds = perRouter((ingress): ReadonlySet<RouterIndex | undefined> => {
    const device = network.routers[ingress]?.device;
    const tunnels = (device?.interfaces ?? []).flatMap((each) =>
      device && each.tunnel?.trafficEngineering && each.tunnel.destination && isUp(device, each)
        ? [each.tunnel.destination.value]
        : [],
    );
    return new Set([...tunnels, ...(device?.srPolicies?.endpoints ?? [])].map(ownerOf));
  });

  /** Next hops under which labelled unicast hands the egress on to `router`. */
  const labelledNextHops = perRouter((router): readonly Session[] =>
    sessions(router, 'labelled-ipv4').flatMap((session) => {
      if (rewritesFor(session.far, router, 'labelled-ipv4')) return [session];
      // A plain reflector passes on what its other clients told it, with their next hops.
      return sessions(session.far, 'labelled-ipv4').filter(
        ({ far }) => far !== router && rewritesFor(far, session.far, 'labelled-ipv4'),
      );
    }),
  );

  /** By the best of several: certain before possible; undefined when none leads there. */
  function byLabelledUnicast(
    router: RouterIndex,
    egress: RouterIndex,
    loopback: Ipv4Prefix,
    seen: Set<RouterIndex>,
  ): LspVerdict | undefined {
    if (seen.has(router)) return undefined;
    seen.add(router);
    let possible: LspVerdict | undefined;
    for (const { far, address } of labelledNextHops(router)) {
      if (far === egress) continue;
      const there = ldp(router, far, ipv4Prefix(address, 32));
      if (there.state === 'broken') continue;
      const straight = ldp(far, egress, loopback);
      const onward = straight.state === 'works' ? straight : byLabelledUnicast(far, egress, loopback, seen);
      if (there.state === 'works' && onward?.state === 'works') return WORKS;
      // A leg that is not judged may carry (D45).
      const unsure = [there, onward, straight].find((leg) => leg?.state === 'unknown');
      if (unsure && (onward ?? straight).state !== 'broken') possible ??= unsure;
    }
    return possible;
  }

  /** Reflectors that rewrite the next hops of VPN routes they hand to the ingress. */
  const rewritingReflectors = perRouter((ingress): readonly RouterIndex[] => {
    const device = network.routers[ingress]?.device;
    return (device ? vpnNeighbors(device) : []).flatMap(({ address, families }) => {
      const far = address === undefined ? undefined : ownerOf(address);
      if (far === undefined || far === ingress) return [];
      return families.some((family) => family.startsWith('vpn') && rewritesFor(far, ingress, family)) ? [far] : [];
    });
  });

  const mayHelp = perRouter(
    (ingress): boolean =>
      tunnelEnds(ingress).size > 0 ||
      labelledNextHops(ingress).length > 0 ||
      rewritingReflectors(ingress).length > 0 ||
      network.routers[ingress]?.device.srPolicies?.onDemand === true,
  );

  return {
    mayHelp,
    find: (ingress, egress, loopback) => {
      if (tunnelEnds(ingress).has(egress)) return { state: 'works', carriedBy: 'te-tunnel' };
      const labelled = byLabelledUnicast(ingress, egress, loopback, new Set());
      if (labelled) return labelled;
      const reflector = rewritingReflectors(ingress).find((each) => each !== egress);
      if (network.routers[ingress]?.device.srPolicies?.onDemand) {
        return { state: 'unknown', reason: 'sr-policy-not-judged', at: ingress };
      }
      return reflector === undefined ? undefined : { state: 'unknown', reason: 'next-hop-not-judged', at: reflector };
    },
  };
}
