/** BGP while its statements are read: what holds for all, for a group, and for one neighbor. */
import type { Sourced, Span } from '../../../base/text.ts';
import type { Section } from '../../../model/device.ts';
import type { VpnFamily } from '../../../model/vpn.ts';

/** Settings that a neighbor inherits from its group and both from BGP as a whole. */
export interface PeerSettings {
  type: 'internal' | 'external' | undefined;
  localAddress: Sourced<string> | undefined;
  peerAs: number | undefined;
  localAs: number | undefined;
  cluster: Span | undefined;
  readonly families: Set<VpnFamily>;
  readonly exports: Sourced<string>[];
  shutdown: boolean;
}

export const newSettings = (): PeerSettings => ({
  type: undefined,
  localAddress: undefined,
  peerAs: undefined,
  localAs: undefined,
  cluster: undefined,
  families: new Set(),
  exports: [],
  shutdown: false,
});

export interface NeighborDraft {
  readonly address: string;
  readonly span: Span;
  readonly settings: PeerSettings;
}

export interface GroupDraft {
  readonly settings: PeerSettings;
  readonly neighbors: Map<string, NeighborDraft>;
}

export interface BgpDraft {
  readonly section: Section;
  readonly settings: PeerSettings;
  readonly groups: Map<string, GroupDraft>;
  /** Neighbors outside of any group. */
  readonly direct: GroupDraft;
}

export const newBgp = (section: Section): BgpDraft => {
  const settings = newSettings();
  return { section, settings, groups: new Map(), direct: { settings: newSettings(), neighbors: new Map() } };
};
