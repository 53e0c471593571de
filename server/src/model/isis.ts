/** IS-IS part of a Device: instances and circuits, resolved by the dialect (inheritance already applied). */
import type { IpPrefix } from '../base/ip.ts';
import type { Sourced, Span } from '../base/text.ts';
import type { Section } from './device.ts';
import type { Action } from './policy.ts';
import type { SegmentRouting } from './segment-routing.ts';

export type Level = 1 | 2;
export const LEVELS: readonly Level[] = [1, 2];

/** One value per level; a command without a level sets both. */
export interface PerLevel<T> {
  readonly 1: T;
  readonly 2: T;
}

/** Which levels take part. At least one is true. */
export type LevelSet = PerLevel<boolean>;

/** Network entity title (D1), hex digits in lower case without dots. */
export interface Net {
  /** Area address, e.g. `490001`. */
  readonly area: string;
  /** Twelve hex digits. */
  readonly systemId: string;
}

/** D9. Which reachability TLVs are originated and which are understood. */
export interface MetricStyle {
  readonly sendsNarrow: boolean;
  readonly sendsWide: boolean;
  readonly acceptsNarrow: boolean;
  readonly acceptsWide: boolean;
}

/**
 * Authentication as far as two ends can be compared. `secret` is a one-way digest of the clear
 * text where it can be recovered, undefined where the stored form hides it (D4, I7).
 */
export interface Authentication {
  readonly mode: 'clear-text' | 'md5' | 'other';
  readonly keyChain: string | undefined;
  readonly secret: string | undefined;
  readonly span: Span;
}

export interface IsisCircuit {
  /** Canonical interface name. */
  readonly interface: string;
  /** The words that switch IS-IS on for this circuit (or make it passive). */
  readonly span: Span;
  readonly families: { readonly ipv4: boolean; readonly ipv6: boolean };
  /** Configured circuit levels, before intersection with the instance's (D2). */
  readonly levels: LevelSet;
  readonly levelsSpan: Span | undefined;
  readonly passive: boolean;
  readonly network: 'point-to-point' | 'broadcast';
  readonly networkSpan: Span | undefined;
  /** Effective link metric per level; `maximum` keeps the link out of SPF (D10). */
  readonly metric: PerLevel<number | 'maximum'>;
  readonly metricSpan: PerLevel<Span | undefined>;
  /** Metric its prefixes are advertised with, the vendor's passive rule applied (D8). */
  readonly prefixMetric: PerLevel<number>;
  readonly priority: PerLevel<number>;
  /** `isis tag`; 0 when untagged. */
  readonly tag: number;
  readonly helloAuthentication: PerLevel<Authentication | undefined>;
  readonly helloPadding: boolean;
  /** This circuit's prefix is kept out of the LSP (D19). */
  readonly suppressPrefix: boolean;
}

/** A policy or list by name, where it is named. */
export interface FilterReference {
  /** `not-read`: written in a language that is not read, so that nobody can say what it lets through. */
  readonly kind: 'route-policy' | 'prefix-list' | 'access-list' | 'not-read';
  readonly name: string;
  readonly span: Span;
  /**
   * A chain: what decides where a policy neither permits nor denies, another policy or the protocol's default.
   * Without it what is not permitted is denied.
   */
  readonly otherwise?: FilterReference | Action;
}

/** Distribution between levels of one instance (D12, D13). */
export interface InterLevelDistribution {
  readonly from: Level;
  readonly to: Level;
  readonly filter: FilterReference | undefined;
  /** A policy of several purposes that lets such routes pass without asking for them by name. */
  readonly implied?: boolean;
  /** The whole statement. */
  readonly span: Span;
}

/** Routes IS-IS found that are kept out of the routing table; LSPs are flooded all the same. */
export interface InboundFilter {
  readonly filter: FilterReference;
  /** For some interfaces only: what the filter denies may be let through. */
  readonly partial?: true;
  readonly span: Span;
}

/** Distances that routes of the instance may have, where they differ from the platform's; several where some routes differ. */
export type Distances = PerLevel<readonly number[]>;

export interface Redistribution {
  readonly source: 'connected' | 'static' | 'aggregate' | 'bgp' | 'ospf' | 'rip' | 'eigrp' | 'isis' | 'other';
  /** Other IS-IS instance's tag, AS or process number. */
  readonly sourceId: string | undefined;
  readonly family: 'ipv4' | 'ipv6';
  readonly levels: LevelSet;
  readonly metric: number | undefined;
  readonly metricType: 'internal' | 'external';
  readonly policy: FilterReference | undefined;
  readonly span: Span;
}

export interface Summary {
  readonly prefix: IpPrefix;
  readonly levels: LevelSet;
  readonly metric: number | undefined;
  readonly span: Span;
}

export interface Overload {
  readonly levels: LevelSet;
  /** `on-startup …`: set only after a reload, so not in the steady state that is simulated. */
  readonly onlyOnStartup: boolean;
  readonly suppressInterlevel: boolean;
  readonly suppressExternal: boolean;
  readonly span: Span;
}

export interface IsisInstance {
  /** Tag; empty for the unnamed instance. Unique in its Device. */
  readonly tag: string;
  readonly section: Section;
  /** Where the settings of IPv4 stand, when that is a section of its own. */
  readonly ipv4Section?: Section;
  readonly vrf: Sourced<string> | undefined;
  readonly nets: readonly Sourced<Net>[];
  /** NET statements that are not valid, with the reason (finding invalid-net). */
  readonly invalidNets: readonly Sourced<string>[];
  readonly levels: LevelSet;
  readonly levelsSpan: Span | undefined;
  readonly metricStyle: PerLevel<MetricStyle>;
  readonly metricStyleSpan: Span | undefined;
  readonly circuits: readonly IsisCircuit[];
  readonly advertisePassiveOnly: Span | undefined;
  readonly interLevel: readonly InterLevelDistribution[];
  readonly redistributions: readonly Redistribution[];
  readonly summaries: readonly Summary[];
  readonly overload: Overload | undefined;
  /** What external level-1 routes need to go up, where they do not by themselves (D12). */
  readonly externalUp?: FilterReference;
  readonly inbound?: readonly InboundFilter[];
  readonly distances?: Distances;
  /** Never set the ATT bit, always set it, or follow the standard (D17). */
  readonly attachedSend: 'standard' | 'never' | 'always';
  /** Take no default from the ATT bit. */
  readonly ignoreAttached: boolean;
  /** `default-information originate`, with its policy. */
  readonly defaultOriginate:
    | { readonly levels: LevelSet; readonly policy: FilterReference | undefined; readonly span: Span }
    | undefined;
  /** LSP authentication: level 1 is the area's, level 2 the domain's (D4). */
  readonly lspAuthentication: PerLevel<Authentication | undefined>;
  readonly maximumPaths: number;
  /** Levels on whose circuits LDP is switched on by the instance. */
  readonly ldpAutoconfig: LevelSet;
  readonly ldpAutoconfigSpan: Span | undefined;
  readonly segmentRouting: SegmentRouting | undefined;
  readonly ipv6MultiTopology: boolean;
  /** Becomes adjacent only with neighbors that run the same address families on the circuit (D32). */
  readonly checksFamilies?: boolean;
}
