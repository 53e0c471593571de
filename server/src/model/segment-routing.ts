/** Segment routing over MPLS as an IS-IS instance announces it (RFC 8667, D27). */
import type { IpPrefix } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import type { LevelSet } from './isis.ts';

/** Labels from `base` on that the router keeps for global segments (SRGB). */
export interface LabelBlock {
  readonly base: number;
  readonly size: number;
  /** Undefined where it is the platform's default. */
  readonly span: Span | undefined;
}

/** The segment of one prefix of the router, a node's where the prefix is a loopback's. */
export interface PrefixSid {
  readonly prefix: IpPrefix;
  /** A place in the global block, or the label itself. */
  readonly sid: { readonly index: number } | { readonly label: number };
  /** RFC 8665 section 8.5: 0 shortest path, 1 strict shortest path, 128 to 255 flexible. */
  readonly algorithm: number;
  readonly levels: LevelSet;
  readonly span: Span;
}

export interface SegmentRouting {
  /** The words that switch it on. */
  readonly span: Span;
  /** Undefined where labels are chosen by the router as it runs. */
  readonly globalBlock: LabelBlock | undefined;
  readonly prefixSids: readonly PrefixSid[];
}
