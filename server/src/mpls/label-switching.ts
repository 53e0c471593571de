/** What each router does with labels: LDP per link, label filters, longest match (D25, D26). */
import type { Ipv4Prefix } from '../base/ip.ts';
import { formatIpv4 } from '../base/ip.ts';
import type { NextHop } from '../isis/results.ts';
import type { Device } from '../model/device.ts';
import { isUp } from '../model/interfaces.ts';
import type { FilterReference } from '../model/isis.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { LabelFilter } from '../model/vpn.ts';
import type { LdpEnd } from './analysis.ts';
import type { HopBreak } from './label-paths.ts';
import { ldpInterfaces, segmentRoutingOn } from './ldp.ts';
import { perDevice } from './per-device.ts';

export interface LabelSwitching {
  /** The ends of the link behind a next hop where LDP is off. */
  readonly ldpOffBetween: (at: RouterIndex, hop: NextHop) => readonly LdpEnd[];
  /** One object per link and direction, so that breaks can be compared by identity. */
  readonly ldpBreak: (at: RouterIndex, hop: NextHop, offAt: readonly LdpEnd[]) => HopBreak;
  /** The filter by which the router withholds its label for the prefix. */
  readonly withheldBy: (router: RouterIndex, prefix: Ipv4Prefix) => HopBreak | undefined;
  readonly segmentRouted: (router: RouterIndex) => boolean;
  /** RSVP-TE tunnels start here: they may carry labels where links do not (D29). */
  readonly tunnelled: (router: RouterIndex) => boolean;
  readonly longestMatch: (router: RouterIndex) => boolean;
  readonly ldpOn: (router: RouterIndex, interfaceName: string) => boolean;
}

export type PermitsPrefix = (device: Device, filter: FilterReference, prefix: Ipv4Prefix) => boolean;

/** Filters of one effect: several `advertise` lists add up, `none` gives way to them; `allocate` must all agree. */
function blockingFilter(
  device: Device,
  effect: LabelFilter['effect'],
  prefix: Ipv4Prefix,
  permits: PermitsPrefix,
): LabelFilter | undefined {
  const filters = device.ldp.labelFilters.filter((each) => each.effect === effect);
  const allows = ({ filter }: LabelFilter): boolean =>
    filter === 'host-routes' ? prefix.length === 32 : filter !== 'none' && permits(device, filter, prefix);
  if (effect === 'allocate') return filters.find((each) => !allows(each));
  return filters.some(allows) ? undefined : filters[0];
}

const namesByAddress = perDevice(
  (device): ReadonlyMap<string, string> =>
    new Map(
      device.interfaces.flatMap((each) => each.ipv4.map(({ address }) => [formatIpv4(address), each.name] as const)),
    ),
);

const startsTunnels = perDevice((device): boolean =>
  device.interfaces.some((each) => each.tunnel?.trafficEngineering === true && isUp(device, each)),
);

export function labelSwitchingOf({ routers }: Network, permits: PermitsPrefix): LabelSwitching {
  const ofRouter =
    <T>(ask: (device: Device) => T, otherwise: T) =>
    (router: RouterIndex): T => {
      const device = routers[router]?.device;
      return device ? ask(device) : otherwise;
    };
  const interfaceOfAddress = ofRouter(namesByAddress, new Map<string, string>());
  const ldp = ofRouter(ldpInterfaces, new Set<string>());
  const linkBreaks = new Map<string, HopBreak>();
  const filterBreaks = new Map<LabelFilter, HopBreak>();

  return {
    ldpOffBetween: (at, hop) => {
      const far = interfaceOfAddress(hop.router).get(hop.address);
      const ends: LdpEnd[] = [{ router: at, interface: hop.interface }];
      if (far !== undefined) ends.push({ router: hop.router, interface: far });
      return ends.filter((end) => !ldp(end.router).has(end.interface));
    },
    ldpBreak: (at, hop, offAt) => {
      const key = `${at} ${hop.interface} ${hop.router} ${hop.address}`;
      let known = linkBreaks.get(key);
      if (!known) {
        known = { kind: 'ldp-off', at, next: hop.router, interface: hop.interface, offAt };
        linkBreaks.set(key, known);
      }
      return known;
    },
    withheldBy: (router, prefix) => {
      const device = routers[router]?.device;
      if (!device || device.ldp.labelFilters.length === 0) return undefined;
      const filter =
        blockingFilter(device, 'allocate', prefix, permits) ?? blockingFilter(device, 'advertise', prefix, permits);
      if (!filter) return undefined;
      let known = filterBreaks.get(filter);
      if (!known) {
        known = { kind: 'label-filter', at: router, span: filter.span };
        filterBreaks.set(filter, known);
      }
      return known;
    },
    segmentRouted: ofRouter(segmentRoutingOn, false),
    tunnelled: ofRouter(startsTunnels, false),
    longestMatch: ofRouter((device) => device.ldp.longestMatch, false),
    ldpOn: (router, interfaceName) => ldp(router).has(interfaceName),
  };
}
