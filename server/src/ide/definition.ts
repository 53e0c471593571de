/** Go to definition: from a name or an address to what it stands for, within the file's network. */
import type { Position, Span } from '../base/text.ts';
import type { Device } from '../model/device.ts';
import type { Network } from '../model/network.ts';
import { routerOf } from '../model/routers.ts';
import type { StructureKind } from '../model/structures.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { type AddressMention, type AddressOwner, attachedTo, ownersOf } from './addresses.ts';
import { type LocatedSubject, subjectAt } from './subject.ts';

/** A place to go to: the words to select, within the lines that belong to it. */
export interface Target {
  readonly file: string;
  readonly span: Span;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface Definition {
  /** The words asked about. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

/** Undefined when the words stand for nothing that is defined here. */
export function definition(snapshot: WorkspaceSnapshot, file: string, at: Position): Definition | undefined {
  const located = subjectAt(snapshot, file, at);
  const targets = located ? targetsOf(located) : [];
  return located && targets.length > 0 ? { origin: located.subject.span, targets } : undefined;
}

function targetsOf({ subject, cursor, analysed }: LocatedSubject): readonly Target[] {
  const { network } = analysed;
  switch (subject.kind) {
    case 'structure':
      return structureDefinitions(cursor.device, subject.structure, subject.name);
    case 'interface': {
      const defined = structureDefinitions(cursor.device, 'interface', subject.interface.name);
      const { span, firstLine, lastLine } = subject.interface.section;
      return defined.length > 0 ? defined : [{ file: cursor.file, span, firstLine, lastLine }];
    }
    case 'route-target':
      return routeTargetExports(network, subject.target);
    case 'hostname': {
      const device = network.routers[subject.router]?.device;
      const span = device?.hostname?.span ?? { line: 0, start: 0, end: 0 };
      return device ? [onOneLine(device.file, span)] : [];
    }
    case 'address':
      return addressOwners(network, cursor.device, subject.mention).map(
        ({ router, interface: { section }, address }) => ({
          file: router.device.file,
          span: address.span,
          firstLine: section.firstLine,
          lastLine: section.lastLine,
        }),
      );
    case 'net':
    case 'leak':
    case 'command':
      return [];
  }
}

/** Where a structure of one file begins; several places when its lines stand apart and none goes on with another. */
export function structureDefinitions(device: Device, kind: StructureKind, name: string): readonly Target[] {
  return device.structures.definitions
    .filter((each) => each.kind === kind && each.name === name && !each.continues)
    .map(({ span, firstLine, lastLine }) => ({ file: device.file, span, firstLine, lastLine }));
}

/** A VPN's members are found by what they export. */
function routeTargetExports(network: Network, target: string): readonly Target[] {
  return network.routers.flatMap(({ device }) =>
    device.vrfs.flatMap(({ exportTargets }) =>
      exportTargets.filter(({ value }) => value === target).map(({ span }) => onOneLine(device.file, span)),
    ),
  );
}

/** The interface the words themselves configure, else the owners of the address, else those in exactly the subnet. */
export function addressOwners(network: Network, device: Device, mention: AddressMention): readonly AddressOwner[] {
  const own = ownAddress(network, device, mention.span);
  if (own) return [own];
  const owners = ownersOf(network, mention.host);
  return owners.length > 0 || !mention.prefix ? owners : attachedTo(network, mention.prefix);
}

/** The interface address that is written at this span, whatever VRF it is in. */
function ownAddress(network: Network, device: Device, span: Span): AddressOwner | undefined {
  const router = routerOf(network, device);
  if (!router) return undefined;
  for (const each of device.interfaces) {
    const address = [...each.ipv4, ...each.ipv6].find(
      ({ span: written }) => written.line === span.line && written.start < span.end && span.start < written.end,
    );
    if (address) return { router, interface: each, address };
  }
  return undefined;
}

export function onOneLine(file: string, span: Span): Target {
  return { file, span, firstLine: span.line, lastLine: span.line };
}
