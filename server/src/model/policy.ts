/** Route policies and the lists they match on, vendor-neutral (D21). */
import type { Ipv4Prefix, Ipv6Prefix } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { Section } from './device.ts';
import type { FilterReference, Level } from './isis.ts';

export type Action = 'permit' | 'deny';

export interface PrefixListEntry {
  readonly action: Action;
  readonly prefix: Ipv4Prefix | Ipv6Prefix;
  /** Inclusive bounds of the lengths that match (ge, le resolved; both equal prefix.length when exact). */
  readonly minLength: number;
  readonly maxLength: number;
  /** Sequence number, configured or implied. */
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

/** One match line: the listed alternatives are ORed; lines of a clause are ANDed. */
export type PolicyCondition =
  | { readonly kind: 'lists'; readonly lists: readonly FilterReference[]; readonly span: Span }
  | { readonly kind: 'tag'; readonly tags: readonly number[]; readonly span: Span }
  | { readonly kind: 'interface'; readonly interfaces: readonly string[]; readonly span: Span }
  | { readonly kind: 'route-type'; readonly types: readonly RouteType[]; readonly span: Span }
  | { readonly kind: 'metric'; readonly metrics: readonly number[]; readonly span: Span }
  /** A match we read but do not model for IS-IS routes; it never matches a route by itself. */
  | { readonly kind: 'not-modelled'; readonly span: Span };

export interface PolicyClause {
  readonly action: Action;
  readonly sequence: number;
  readonly conditions: readonly PolicyCondition[];
  readonly setMetric: number | undefined;
  readonly setTag: number | undefined;
  readonly setLevel: readonly Level[] | undefined;
  /** After a permit match go on at this clause (`continue`): undefined stops, 'next' is the following one. */
  readonly continueAt: number | 'next' | undefined;
  readonly section: Section;
}

/** Ordered by sequence, first match wins, implicit deny. */
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
