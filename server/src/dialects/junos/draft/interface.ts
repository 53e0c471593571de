/** Interfaces while their statements are read: devices, and the units on them. */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { Sourced, Span } from '../../../base/text.ts';
import type { Section } from '../../../model/device.ts';

export interface AddressDraft<P extends Ipv4Prefix | Ipv6Prefix> {
  readonly address: P['address'];
  readonly prefix: P;
  readonly span: Span;
  primary: boolean;
  preferred: boolean;
}

export interface UnitDraft {
  /** With the device's name, e.g. `ge-0/0/0.0`. */
  readonly name: string;
  readonly section: Section;
  description: Sourced<string> | undefined;
  disable: Span | undefined;
  readonly ipv4: AddressDraft<Ipv4Prefix>[];
  readonly ipv6: AddressDraft<Ipv6Prefix>[];
  unnumbered: Sourced<string> | undefined;
  /** `family iso`: without it IS-IS does not run here. */
  iso: Span | undefined;
  readonly nets: Sourced<string>[];
  /** `family mpls`: without it LDP does not run here. */
  mpls: Span | undefined;
  encapsulation: string | undefined;
  tunnelDestination: Sourced<number> | undefined;
}

/** A physical or pseudo device, e.g. `ge-0/0/0`. */
export interface PortDraft {
  readonly name: string;
  description: Sourced<string> | undefined;
  disable: Span | undefined;
  mtu: Sourced<number> | undefined;
  /** The aggregated Ethernet device it is part of. */
  aggregate: string | undefined;
  /** Bits per second, where it is configured. */
  speed: number | undefined;
  /** Frames carry no VLAN tag, one, or a number that differs between units. */
  tags: 'none' | 'one' | 'any';
  readonly units: Map<string, UnitDraft>;
}

export const newPort = (name: string): PortDraft => ({
  name,
  description: undefined,
  disable: undefined,
  mtu: undefined,
  aggregate: undefined,
  speed: undefined,
  tags: 'none',
  units: new Map(),
});

export const newUnit = (name: string, section: Section): UnitDraft => ({
  name,
  section,
  description: undefined,
  disable: undefined,
  ipv4: [],
  ipv6: [],
  unnumbered: undefined,
  iso: undefined,
  nets: [],
  mpls: undefined,
  encapsulation: undefined,
  tunnelDestination: undefined,
});
