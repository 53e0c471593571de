/** Structures that findings are about: what is defined, what is named. */
import type { StructureName } from '../messages/english/words.ts';
import type { Device } from '../model/device.ts';
import type { StructureKind } from '../model/structures.ts';

export const CHECKED_KINDS = ['route-policy', 'prefix-list', 'access-list', 'key-chain', 'config-group'] as const;
export type CheckedKind = (typeof CHECKED_KINDS)[number];

export const isCheckedKind = (kind: StructureKind): kind is CheckedKind =>
  (CHECKED_KINDS as readonly StructureKind[]).includes(kind);

/** A piece of a configuration, as in notes and templates: what it lacks or leaves unused is in the rest of it. */
export const isFragment = ({ interfaces }: Device): boolean => interfaces.length === 0;

/** Groups are the file's: it is the router that tells of them, not the logical routers in it as well. */
export const isToldOf = ({ logicalRouter }: Device, kind: CheckedKind): boolean =>
  kind !== 'config-group' || logicalRouter === undefined;

/** What this vendor calls it; undefined where that is no matter of vendors. */
function wordFor({ behaviour: { words } }: Device, kind: CheckedKind): string | undefined {
  switch (kind) {
    case 'route-policy':
      return words.routePolicy;
    case 'prefix-list':
      return words.prefixList;
    case 'access-list':
      return words.accessList;
    default:
      return undefined;
  }
}

export const structureName = (device: Device, kind: CheckedKind, name: string): StructureName => ({
  kind,
  word: wordFor(device, kind),
  name,
});

export const structureKey = (kind: StructureKind, name: string): string => `${kind} ${name}`;
