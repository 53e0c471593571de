/** Find references: every place of the network that uses what the cursor is on. */
import { formatIpv4, type IpPrefix, prefixEquals } from '../base/ip.ts';
import type { Place, Position } from '../base/text.ts';
import type { Device } from '../model/device.ts';
import type { Network } from '../model/network.ts';
import type { StructureKind } from '../model/structures.ts';
import type { Statement } from '../syntax/tree.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { addressMentions } from './addresses.ts';
import { addressOwners } from './definition.ts';
import { type LocatedSubject, subjectAt } from './subject.ts';

/** Sorted by file and position; without the defining words themselves unless asked for. */
export function references(
  snapshot: WorkspaceSnapshot,
  file: string,
  at: Position,
  includeDefinition: boolean,
): readonly Place[] {
  const located = subjectAt(snapshot, file, at);
  if (!located) return [];
  const { uses, definitions } = usesOf(snapshot, located);
  const other = uses.filter((place) => !definitions.some((each) => overlap(each, place)));
  const places = includeDefinition ? [...definitions, ...other] : other;
  return places.sort(byPlace).filter((place, index, all) => index === 0 || !samePlace(place, all[index - 1]));
}

/** What a name stands for in a file: the words that define it, and all others. */
export interface Uses {
  readonly definitions: readonly Place[];
  readonly uses: readonly Place[];
}

function usesOf(snapshot: WorkspaceSnapshot, { subject, cursor, analysed }: LocatedSubject): Uses {
  const { network } = analysed;
  switch (subject.kind) {
    case 'structure':
      return structureUses(cursor.device, subject.structure, subject.name);
    case 'interface':
      return structureUses(cursor.device, 'interface', subject.interface.name);
    case 'route-target':
      return routeTargetUses(network, subject.target);
    case 'hostname':
      return hostnameUses(network, network.routers[subject.router]?.device);
    case 'address': {
      const owners = addressOwners(network, cursor.device, subject.mention);
      const definitions = owners.map(({ router, address }) => ({ file: router.device.file, span: address.span }));
      const [owner] = owners;
      // An address of a VRF means something on its own router only.
      const devices = owner?.interface.vrf ? [owner.router.device] : network.routers.map(({ device }) => device);
      const wanted = devices.filter(
        (device) => device === cursor.device || mentionsAddress(device, subject.mention.host),
      );
      return {
        definitions,
        uses: wanted.flatMap((device) => addressUses(snapshot, device.file, subject.mention.host)),
      };
    }
    case 'net':
    case 'leak':
    case 'command':
      return { definitions: [], uses: [] };
  }
}

export function structureUses({ file, structures }: Device, kind: StructureKind, name: string): Uses {
  const places = (all: readonly { kind: StructureKind; name: string; span: Place['span'] }[]): readonly Place[] =>
    all.filter((each) => each.kind === kind && each.name === name).map(({ span }) => ({ file, span }));
  return { definitions: places(structures.definitions), uses: places(structures.references) };
}

function routeTargetUses(network: Network, target: string): Uses {
  const uses = network.routers.flatMap(({ device }) =>
    device.vrfs
      .flatMap(({ importTargets, exportTargets }) => [...importTargets, ...exportTargets])
      .filter(({ value }) => value === target)
      .map(({ span }) => ({ file: device.file, span })),
  );
  return { definitions: [], uses };
}

/** Descriptions are where other files name a router. */
function hostnameUses(network: Network, device: Device | undefined): Uses {
  if (!device?.hostname) return { definitions: [], uses: [] };
  const name = device.hostname.value;
  const uses = network.routers.flatMap((router) =>
    router.device.interfaces.flatMap(({ description }) => {
      if (!description) return [];
      return wholeWords(description.value, name).map((offset) => {
        const start = description.span.start + offset;
        return { file: router.device.file, span: { line: description.span.line, start, end: start + name.length } };
      });
    }),
  );
  return { definitions: [{ file: device.file, span: device.hostname.span }], uses };
}

function wholeWords(text: string, name: string): readonly number[] {
  const offsets: number[] = [];
  const isPart = (character: string | undefined): boolean => character !== undefined && /[\w.-]/.test(character);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) offsets.push(at);
  }
  return offsets;
}

/** Whether the Device knows of the address: spares reading files that cannot hold it. */
function mentionsAddress(device: Device, host: IpPrefix): boolean {
  const inInterfaces = device.interfaces.some(({ ipv4, ipv6 }) =>
    [...ipv4, ...ipv6].some(({ address, prefix }) => prefix.family === host.family && address === host.address),
  );
  const inLists = device.prefixLists.some(({ entries }) => entries.some(({ prefix }) => prefixEquals(prefix, host)));
  if (inInterfaces || inLists) return true;
  if (host.family === 'ipv6') return device.bgp?.neighbors.some(({ address }) => address === undefined) ?? false;
  const { address } = host;
  return (
    (device.bgp?.neighbors.some((each) => each.address === address || each.addressText === formatIpv4(address)) ??
      false) ||
    device.bgp?.routerId?.value === address ||
    device.pseudowires.some(({ peer }) => peer === address) ||
    device.interfaces.some(({ tunnel }) => tunnel?.destination?.value === address) ||
    device.staticRoutes.some(({ nextHop, prefix }) => nextHop === address || prefixEquals(prefix, host)) ||
    device.accessLists.some(({ entries }) => entries.some(({ network }) => network.bits === address))
  );
}

export function addressUses(snapshot: WorkspaceSnapshot, file: string, host: IpPrefix): readonly Place[] {
  const places: Place[] = [];
  const visit = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      for (const mention of addressMentions(statement)) {
        if (prefixEquals(mention.host, host)) places.push({ file, span: mention.span });
      }
      visit(statement.children);
    }
  };
  visit(snapshot.tree(file)?.statements ?? []);
  return places;
}

function samePlace(a: Place, b: Place | undefined): boolean {
  return b !== undefined && a.file === b.file && a.span.line === b.span.line && a.span.start === b.span.start;
}

function overlap(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.line === b.span.line && a.span.start < b.span.end && b.span.start < a.span.end;
}

function byPlace(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.line - b.span.line || a.span.start - b.span.start;
}
