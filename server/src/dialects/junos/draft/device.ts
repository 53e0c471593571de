/** One router while its statements are read. */
import type { Ipv4Prefix } from '../../../base/ip.ts';
import type { Sourced, Span } from '../../../base/text.ts';
import type { Section } from '../../../model/device.ts';
import type { ConfigNode } from '../config/node.ts';
import type { BgpDraft } from './bgp.ts';
import type { PortDraft } from './interface.ts';
import type { IsisDraft } from './isis.ts';
import type { PolicyDraft, PrefixListDraft, RouteFilterListDraft } from './policy.ts';

export interface StaticDraft {
  readonly prefix: Ipv4Prefix;
  readonly instance: string;
  readonly kind: 'static' | 'aggregate';
  readonly span: Span;
  readonly nextHops: string[];
  tag: number | undefined;
  discard: boolean;
  preference?: number | undefined;
  metric?: number | undefined;
}

export interface InstanceDraft {
  readonly name: string;
  readonly section: Section;
  type: string | undefined;
  readonly interfaces: Sourced<string>[];
  rd: Sourced<string> | undefined;
  readonly importTargets: Sourced<string>[];
  readonly exportTargets: Sourced<string>[];
  readonly importPolicies: Sourced<string>[];
  readonly exportPolicies: Sourced<string>[];
  /** `vrf-target auto` and its like. */
  targetsUnknown: boolean;
}

export interface LspDraft {
  readonly name: string;
  readonly section: Section;
  to: Sourced<number> | undefined;
}

export interface PseudowireDraft {
  readonly peer: number;
  readonly attachment: string;
  vcId: Sourced<number> | undefined;
  readonly span: Span;
}

export interface LdpDraft {
  present: boolean;
  readonly interfaces: Map<string, Sourced<boolean>>;
  readonly exports: Sourced<string>[];
  readonly egressPolicies: Sourced<string>[];
  longestMatch: boolean;
}

export interface KeyChainDraft {
  readonly name: string;
  readonly section: Section;
  readonly keys: Map<string, { secret: string | undefined }>;
}

export interface DeviceDraft {
  /** The tree the device is read from. */
  readonly root: ConfigNode;
  hostname: Sourced<string> | undefined;
  readonly ports: Map<string, PortDraft>;
  readonly isis: Map<string, IsisDraft>;
  readonly policies: Map<string, PolicyDraft>;
  readonly prefixLists: Map<string, PrefixListDraft>;
  readonly routeFilterLists: Map<string, RouteFilterListDraft>;
  readonly communities: Map<string, Sourced<string>[]>;
  readonly instances: Map<string, InstanceDraft>;
  bgp: BgpDraft | undefined;
  readonly ldp: LdpDraft;
  readonly lsps: LspDraft[];
  readonly pseudowires: PseudowireDraft[];
  readonly routes: StaticDraft[];
  routerId: Sourced<number> | undefined;
  asn: number | undefined;
  readonly keyChains: Map<string, KeyChainDraft>;
}

export const newDevice = (root: ConfigNode): DeviceDraft => ({
  root,
  hostname: undefined,
  ports: new Map(),
  isis: new Map(),
  policies: new Map(),
  prefixLists: new Map(),
  routeFilterLists: new Map(),
  communities: new Map(),
  instances: new Map(),
  bgp: undefined,
  ldp: { present: false, interfaces: new Map(), exports: [], egressPolicies: [], longestMatch: false },
  lsps: [],
  pseudowires: [],
  routes: [],
  routerId: undefined,
  asn: undefined,
  keyChains: new Map(),
});

/** The entry of that name, made when it is not there. */
export function entryOf<T>(map: Map<string, T>, name: string, make: () => T): T {
  let entry = map.get(name);
  if (entry === undefined) {
    entry = make();
    map.set(name, entry);
  }
  return entry;
}
