/** Interface configuration. IS-IS and LDP have sections of their own. */
import { ipv4Of } from '../../common/addresses.ts';
import {
  descriptionRow,
  ipv6AddressRow,
  lengthAddressRow,
  maskAddressRow,
  shutdownRow,
  unnumberedRow,
} from '../../common/interface-rows.ts';
import { known } from '../../common/known.ts';
import { sourcedNumber, sourcedText } from '../../common/sourced.ts';
import { commandSpan, has, namedValue, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { type InterfaceDraft, newInterface } from '../draft/interface.ts';
import { isPattern } from '../interface-names.ts';
import { xrValues } from '../value-types.ts';

type Row = CommandRow<InterfaceDraft>;

const addressRows: readonly Row[] = [
  maskAddressRow('ipv4 address <address:ipv4!> <mask:mask!> [secondary | route-tag <tag:1-4294967295>]...'),
  lengthAddressRow('ipv4 address <prefix:ipv4-prefix!> [secondary | route-tag <tag:1-4294967295>]...'),
  { syntax: 'ipv4 address dhcp [<options:line>]', help: 'IPv4 address given by another system' },
  unnumberedRow('ipv4 unnumbered <lender:interface>'),
  ipv6AddressRow('ipv6 address <prefix:ipv6-prefix!> [eui-64] [route-tag <tag:1-4294967295>]'),
  { syntax: 'ipv6 address <address:ipv6> link-local', help: 'Link-local IPv6 address of the interface' },
  { syntax: 'ipv6 address {autoconfig | dhcp} [<options:line>]', help: 'IPv6 address given by another system' },
  { syntax: 'ipv6 unnumbered <lender:interface>', help: 'Uses the IPv6 address of another interface' },
  { syntax: 'ipv6 enable', help: 'IPv6 with a link-local address only' },
];

const destinationRow = (syntax: string, help: string): Row => ({
  syntax,
  help,
  set: (target, command) => {
    const value = ipv4Of(command, 'destination');
    const span = namedValue(command, 'destination')?.span ?? commandSpan(command);
    target.tunnelDestination = value === undefined ? undefined : { value, span };
  },
  unset: (target) => {
    target.tunnelDestination = undefined;
  },
});

const generalRows: readonly Row[] = [
  descriptionRow,
  shutdownRow,
  {
    syntax: 'mtu <octets:64-65535!>',
    help: 'Largest frame in octets, header included; IS-IS pads its hellos to it',
    set: (target, command) => {
      target.mtu = sourcedNumber(command, 'octets');
    },
    unset: (target) => {
      target.mtu = undefined;
    },
  },
  {
    syntax: 'vrf <vrf:vrf>',
    help: 'Puts the interface into a VRF',
    set: (target, command) => {
      target.vrf = sourcedText(command, 'vrf');
    },
    unset: (target) => {
      target.vrf = undefined;
    },
  },
  {
    syntax: 'l2transport',
    help: 'Frames are switched, not routed',
    opens: (target) => {
      target.l2transport = true;
      return enter(l2transportMode, target);
    },
    unset: (target) => {
      target.l2transport = false;
    },
  },
  destinationRow('destination <destination:ipv4!>', 'Far end of the traffic-engineered tunnel'),
  destinationRow('tunnel destination <destination:ipv4!>', 'Far end of the tunnel'),
  {
    syntax: 'encapsulation dot1q <vlan:1-4094> [second-dot1q <inner:1-4094>]',
    help: 'VLAN tags of the subinterface',
  },
  {
    syntax: 'bundle id <id:1-65535> [mode {active | passive | on}]',
    help: 'Makes the interface part of a bundle',
    set: (target, command) => {
      target.aggregate = `Bundle-Ether${numberOf(command, 'id') ?? ''}`;
    },
    unset: (target) => {
      target.aggregate = undefined;
    },
  },
];

/** Not modelled; here so that none of them passes for an abbreviation of a modelled command. */
const unmodelled = [
  'access-group affinity affinity-map apply-group arp auto-bw autoroute backup bandwidth bfd bundle carrier-delay cdp clns',
  'control-plane controller dampening delay dot1x duplex encapsulation ethernet ethernet-services exclude-apply-group fast-detect flow',
  'flowspec forwarding-class forward-class frame frequency gcc keepalive ipsla lacp lcp lldp load-interval local-proxy-arp logging loopback',
  'mac-accounting mac-address macsec mpls multicast ntp path-option path-selection performance-measurement policy pos port-mode ppp',
  'precision-time profile protect proxy-arp ptp priority qos rewrite record-route service-policy signalled-bandwidth signalled-name',
  'snmp speed source-address span-monitor-session spanning-tree storm-control synchronization transceiver transport-mode tunnel',
  'monitor-session negotiation generic-interface-list host-routing local-traffic-default-encapsulation pw-class throughput-measurement',
  'attach-encap-type attach gre nv overlay-encapsulation member host-reachability source-interface logical-sr-policy weight',
  'ipv4: access-group arp directed-broadcast forwarding-enable helper-address icmp mask-reply mtu point-to-point policy preferred redirects',
  'ipv4: router tcp ttl-propagate tunnel unnumbered-point unreachables urpf verify flowspec virtual-address conflict-policy',
  'ipv6: access-group conflict-policy flowspec forwarding icmp mtu nd policy tcp tunnel unreachables verify',
  'tunnel: bfd mode source tos ttl dfbit key vrf',
  'encapsulation: ambiguous default frame-relay hdlc mpls ppp untagged dot1ad',
];

const l2transportMode = defineMode<InterfaceDraft>(
  'interface l2transport',
  xrValues,
  [],
  [
    'apply-group encapsulation ethernet-services l2protocol mac-address monitor-session propagate rewrite service-policy storm-control',
  ],
);

export const interfaceMode = defineMode<InterfaceDraft>(
  'interface',
  xrValues,
  [...generalRows, ...addressRows],
  unmodelled,
);

export const interfaceModes: readonly Mode[] = [interfaceMode, l2transportMode];

export const interfaceRow: CommandRow<DeviceDraft> = {
  syntax: 'interface [preconfigure] <name:interface> [point-to-point | multipoint | l2transport]',
  help: 'An interface and its settings',
  defines: 'name',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    // What a group says of interfaces by pattern is no interface.
    if (isPattern(name)) return enter(interfaceMode, newInterface(name, section));
    const target = known(device.interfaces, name, () => newInterface(name, section));
    if (has(command, 'point-to-point')) target.medium = 'point-to-point';
    if (has(command, 'multipoint')) target.medium = 'broadcast';
    if (has(command, 'l2transport')) target.l2transport = true;
    return enter(interfaceMode, target);
  },
  unset: (device, command) => {
    device.interfaces.delete(textOf(command, 'name') ?? '');
  },
};
