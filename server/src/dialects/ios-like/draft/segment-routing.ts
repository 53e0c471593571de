/** Segment routing of the router while its lines are read; instances that run it take it over. */
import type { LabelBlock, PrefixSid } from '../../../model/segment-routing.ts';

export interface SegmentRoutingDraft {
  globalBlock: LabelBlock | undefined;
  /** By prefix and algorithm. */
  readonly prefixSids: Map<string, PrefixSid>;
}

export const newSegmentRouting = (): SegmentRoutingDraft => ({ globalBlock: undefined, prefixSids: new Map() });
