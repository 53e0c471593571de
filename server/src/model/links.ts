/**
 * Links from subnets (D5): circuits of one VRF name whose subnets agree are on one wire, unless a
 * layer-1 file says otherwise (5.4). An interface without an address of its own is on a link only
 * where that file says so.
 */
import { comparePrefixes, type Ipv4Prefix, ipv4Prefix, prefixContains, prefixEquals } from '../base/ip.ts';
import type { InterfaceAddress } from './device.ts';
import { type DisjointSets, disjointSets } from './disjoint-sets.ts';
import type { Attachment, Link, Router, SilentEnd } from './network.ts';
import { compareText } from './order.ts';
import type { PhysicalLink } from './physical-links.ts';
import { type DevicePort, devicePorts } from './ports.ts';
import { findWires } from './wires.ts';

interface Port {
  readonly router: Router;
  readonly port: DevicePort;
  /** Ports a layer-1 file joins share a number. */
  readonly wire: number | undefined;
}

const isActive = ({ port }: Port): boolean => port.circuits.some(({ circuit }) => !circuit.passive);

/** All ports of all routers, those that run IS-IS and those that do not. */
function collectPorts(
  routers: readonly Router[],
  physicalLinks: readonly PhysicalLink[],
): { readonly running: Port[]; readonly silent: Port[] } {
  const running: Port[] = [];
  const silent: Port[] = [];
  for (const router of routers) {
    const own = devicePorts(router.device);
    for (const port of own.running) running.push({ router, port, wire: undefined });
    for (const port of own.silent) silent.push({ router, port, wire: undefined });
  }
  if (physicalLinks.length === 0) return { running, silent };
  const all = [...running, ...silent];
  const names = all.map(({ router, port }) => ({ host: router.name, interface: port.interface.name }));
  const wires = findWires(names, physicalLinks);
  const wired = all.map((port, index) => ({ ...port, wire: wires.get(index) }));
  return { running: wired.slice(0, running.length), silent: wired.slice(running.length) };
}

/** First running port of each wire and subnet, by VRF: how ports find each other. */
interface Meeting {
  readonly find: (port: Port) => number | undefined;
  readonly meet: (port: Port, index: number, sets: DisjointSets) => void;
}

function meetingPlace(): Meeting {
  const wires = new Map<number, number>();
  const vrfs = new Map<string, Map<number, number>>();
  const subnetsOf = (vrf: string): Map<number, number> => {
    let subnets = vrfs.get(vrf);
    if (!subnets) {
      subnets = new Map();
      vrfs.set(vrf, subnets);
    }
    return subnets;
  };
  const meetAt = (places: Map<number, number>, key: number, index: number, sets: DisjointSets): void => {
    const first = places.get(key);
    if (first === undefined) places.set(key, index);
    else sets.join(first, index);
  };
  return {
    find: (port) => {
      if (port.wire !== undefined) return wires.get(port.wire);
      const subnets = vrfs.get(port.port.vrf);
      for (const key of port.port.subnets) {
        const first = subnets?.get(key);
        if (first !== undefined) return first;
      }
      return undefined;
    },
    meet: (port, index, sets) => {
      if (port.wire !== undefined) meetAt(wires, port.wire, index, sets);
      else {
        const subnets = subnetsOf(port.port.vrf);
        for (const key of port.port.subnets) meetAt(subnets, key, index, sets);
      }
    },
  };
}

/** Masks this long are used between two routers only. */
const LINK_MASK = 29;

/** Each sees the other's address in its own subnet, or both are numbered as links between two routers. */
function meantForEachOther(a: InterfaceAddress<Ipv4Prefix>, b: InterfaceAddress<Ipv4Prefix>): boolean {
  if (Math.min(a.prefix.length, b.prefix.length) >= LINK_MASK) return true;
  return prefixContains(a.prefix, ipv4Prefix(b.address, 32)) && prefixContains(b.prefix, ipv4Prefix(a.address, 32));
}

/**
 * Two lonely circuits whose subnets nest were meant for each other though their masks differ.
 * Anything less clear stays apart.
 */
function joinNestedSubnets(ports: readonly Port[], isLonely: (index: number) => boolean, sets: DisjointSets): void {
  const lonely = ports
    .flatMap((port, index) => {
      const [own] = port.port.interface.ipv4;
      const alone = port.wire === undefined && isActive(port) && isLonely(index);
      return own && own.prefix.length < 32 && alone ? [{ port, index, own }] : [];
    })
    .sort((a, b) => comparePrefixes(a.own.prefix, b.own.prefix));
  const partners = new Map<number, number[]>();
  const addPartner = (index: number, other: number): void => {
    partners.set(index, [...(partners.get(index) ?? []), other]);
  };
  lonely.forEach((outer, at) => {
    for (let next = at + 1; next < lonely.length; next++) {
      const inner = lonely[next];
      if (!inner || !prefixContains(outer.own.prefix, inner.own.prefix)) break;
      if (inner.port.port.vrf !== outer.port.port.vrf || inner.port.router === outer.port.router) continue;
      if (!meantForEachOther(outer.own, inner.own)) continue;
      addPartner(outer.index, inner.index);
      addPartner(inner.index, outer.index);
    }
  });
  for (const [index, others] of partners) {
    const [other] = others;
    if (others.length === 1 && other !== undefined && partners.get(other)?.length === 1) sets.join(index, other);
  }
}

interface Group {
  readonly ports: readonly Port[];
  readonly silent: readonly Port[];
}

/** Ports on one wire: joined by the layer-1 file, else a subnet in common. */
function groupPorts(running: readonly Port[], silent: readonly Port[]): Group[] {
  const sets = disjointSets(running.length);
  const meeting = meetingPlace();
  running.forEach((port, index) => {
    meeting.meet(port, index, sets);
  });
  const bystanders = new Map<number, Port[]>();
  for (const port of silent) {
    const at = meeting.find(port);
    if (at !== undefined) bystanders.set(at, [...(bystanders.get(at) ?? []), port]);
  }
  const sizes = new Int32Array(running.length);
  running.forEach((_, index) => {
    const root = sets.find(index);
    sizes[root] = (sizes[root] as number) + 1;
  });
  joinNestedSubnets(running, (index) => sizes[sets.find(index)] === 1 && !bystanders.has(index), sets);
  const groups = new Map<number, { ports: Port[]; silent: Port[] }>();
  running.forEach((port, index) => {
    const root = sets.find(index);
    let group = groups.get(root);
    if (!group) {
      group = { ports: [], silent: [] };
      groups.set(root, group);
    }
    group.ports.push(port);
    group.silent.push(...(bystanders.get(index) ?? []));
  });
  return [...groups.values()];
}

const folderOf = ({ router }: Port): string => router.device.file.slice(0, router.device.file.lastIndexOf('/') + 1);

function hasRepeatedAddress(group: readonly Port[]): boolean {
  const seen = new Set<number>();
  return group.some(({ port }) => {
    const address = port.interface.ipv4[0]?.address;
    if (address === undefined) return false;
    if (seen.has(address)) return true;
    seen.add(address);
    return false;
  });
}

/**
 * An address that occurs twice cannot be on one wire. When the folders of the files tell two labs
 * apart, each folder has its own link (5.2); otherwise the clash stays on the link, to be reported.
 */
function splitByFolder(group: Group): readonly Group[] {
  if (group.ports.length < 3 || !hasRepeatedAddress(group.ports)) return [group];
  const folders = new Map<string, Port[]>();
  for (const port of group.ports) folders.set(folderOf(port), [...(folders.get(folderOf(port)) ?? []), port]);
  const parts = [...folders];
  if (!parts.every(([, part]) => part.length > 1 && !hasRepeatedAddress(part))) return [group];
  return parts.map(([folder, ports]) => ({
    ports,
    silent: group.silent.filter((port) => folderOf(port) === folder),
  }));
}

/** The subnet most ports are in; the lowest of several. */
function mainSubnet(ports: readonly Port[]): Ipv4Prefix | undefined {
  const votes: { prefix: Ipv4Prefix; count: number }[] = [];
  for (const { port } of ports) {
    for (const { prefix } of port.addresses) {
      const vote = votes.find((known) => prefixEquals(known.prefix, prefix));
      if (vote) vote.count++;
      else votes.push({ prefix, count: 1 });
    }
  }
  votes.sort((a, b) => b.count - a.count || comparePrefixes(a.prefix, b.prefix));
  return votes[0]?.prefix;
}

function addressIn(port: DevicePort, subnet: Ipv4Prefix): number {
  const inside = port.addresses.find(({ prefix }) => prefixEquals(prefix, subnet));
  return (inside ?? port.addresses[0])?.address ?? 0;
}

/** Links in a stable order: by VRF, subnet, then routers. */
export function inferLinks(routers: readonly Router[], physicalLinks: readonly PhysicalLink[]): Link[] {
  const { running, silent } = collectPorts(routers, physicalLinks);
  const drafts: { vrf: string; first: number; subnet: Ipv4Prefix; group: Group }[] = [];
  for (const whole of groupPorts(running, silent)) {
    if (!whole.ports.some(isActive)) continue;
    for (const group of splitByFolder(whole)) {
      const [first] = group.ports;
      const subnet = mainSubnet(group.ports);
      if (!first || !subnet || !group.ports.some(isActive)) continue;
      drafts.push({ vrf: first.port.vrf, first: first.router.index, subnet, group });
    }
  }
  drafts.sort((a, b) => compareText(a.vrf, b.vrf) || comparePrefixes(a.subnet, b.subnet) || a.first - b.first);
  return drafts.map(({ subnet, group }, index) => {
    const attachments: Attachment[] = [];
    for (const { router, port } of group.ports) {
      const address = addressIn(port, subnet);
      for (const { instance, circuit } of port.circuits) {
        attachments.push({
          speaker: router.speakers[instance] ?? -1,
          circuit,
          interface: port.interface,
          address,
        });
      }
    }
    const ends = group.silent.map(
      ({ router, port }): SilentEnd => ({
        router: router.index,
        interface: port.interface,
        address: addressIn(port, subnet),
      }),
    );
    return { index, subnet, attachments, silent: ends };
  });
}
