/** The global mode: what stands at the left margin. */
import { ipv4PrefixOf } from '../../common/addresses.ts';
import { hostnameRow, interfaceRow, staticRouteRow } from '../../ios-like/commands/global.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import { defineMode, enter, type Mode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';
import { accessListModes, accessListRows } from './access-lists.ts';
import { bgpModes, bgpRows } from './bgp.ts';
import { interfaceMode } from './interface.ts';
import { mplsModes, mplsRows } from './mpls.ts';
import { routeMapModes, routeMapRows } from './policy.ts';
import { prefixListModes, prefixListRows } from './prefix-lists.ts';
import { isisModes, routerIsisRows } from './router-isis.ts';
import { vrfModes, vrfRows } from './vrf.ts';

const ipRouteRow = staticRouteRow(
  'ip route [vrf <vrf:vrf>] <prefix:ipv4-prefix!> {<interface:interface> [<next-hop:ipv4!>] | <next-hop:ipv4!>} [<distance:1-255> | tag <tag:0-4294967295> | name <name:word> | metric <metric:number> | track <track:word>]...',
  (command) => ipv4PrefixOf(command, 'prefix'),
);

/** Commands of the global mode that are not modelled; each may open a section of its own. */
const OTHERS: readonly string[] = [
  'aaa agent alias application arp as-path banner bfd boot bridge clock cfm class-map control-plane cvx daemon dhcp dot1x',
  'dps dynamic email enable endpoint environment errdisable event-handler event-monitor exception fips flow forwarding group hardware',
  'hsc igmp interface-defaults internal isolation kernel l2-protocol lacp launch link lldp load-balance load-interval logging mac',
  'mac-address-table maintenance management mcs mlag monitor msrp multicast neighbor ntp openflow peer-filter platform platforms policy-map',
  'poe policy prompt ptp qos queue-monitor radius radius-server rcf redundancy role route-target router sampled-flow schedule service sflow',
  'snmp snmp-server spanning-tree stun sync-e system switchport tacacs tacacs-server tap terminal terminattr traffic-loopback',
  'traffic-policies transceiver trident tunnel unsupported username virtual-router vlan vmtracer vrrp vxlan watchdog xmpp zerotouch zero-touch',
  'interface: profile',
  'ip: access-control arp as-path community-list community dhcp domain domain-list domain-lookup domain-name dynamic ethernet-proxy',
  'ip: extcommunity-list ftp hardware host http icmp igmp large-community-list load-sharing mfib msdp multicast multicast-routing name-server nat',
  'ip: pim radius redirect rib routing security sla software ssh tacacs telnet tftp ttl verify virtual-router',
  'ipv6: access-control access-list dhcp fib hardware icmp load-sharing mfib multicast neighbor redirect route routing unicast-routing virtual-router',
  'mpls: icmp fec lookup next-hop ping rsvp rib route static tunnel parsing',
  'mpls label: range',
  'mpls label range: bgp-sr dynamic l2evpn srlb static',
  'router: adaptive-virtual-topology bfd general igmp internet-exit l2-vpn msdp multicast ospf ospfv3 path-selection pim pim6 rip segment-security service-insertion traffic-engineering',
  'vrf: selection',
];

const interfaceDefaultsMode = defineMode<DeviceDraft>(
  'interface defaults',
  eosValues,
  [
    {
      syntax: 'mtu <octets:number>',
      help: 'Largest packet of interfaces that have no MTU of their own',
      set: (device) => {
        device.changesDefaultMtu = true;
      },
    },
  ],
  ['ethernet'],
);

export const globalMode = defineMode<DeviceDraft>(
  'global',
  eosValues,
  [
    hostnameRow,
    interfaceRow('interface <name:interface>', interfaceMode),
    ...routerIsisRows,
    ...routeMapRows,
    ...prefixListRows,
    ...accessListRows,
    ...vrfRows,
    ...bgpRows,
    ...mplsRows,
    ipRouteRow,
    {
      syntax: 'interface defaults',
      help: 'What interfaces have where they say nothing',
      opens: (device) => enter(interfaceDefaultsMode, device),
    },
  ],
  OTHERS,
);

/** All modes, the global one first. */
export const eosModes: readonly Mode[] = [
  globalMode,
  interfaceMode,
  interfaceDefaultsMode,
  ...isisModes,
  ...routeMapModes,
  ...prefixListModes,
  ...accessListModes,
  ...vrfModes,
  ...bgpModes,
  ...mplsModes,
];
