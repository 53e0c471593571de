/** Named filters and keys: what is defined, what is named. */
import type { Device } from '../model/device.ts';
import type { StructureKind } from '../model/structures.ts';

export const FILTER_KINDS = ['route-policy', 'prefix-list', 'access-list', 'key-chain'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

export const isFilterKind = (kind: StructureKind): kind is FilterKind =>
  (FILTER_KINDS as readonly StructureKind[]).includes(kind);

/** What this vendor calls it. */
export function kindText({ behaviour: { words } }: Device, kind: FilterKind): string {
  switch (kind) {
    case 'route-policy':
      return words.routePolicy;
    case 'prefix-list':
      return words.prefixList;
    case 'access-list':
      return words.accessList;
    case 'key-chain':
      return 'key chain';
  }
}

export const structureKey = (kind: StructureKind, name: string): string => `${kind} ${name}`;
