/**
 * The device while its lines are read in order: later lines override earlier ones, `no` takes
 * things away again, a section written twice is one. `finish.ts` makes the model of it.
 */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { Sourced } from '../../../base/text.ts';
import type { StaticRoute } from '../../../model/device.ts';
import type { AccessListEntry, Action, PolicyCondition, PrefixListEntry, RoutePolicy } from '../../../model/policy.ts';
import type { OpenSection } from '../../schema/mode.ts';
import type { BgpDraft } from './bgp.ts';
import type { InterfaceDraft } from './interface.ts';
import type { IsisDraft } from './isis.ts';
import type { L2vpnDraft } from './l2vpn.ts';
import { type LdpDraft, newLdp } from './ldp.ts';
import { newSegmentRouting, type SegmentRoutingDraft } from './segment-routing.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type ClauseDraft = Mutable<RoutePolicy['clauses'][number]> & { conditions: PolicyCondition[] };

export interface PrefixListDraft {
  readonly name: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly entries: PrefixListEntry[];
  readonly section: OpenSection;
}

export interface PrefixListEntryInput {
  readonly action: Action;
  readonly prefix: Ipv4Prefix | Ipv6Prefix;
  readonly ge: number | undefined;
  readonly le: number | undefined;
}

export interface AccessListDraft {
  readonly name: string;
  readonly kind: 'standard' | 'extended';
  readonly entries: AccessListEntry[];
  readonly section: OpenSection;
}

export interface KeyDraft {
  readonly id: number;
  secret: string | undefined;
}

export interface KeyChainDraft {
  readonly name: string;
  readonly keys: Map<number, KeyDraft>;
  readonly section: OpenSection;
}

export interface VrfDraft {
  readonly name: string;
  readonly section: OpenSection;
  rd: Sourced<string> | undefined;
  importTargets: Sourced<string>[];
  exportTargets: Sourced<string>[];
  /** Targets of EVPN alone; of interest where EVPN is carried over MPLS. */
  readonly evpn: { importTargets: Sourced<string>[]; exportTargets: Sourced<string>[] };
  /** Import and export maps in effect, e.g. `ipv4 import`. */
  readonly policies: Set<string>;
}

export interface DeviceDraft {
  hostname: Sourced<string> | undefined;
  readonly interfaces: Map<string, InterfaceDraft>;
  /** A line changes the MTU that interfaces have without one of their own. */
  changesDefaultMtu: boolean;
  readonly isis: Map<string, IsisDraft>;
  /** Clauses by sequence number. */
  readonly routeMaps: Map<string, Map<number, ClauseDraft>>;
  /** By family and name. */
  readonly prefixLists: Map<string, PrefixListDraft>;
  readonly accessLists: Map<string, AccessListDraft>;
  readonly keyChains: Map<string, KeyChainDraft>;
  readonly vrfs: Map<string, VrfDraft>;
  bgp: BgpDraft | undefined;
  readonly ldp: LdpDraft;
  readonly l2vpn: L2vpnDraft;
  staticRoutes: StaticRoute[];
  segmentRouting: SegmentRoutingDraft;
}

export function newDevice(): DeviceDraft {
  return {
    hostname: undefined,
    interfaces: new Map(),
    changesDefaultMtu: false,
    isis: new Map(),
    routeMaps: new Map(),
    prefixLists: new Map(),
    accessLists: new Map(),
    keyChains: new Map(),
    vrfs: new Map(),
    bgp: undefined,
    ldp: newLdp(),
    l2vpn: { classes: new Map(), bridges: new Map(), contexts: new Map(), namedWires: new Map(), patches: new Map() },
    staticRoutes: [],
    segmentRouting: newSegmentRouting(),
  };
}
