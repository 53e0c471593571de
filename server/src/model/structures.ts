/**
 * Named structures of one file: where they are defined and where they are used. Feeds go to
 * definition, references, rename, undefined-reference and unused-structure.
 */
import type { Span } from '../base/text.ts';

export type StructureKind =
  | 'route-policy'
  | 'prefix-list'
  | 'access-list'
  | 'key-chain'
  | 'vrf'
  | 'peer-group'
  | 'peer-template'
  | 'isis-instance'
  /** Statements under a name, taken over where they are applied. */
  | 'config-group'
  | 'interface';

export interface StructureDefinition {
  readonly kind: StructureKind;
  readonly name: string;
  /** The name where it is defined. A structure written as several lines has one definition each. */
  readonly span: Span;
  readonly firstLine: number;
  readonly lastLine: number;
  /** The name once more, on a line that goes on with what began further up. */
  readonly continues?: true;
  /** Used, named or not: by the system itself, or perhaps by a program in the file that nobody reads; or not read. */
  readonly alwaysUsed?: true;
}

export interface StructureReference {
  readonly kind: StructureKind;
  readonly name: string;
  readonly span: Span;
  /** What names it, in the file's own words without the name, e.g. `redistribute isis ip level-2 into level-1 route-map`. */
  readonly context: string;
  /** False for a word in a command that is not modelled: counts as a use, never as undefined. */
  readonly modelled: boolean;
}

export interface StructureIndex {
  readonly definitions: readonly StructureDefinition[];
  readonly references: readonly StructureReference[];
}
