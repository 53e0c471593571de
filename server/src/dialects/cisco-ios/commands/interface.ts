/** Interface configuration without the commands of IS-IS. */

import { ipv4Of } from '../../common/addresses.ts';
import { descriptionRow, maskAddressRow, shutdownRow } from '../../common/interface-rows.ts';
import { sourcedNumber } from '../../common/sourced.ts';
import { channelGroupRow, lengthAddressRows, mtuRow, setVrf } from '../../ios-like/commands/interface.ts';
import type { InterfaceDraft } from '../../ios-like/draft/interface.ts';
import { type Command, commandSpan, namedValue } from '../../schema/command.ts';
import { type CommandRow, defineMode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';
import { isisInterfaceRows, otherIsisCommands } from './interface-isis.ts';
import { attachmentRows } from './l2vpn.ts';

type Row = CommandRow<InterfaceDraft>;

function setMpls(target: InterfaceDraft, command: Command): void {
  target.mplsIp = { value: command.negation === undefined, span: commandSpan(command) };
}

function unsetMpls(target: InterfaceDraft, command: Command): void {
  target.mplsIp = command.negation === 'no' ? { value: false, span: commandSpan(command) } : undefined;
}

const addressRows: readonly Row[] = [
  ...lengthAddressRows,
  maskAddressRow('ip address <address:ipv4!> <mask:mask!> [secondary]'),
  { syntax: 'ip address {dhcp | negotiated} [<options:line>]', help: 'IPv4 address given by another system' },
  { syntax: 'ipv6 address <address:ipv6> link-local', help: 'Link-local IPv6 address of the interface' },
  { syntax: 'ipv6 address {autoconfig | dhcp} [<options:line>]', help: 'IPv6 address given by another system' },
  { syntax: 'ipv6 unnumbered <lender:interface>', help: 'Uses the IPv6 address of another interface' },
  { syntax: 'ipv6 enable', help: 'IPv6 with a link-local address only' },
];

const generalRows: readonly Row[] = [
  descriptionRow,
  shutdownRow,
  mtuRow,
  channelGroupRow('Port-channel'),
  { syntax: 'ip mtu <octets:64-65535>', help: 'Largest IPv4 packet in octets; IS-IS does not look at it' },
  {
    syntax: 'clns mtu <octets:64-65535!>',
    help: 'Largest CLNS packet in octets, hellos of IS-IS among them',
    set: (target, command) => {
      target.clnsMtu = sourcedNumber(command, 'octets');
    },
    unset: (target) => {
      target.clnsMtu = undefined;
    },
  },
  {
    syntax: 'vrf forwarding <vrf:vrf> [downstream <downstream:vrf>]',
    help: 'Puts the interface into a VRF and removes its addresses',
    set: (target, command) => setVrf(target, command, true),
    unset: (target, command) => setVrf(target, command, true),
  },
  {
    syntax: 'ip vrf forwarding <vrf:vrf> [downstream <downstream:vrf>]',
    help: 'Puts the interface into an IPv4 VRF and removes its IPv4 addresses',
    set: (target, command) => setVrf(target, command, false),
    unset: (target, command) => setVrf(target, command, false),
  },
  {
    syntax: 'encapsulation frame-relay [ietf]',
    help: 'Frame relay: a physical interface then is a multipoint network',
    set: (target) => {
      if (!target.name.includes('.')) target.medium ??= 'broadcast';
    },
  },
];

const mplsRows: readonly Row[] = [
  { syntax: 'mpls ip', help: 'Label switching and LDP on the interface', set: setMpls, unset: unsetMpls },
  { syntax: 'tag-switching ip', help: 'Older form of `mpls ip`', set: setMpls, unset: unsetMpls },
  {
    syntax: 'mpls ldp igp autoconfig [level-1 | level-2]',
    help: 'Lets the IGP switch LDP on here; `no` keeps the interface out of it',
    set: (target) => {
      target.ldpExcluded = undefined;
    },
    unset: (target, command) => {
      target.ldpExcluded = command.negation === 'no' ? commandSpan(command) : undefined;
    },
  },
  { syntax: 'mpls label protocol {ldp | tdp | both}', help: 'Label protocol of the interface' },
  {
    syntax: 'tunnel destination <destination:ipv4!>',
    help: 'Far end of the tunnel',
    set: (target, command) => {
      const value = ipv4Of(command, 'destination');
      const span = namedValue(command, 'destination')?.span ?? commandSpan(command);
      target.tunnelDestination = value === undefined ? undefined : { value, span };
    },
    unset: (target) => {
      target.tunnelDestination = undefined;
    },
  },
  {
    syntax: 'tunnel mode mpls traffic-eng [point-to-multipoint]',
    help: 'The tunnel is a traffic-engineered label-switched path',
    set: (target) => {
      target.tunnelTrafficEngineering = true;
    },
    unset: (target) => {
      target.tunnelTrafficEngineering = false;
    },
  },
  {
    syntax: 'tunnel mode {gre | ipip | ipsec | ipv6 | ipv6ip | iptalk | nos | rbscp | sdwan | vxlan} [<options:line>]',
    help: 'How the tunnel carries packets',
    set: (target) => {
      target.tunnelTrafficEngineering = false;
    },
  },
];

/** Not modelled; here so that none of them passes for an abbreviation of a modelled command. */
const unmodelled = [
  'access-expression arp asymmetric-routing authentication auto bandwidth bfd bridge-group carrier-delay cdp',
  'channel-protocol class-map clock cns control-plane crypto custom-queue-list dampening default delay',
  'dialer dialer-group dot1q dot1x down-when-looped duplex ethernet evpn exit fair-queue flow flowcontrol framing',
  'glbp half-duplex hold-queue hsrp idle isdn keepalive l2protocol l2transport lacp lisp lldp load-balancing',
  'load-interval logging loopback mab mac mac-address macsec map-group max-reserved-bandwidth media-type member',
  'mls mop mpls-ldp mtu-ignore multilink nat negotiation network-clock ntp ospfv3 peer performance pfc physical-layer',
  'platform port-type power ppp pppoe priority-group private-vlan qos queue-limit random-detect rate-limit rmon route-only',
  'routing sdwan serial service-policy service-module snmp source spanning-tree speed srr-queue stackwise standby',
  'storm-control switchport timeout transmit-interface trunk trust tx-ring-limit udld uc-gateway vlan-id voice vrrp',
  'appletalk atm cable decnet device-tracking energywise frame-relay ipx lan-name lapb location macro multicast',
  'priority-queue pvc rcv-queue session srr vtp wrr-queue x25 zone-member',
  'ip: access-group accounting admission arp audit auth-proxy authentication bandwidth-percent bgp broadcast-address cef',
  'ip: cgmp dampening-change ddns device dhcp directed-broadcast dvmrp eigrp flow flowspec hello-interval helper-address',
  'ip: hold-time identd igmp information-reply inspect ips irdp lisp load-sharing local-proxy-arp mask-reply mfib mobile',
  'ip: mrm mroute-cache multicast nat nbar next-hop-self nhrp ospf pim policy probe proxy-arp redirects rgmp rip',
  'ip: route-cache router-lisp rsvp rtp sap sdr security sla source-guard split-horizon sticky-arp summary-address tcp',
  'ip: traffic-export trigger-authentication tunnel unicast unreachables urd urlfilter verify virtual-reassembly wccp',
  'ip router: ospf eigrp rip mobile',
  'ipv6: access-class bandwidth-percent cef crypto destination-guard dhcp eigrp flow hello-interval inspect lisp mfib mld',
  'ipv6: mobile mtu multicast nat nd next-hop-self nhrp ospf pim policy redirects rip route-cache rsvp source-guard',
  'ipv6: split-horizon summary-address tcp traffic-filter unreachables verify virtual-reassembly',
  'ipv6 router: ospf eigrp rip',
  'clns: checksum cluster-alias congestion-threshold dec-compatible enable erpdu-interval es-neighbor is-neighbor',
  'clns: net rdpdu-interval route-cache router send-erpdu send-rdpdu split-horizon',
  'mpls: accounting bgp control-word exp ip-vpn l2transport mtu netflow oam traffic-eng tp',
  'mpls ldp: address-message discovery mtu neighbor password sync tcp',
  'mpls ldp igp: sync',
  'mpls label: mode',
  'tunnel: bandwidth checksum csum dst entropy flow key mpls nhop path-mtu-discovery protection raw rbscp route-via',
  'tunnel: sequence-datagrams source src-port tos ttl udlr vrf',
  'encapsulation: atm-ces dot1ad dot1Q hdlc isl lapb mpls-pw ppp sap sde slip smds snap vxlan x25',
  'vrf: list',
  'tag-switching: mtu tag-protocol',
];

export const interfaceMode = defineMode<InterfaceDraft>(
  'interface',
  iosValues,
  [...generalRows, ...addressRows, ...isisInterfaceRows, ...mplsRows, ...attachmentRows],
  [...unmodelled, ...otherIsisCommands],
);
