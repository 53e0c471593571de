/** The global mode: what stands at the left margin. */
import type { FilterReference } from '../../../model/isis.ts';
import { maskedPrefix } from '../../common/addresses.ts';
import { filterOf, sourcedText } from '../../common/sourced.ts';
import { hostnameRow, interfaceRow, staticRouteRow } from '../../ios-like/commands/global.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import type { LdpDraft } from '../../ios-like/draft/ldp.ts';
import { type Command, commandSpan, has, namedValue, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';
import { accessListModes, accessListRows } from './access-lists.ts';
import { bgpModes, bgpRows } from './bgp.ts';
import { interfaceMode } from './interface.ts';
import { keyChainModes, keyChainRows } from './key-chains.ts';
import { l2vpnModes, l2vpnRows } from './l2vpn.ts';
import { routeMapModes, routeMapRows } from './policy.ts';
import { prefixListRows } from './prefix-lists.ts';
import { isisModes, routerIsisRows } from './router-isis.ts';
import { segmentRoutingModes, segmentRoutingRows } from './segment-routing.ts';
import { vrfModes, vrfRows } from './vrf.ts';

type Row = CommandRow<DeviceDraft>;

const ipRouteRow = staticRouteRow(
  'ip route [vrf <vrf:vrf>] <prefix:ipv4!> <mask:mask!> {<interface:interface> [<next-hop:ipv4!>] | <next-hop:ipv4!>} [<distance:1-255> | tag <tag:1-4294967295> | name <name:word> | track <track:number> | permanent | global | multicast]...',
  (command) => maskedPrefix(command, 'prefix', 'mask'),
);

// Label distribution

const enableRow = (syntax: string): Row => ({
  syntax,
  help: 'Label switching on the router; on by default',
  set: (device) => {
    device.ldp.enabled = true;
  },
  unset: (device, command) => {
    device.ldp.enabled = command.negation !== 'no';
  },
});

const advertiseRow = (keyword: string): Row => ({
  syntax: `${keyword} [vrf <vrf:vrf>] [for <access-list:access-list> [to <peers:access-list>]]`,
  help: 'Advertises labels: all of them, or after `no` those for the prefixes of the access list',
  set: (device, command) => {
    if (textOf(command, 'vrf') !== undefined) return;
    const filter = filterOf(command);
    if (filter) device.ldp.advertiseFor.set(filter.name, { filter, span: commandSpan(command) });
    else device.ldp.advertiseNothing = undefined;
  },
  unset: (device, command) => {
    if (textOf(command, 'vrf') !== undefined) return;
    const filter = filterOf(command);
    if (filter) device.ldp.advertiseFor.delete(filter.name);
    else device.ldp.advertiseNothing = command.negation === 'no' ? commandSpan(command) : undefined;
  },
});

function allocationFilter(command: Command): 'host-routes' | FilterReference | undefined {
  return has(command, 'host-routes') ? 'host-routes' : filterOf(command);
}

const labelMode = defineMode<LdpDraft>('mpls ldp label', iosValues, [
  {
    syntax: 'allocate global {host-routes | prefix-list <prefix-list:prefix-list>}',
    help: 'Prefixes LDP allocates labels for',
    set: (ldp, command) => {
      const filter = allocationFilter(command);
      if (filter) ldp.allocate = { filter, span: commandSpan(command) };
    },
    unset: (ldp) => {
      ldp.allocate = undefined;
    },
  },
]);

const ldpRows: readonly Row[] = [
  enableRow('mpls ip'),
  enableRow('tag-switching ip'),
  {
    syntax: 'mpls label protocol <protocol:ldp|tdp>',
    help: 'Protocol that distributes labels',
    set: (device, command) => {
      device.ldp.protocolIsLdp = textOf(command, 'protocol') === 'ldp';
    },
    unset: (device) => {
      device.ldp.protocolIsLdp = true;
    },
  },
  {
    syntax: 'mpls ldp router-id [vrf <vrf:vrf>] <interface:interface> [force]',
    help: 'Interface whose address identifies this router in LDP',
    set: (device, command) => {
      if (!namedValue(command, 'vrf')) device.ldp.routerId = sourcedText(command, 'interface');
    },
    unset: (device) => {
      device.ldp.routerId = undefined;
    },
  },
  {
    syntax: 'mpls ldp label',
    help: 'Which labels LDP allocates',
    opens: (device) => enter(labelMode, device.ldp),
    unset: (device) => {
      device.ldp.allocate = undefined;
    },
  },
  advertiseRow('mpls ldp advertise-labels'),
  advertiseRow('tag-switching advertise-tags'),
];

/** Commands of the global mode that are not modelled; each may open a section of its own. */
const OTHERS: readonly string[] = [
  'aaa access-session alarm alias appfw application archive arp async-bootp authentication autonomic banner beep bfd bfd-template',
  'boot boot-end-marker boot-start-marker bridge bridge-domain buffers busy-message call call-home card cdp chat-script',
  'cef cisp class-map clns clock cns config-register configuration connect control-plane controller crypto cts',
  'default-value define device-tracking device-sensor dhcp diagnostic dialer dialer-list dlsw dot1x downward-compatible-config dspfarm eap eem',
  'enable environment errdisable ethernet event evpn exception facility-alarm fabric fallback file flow flow-sampler-map',
  'format frame-relay frequency gatekeeper gateway global hw-module hw-switch identity id-manager import ipc ipx isdn isis issu',
  'ixi kerberos kron l2 l2protocol l2protocol-tunnel lacp ldap license line lisp lldp load-interval location logging login',
  'mab mac mac-address-table macro map-class map-list memory memory-size menu metadata mgcp mls modemcap module monitor mpls-oam mta mvrp',
  'multilink netconf netconf-yang network network-clock network-object no-service ntp nmsp object object-group onep page parameter-map parser',
  'password performance physical-layer platform plugin policy policy-map port-channel power ppp printer priority-list privilege process',
  'process-max-time profile prompt qos queue-list radius radius-server random-detect redundancy regexp remote-management resource restconf rif rmon',
  'route-tag rtr sampler scheduler scripting sdm security service service-chain service-template sensor-list session setup sip-ua slip',
  'snapshot snmp snmp-server software source spanning-tree srlg ssh stackwise standby state-machine stcapp subscriber',
  'subscriber-policy switch switch-service system table-map tacacs tacacs-server tclsh telemetry template terminal terminal-queue',
  'tftp-server time-range track transceiver translate translation trunk udld upgrade username utd vc-class version virtual-profile virtual-service',
  'virtual-template vlan vlan-accounting vmps voice voice-card voice-port vpdn vpdn-group vstack vtp vty-async vxml wism wsma x25 x29 xdr xsm zone',
  'zone-pair',
  'interface: range',
  'ip: accounting-list accounting-threshold accounting-transits admission alias arp as-path auth-proxy authentication bgp bgp-community',
  'ip: bootp cache cef classless community-list ddns default-gateway default-network device dhcp dhcp-client dns domain domain-list',
  'ip: domain-lookup domain-name dvmrp explicit-path extcommunity-list finger flow-aggregation flow-cache flow-capture flow-export',
  'ip: flow-top-talkers forward-protocol ftp gdp gratuitous-arps host host-list hp-host http icmp identd igmp inspect ips irdp',
  'ip: kerberos large-community-list local local-proxy-arp mfib mobile mrm mroute msdp mtu multicast multicast-routing name-server nat nbar',
  'ip: nhrp options pgm pim port-map policy-list radius rcmd reflexive-list route-cache routing rsvp rtcp rtp sap scp sdr security sla slb',
  'ip: source source-route spd ssh static subnet-zero sticky-arp tacacs tcp telnet tftp tos traffic-export trigger-authentication udp',
  'ip: urlfilter wccp',
  'ip access-list: fqdn helper log-update logging match-local-traffic persistent resequence role-based',
  'ipv6: access-list address cef dhcp flowset general-prefix hop-limit host icmp inspect local mfib mld mobile mroute multicast',
  'ipv6: multicast-routing nat nd neighbor ospf pim policy port-map rip route router source-guard source-route spd static unicast-routing',
  'key: config-key',
  'l2vpn: evpn logging pseudowire protocol redundancy router-id subscriber vpls',
  'l2vpn vfi: template',
  'mpls: atm cef exp forwarding infra label-mode l2transport mldp netflow oam prefix-map static tp traffic-eng ttl-dec',
  'mpls ip: default-route encapsulate-explicit-null propagate-ttl ttl-expiration',
  'mpls label: history mode range',
  'mpls ldp: address-message atm autoconfig backoff capabilities discovery entropy-label explicit-null graceful-restart holdtime igp',
  'mpls ldp: label-filter logging loop-detection maxhops neighbor nsr password path-vector session sync tcp tree',
  'router: bgp-group eigrp egp icap igrp iso-igrp lisp mobile nhrp odr ospf ospfv3 rip traffic-engineering',
  'segment-routing: srv6 traffic-eng',
  'tag-switching: atm tag-range tdp traffic-eng tsp-tunnels cos-map',
  'vrf: upgrade-cli selection',
  'address-family-template',
];

export const globalMode = defineMode<DeviceDraft>(
  'global',
  iosValues,
  [
    hostnameRow,
    interfaceRow('interface <name:interface> [point-to-point | multipoint | l2transport]', interfaceMode),
    ...routerIsisRows,
    ...routeMapRows,
    ...prefixListRows,
    ...accessListRows,
    ...keyChainRows,
    ...vrfRows,
    ...bgpRows,
    ...ldpRows,
    ...l2vpnRows,
    ipRouteRow,
    ...segmentRoutingRows,
    {
      syntax: 'system mtu [jumbo | routing] <octets:number>',
      help: 'Largest packet of all ports of a switch, where it is not the usual one',
      set: (device) => {
        device.changesDefaultMtu = true;
      },
    },
  ],
  OTHERS,
);

/** All modes, the global one first. */
export const iosModes: readonly Mode[] = [
  globalMode,
  interfaceMode,
  labelMode,
  ...isisModes,
  ...routeMapModes,
  ...accessListModes,
  ...keyChainModes,
  ...vrfModes,
  ...bgpModes,
  ...l2vpnModes,
  ...segmentRoutingModes,
];
