/**
 * Device: what the configuration of one router means, vendor-neutral. Every value a finding can point at
 * carries the span of the words it came from. Dialects build Devices; nothing here knows CLI words.
 * Plain JSON-able data (no classes, no cycles), so that it can be fingerprinted and compared.
 */
import type { Ipv4Prefix, Ipv6Prefix } from '../base/ip.ts';
import type { Sourced, Span } from '../base/text.ts';
import type { VendorBehaviour } from './behaviour.ts';
import type { IsisInstance, Redistribution } from './isis.ts';
import type { AccessList, KeyChain, PrefixList, RoutePolicy } from './policy.ts';
import type { StructureIndex } from './structures.ts';
import type { Bgp, LdpSettings, Pseudowire, Vrf } from './vpn.ts';

/** Where a block of lines lies and how it is written; what a fix needs to insert text in place. */
export interface Section {
  /** The words that name the section, e.g. `router isis CORE`. */
  readonly span: Span;
  /** Zero-based first and last line of the whole section, header included. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** White space in front of the section's own lines, e.g. one blank on IOS. */
  readonly bodyIndent: string;
}

export interface InterfaceAddress<P extends Ipv4Prefix | Ipv6Prefix> {
  /** The interface's own address, host bits kept. */
  readonly address: P['address'];
  /** Its subnet. */
  readonly prefix: P;
  readonly secondary: boolean;
  readonly span: Span;
}

export type InterfaceKind = 'loopback' | 'tunnel' | 'point-to-point' | 'broadcast';

export interface Interface {
  /** Canonical long form, e.g. `GigabitEthernet0/0/0.100`. Unique in its Device. */
  readonly name: string;
  readonly kind: InterfaceKind;
  readonly section: Section;
  readonly description: Sourced<string> | undefined;
  readonly shutdown: Span | undefined;
  readonly vrf: Sourced<string> | undefined;
  readonly ipv4: readonly InterfaceAddress<Ipv4Prefix>[];
  readonly ipv6: readonly InterfaceAddress<Ipv6Prefix>[];
  /** A line that would have given it an address cannot be read, and no other gives it an IPv4 address. */
  readonly unreadableAddress?: true;
  /** Borrowed address: canonical name of the lending interface. */
  readonly unnumbered: Sourced<string> | undefined;
  /** Octets; undefined when the platform default applies. */
  readonly mtu: Sourced<number> | undefined;
  /** What the platform takes without it; undefined where the manual gives none for the medium. */
  readonly defaultMtu?: number;
  /** LDP switched on for this interface itself (`mpls ip`), or off (`no mpls ip`). */
  readonly ldp: Sourced<boolean> | undefined;
  /** Tunnel interfaces: IPv4 destination and whether it is an RSVP-TE tunnel (D29). */
  readonly tunnel:
    | { readonly destination: Sourced<number> | undefined; readonly trafficEngineering: boolean }
    | undefined;
}

export interface StaticRoute {
  readonly prefix: Ipv4Prefix;
  readonly vrf: string | undefined;
  readonly tag: number | undefined;
  /** Next hop address, interface name, or both. */
  readonly nextHop: number | undefined;
  readonly interface: string | undefined;
  /** There while the router has a route to something more specific. */
  readonly aggregate?: true;
  /** Packets that it matches are dropped: Null0, discard, reject. */
  readonly discard?: true;
  /** Administrative distance or preference; the platform's default where it is not written. */
  readonly distance?: number;
  /** A metric of its own, which redistribution takes over on some platforms (D20). */
  readonly metric?: number;
  /** Hangs on something that happens at run time, such as a tracked object: whether it is there is unknown. */
  readonly conditional?: true;
  readonly span: Span;
}

/** A modelled command with a value that is none, or that lacks one: a router refuses it, and it says nothing here. */
export interface UnreadableLine {
  /** What stands in place of the value; the whole line where it ends too early. */
  readonly span: Span;
  readonly word: string | undefined;
  readonly expected: 'address' | 'mask' | 'prefix' | 'route-distinguisher' | 'route-target' | 'number';
  /** Of a number, e.g. `1-255`. */
  readonly range: string | undefined;
  /** The command as a manual prints it. */
  readonly command: string;
  /** Canonical name of the interface whose section it stands in. */
  readonly interface: string | undefined;
  /** What is less than was meant: an address of the interface, a BGP session, a target or far end that services need. */
  readonly lost: 'ipv4-address' | 'ipv6-address' | 'session' | 'service' | undefined;
}

/** Lines `firstLine` to `lastLine`, both included. */
export interface LineExtent {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** How the file is written, for edits. */
export interface Layout {
  readonly lineCount: number;
  readonly endOfLine: '\n' | '\r\n';
  /** Line in front of which a new top-level structure is inserted (the closing `end`, or after the last line). */
  readonly appendLine: number;
  readonly endsWithNewline: boolean;
  /** Lines of this device alone, in order; undefined for the main device, which has all that no other of the file has. */
  readonly ownLines: readonly LineExtent[] | undefined;
  /** Sections within sections, by names of the dialect's own; for its writer alone. */
  readonly sections?: Readonly<Record<string, Section>>;
  /** Lines under headers or in blocks, or on each line the whole path of what it says (Junos `set`). */
  readonly form: 'sections' | 'paths';
}

export interface Device {
  /** The workspace's key for the file. */
  readonly file: string;
  /** Registered dialect id, e.g. `cisco-ios`. */
  readonly dialect: string;
  readonly behaviour: VendorBehaviour;
  /** Configured host name; when there is none, the file's stem names the router. */
  readonly hostname: Sourced<string> | undefined;
  /** Its name, where it is a router of its own within the file's router (a Junos logical system); else undefined. */
  readonly logicalRouter: string | undefined;
  /** `hostname.value`, else the file's stem; behind it `:` and the logical router's name. Unique only within honest networks (finding otherwise). */
  readonly name: string;
  readonly interfaces: readonly Interface[];
  readonly isis: readonly IsisInstance[];
  readonly routePolicies: readonly RoutePolicy[];
  readonly prefixLists: readonly PrefixList[];
  readonly accessLists: readonly AccessList[];
  readonly keyChains: readonly KeyChain[];
  readonly vrfs: readonly Vrf[];
  readonly bgp: Bgp | undefined;
  readonly ldp: LdpSettings;
  readonly pseudowires: readonly Pseudowire[];
  /** Segment-routing policies: far ends they are configured for, and whether others are made on demand (D29). */
  readonly srPolicies?: { readonly endpoints: readonly number[]; readonly onDemand: boolean };
  readonly staticRoutes: readonly StaticRoute[];
  /** Other routing protocols in its main table, as far as they are there; undefined where that is not read. */
  readonly protocols?: readonly Redistribution['source'][];
  readonly structures: StructureIndex;
  readonly unreadable: readonly UnreadableLine[];
  readonly layout: Layout;
}
