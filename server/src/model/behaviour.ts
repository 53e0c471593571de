import type { PerLevel } from './isis.ts';

/**
 * What differs between vendors though the standard is one: a typed record per dialect that the
 * engine reads. Nothing anywhere else branches on a dialect's name.
 */
export interface VendorBehaviour {
  /** Name an engineer uses, e.g. `IOS`. */
  readonly vendor: string;
  /** What this vendor's configuration calls things, e.g. `route-map`; for sentences. */
  readonly words: {
    readonly routePolicy: string;
    readonly prefixList: string;
    readonly accessList: string;
    /** The setting that says where BGP sessions come from, e.g. `update-source`. */
    readonly updateSource: string;
    /** What stands in front of a NET where one is added, e.g. `net`. */
    readonly net: string;
    /** The settings that say which levels a circuit runs, e.g. `is-type or isis circuit-type`. */
    readonly levels: string;
    /** Verb of what passes routes on from level 2 into level 1, e.g. `redistribute`. */
    readonly leak: string;
    /** Verb of what takes routes of other protocols into IS-IS, e.g. `redistribute`. */
    readonly redistribute: string;
  };
  /** Whether level-1 prefixes enter level 2 without configuration (D12); `never` on FRR. */
  readonly upDistribution: 'default' | 'configured' | 'never';
  /** Whether level-2 prefixes can be configured into level 1 (D13). */
  readonly downDistribution: 'configured' | 'never';
  /** Metric a passive circuit's prefix is advertised with (D8); `circuit` means the circuit's own. */
  readonly passivePrefixMetric: 0 | 'circuit';
  /** Metric of a circuit when nothing is configured (D8). */
  readonly defaultCircuitMetric: number;
  /** Metric of a summary (D16). */
  readonly summaryMetric: 'lowest-contributor' | { readonly fixed: number };
  /** Whether the summarising router installs a discard route (D16). */
  readonly summaryDiscardRoute: boolean;
  /** When the ATT bit is set (D17). */
  readonly attachedCondition: 'other-area-reachable' | 'any-level-2-adjacency';
  /** Whether an overloaded border's ATT bit is used by others (D17). */
  readonly usesAttachedOfOverloaded: boolean;
  /** Whether external level-1 routes enter level 2 without configuration (D12). */
  readonly externalGoesUp: boolean;
  /** Whether a border that withholds inter-level routes in overload clears its ATT bit too (D17). */
  readonly overloadClearsAttached: boolean;
  /** Whether instances of one VRF and system ID work as one multi-area router (D48). */
  readonly mergesInstances: boolean;
  /** Administrative distance, where lower wins, of static routes and of IS-IS routes by level. */
  readonly distance: { readonly static: number; readonly isis: PerLevel<number> };
  /** Undefined route policy named by a redistribution (D21). */
  readonly undefinedPolicy: 'deny-all' | 'permit-all';
  /** Undefined prefix list or access list inside a match (D21). */
  readonly undefinedFilter: 'deny-all' | 'permit-all';
  /** Equal-cost paths installed when nothing is configured. */
  readonly defaultMaximumPaths: number;
  /** What becomes of VPN routes whose next hop only a default route covers (D30). */
  readonly vpnOverDefault: VpnOverDefault;
  /** How large hellos are padded where they are (D4): to the MTU of the circuit, or to so many octets. */
  readonly hellosPaddedTo: 'mtu' | number;
}

/**
 * VPN routes without a label to their next hop are used and their packets dropped, are not used for want of the exact route
 * or of a tunnel, or stay hidden.
 */
export type VpnOverDefault = 'unlabelled' | 'inaccessible' | 'inactive' | 'hidden';
