/** An interface while its lines are read. What IS-IS and LDP do on it stands in their own sections. */
import type { Ipv4Prefix, Ipv6Prefix } from '../../../base/ip.ts';
import type { Sourced, Span } from '../../../base/text.ts';
import type { InterfaceAddress } from '../../../model/device.ts';
import type { OpenSection } from '../../schema/mode.ts';

export interface InterfaceDraft {
  readonly name: string;
  readonly section: OpenSection;
  /** Subinterfaces may be declared to be of a kind. */
  medium: 'point-to-point' | 'broadcast' | undefined;
  /** Switched, not routed. */
  l2transport: boolean;
  description: Sourced<string> | undefined;
  shutdown: Span | undefined;
  /** Canonical name of the bundle it is part of. */
  aggregate: string | undefined;
  vrf: Sourced<string> | undefined;
  ipv4: InterfaceAddress<Ipv4Prefix>[];
  ipv6: InterfaceAddress<Ipv6Prefix>[];
  unnumbered: Sourced<string> | undefined;
  mtu: Sourced<number> | undefined;
  tunnelDestination: Sourced<number> | undefined;
}

export function newInterface(name: string, section: OpenSection): InterfaceDraft {
  return {
    name,
    section,
    medium: undefined,
    l2transport: false,
    description: undefined,
    shutdown: undefined,
    aggregate: undefined,
    vrf: undefined,
    ipv4: [],
    ipv6: [],
    unnumbered: undefined,
    mtu: undefined,
    tunnelDestination: undefined,
  };
}
