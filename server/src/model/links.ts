/**
 * Links from subnets (D5): interfaces of one VRF name whose subnets agree are on one wire, unless a
 * layer-1 file says otherwise (5.4). An interface without an address of its own is on a link only
 * where that file says so.
 */
import { comparePrefixes, type IpPrefix, type Ipv4Prefix, ipv4Prefix, prefixContains, prefixText } from '../base/ip.ts';
import type { Interface, InterfaceAddress } from './device.ts';
import { type DisjointSets, disjointSets } from './disjoint-sets.ts';
import { interfacesByName, inVrfOf, isUp } from './interfaces.ts';
import type { IsisCircuit } from './isis.ts';
import type { Attachment, Link, Router, SilentEnd, Speaker, SpeakerIndex } from './network.ts';
import { compareText } from './order.ts';
import type { PhysicalLink } from './physical-links.ts';

/** One interface that may be on a link. */
interface Port {
  readonly router: Router;
  readonly interface: Interface;
  /** Own addresses; the borrowed one when unnumbered. */
  readonly addresses: readonly InterfaceAddress<Ipv4Prefix>[];
  readonly circuits: readonly { readonly speaker: SpeakerIndex; readonly circuit: IsisCircuit }[];
  /** Ports a layer-1 file joins share a number. */
  wire: number | undefined;
}

const isActive = (port: Port): boolean => port.circuits.some(({ circuit }) => !circuit.passive);

function collectPorts(routers: readonly Router[], speakers: readonly Speaker[]): Port[] {
  const ports: Port[] = [];
  for (const router of routers) {
    const named = interfacesByName(router.device);
    const circuits = new Map<string, { speaker: SpeakerIndex; circuit: IsisCircuit }[]>();
    for (const speaker of router.speakers) {
      const instance = speakers[speaker]?.instance;
      for (const circuit of instance?.circuits ?? []) {
        const on = named.get(circuit.interface);
        if (!instance || !on || !inVrfOf(on, instance)) continue;
        const known = circuits.get(circuit.interface);
        if (known) known.push({ speaker, circuit });
        else circuits.set(circuit.interface, [{ speaker, circuit }]);
      }
    }
    for (const candidate of router.device.interfaces) {
      if (candidate.kind === 'loopback' || !isUp(router.device, candidate)) continue;
      const lender = candidate.unnumbered && named.get(candidate.unnumbered.value);
      const addresses = candidate.ipv4.length > 0 ? candidate.ipv4 : (lender?.ipv4.slice(0, 1) ?? []);
      if (addresses.length === 0) continue;
      ports.push({
        router,
        interface: candidate,
        addresses,
        circuits: circuits.get(candidate.name) ?? [],
        wire: undefined,
      });
    }
  }
  return ports;
}

/** `Gi0/1` names `GigabitEthernet0/1`: letters may be shortened, the numbers may not. */
function namesInterface(written: string, canonical: string): boolean {
  const [short, long] = [written.toLowerCase().replaceAll(' ', ''), canonical.toLowerCase()];
  if (short === long) return true;
  const split = /^([a-z-]+)(.*)$/;
  const [, shortLetters = '', shortRest] = split.exec(short) ?? [];
  const [, longLetters = '', longRest] = split.exec(long) ?? [];
  return shortLetters !== '' && shortRest === longRest && longLetters.startsWith(shortLetters);
}

function applyPhysicalLinks(ports: readonly Port[], physicalLinks: readonly PhysicalLink[]): void {
  if (physicalLinks.length === 0) return;
  const byHost = new Map<string, number[]>();
  ports.forEach((port, index) => {
    const host = port.router.name.toLowerCase();
    const known = byHost.get(host);
    if (known) known.push(index);
    else byHost.set(host, [index]);
  });
  const find = (hostname: string, name: string): number | undefined => {
    const matches = (byHost.get(hostname.toLowerCase()) ?? []).filter((index) => {
      const port = ports[index];
      return port !== undefined && namesInterface(name, port.interface.name);
    });
    return matches.length === 1 ? matches[0] : undefined;
  };
  const wires = disjointSets(ports.length);
  const wired = new Set<number>();
  for (const { ends } of physicalLinks) {
    const [first, second] = ends.map((end) => find(end.hostname, end.interface));
    if (first === undefined || second === undefined || first === second) continue;
    wires.join(first, second);
    wired.add(first).add(second);
  }
  for (const index of wired) {
    const port = ports[index];
    if (port) port.wire = wires.find(index);
  }
}

const vrfKey = (port: Port): string => port.interface.vrf?.value ?? '';

/** Same wire: joined by the layer-1 file, else one subnet in common. */
function groupPorts(ports: readonly Port[]): number[][] {
  const sets = disjointSets(ports.length);
  const firstOf = new Map<string, number>();
  const meet = (key: string, index: number): void => {
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, index);
    else sets.join(first, index);
  };
  ports.forEach((port, index) => {
    if (port.wire !== undefined) meet(`wire ${port.wire}`, index);
    else if (port.interface.ipv4.length > 0) {
      for (const { prefix } of port.interface.ipv4) {
        if (prefix.length < 32) meet(`${vrfKey(port)} ${prefixText(prefix)}`, index);
      }
    }
  });
  joinNestedSubnets(ports, sets);
  const groups = new Map<number, number[]>();
  ports.forEach((_, index) => {
    const root = sets.find(index);
    const group = groups.get(root);
    if (group) group.push(index);
    else groups.set(root, [index]);
  });
  return [...groups.values()];
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
function joinNestedSubnets(ports: readonly Port[], sets: DisjointSets): void {
  const sizes = new Map<number, number>();
  ports.forEach((_, index) => {
    const root = sets.find(index);
    sizes.set(root, (sizes.get(root) ?? 0) + 1);
  });
  const lonely = ports
    .flatMap((port, index) => {
      const [own] = port.interface.ipv4;
      const alone = port.wire === undefined && isActive(port) && sizes.get(sets.find(index)) === 1;
      return own && own.prefix.length < 32 && alone ? [{ port, index, own }] : [];
    })
    .sort((a, b) => comparePrefixes(a.own.prefix, b.own.prefix));
  const partners = new Map<number, number[]>();
  for (let at = 0; at < lonely.length; at++) {
    const outer = lonely[at];
    if (!outer) continue;
    for (let next = at + 1; next < lonely.length; next++) {
      const inner = lonely[next];
      if (!inner || !prefixContains(outer.own.prefix, inner.own.prefix)) break;
      if (vrfKey(inner.port) !== vrfKey(outer.port) || inner.port.router === outer.port.router) continue;
      if (!meantForEachOther(outer.own, inner.own)) continue;
      partners.set(outer.index, [...(partners.get(outer.index) ?? []), inner.index]);
      partners.set(inner.index, [...(partners.get(inner.index) ?? []), outer.index]);
    }
  }
  for (const [index, others] of partners) {
    const [other] = others;
    if (others.length === 1 && other !== undefined && partners.get(other)?.length === 1) sets.join(index, other);
  }
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

function hasRepeatedAddress(group: readonly Port[]): boolean {
  const seen = new Set<number>();
  return group.some((port) => {
    const address = port.addresses[0]?.address;
    if (address === undefined || port.interface.ipv4.length === 0) return false;
    if (seen.has(address)) return true;
    seen.add(address);
    return false;
  });
}

/**
 * An address that occurs twice cannot be on one wire. When the folders of the files tell two labs
 * apart, each folder has its own link (5.2); otherwise the clash stays on the link, to be reported.
 */
function splitByFolder(group: readonly Port[]): readonly (readonly Port[])[] {
  if (!hasRepeatedAddress(group)) return [group];
  const folders = new Map<string, Port[]>();
  for (const port of group) {
    const folder = folderOf(port.router.device.file);
    folders.set(folder, [...(folders.get(folder) ?? []), port]);
  }
  const parts = [...folders.values()];
  return parts.every((part) => part.length > 1 && !hasRepeatedAddress(part)) ? parts : [group];
}

/** The subnet most ports are in; the lowest of several. */
function mainSubnet(group: readonly Port[]): Ipv4Prefix | undefined {
  const votes = new Map<string, { prefix: Ipv4Prefix; count: number }>();
  for (const port of group) {
    for (const { prefix } of port.addresses) {
      const key = prefixText(prefix);
      const vote = votes.get(key);
      if (vote) vote.count++;
      else votes.set(key, { prefix, count: 1 });
    }
  }
  const sorted = [...votes.values()].sort((a, b) => b.count - a.count || comparePrefixes(a.prefix, b.prefix));
  return sorted[0]?.prefix;
}

function addressIn(port: Port, subnet: IpPrefix): number {
  const inside = port.addresses.find(({ prefix }) => prefixText(prefix) === prefixText(subnet));
  return (inside ?? port.addresses[0])?.address ?? 0;
}

/** Links in a stable order: by VRF, subnet, then routers. */
export function inferLinks(
  routers: readonly Router[],
  speakers: readonly Speaker[],
  physicalLinks: readonly PhysicalLink[],
): Link[] {
  const ports = collectPorts(routers, speakers);
  applyPhysicalLinks(ports, physicalLinks);
  const drafts: { vrf: string; first: number; link: Omit<Link, 'index'> }[] = [];
  for (const indices of groupPorts(ports)) {
    const members = indices.map((index) => ports[index]).filter((port): port is Port => port !== undefined);
    if (!members.some(isActive)) continue;
    for (const group of splitByFolder(members)) {
      const subnet = mainSubnet(group);
      if (!subnet || !group.some(isActive)) continue;
      const attachments: Attachment[] = [];
      const silent: SilentEnd[] = [];
      for (const port of group) {
        const address = addressIn(port, subnet);
        for (const { speaker, circuit } of port.circuits) {
          attachments.push({ speaker, circuit, interface: port.interface, address });
        }
        if (port.circuits.length === 0) {
          silent.push({ router: port.router.index, interface: port.interface, address });
        }
      }
      drafts.push({
        vrf: group[0] ? vrfKey(group[0]) : '',
        first: attachments[0]?.speaker ?? 0,
        link: { subnet, attachments, silent },
      });
    }
  }
  drafts.sort(
    (a, b) => compareText(a.vrf, b.vrf) || comparePrefixes(a.link.subnet, b.link.subnet) || a.first - b.first,
  );
  return drafts.map(({ link }, index) => ({ index, ...link }));
}
