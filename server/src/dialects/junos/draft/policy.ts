/** Routing policies while their statements are read. */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { Sourced, Span } from '../../../base/text.ts';
import type { Section } from '../../../model/device.ts';
import type { Level } from '../../../model/isis.ts';
import type { RouteSource } from '../../../model/policy.ts';

export interface ActionsDraft {
  verdict: 'accept' | 'reject' | undefined;
  next: 'term' | 'policy' | undefined;
  defaultAction: 'accept' | 'reject' | undefined;
  metric: number | undefined;
  tag: number | undefined;
  nextHopSelf: boolean;
  readonly communities: Sourced<string>[];
}

export const newActions = (): ActionsDraft => ({
  verdict: undefined,
  next: undefined,
  defaultAction: undefined,
  metric: undefined,
  tag: undefined,
  nextHopSelf: false,
  communities: [],
});

/** One `route-filter`: lengths that match below the prefix. */
export interface RouteFilterDraft {
  readonly prefix: Ipv4Prefix | Ipv6Prefix;
  readonly min: number;
  readonly max: number;
  readonly span: Span;
  /** What it does itself, before the term's own actions. */
  readonly actions: ActionsDraft;
}

export type PrefixListMatch = 'exact' | 'orlonger' | 'longer';

export interface FromDraft {
  readonly sources: { readonly source: RouteSource; readonly span: Span }[];
  levels: { readonly level: Level; readonly span: Span }[];
  external: Span | undefined;
  readonly routeFilters: RouteFilterDraft[];
  readonly routeFilterLists: Sourced<string>[];
  readonly prefixLists: { readonly name: string; readonly match: PrefixListMatch; readonly span: Span }[];
  readonly tags: Sourced<number>[];
  readonly metrics: Sourced<number>[];
  readonly interfaces: Sourced<string>[];
  readonly nextHops: Sourced<string>[];
  readonly communities: Sourced<string>[];
  readonly policies: Sourced<string>[];
  /** Conditions that no IPv4 route of IS-IS, direct or static route meets. */
  readonly never: Span[];
  /** Conditions nobody can judge from configurations. */
  readonly unknown: Span[];
}

const newFrom = (): FromDraft => ({
  sources: [],
  levels: [],
  external: undefined,
  routeFilters: [],
  routeFilterLists: [],
  prefixLists: [],
  tags: [],
  metrics: [],
  interfaces: [],
  nextHops: [],
  communities: [],
  policies: [],
  never: [],
  unknown: [],
});

export interface ToDraft {
  levels: { readonly level: Level; readonly span: Span }[];
  /** Protocols it is meant for; empty: all. */
  readonly protocols: Sourced<string>[];
  readonly unknown: Span[];
}

export interface TermDraft {
  /** Undefined for the statements of the policy itself, which come last. */
  readonly name: string | undefined;
  readonly section: Section;
  readonly from: FromDraft;
  readonly to: ToDraft;
  readonly actions: ActionsDraft;
}

export const newTerm = (name: string | undefined, section: Section): TermDraft => ({
  name,
  section,
  from: newFrom(),
  to: { levels: [], protocols: [], unknown: [] },
  actions: newActions(),
});

export interface PolicyDraft {
  readonly name: string;
  readonly section: Section;
  readonly terms: Map<string, TermDraft>;
  /** From, to and then of the policy itself. */
  readonly last: TermDraft;
  hasLast: boolean;
}

export interface PrefixListDraft {
  readonly name: string;
  readonly section: Section;
  readonly entries: { readonly prefix: Ipv4Prefix | Ipv6Prefix; readonly span: Span }[];
  readonly applyPaths: string[];
}

export interface RouteFilterListDraft {
  readonly name: string;
  readonly filters: RouteFilterDraft[];
}
