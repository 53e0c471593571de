/**
 * The device while its lines are read in order: later lines override earlier ones, `no` takes
 * things away again, a section written twice is one. `finish/` makes the model of it.
 */
import type { Sourced } from '../../../base/text.ts';
import type { StaticRoute } from '../../../model/device.ts';
import type { AccessListEntry, PrefixListEntry } from '../../../model/policy.ts';
import type { LabelBlock } from '../../../model/segment-routing.ts';
import type { Statement } from '../../../syntax/tree.ts';
import type { OpenSection } from '../../schema/mode.ts';
import type { BgpDraft } from './bgp.ts';
import type { InterfaceDraft } from './interface.ts';
import type { IsisDraft } from './isis.ts';
import type { L2vpnDraft } from './l2vpn.ts';
import { type LdpDraft, newLdp } from './ldp.ts';

/** A policy or a set: its lines are read when all of the file is known. */
export interface RawDraft {
  readonly name: string;
  readonly section: OpenSection;
  readonly lines: Statement[];
}

export interface PolicyDraft extends RawDraft {
  /** Names of its parameters, `$` included. */
  readonly parameters: readonly string[];
}

export interface KeyDraft {
  readonly id: number;
  secret: string | undefined;
  /** As written, e.g. `HMAC-MD5`. */
  algorithm: string | undefined;
}

export interface KeyChainDraft {
  readonly name: string;
  readonly keys: Map<number, KeyDraft>;
  readonly section: OpenSection;
}

export interface AccessListDraft {
  readonly name: string;
  /** Numbers keep their order. */
  readonly entries: Map<number, AccessListEntry>;
  readonly section: OpenSection;
}

/** `ipv4 prefix-list`. */
export interface PrefixListDraft {
  readonly name: string;
  readonly section: OpenSection;
  /** Numbers keep their order. */
  readonly entries: Map<number, PrefixListEntry>;
}

export interface VrfDraft {
  readonly name: string;
  readonly section: OpenSection;
  rd: Sourced<string> | undefined;
  importTargets: Sourced<string>[];
  exportTargets: Sourced<string>[];
  /** Import and export policies in effect, e.g. `ipv4 import`. */
  readonly policies: Set<string>;
}

export interface DeviceDraft {
  hostname: Sourced<string> | undefined;
  readonly interfaces: Map<string, InterfaceDraft>;
  readonly isis: Map<string, IsisDraft>;
  readonly policies: Map<string, PolicyDraft>;
  readonly prefixSets: Map<string, RawDraft>;
  readonly tagSets: Map<string, RawDraft>;
  readonly prefixLists: Map<string, PrefixListDraft>;
  readonly accessLists: Map<string, AccessListDraft>;
  readonly keyChains: Map<string, KeyChainDraft>;
  readonly vrfs: Map<string, VrfDraft>;
  bgp: BgpDraft | undefined;
  readonly ldp: LdpDraft;
  readonly l2vpn: L2vpnDraft;
  staticRoutes: StaticRoute[];
  /** Far ends of `segment-routing traffic-eng policy`, by the policy's name. */
  readonly srEndpoints: Map<string, number>;
  /** Colors of `segment-routing traffic-eng on-demand`. */
  readonly srColors: Set<number>;
  /** `segment-routing global-block`. */
  globalBlock: LabelBlock | undefined;
}

export function newDevice(): DeviceDraft {
  return {
    hostname: undefined,
    interfaces: new Map(),
    isis: new Map(),
    policies: new Map(),
    prefixSets: new Map(),
    tagSets: new Map(),
    prefixLists: new Map(),
    accessLists: new Map(),
    keyChains: new Map(),
    vrfs: new Map(),
    bgp: undefined,
    ldp: newLdp(),
    l2vpn: { classes: new Map(), holders: new Map() },
    staticRoutes: [],
    srEndpoints: new Map(),
    srColors: new Set(),
    globalBlock: undefined,
  };
}
