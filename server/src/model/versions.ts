/**
 * Several versions of one router, as people keep them beside each other (`pe1.cfg`, `pe1-old.cfg`). One counts, the
 * others are no routers of the network: two of them at once would be two routers with one system ID (D7).
 */
import { groupBy } from '../base/group-by.ts';
import { type IpPrefix, prefixText } from '../base/ip.ts';
import { oncePer } from '../base/once-per.ts';
import type { Device, Interface } from './device.ts';
import { disjointSets } from './disjoint-sets.ts';
import { isUp } from './interfaces.ts';
import { compareText } from './order.ts';

export interface OtherVersion {
  /** The main router of the file that takes no part. */
  readonly device: Device;
  /** The version that counts. */
  readonly counts: Device;
  /** What both have besides the hostname. */
  readonly shares: 'system-id' | 'addresses';
}

export interface Versions {
  /** Devices of the network, in the order given. */
  readonly devices: readonly Device[];
  readonly others: readonly OtherVersion[];
}

/**
 * What two routers do not have in common: system IDs, addresses of loopbacks, and all addresses together where there is no
 * loopback. One router changes the one or the other, seldom both at once. Addresses in VRFs are customers', they repeat.
 */
function identitiesOf(device: Device): readonly string[] {
  const own = device.interfaces.filter(({ vrf }) => !vrf);
  const addresses = (interfaces: readonly Interface[]): string[] =>
    interfaces.flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6].map(({ address }) => String(address)));
  const loopbacks = addresses(own.filter(({ kind }) => kind === 'loopback'));
  const all = loopbacks.length > 0 ? [] : addresses(own).sort();
  return [
    ...device.isis.flatMap(({ nets }) => nets.map(({ value }) => `${SYSTEM_ID}${value.systemId}`)),
    ...loopbacks,
    ...(all.length > 0 ? [all.join(' ')] : []),
  ];
}

const SYSTEM_ID = 'system ';

function shared(a: Device, b: Device): OtherVersion['shares'] {
  const known = new Set(identitiesOf(a));
  return identitiesOf(b).some((key) => key.startsWith(SYSTEM_ID) && known.has(key)) ? 'system-id' : 'addresses';
}

/** Subnets in which the device runs IS-IS towards others. A host route meets nobody. */
function subnetsOf(device: Device): ReadonlySet<string> {
  const active = new Set(
    device.isis.flatMap(({ circuits }) =>
      circuits.filter(({ passive }) => !passive).map((circuit) => circuit.interface),
    ),
  );
  const isLink = ({ length, family }: IpPrefix): boolean => length < (family === 'ipv4' ? 32 : 128);
  return new Set(
    device.interfaces
      .filter((one) => active.has(one.name) && !one.vrf && isUp(device, one))
      .flatMap(({ ipv4, ipv6 }) =>
        [...ipv4, ...ipv6]
          .map(({ prefix }) => prefix)
          .filter(isLink)
          .map(prefixText),
      ),
  );
}

const nameOf = (device: Device): string | undefined => device.hostname?.value.toLowerCase();

/** Main devices of several files that are one router, two or more each. */
function groupsOf(devices: readonly Device[]): Device[][] {
  const named = devices.filter((device) => device.logicalRouter === undefined && device.hostname);
  if (new Set(named.map(nameOf)).size === named.length) return [];
  return [...groupBy(named, nameOf).values()].flatMap((same) => (same.length > 1 ? oneRouterEach(same) : []));
}

function oneRouterEach(sameName: readonly Device[]): Device[][] {
  const sets = disjointSets(sameName.length);
  const holders = new Map<string, number>();
  sameName.forEach((device, at) => {
    for (const key of identitiesOf(device)) {
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, at);
      else sets.join(holder, at);
    }
  });
  const members = groupBy([...sameName.entries()], ([at]) => sets.find(at));
  return [...members.values()].flatMap((group) => (group.length > 1 ? [group.map(([, device]) => device)] : []));
}

/** How many other routers, by name, a version meets on its links. */
function neighborCount(devices: readonly Device[]): (version: Device) => number {
  const names = new Map<string, Set<string>>();
  for (const device of devices) {
    for (const subnet of subnetsOf(device)) {
      names.set(subnet, (names.get(subnet) ?? new Set()).add(nameOf(device) ?? device.name));
    }
  }
  return (version) => {
    const met = new Set([...subnetsOf(version)].flatMap((subnet) => [...(names.get(subnet) ?? [])]));
    met.delete(nameOf(version) ?? version.name);
    return met.size;
  };
}

/** The version whose links meet the most neighbors counts, else the first by path. The order of `devices` does not matter. */
export function withoutOtherVersions(devices: readonly Device[]): Versions {
  const groups = groupsOf(devices);
  if (groups.length === 0) return { devices, others: [] };
  const met = oncePer((version: Device) => version, neighborCount(devices));
  const others = groups.flatMap((group) => {
    const [counts, ...rest] = group.sort((a, b) => met(b) - met(a) || compareText(a.file, b.file));
    return counts ? rest.map((device): OtherVersion => ({ device, counts, shares: shared(device, counts) })) : [];
  });
  const aside = new Set(others.map(({ device }) => device.file));
  return {
    devices: devices.filter(({ file }) => !aside.has(file)),
    others: others.sort((a, b) => compareText(a.device.file, b.device.file)),
  };
}
