/** The static routes of routers: which of them stand in the table, and where they lead. */
import { formatIpv4, type Ipv4Prefix, ipv4Prefix } from '../base/ip.ts';
import { oncePer } from '../base/once-per.ts';
import { say } from '../messages/catalogue.ts';
import type { StaticRoute } from '../model/device.ts';
import { interfacesByName, isUp } from '../model/interfaces.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { prefixKey } from './prefix-lists.ts';
import type { NextHop } from './results.ts';
import { type Barrier, distanceOf, placeIn, staticsOf } from './routing-table.ts';
import type { Process } from './world.ts';

/** The static route a router would use for a prefix: several lines where several share the lowest distance. */
export interface StaticEntry {
  readonly routes: readonly [StaticRoute, ...StaticRoute[]];
  readonly nextHops: readonly NextHop[];
}

/** Where a static route leads: nowhere, since its interface or next hop is not there, or nobody can say. */
type Leads = readonly NextHop[] | 'down' | 'unclear';

interface Owner {
  readonly router: RouterIndex;
  readonly address: number;
}

/** Who has an address on an interface that is up; neither metrics nor lists decide that. */
const ownersIn = oncePer(
  (network: Network) => network.places,
  ({ routers }): ReadonlyMap<number, readonly Owner[]> => {
    const owners = new Map<number, Owner[]>();
    for (const { index, device } of routers) {
      for (const one of device.interfaces) {
        if (!isUp(device, one)) continue;
        for (const { address } of one.ipv4) {
          const others = owners.get(address);
          if (others) others.push({ router: index, address });
          else owners.set(address, [{ router: index, address }]);
        }
      }
    }
    return owners;
  },
);

/** Next hops that lead to next hops that lead on: routers stop somewhere too. */
const DEEPEST = 4;

/** `hopsTo`: how the router reaches an address by its other routes. */
export function createStatics(
  network: Network,
  hopsTo: (process: Process, host: Ipv4Prefix, depth: number) => Leads,
): (process: Process, prefix: Ipv4Prefix, depth: number) => StaticEntry | Barrier | undefined {
  const hop = (process: Process, on: string, address: number): readonly NextHop[] => {
    const behind = ownersIn(network)
      .get(address)
      ?.find(({ router }) => router !== process.router);
    return behind ? [{ router: behind.router, interface: on, address: formatIpv4(address) }] : [];
  };

  /** The far end, where an interface leads to one router only. */
  function onlyNeighbor({ router, device }: Process, on: string): readonly NextHop[] {
    const own = interfacesByName(device).get(on)?.ipv4[0];
    const link = own && network.links.find(({ subnet }) => subnet.family === 'ipv4' && sameSubnet(subnet, own.prefix));
    const others = (link?.attachments ?? []).filter(({ speaker }) => network.speakers[speaker]?.router !== router);
    const [only] = others;
    if (!only || others.length > 1 || typeof only.address !== 'number') return [];
    const neighbor = network.speakers[only.speaker]?.router ?? -1;
    return [{ router: neighbor, interface: on, address: formatIpv4(only.address) }];
  }

  function leadsTo(process: Process, { interface: out, nextHop }: StaticRoute, depth: number): Leads {
    const { device } = process;
    if (out !== undefined) {
      const on = interfacesByName(device).get(out);
      if (!on) return 'unclear';
      if (!isUp(device, on)) return 'down';
      return nextHop === undefined ? onlyNeighbor(process, out) : hop(process, out, nextHop);
    }
    // Another table or tunnel: what it leads to is not read.
    if (nextHop === undefined) return 'unclear';
    for (let length = 32; length >= 1; length--) {
      const [own] = process.owned.get(prefixKey(ipv4Prefix(nextHop, length))) ?? [];
      if (own) return own.address.address === nextHop ? 'down' : hop(process, own.interface.name, nextHop);
    }
    return depth >= DEEPEST ? 'unclear' : hopsTo(process, ipv4Prefix(nextHop, 32), depth + 1);
  }

  return (process, prefix, depth) => {
    const { device, vrf } = process;
    const lines = staticsOf(device, vrf).get(prefixKey(prefix));
    if (!lines) return undefined;
    let routes: StaticRoute[] = [];
    let nextHops: readonly NextHop[] = [];
    for (const line of [...lines].sort((a, b) => distanceOf(device, a) - distanceOf(device, b))) {
      const [best] = routes;
      if (best && distanceOf(device, line) > distanceOf(device, best)) break;
      const leads = line.discard ? [] : leadsTo(process, line, depth);
      if (leads === 'down') continue;
      if (leads === 'unclear' || line.conditional) {
        return { kind: 'undecided', text: say('table.unclear-static'), place: placeIn(device, line.span) };
      }
      routes = [...routes, line];
      nextHops = [...nextHops, ...leads];
    }
    const [first, ...rest] = routes;
    return first && { routes: [first, ...rest], nextHops };
  };
}

const sameSubnet = (subnet: { readonly address: number; readonly length: number }, own: Ipv4Prefix): boolean =>
  subnet.address === own.address && subnet.length === own.length;
