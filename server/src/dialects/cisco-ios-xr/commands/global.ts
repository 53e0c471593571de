/** The global mode: what stands at the left margin. */
import { sourcedText } from '../../common/sourced.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { type DeviceDraft, newDevice } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';
import { accessListModes, accessListRow } from './access-lists.ts';
import { bgpModes, bgpRow } from './bgp.ts';
import { interfaceModes, interfaceRow } from './interface.ts';
import { isisModes, isisRow } from './isis.ts';
import { keyChainModes, keyChainRow } from './key-chains.ts';
import { l2vpnModes, l2vpnRow } from './l2vpn.ts';
import { ldpModes, ldpRow } from './ldp.ts';
import { policyModes, policyRows } from './policies.ts';
import { prefixListModes, prefixListRow } from './prefix-lists.ts';
import { segmentRoutingModes, segmentRoutingRow } from './segment-routing.ts';
import { staticModes, staticRow } from './static-routes.ts';
import { vrfModes, vrfRow } from './vrf.ts';

type Row = CommandRow<DeviceDraft>;

const hostnameRow: Row = {
  syntax: 'hostname <name:word>',
  help: 'Name of the router',
  set: (device, command) => {
    device.hostname = sourcedText(command, 'name');
  },
  unset: (device) => {
    device.hostname = undefined;
  },
};

/** A group says what other sections take over; its lines mean nothing where they stand. */
const groupRow: Row = {
  syntax: 'group <name:word>',
  help: 'Configuration that sections take over with `apply-group`',
  opens: () => enter(globalMode, newDevice()),
};

/** Commands of the global mode that are not modelled; each may open a section of its own. */
const OTHERS: readonly string[] = [
  'aaa alias apply-group arp as-format banner bfd boot breakout bundle call-home cdp cef cinetd class-map cli clock config configuration',
  'control-plane controller crypto dhcp domain dynamic-template ecn environment error-disable ethernet event evpn exception exclude-apply-group',
  'explicit-path fabric fault-manager flow flowspec forward-class fpd ftp frequency generic-interface-list gnmi grpc http hw-module icmp inband ip',
  'ipsla ipv6 l2tp-class lacp lawful-intercept line linux lldp load-balancing location logging lpts macsec-policy management-plane mirror',
  'monitor-session multicast-routing netconf netconf-yang ntp nv object-group onep optics parser pce performance-measurement platform policy-map',
  'power-mgmt pppoe process profile ptp qos radius radius-server rcp redundancy relay rsvp sampler-map script sdr service service-policy sflow',
  'snmp snmp-server ssh statistics storm-control subscriber synchronization system tacacs tacacs-server taskgroup tcp telemetry telnet template tftp',
  'timezone tpa track traffic-collector udp usergroup username virtual-service vlan vservice vty vty-pool vxlan watchdog xml',
  'ipv4: assembler conflict-policy icmp netmask-format source-route tcp unnumbered virtual',
  'mpls: forwarding ip-ttl-propagate ipv6 label label-security lsd mldp oam optical-uni static traffic-eng vpn',
  'router: eigrp hsrp igmp lisp mld msdp ospf ospfv3 pim rib rip vrrp',
];

export const globalMode: Mode = defineMode<DeviceDraft>(
  'global',
  xrValues,
  [
    hostnameRow,
    interfaceRow,
    isisRow,
    ...policyRows,
    accessListRow,
    prefixListRow,
    keyChainRow,
    vrfRow,
    bgpRow,
    ldpRow,
    l2vpnRow,
    staticRow,
    segmentRoutingRow,
    groupRow,
  ],
  OTHERS,
);

/** All modes, the global one first. */
export const xrModes: readonly Mode[] = [
  globalMode,
  ...interfaceModes,
  ...isisModes,
  ...policyModes,
  ...accessListModes,
  ...prefixListModes,
  ...keyChainModes,
  ...vrfModes,
  ...bgpModes,
  ...ldpModes,
  ...l2vpnModes,
  ...staticModes,
  ...segmentRoutingModes,
];
