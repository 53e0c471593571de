/** Interface configuration without the commands of IS-IS. */
import { descriptionRow, maskAddressRow, shutdownRow } from '../../common/interface-rows.ts';
import {
  channelGroupRow,
  type InterfaceRow,
  lengthAddressRows,
  mtuRow,
  setVrf,
} from '../../ios-like/commands/interface.ts';
import type { InterfaceDraft } from '../../ios-like/draft/interface.ts';
import { commandSpan } from '../../schema/command.ts';
import { defineMode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';
import { isisInterfaceRows, otherIsisCommands } from './interface-isis.ts';

const vrfRow = (syntax: string): InterfaceRow => ({
  syntax,
  help: 'Puts the interface into a VRF and removes its addresses',
  set: (target, command) => setVrf(target, command, true),
  unset: (target, command) => setVrf(target, command, true),
});

const generalRows: readonly InterfaceRow[] = [
  descriptionRow,
  shutdownRow,
  mtuRow,
  channelGroupRow('Port-Channel'),
  ...lengthAddressRows,
  maskAddressRow('ip address <address:ipv4!> <mask:mask!> [secondary]'),
  { syntax: 'ip address dhcp', help: 'IPv4 address given by another system' },
  { syntax: 'ip address virtual <prefix:ipv4-prefix!> [secondary]', help: 'IPv4 address that several routers share' },
  { syntax: 'ipv6 enable', help: 'IPv6 with a link-local address only' },
  vrfRow('vrf <vrf:vrf>'),
  vrfRow('vrf forwarding <vrf:vrf>'),
  {
    // A port that says nothing is taken for what its address makes it: sections are often copied without this line.
    syntax: 'switchport',
    help: 'A port of the switch; with `no` a port of the router, which may have addresses',
    set: (target) => {
      target.switched = true;
    },
    unset: (target) => {
      target.switched = false;
    },
  },
];

const mplsRows: readonly InterfaceRow[] = [
  {
    syntax: 'mpls ip',
    help: 'Label switching on the interface; on where the router does it',
    set: (target, command) => {
      target.mplsIp = { value: true, span: commandSpan(command) };
    },
    unset: (target, command) => {
      target.mplsIp = command.negation === 'no' ? { value: false, span: commandSpan(command) } : undefined;
    },
  },
  {
    syntax: 'mpls ldp interface',
    help: 'LDP on the interface',
    set: (target, command) => {
      target.ldpInterface = { value: true, span: commandSpan(command) };
    },
    unset: (target, command) => {
      target.ldpInterface = command.negation === 'no' ? { value: false, span: commandSpan(command) } : undefined;
    },
  },
];

/** Not modelled; here so that none of them passes for an abbreviation of a modelled command. */
const unmodelled = [
  'arp autostate bfd bgp comment comment-end default dot1x encapsulation error-correction ethernet evpn flow flowcontrol',
  'hardware-forwarding dps keepalive l2 l2-protocol lacp link-debounce lldp load-interval logging loopback mac mac-address maintenance',
  'metric-profile mirror mlag multicast no-address ntp pim poe policy port-security pppoe priority-flow-control private-vlan',
  'profile ptp pvlan qos queue-monitor random-detect sampled-flow sflow shape snmp source spanning-tree service-policy service-profile',
  'speed storm-control subinterface sync-e tap tcp traffic-engineering traffic-loopback traffic-policy transceiver transmitter tunnel',
  'tx-queue uc-tx-queue mc-tx-queue unidirectional upe vlan vmtracer vrid vrrp vxlan vtep',
  'ip: access-group arp attached-host attached-routes dhcp directed-broadcast helper-address icmp igmp local-proxy-arp mfib multicast nat',
  'ip: ospf pim proxy-arp rip routing sla tcp urpf verify virtual virtual-router',
  'ipv6: access-group attached-host attached-routes helper-address mfib multicast nd ospf pim verify virtual virtual-router',
  'mpls ldp: discovery igp',
  'mpls: mtu rsvp',
  'switchport: access allowed backup-link dot1q mac mode monitor native phone pruning port-security private-vlan source-interface tap tool trunk vlan',
];

export const interfaceMode = defineMode<InterfaceDraft>(
  'interface',
  eosValues,
  [...generalRows, ...isisInterfaceRows, ...mplsRows],
  [...unmodelled, ...otherIsisCommands],
);
