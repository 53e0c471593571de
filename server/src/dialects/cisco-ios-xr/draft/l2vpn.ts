/** Pseudowires while lines are read. */
import type { Span } from '../../../base/text.ts';

/** `neighbor` of a cross-connect or a VFI. */
export interface WireDraft {
  readonly peer: number;
  readonly pwId: number;
  /** Name of its pseudowire class, given in lines below. */
  className: string | undefined;
  readonly span: Span;
}

/** What wires hang on: a point-to-point cross-connect, or a VFI of a bridge domain. */
export interface WireHolderDraft {
  readonly name: string;
  /** First interface of the cross-connect. */
  interface: string | undefined;
  wires: WireDraft[];
}

export interface L2vpnDraft {
  /** Pseudowire classes by name: whether they run over MPLS. */
  readonly classes: Map<string, { overMpls: boolean }>;
  /** Cross-connects and VFIs by the names that lead to them. */
  readonly holders: Map<string, WireHolderDraft>;
}
