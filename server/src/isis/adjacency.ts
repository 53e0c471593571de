/** Which circuits on a link become neighbors, and why the others do not (D2 … D7). */
import { type IpPrefix, ipv4Prefix, prefixContains, prefixText } from '../base/ip.ts';
import { isUp } from '../model/interfaces.ts';
import { LEVELS, type Level, type LevelSet } from '../model/isis.ts';
import type { Attachment, Link, Network, Speaker } from '../model/network.ts';
import { authenticationAgrees } from './authentication.ts';
import type { Adjacency, AdjacencyProblem, DanglingCircuit, FailedAdjacency } from './results.ts';

export interface Adjacencies {
  readonly formed: readonly Adjacency[];
  readonly failed: readonly FailedAdjacency[];
  readonly dangling: readonly DanglingCircuit[];
}

/** D2: what the instance and the circuit both allow. */
export function circuitLevels(speaker: Speaker, attachment: Attachment): LevelSet {
  const { levels } = attachment.circuit;
  return { 1: levels[1] && speaker.instance.levels[1], 2: levels[2] && speaker.instance.levels[2] };
}

interface End {
  readonly position: number;
  readonly attachment: Attachment;
  readonly speaker: Speaker;
  readonly levels: LevelSet;
}

const sharesArea = (a: Speaker, b: Speaker): boolean => a.areas.some((area) => b.areas.includes(area));

/** D4: an end accepts a neighbor whose address lies in its own subnet; masks themselves are not compared. */
function subnetsAgree(a: Attachment, b: Attachment): boolean {
  if (a.interface.unnumbered || b.interface.unnumbered) return true;
  const covers = (own: Attachment, other: Attachment): boolean =>
    own.interface.ipv4.some(({ prefix }) =>
      other.interface.ipv4.some(({ address }) => prefixContains(prefix, ipv4Prefix(address, 32))),
    );
  return covers(a, b) && covers(b, a);
}

const repeatsAddress = (a: Attachment, b: Attachment): boolean =>
  !a.interface.unnumbered && !b.interface.unnumbered && a.address === b.address;

const mtuOf = ({ interface: on }: Attachment): number | undefined => on.mtu?.value ?? on.defaultMtu;

/** Size of the hellos an end sends; undefined where they are small, or nobody knows. */
function paddedSize(network: Network, { attachment, speaker }: End): number | undefined {
  const mtu = mtuOf(attachment);
  if (!attachment.circuit.helloPadding || mtu === undefined) return undefined;
  const most = network.routers[speaker.router]?.device.behaviour.hellosPaddedTo ?? 'mtu';
  return most === 'mtu' ? mtu : Math.min(mtu, most);
}

/** D4: padded hellos do not fit into a smaller MTU at the other end. */
function mtuAgrees(network: Network, a: End, b: End): boolean {
  const fits = (from: End, into: End): boolean => {
    const [size, mtu] = [paddedSize(network, from), mtuOf(into.attachment)];
    return size === undefined || mtu === undefined || size <= mtu;
  };
  return fits(a, b) && fits(b, a);
}

/** D32: an end of a single topology refuses a neighbor that lacks one of its families, or has one more. */
function refuses({ attachment: { circuit, interface: on }, speaker }: End, other: End): boolean {
  if (!speaker.instance.checksFamilies || !circuit.families.ipv6) return false;
  const { families } = other.attachment.circuit;
  return families.ipv4 !== circuit.families.ipv4 || (on.ipv6.length > 0 && !families.ipv6);
}

/** What is simulated is IPv4: where one end alone runs it, nothing of it crosses the link, whatever else does (D4). */
function familiesAgree(a: End, b: End): boolean {
  return a.attachment.circuit.families.ipv4 && b.attachment.circuit.families.ipv4 && !refuses(a, b) && !refuses(b, a);
}

/** A link of IPv6 alone: it carries no IPv4, and nobody says that it should. */
const isIpv6Only = (a: End, b: End): boolean =>
  !a.attachment.circuit.families.ipv4 && !b.attachment.circuit.families.ipv4;

/** What keeps the two ends apart at every level; undefined when nothing does. */
function generalProblem(network: Network, a: End, b: End): AdjacencyProblem | undefined {
  const [first, second] = [a.attachment.circuit, b.attachment.circuit];
  if (a.speaker.systemId === b.speaker.systemId) return 'system-id';
  if (!familiesAgree(a, b)) return 'address-family';
  if (first.network !== second.network) return 'network-type';
  if (repeatsAddress(a.attachment, b.attachment)) return 'duplicate-address';
  if (!subnetsAgree(a.attachment, b.attachment)) return 'subnet';
  return mtuAgrees(network, a, b) ? undefined : 'mtu';
}

function levelProblem(network: Network, level: Level, a: End, b: End): AdjacencyProblem | undefined {
  // D3: only level 1 asks for a common area.
  if (level === 1 && !sharesArea(a.speaker, b.speaker)) return 'area';
  const [aDevice, bDevice] = [network.routers[a.speaker.router]?.device, network.routers[b.speaker.router]?.device];
  const [first, second] = [a.attachment.circuit, b.attachment.circuit];
  const agrees =
    aDevice &&
    bDevice &&
    authenticationAgrees(first.helloAuthentication[level], aDevice, second.helloAuthentication[level], bDevice);
  return agrees ? undefined : 'authentication';
}

interface PairOutcome {
  readonly up: readonly Level[];
  readonly failed: readonly { readonly levels: readonly Level[]; readonly problem: AdjacencyProblem }[];
}

/** Levels that an end could mean; where circuit and instance have none in common, those of the instance (D2). */
const meantLevels = ({ levels, speaker }: End): LevelSet => (levels[1] || levels[2] ? levels : speaker.instance.levels);

function meet(network: Network, a: End, b: End): PairOutcome {
  if (isIpv6Only(a, b)) return { up: [], failed: [] };
  const common = LEVELS.filter((level) => a.levels[level] && b.levels[level]);
  const general = generalProblem(network, a, b);
  const wanted = common.length > 0 ? common : LEVELS.filter((level) => meantLevels(a)[level] || meantLevels(b)[level]);
  if (general) return { up: [], failed: [{ levels: wanted, problem: general }] };
  if (common.length === 0) return { up: [], failed: [{ levels: wanted, problem: 'level' }] };
  const up: Level[] = [];
  const down = new Map<AdjacencyProblem, Level[]>();
  for (const level of common) {
    const problem = levelProblem(network, level, a, b);
    if (!problem) up.push(level);
    else down.set(problem, [...(down.get(problem) ?? []), level]);
  }
  // D3: two areas that meet on level 2 are the ordinary border, whatever level 1 could have done.
  if (up.includes(2) || down.get('authentication')?.includes(2)) down.delete('area');
  return { up, failed: [...down].map(([problem, levels]) => ({ levels, problem })) };
}

/** Subnets numbered for two routers (D31). */
const isTwoPartySubnet = ({ subnet }: Link): boolean => subnet.length >= (subnet.family === 'ipv4' ? 30 : 126);

const isPointToPoint = (link: Link, { circuit }: Attachment): boolean =>
  circuit.network === 'point-to-point' || isTwoPartySubnet(link);

function examineLink(network: Network, link: Link, formed: Adjacency[], failed: FailedAdjacency[]): void {
  const ends: End[] = [];
  link.attachments.forEach((attachment, position) => {
    const speaker = network.speakers[attachment.speaker];
    if (!speaker || speaker.systemId === undefined || attachment.circuit.passive) return;
    ends.push({ position, attachment, speaker, levels: circuitLevels(speaker, attachment) });
  });
  const met = new Set<number>();
  const pairs: { a: End; b: End; outcome: PairOutcome }[] = [];
  ends.forEach((a, index) => {
    for (const b of ends.slice(index + 1)) {
      if (a.speaker.router === b.speaker.router) continue;
      const outcome = meet(network, a, b);
      for (const level of outcome.up) formed.push({ link: link.index, level, ends: [a.position, b.position] });
      if (outcome.up.length > 0) met.add(a.position).add(b.position);
      if (outcome.failed.length > 0) pairs.push({ a, b, outcome });
    }
  });
  for (const { a, b, outcome } of pairs) {
    for (const { levels, problem } of outcome.failed) {
      // Areas and levels may share a LAN on purpose, as long as everybody has somebody.
      const mayBeMeant = problem === 'area' || problem === 'level';
      if (mayBeMeant && met.has(a.position) && met.has(b.position)) continue;
      failed.push({ link: link.index, ends: [a.position, b.position], levels, problem });
    }
  }
  reportHalfOpen(network, link, failed);
}

/** One end runs IS-IS and the other one is passive or silent: a mistake only between exactly two routers. */
function reportHalfOpen(network: Network, link: Link, failed: FailedAdjacency[]): void {
  if (link.attachments.length + link.silent.length !== 2) return;
  const position = link.attachments.findIndex(({ circuit }) => !circuit.passive);
  const active = link.attachments[position];
  const speaker = active && network.speakers[active.speaker];
  if (!speaker || !isPointToPoint(link, active)) return;
  const own = circuitLevels(speaker, active);
  const levels = LEVELS.filter((level) => own[level]);
  const passive = link.attachments.findIndex(({ circuit }) => circuit.passive);
  const passiveEnd = link.attachments[passive];
  if (passiveEnd && network.speakers[passiveEnd.speaker]?.router !== speaker.router) {
    failed.push({ link: link.index, ends: [position, passive], levels, problem: 'passive-one-side' });
  }
  const [silent] = link.silent;
  const other = silent && network.routers[silent.router];
  // A router without IS-IS is a customer's or another protocol's: nothing says it should be a neighbor.
  const runsIsis = other?.device.isis.some(({ vrf }) => vrf?.value === speaker.instance.vrf?.value);
  if (silent && runsIsis && silent.router !== speaker.router) {
    failed.push({ link: link.index, ends: [position, 0], levels, problem: 'one-side-only' });
  }
}

const subnetKey = (vrf: string | undefined, subnet: IpPrefix): string => `${vrf ?? ''} ${prefixText(subnet)}`;

/** Subnets of interfaces that are down: their far ends are not missing, they are switched off (D6). */
function subnetsSwitchedOff({ routers }: Network): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { device } of routers) {
    for (const one of device.interfaces) {
      if (isUp(device, one)) continue;
      for (const { prefix } of one.ipv4) found.add(subnetKey(one.vrf?.value, prefix));
    }
  }
  return found;
}

/** D31: active, point-to-point, and nobody at the other end. */
function danglingOn(network: Network, link: Link, switchedOff: ReadonlySet<string>): DanglingCircuit | undefined {
  const [only] = link.attachments;
  if (!only || link.attachments.length !== 1 || link.silent.length > 0) return undefined;
  if (switchedOff.has(subnetKey(only.interface.vrf?.value, link.subnet))) return undefined;
  return danglingCircuit(network, only, isPointToPoint(link, only));
}

function danglingCircuit(network: Network, attachment: Attachment, pointToPoint: boolean): DanglingCircuit | undefined {
  const speaker = network.speakers[attachment.speaker];
  if (!speaker || speaker.systemId === undefined || attachment.circuit.passive || !pointToPoint) return undefined;
  const own = circuitLevels(speaker, attachment);
  const levels = LEVELS.filter((level) => own[level]);
  return levels.length > 0 ? { speaker: speaker.index, interface: attachment.interface.name, levels } : undefined;
}

/** All adjacencies of a network, in link order. */
export function findAdjacencies(network: Network): Adjacencies {
  const formed: Adjacency[] = [];
  const failed: FailedAdjacency[] = [];
  const dangling: DanglingCircuit[] = [];
  const switchedOff = subnetsSwitchedOff(network);
  for (const link of network.links) {
    examineLink(network, link, formed, failed);
    const loose = danglingOn(network, link, switchedOff);
    if (loose) dangling.push(loose);
  }
  return { formed, failed, dangling };
}
