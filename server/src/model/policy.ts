/** Route policies and the lists they match on, vendor-neutral (D21). */
import type { Ipv4Prefix, Ipv6Prefix } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { Section } from './device.ts';
import type { FilterReference, Level, Redistribution } from './isis.ts';

export type Action = 'permit' | 'deny';

export interface PrefixListEntry {
  readonly action: Action;
  readonly prefix: Ipv4Prefix | Ipv6Prefix;
  /** Inclusive bounds of the lengths that match (ge, le resolved; both equal prefix.length when exact). */
  readonly minLength: number;
  readonly maxLength: number;
  /** Sequence number, configured or implied; 0 where entries have none. */
  readonly sequence: number;
  readonly sequenceConfigured: boolean;
  readonly span: Span;
}

/** Ordered, first match wins, implicit deny. */
export interface PrefixList {
  readonly name: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly entries: readonly PrefixListEntry[];
  readonly section: Section;
}

/** `bits` compared where `wildcard` has zeros; both unsigned 32-bit integers. */
export interface WildcardMatch {
  readonly bits: number;
  readonly wildcard: number;
}

/** An access list read as a route filter: network against `network`, netmask against `mask` when extended. */
export interface AccessListEntry {
  readonly action: Action;
  readonly network: WildcardMatch;
  readonly mask: WildcardMatch | undefined;
  readonly sequence: number | undefined;
  readonly span: Span;
}

export interface AccessList {
  readonly name: string;
  readonly kind: 'standard' | 'extended';
  readonly entries: readonly AccessListEntry[];
  readonly section: Section;
}

export type RouteType = 'level-1' | 'level-2' | 'internal' | 'external' | 'local' | 'other';

/** Where a route comes from, as a policy can ask for it. */
export type RouteSource = Redistribution['source'];

/** One match line: the listed alternatives are ORed; lines of a clause are ANDed. */
export type PolicyCondition =
  | { readonly kind: 'lists'; readonly lists: readonly FilterReference[]; readonly span: Span }
  /**
   * Prefixes written in the condition itself. `first`: entries in order; `longest`: the entry with the longest
   * matching prefix decides alone, whether its lengths match or not.
   */
  | {
      readonly kind: 'entries';
      readonly list: PrefixList;
      readonly lookup: 'first' | 'longest';
      readonly span: Span;
    }
  | { readonly kind: 'tag'; readonly tags: readonly number[]; readonly span: Span }
  | { readonly kind: 'interface'; readonly interfaces: readonly string[]; readonly span: Span }
  /** What holds for the address of the next hop, taken as a prefix. */
  | { readonly kind: 'next-hop'; readonly of: PolicyCondition; readonly span: Span }
  | { readonly kind: 'route-type'; readonly types: readonly RouteType[]; readonly span: Span }
  | { readonly kind: 'metric'; readonly metrics: readonly number[]; readonly span: Span }
  /** Inclusive bounds of a metric or tag. */
  | {
      readonly kind: 'range';
      readonly attribute: 'metric' | 'tag';
      readonly min: number;
      readonly max: number;
      readonly span: Span;
    }
  | { readonly kind: 'source'; readonly sources: readonly RouteSource[]; readonly span: Span }
  /** The level whose LSP the route is about to enter. */
  | { readonly kind: 'to-level'; readonly levels: readonly Level[]; readonly span: Span }
  /** Another policy permits the route; what it sets has no effect. */
  | { readonly kind: 'policy'; readonly policy: FilterReference; readonly span: Span }
  | { readonly kind: 'all' | 'any'; readonly of: readonly PolicyCondition[]; readonly span: Span }
  | { readonly kind: 'not'; readonly of: PolicyCondition; readonly span: Span }
  /** The files cannot tell whether it holds: it asks for what only a router knows, or was not understood. */
  | { readonly kind: 'undecidable'; readonly span: Span }
  /** No IPv4 route meets it, wherever it comes from. */
  | { readonly kind: 'never'; readonly span: Span };

/** The conditions that ask for something themselves, out of all that combine others. */
export function leafConditions(conditions: readonly PolicyCondition[]): readonly PolicyCondition[] {
  return conditions.flatMap((condition) => {
    if (condition.kind === 'all' || condition.kind === 'any') return leafConditions(condition.of);
    return condition.kind === 'not' ? leafConditions([condition.of]) : [condition];
  });
}

export interface PolicyClause {
  /** `none` sets what it sets and leaves the verdict to what follows. */
  readonly action: Action | 'none';
  readonly sequence: number;
  /** What the file calls it, e.g. `term PE-LOOPBACKS`; undefined where it is known by action and sequence. */
  readonly label: string | undefined;
  readonly conditions: readonly PolicyCondition[];
  readonly setMetric: number | undefined;
  readonly setTag: number | undefined;
  readonly setLevel: readonly Level[] | undefined;
  /**
   * Where a match goes on that does not deny: 'next' is the following clause, a number the first of that sequence
   * or later. Undefined: a permit is final, a `none` leaves the policy undecided.
   */
  readonly continueAt: number | 'next' | undefined;
  readonly section: Section;
}

/** What people call a clause. */
export const clauseName = ({ label, action, sequence }: PolicyClause): string => label ?? `${action} ${sequence}`;

/** Ordered by sequence, first match wins, implicit deny unless the reference says what else decides. */
export interface RoutePolicy {
  readonly name: string;
  readonly clauses: readonly PolicyClause[];
}

/** Keys are kept as one-way digests (I7). */
export interface KeyChain {
  readonly name: string;
  readonly keys: readonly { readonly id: number; readonly secret: string | undefined }[];
  readonly section: Section;
}
