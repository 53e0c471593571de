/** What the cursor is on: the common question behind hover, definition and references. */
import { type IpPrefix, parsePrefix, prefixEquals } from '../base/ip.ts';
import { type Position, type Span, spanContains } from '../base/text.ts';
import type { Device, Interface } from '../model/device.ts';
import type { InterLevelDistribution, IsisInstance, Net } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import { routerOf } from '../model/routers.ts';
import type { StructureKind } from '../model/structures.ts';
import type { BgpNeighbor } from '../model/vpn.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { type AddressMention, addressMentionAt } from './addresses.ts';
import { type Cursor, cursorAt } from './cursor.ts';

export type Subject =
  | { readonly kind: 'interface'; readonly span: Span; readonly interface: Interface }
  /** Route policy, list, key chain, VRF, peer group, template, IS-IS instance or configuration group, defined or not. */
  | {
      readonly kind: 'structure';
      readonly span: Span;
      readonly structure: Exclude<StructureKind, 'interface'>;
      readonly name: string;
    }
  | { readonly kind: 'route-target'; readonly span: Span; readonly target: string }
  | { readonly kind: 'net'; readonly span: Span; readonly instance: IsisInstance; readonly net: Net }
  | { readonly kind: 'hostname'; readonly span: Span; readonly router: RouterIndex }
  | {
      readonly kind: 'address';
      readonly span: Span;
      readonly mention: AddressMention;
      /** The BGP session the address names, where it does. */
      readonly neighbor: BgpNeighbor | undefined;
    }
  | {
      readonly kind: 'leak';
      readonly span: Span;
      readonly instance: IsisInstance;
      readonly distribution: InterLevelDistribution;
    }
  | { readonly kind: 'command'; readonly span: Span };

export interface LocatedSubject {
  readonly subject: Subject;
  readonly cursor: Cursor;
  readonly analysed: AnalysedNetwork;
}

/** Undefined where there is no word, or in files that take part in no network. */
export function subjectAt(snapshot: WorkspaceSnapshot, file: string, at: Position): LocatedSubject | undefined {
  const cursor = cursorAt(snapshot, file, at);
  const analysed = cursor && snapshot.networkOf(file);
  if (!cursor || !analysed) return undefined;
  const subject = structureAt(cursor.device, at) ??
    routeTargetAt(cursor.device, at) ??
    netAt(cursor.device, at) ??
    ownHostname(cursor, analysed, at) ??
    addressAt(cursor) ??
    leakAt(cursor.device, at) ??
    otherHostname(cursor, analysed) ?? { kind: 'command', span: cursor.span };
  return { subject, cursor, analysed };
}

/** The structure a word defines or names. */
export function structureAt(device: Device, at: Position): Subject | undefined {
  const { references, definitions } = device.structures;
  const found =
    references.find((each) => spanContains(each.span, at)) ?? definitions.find((each) => spanContains(each.span, at));
  if (!found) return undefined;
  if (found.kind !== 'interface') {
    return { kind: 'structure', span: found.span, structure: found.kind, name: found.name };
  }
  const owner = device.interfaces.find((each) => each.name === found.name);
  return owner && { kind: 'interface', span: found.span, interface: owner };
}

function routeTargetAt(device: Device, at: Position): Subject | undefined {
  for (const vrf of device.vrfs) {
    const target = [...vrf.importTargets, ...vrf.exportTargets].find((each) => spanContains(each.span, at));
    if (target) return { kind: 'route-target', span: target.span, target: target.value };
  }
  return undefined;
}

function netAt(device: Device, at: Position): Subject | undefined {
  for (const instance of device.isis) {
    const net = instance.nets.find((each) => spanContains(each.span, at));
    if (net) return { kind: 'net', span: net.span, instance, net: net.value };
  }
  return undefined;
}

function ownHostname(cursor: Cursor, analysed: AnalysedNetwork, at: Position): Subject | undefined {
  const { hostname } = cursor.device;
  const router = routerOf(analysed.network, cursor.device);
  if (!hostname || !router || !spanContains(hostname.span, at)) return undefined;
  return { kind: 'hostname', span: hostname.span, router: router.index };
}

/** A router named in passing, e.g. in a description. The command's own first word is never one. */
function otherHostname(cursor: Cursor, analysed: AnalysedNetwork): Subject | undefined {
  if (cursor.wordIndex < 1) return undefined;
  const router = analysed.network.routerByName.get(cursor.word.text);
  return router === undefined ? undefined : { kind: 'hostname', span: cursor.span, router };
}

function addressAt(cursor: Cursor): Subject | undefined {
  const mention = addressMentionAt(cursor.statement, cursor.wordIndex);
  if (!mention) return undefined;
  const section = cursor.device.bgp?.section;
  const inBgp = section && section.firstLine <= mention.span.line && mention.span.line <= section.lastLine;
  const neighbor = inBgp ? neighborWith(cursor.device, mention.host) : undefined;
  return { kind: 'address', span: mention.span, mention, neighbor };
}

function neighborWith(device: Device, host: IpPrefix): BgpNeighbor | undefined {
  return device.bgp?.neighbors.find((each) => {
    const peer = parsePrefix(each.addressText);
    return peer !== undefined && prefixEquals(peer, host);
  });
}

function leakAt(device: Device, at: Position): Subject | undefined {
  for (const instance of device.isis) {
    const distribution = instance.interLevel.find((each) => spanContains(each.span, at));
    if (distribution) return { kind: 'leak', span: distribution.span, instance, distribution };
  }
  return undefined;
}
