/** `router bgp`: sessions and families as far as VPNs need them. */

import { ipv4Of } from '../../common/addresses.ts';
import { asNumber } from '../../common/as-number.ts';
import { sourcedText, spanOf } from '../../common/sourced.ts';
import { type FamilyTarget, flagRow, PEER, peerOf, removeNeighbor, sessionRows } from '../../ios-like/commands/bgp.ts';
import { addTarget, rdRow, removeTarget, vrfOf } from '../../ios-like/commands/vrf.ts';
import { type BgpDraft, type BgpFamily, newBgp, type PolicyDraft, policyOf } from '../../ios-like/draft/bgp.ts';
import type { DeviceDraft, VrfDraft } from '../../ios-like/draft/device.ts';
import { type Command, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';

/** What stands in `router bgp`; a VRF in it belongs to the device. */
interface BgpTarget {
  readonly device: DeviceDraft;
  readonly bgp: BgpDraft;
}

/** Settings in one family, or outside of them in every family. */
function policyRows<T>(of: (target: T) => FamilyTarget): CommandRow<T>[] {
  const policy = (target: T, command: Command): PolicyDraft => {
    const { bgp, family } = of(target);
    return policyOf(peerOf(bgp, command), family);
  };
  return [
    flagRow(`${PEER} route-reflector-client`, 'Reflects routes to this neighbor', policy, 'reflectorClient'),
    flagRow(`${PEER} next-hop-self`, 'Names this router as next hop of the routes it passes on', policy, 'nextHopSelf'),
  ];
}

const groupRow = (syntax: string): CommandRow<BgpTarget> => ({
  syntax,
  help: 'Neighbors that share settings',
  defines: 'group',
  set: ({ bgp }, command) => {
    peerOf(bgp, command).isGroup = true;
  },
  unset: ({ bgp }, command) => {
    bgp.peers.delete(textOf(command, 'group') ?? '');
  },
});

const memberRow = (syntax: string): CommandRow<BgpTarget> => ({
  syntax,
  help: 'Makes the neighbor part of a group and gives it the settings of the group',
  set: ({ bgp }, command) => {
    peerOf(bgp, command).group = textOf(command, 'member-of');
  },
  unset: ({ bgp }, command) => {
    peerOf(bgp, command).group = undefined;
  },
});

const OTHER_NEIGHBOR =
  'neighbor <any:word>: additional-paths advertise aigp-session allowas-in as-path auto-local-addr bfd bgp-advertise capability default-originate description dont-capability-negotiate ebgp-multihop encapsulation enforce-first-as export-localpref fall-over graceful-restart graceful-restart-helper idle-restart-timer import-localpref interface link-bandwidth local-as local-v4-addr local-v6-addr local-address maximum-accepted-routes maximum-advertised-routes maximum-routes metric-out missing-policy monitoring multi-path next-hop next-hop-peer next-hop-unchanged next-hop-v6-addr out-delay passive password path-selection peer-tag prefix-list rcf remove-private-as rib-in role route-map route-to-peer send-community session shared-secret soft-reconfiguration suppress timers transport ttl weight';

const OTHERS: readonly string[] = [
  'address-family aggregate-address bgp default distance domain dynamic graceful-restart host-routes identifier import ip label layer-2 ip-forwarding',
  'match maximum-paths monitoring network next-hop path-selection permit pmtu-discovery redistribute response router-id rd route route-distinguisher',
  'route-target rpki session shutdown snmp tunnel timers trace ucmp update-wait vlan vlan-aware-bundle vpws vrf vtep evpn',
  OTHER_NEIGHBOR,
];

const familyRows: readonly CommandRow<FamilyTarget>[] = [
  flagRow(
    `${PEER} activate`,
    'Exchanges routes of this family with the neighbor',
    ({ bgp, family }, command) => policyOf(peerOf(bgp, command), family),
    'activate',
  ),
  ...policyRows<FamilyTarget>((target) => target),
];

const familyMode = defineMode<FamilyTarget>('router bgp address-family', eosValues, familyRows, [
  'neighbor: default',
  ...OTHERS,
]);

/** What carries EVPN: VXLAN needs no labels, MPLS does. */
const encapsulationRow = (syntax: string, overMpls: boolean): CommandRow<FamilyTarget> => ({
  syntax,
  help: `EVPN is carried over ${overMpls ? 'MPLS' : 'VXLAN'}`,
  set: ({ bgp }) => {
    bgp.evpnOverMpls = overMpls;
  },
  unset: ({ bgp }) => {
    bgp.evpnOverMpls = false;
  },
});

const evpnMode = defineMode<FamilyTarget>(
  'router bgp address-family evpn',
  eosValues,
  [
    ...familyRows,
    encapsulationRow('neighbor default encapsulation mpls [next-hop-self source-interface <source:interface>]', true),
    encapsulationRow('neighbor default encapsulation vxlan', false),
    encapsulationRow(`${PEER} encapsulation mpls [next-hop-self source-interface <source:interface>]`, true),
  ],
  [
    'neighbor default: next-hop-self-received-evpn-routes',
    ...OTHERS.slice(0, -1),
    OTHER_NEIGHBOR.replace('encapsulation ', ''),
  ],
);

const targetRow = (
  syntax: string,
  help: string,
  of: (vrf: VrfDraft) => Parameters<typeof addTarget>[0],
): CommandRow<VrfDraft> => ({
  syntax,
  help,
  set: (vrf, command) => addTarget(of(vrf), command),
  unset: (vrf, command) => removeTarget(of(vrf), command),
});

/** A VRF in BGP: its distinguisher and targets, and customer sessions that are read for their words only. */
const vrfMode = defineMode<VrfDraft>(
  'router bgp vrf',
  eosValues,
  [
    rdRow,
    targetRow(
      'route-target <direction:import|export|both> [vpn-ipv4 | vpn-ipv6] <target:rd!>',
      'VPN the VRF takes routes from, gives routes to, or both',
      (vrf) => vrf,
    ),
    targetRow(
      'route-target <direction:import|export|both> evpn <target:rd!>',
      'VPN of EVPN the VRF takes routes from, gives routes to, or both',
      ({ evpn }) => evpn,
    ),
    {
      syntax:
        'route-target <direction:import|export> {vpn-ipv4 | vpn-ipv6 | evpn} {route-map <map:route-map> | rcf <function:function>}',
      help: 'Policy that decides about routes of the VPN and can set their route targets',
      set: (vrf, command) => vrf.policies.add(textOf(command, 'direction') ?? ''),
      unset: (vrf, command) => vrf.policies.delete(textOf(command, 'direction') ?? ''),
    },
    { syntax: `${PEER} remote-as <as:as>`, help: 'Autonomous system of the customer router' },
    { syntax: `${PEER} update-source <source:interface>`, help: 'Interface whose address the session comes from' },
  ],
  ['route-target export: imported', ...OTHERS],
);

const familyRow = (
  syntax: string,
  family: BgpFamily,
  help: string,
  mode: Mode = familyMode,
): CommandRow<BgpTarget> => ({
  syntax: `address-family ${syntax}`,
  help,
  opens: ({ bgp }) => enter(mode, { bgp, family }),
  unset: ({ bgp }) => {
    for (const peer of bgp.peers.values()) peer.families.delete(family);
  },
});

const bgpMode = defineMode<BgpTarget>(
  'router bgp',
  eosValues,
  [
    {
      syntax: 'router-id <id:ipv4!>',
      help: 'Identifier of this router in BGP',
      set: ({ bgp }, command) => {
        const value = ipv4Of(command, 'id');
        bgp.routerId = value === undefined ? undefined : { value, span: spanOf(command, 'id') };
      },
      unset: ({ bgp }) => {
        bgp.routerId = undefined;
      },
    },
    {
      syntax: 'bgp default ipv4-unicast',
      help: 'Activates IPv4 unicast for every neighbor; on by default',
      set: ({ bgp }) => {
        bgp.defaultIpv4Unicast = true;
      },
      unset: ({ bgp }, { negation }) => {
        bgp.defaultIpv4Unicast = negation !== 'no';
      },
    },
    {
      syntax: 'bgp listen range <range:word> peer-group <group:peer-group> [<options:line>]',
      help: 'Neighbors that may call in',
    },
    groupRow('neighbor <group:peer-group> peer group'),
    groupRow('neighbor <group:peer-group> peer-group'),
    memberRow('neighbor <peer:peer!> peer group <member-of:peer-group>'),
    memberRow('neighbor <peer:peer!> peer-group <member-of:peer-group>'),
    ...policyRows<BgpTarget>(({ bgp }) => ({ bgp, family: 'every' })),
    ...sessionRows<BgpTarget>(`${PEER} `, ({ bgp }, command) => peerOf(bgp, command).session).slice(0, 3),
    removeNeighbor<BgpTarget>(({ bgp }) => bgp),
    familyRow('vpn-ipv4', 'vpnv4', 'Routes of IPv4 VPNs'),
    familyRow('vpn-ipv6', 'vpnv6', 'Routes of IPv6 VPNs'),
    familyRow('evpn', 'l2vpn-evpn', 'Ethernet VPNs', evpnMode),
    familyRow('ipv4', 'ipv4', 'IPv4 routes'),
    familyRow('ipv6', 'ipv6', 'IPv6 routes'),
    familyRow('ipv4 labeled-unicast', 'labelled-ipv4', 'IPv4 routes with labels'),
    familyRow('ipv6 labeled-unicast', 'labelled-ipv6', 'IPv6 routes with labels'),
    familyRow(
      '{ipv4 | ipv6} {flow-spec | multicast | sr-te} [<options:line>]',
      'other',
      'Family of routes that is not looked at',
    ),
    familyRow(
      '{flow-spec | link-state | path-selection | rt-membership} [<options:line>]',
      'other',
      'Family of routes that is not looked at',
    ),
    {
      syntax: 'vrf <vrf:vrf>',
      help: 'A VRF: its distinguisher, targets and customers',
      opens: ({ device, bgp }, command, section) => {
        const vrf = sourcedText(command, 'vrf');
        if (vrf && !bgp.vrfFamilies.has(vrf.value)) bgp.vrfFamilies.set(vrf.value, vrf);
        return enter(vrfMode, vrfOf(device, vrf?.value ?? '', section));
      },
      unset: ({ bgp }, command) => {
        bgp.vrfFamilies.delete(textOf(command, 'vrf') ?? '');
      },
    },
  ],
  OTHERS,
);

export const bgpRows: readonly CommandRow<DeviceDraft>[] = [
  {
    syntax: 'router bgp <as:as>',
    help: 'BGP and the autonomous system of this router',
    opens: (device, command, section) => {
      device.bgp ??= { ...newBgp(asNumber(textOf(command, 'as')) ?? 0, section), evpnOverMpls: false };
      return enter(bgpMode, { device, bgp: device.bgp });
    },
    unset: (device) => {
      device.bgp = undefined;
    },
  },
];

export const bgpModes: readonly Mode[] = [bgpMode, familyMode, evpnMode, vrfMode];
