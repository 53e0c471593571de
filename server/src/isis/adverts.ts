/** One prefix in LSPs: how it came there, what a border did with it, what stood for it instead. */
import type { Ipv4Prefix } from '../base/ip.ts';
import type { InterLevelDistribution, Level } from '../model/isis.ts';
import type { SpeakerIndex } from '../model/network.ts';
import type { LevelRoute, Rank } from './level-route.ts';
import type { NativeOrigin } from './origination.ts';
import type { FilterDecision } from './policy.ts';
import type { ConfiguredSummary, Native, Process } from './world.ts';

/** Passed on between levels by a border: what it took, and what let it through. */
export interface Passage {
  readonly process: Process;
  /** The route taken; undefined for a connected prefix of the border itself. */
  readonly route: LevelRoute<Advert> | undefined;
  readonly native: Native | undefined;
  /** Undefined where the level crossing is the platform's default. */
  readonly statement: InterLevelDistribution | undefined;
  readonly decision: FilterDecision;
}

export type AdvertOrigin =
  | NativeOrigin
  | { readonly kind: 'up'; readonly passage: Passage }
  | { readonly kind: 'down'; readonly passage: Passage }
  | { readonly kind: 'summary'; readonly configured: ConfiguredSummary; readonly contributors: readonly Ipv4Prefix[] };

/** One prefix in one speaker's LSP. */
export interface Advert {
  readonly speaker: SpeakerIndex;
  readonly level: Level;
  readonly metric: number;
  /** 0 when untagged; undefined where it depends on which of several advertisements a border took it from. */
  readonly tag: number | undefined;
  /** External reachability at its origin, which only narrow metrics can say (D20). */
  readonly external: boolean;
  readonly origin: AdvertOrigin;
}

/** Kept out of the LSP because a summary stands for it (D16). */
export interface Suppressed {
  readonly advert: Advert;
  readonly rank: Rank;
  readonly by: ConfiguredSummary;
}

/** Why a border keeps a prefix in the level it is in. */
export type StopReason =
  /** The platform does not carry routes this way (D12). */
  | 'platform'
  | 'not-configured'
  | 'filter'
  /** These files cannot tell whether its filter lets the prefix through. */
  | 'undecided'
  /** External, and the platform carries such routes by policy only (D12). */
  | 'external'
  /** Overloaded with inter-level suppression (D11). */
  | 'overload'
  /** The prefix is its own, or its own summary's. */
  | 'own'
  /** Its best route is not of that level. */
  | 'other-route';

/** What a border does with the prefix between two levels. */
export type Crossing =
  | { readonly kind: 'passes'; readonly adverts: readonly Advert[]; readonly passage: Passage }
  | {
      readonly kind: 'stops';
      readonly reason: StopReason;
      readonly statement: InterLevelDistribution | undefined;
      readonly decision: FilterDecision | undefined;
    };
