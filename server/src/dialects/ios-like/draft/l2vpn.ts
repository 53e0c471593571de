/** Pseudowires while lines are read. */
import type { Span } from '../../../base/text.ts';

/** One configured peer: `xconnect`, `neighbor` of a VFI, `member` of a context. */
export interface XconnectDraft {
  readonly peer: number;
  /** Undefined: the VPN id of the bridge it belongs to. */
  readonly vcId: number | undefined;
  readonly encapsulation: 'mpls' | 'other' | undefined;
  /** Name of its pseudowire class. */
  readonly className: string | undefined;
  readonly attachment: string;
  readonly span: Span;
}

/** A VFI: one end of a VPLS with explicit peers. */
export interface BridgeDraft {
  readonly name: string;
  vpnId: number | undefined;
  peers: XconnectDraft[];
  /** Pseudowire interfaces that belong to it. */
  readonly members: Set<string>;
}

export interface ContextDraft {
  readonly name: string;
  peers: XconnectDraft[];
  readonly members: Set<string>;
}

/** What a patch panel joins: a pseudowire by name with an interface. */
export interface PatchDraft {
  readonly wires: Set<string>;
  readonly interfaces: Set<string>;
}

/** A pseudowire that LDP signals, by name. */
export interface NamedWireDraft {
  peer: number | undefined;
  id: number | undefined;
  readonly span: Span;
}

export interface L2vpnDraft {
  /** Pseudowire classes by name: their encapsulation. */
  readonly classes: Map<string, { encapsulation: 'mpls' | 'other' | undefined }>;
  readonly bridges: Map<string, BridgeDraft>;
  readonly contexts: Map<string, ContextDraft>;
  readonly namedWires: Map<string, NamedWireDraft>;
  readonly patches: Map<string, PatchDraft>;
}
