/** An interface while its lines are read. */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { Sourced, Span } from '../../../base/text.ts';
import type { InterfaceAddress } from '../../../model/device.ts';
import type { Authentication, LevelSet } from '../../../model/isis.ts';
import { BOTH_LEVELS, type PerLevelDraft } from '../../common/levels.ts';
import type { OpenSection } from '../../schema/mode.ts';
import type { XconnectDraft } from './l2vpn.ts';

/** Parts of an authentication arrive on separate lines. */
export interface AuthenticationDraft {
  password: { readonly secret: string | undefined; readonly span: Span } | undefined;
  mode: { readonly value: Authentication['mode']; readonly span: Span } | undefined;
  keyChain: Sourced<string> | undefined;
  sendOnly: boolean;
}

export interface CircuitDraft {
  /** `ip router isis` and `ipv6 router isis`: tag, empty for the unnamed instance. */
  ipv4: Sourced<string> | undefined;
  ipv6: Sourced<string> | undefined;
  levels: LevelSet;
  levelsSpan: Span | undefined;
  networkSpan: Span | undefined;
  readonly metric: PerLevelDraft<Sourced<number | 'maximum'> | undefined>;
  readonly priority: PerLevelDraft<number | undefined>;
  tag: number;
  readonly authentication: PerLevelDraft<AuthenticationDraft>;
  helloPadding: boolean | undefined;
  suppressPrefix: boolean;
  protocolShutdown: boolean;
  /** `isis passive` on the interface itself. */
  passive: Span | undefined;
  /** `no isis passive`: an exception from the instance's default. */
  notPassive: boolean;
}

export interface InterfaceDraft {
  readonly name: string;
  readonly section: OpenSection;
  /** What the command and encapsulation say about the medium; undefined: by the interface's type. */
  medium: 'point-to-point' | 'broadcast' | undefined;
  description: Sourced<string> | undefined;
  shutdown: Span | undefined;
  /** Canonical name of the port channel it is part of. */
  aggregate: string | undefined;
  vrf: Sourced<string> | undefined;
  ipv4: InterfaceAddress<Ipv4Prefix>[];
  ipv6: InterfaceAddress<Ipv6Prefix>[];
  unnumbered: Sourced<string> | undefined;
  mtu: Sourced<number> | undefined;
  clnsMtu: Sourced<number> | undefined;
  mplsIp: Sourced<boolean> | undefined;
  /** `mpls ldp interface`, where LDP is switched apart from label switching. */
  ldpInterface: Sourced<boolean> | undefined;
  /** Index of the node segment of its address, by family. */
  readonly nodeSegments: Map<'ipv4' | 'ipv6', Sourced<number>>;
  /** A port of the switch: its addresses are idle. */
  switched: boolean;
  /** `no mpls ldp igp autoconfig`: excluded from what the IS-IS instance switches on. */
  ldpExcluded: Span | undefined;
  tunnelDestination: Sourced<number> | undefined;
  tunnelTrafficEngineering: boolean;
  /** Undefined until a command of IS-IS needs it: most interfaces of a PE have none. */
  circuit: CircuitDraft | undefined;
  xconnects: XconnectDraft[];
  /** Pseudowire interfaces: what carries them. */
  wireEncapsulation: 'mpls' | 'other' | undefined;
}

export function newInterface(name: string, section: OpenSection): InterfaceDraft {
  return {
    name,
    section,
    medium: undefined,
    description: undefined,
    shutdown: undefined,
    aggregate: undefined,
    vrf: undefined,
    ipv4: [],
    ipv6: [],
    unnumbered: undefined,
    mtu: undefined,
    clnsMtu: undefined,
    mplsIp: undefined,
    ldpInterface: undefined,
    nodeSegments: new Map(),
    switched: false,
    ldpExcluded: undefined,
    tunnelDestination: undefined,
    tunnelTrafficEngineering: false,
    circuit: undefined,
    xconnects: [],
    wireEncapsulation: undefined,
  };
}

export const newAuthentication = (): AuthenticationDraft => ({
  password: undefined,
  mode: undefined,
  keyChain: undefined,
  sendOnly: false,
});

export function circuitOf(target: InterfaceDraft): CircuitDraft {
  target.circuit ??= {
    ipv4: undefined,
    ipv6: undefined,
    levels: BOTH_LEVELS,
    levelsSpan: undefined,
    networkSpan: undefined,
    metric: { 1: undefined, 2: undefined },
    priority: { 1: undefined, 2: undefined },
    tag: 0,
    authentication: { 1: newAuthentication(), 2: newAuthentication() },
    helloPadding: undefined,
    suppressPrefix: false,
    protocolShutdown: false,
    passive: undefined,
    notPassive: false,
  };
  return target.circuit;
}
