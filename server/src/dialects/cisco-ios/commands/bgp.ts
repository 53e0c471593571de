/** `router bgp`: sessions and families as far as VPNs need them. */
import type { Sourced } from '../../../base/text.ts';
import { ipv4Of } from '../../common/addresses.ts';
import { asNumber } from '../../common/as-number.ts';
import { known } from '../../common/known.ts';
import { sourcedText, spanOf } from '../../common/sourced.ts';
import {
  type FamilyTarget,
  neighborPolicyRows,
  PEER,
  peerOf,
  policyRows,
  removeNeighbor,
  sessionRows,
} from '../../ios-like/commands/bgp.ts';
import {
  type BgpDraft,
  type BgpFamily,
  newBgp,
  newPolicy,
  newSession,
  type PolicyDraft,
  type SessionDraft,
} from '../../ios-like/draft/bgp.ts';
import type { DeviceDraft } from '../../ios-like/draft/device.ts';
import { type Command, has, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

const OTHER_NEIGHBOR =
  'neighbor <any:word>: accept-route-legacy-rt additional-paths advertise advertise-map advertisement-interval aigp allow-policy allowas-in as-override bmp-activate capability cluster-id default-originate description diverse-path disable-connected-check distribute-list dmzlink-bw ebgp-multihop fall-over filter-list ha-mode inter-as-hybrid internal-vpn-client local-as log-neighbor-changes maximum-prefix next-hop-unchanged ospf-metric password path-attribute prefix-length-size prefix-list remove-private-as route-map route-server-client send-community slow-peer soft-reconfiguration soo suppress-signaling-protocol timers translate-topology translate-update transport ttl-security unsuppress-map version weight';

const OTHERS: readonly string[] = [
  'additional-paths advertise aggregate-address auto-summary default default-information default-metric description distance',
  'distribute-list dampening exit-address-family export import maximum-paths max-metric nexthop network redistribute retain',
  'route-map route-server-context scope snmp synchronization table-map timers vlan vni',
  'bgp: additional-paths advertise-best-external aggregate-timer aggregate always-compare-med asnotation bestpath client-to-client',
  'bgp: cluster-id confederation consistency-checker dampening deterministic-med dmzlink-bw enforce-first-as fast-external-fallover',
  'bgp: graceful-restart graceful-shutdown high-availability inject-map log-neighbor-changes maxas-limit mpls-local-label nexthop',
  'bgp: nopeerup-delay recursion redistribute-internal refresh regexp route-map-cache rpki scan-time slow-peer soft-reconfig-backup',
  'bgp: soft-reconfiguration sso suppress-inactive transport update-delay update-group upgrade-cli',
  'bgp default: local-preference route-target ipv6-nexthop',
  OTHER_NEIGHBOR,
];

const familyMode = defineMode<FamilyTarget>(
  'router bgp address-family',
  iosValues,
  [
    ...neighborPolicyRows<FamilyTarget>((target) => target),
    ...sessionRows<FamilyTarget>(`${PEER} `, ({ bgp }, command) => peerOf(bgp, command).session),
  ],
  OTHERS,
);

/** Customer sessions of a VRF: read for their words only. */
const vrfFamilyMode = defineMode<BgpDraft>(
  'router bgp address-family vrf',
  iosValues,
  [
    { syntax: 'neighbor <peer:peer!> remote-as <as:as>', help: 'Autonomous system of the customer router' },
    { syntax: 'neighbor <peer:peer!> activate', help: 'Exchanges routes of this VRF with the customer router' },
    {
      syntax: 'neighbor <peer:peer!> update-source <source:interface>',
      help: 'Interface whose address the session comes from',
    },
  ],
  OTHERS,
);

const sessionTemplateMode = defineMode<SessionDraft>(
  'template peer-session',
  iosValues,
  sessionRows<SessionDraft>('', (session) => session),
  [
    'allow-policy description disable-connected-check ebgp-multihop exit-peer-session fall-over ha-mode local-as password timers translate-update transport ttl-security version',
  ],
);

const policyTemplateMode = defineMode<PolicyDraft>(
  'template peer-policy',
  iosValues,
  policyRows<PolicyDraft>('', (policy) => policy),
  [
    'additional-paths advertise advertise-map allowas-in as-override capability default-originate distribute-list dmzlink-bw exit-peer-policy filter-list maximum-prefix next-hop-unchanged prefix-list remove-private-as route-map send-community slow-peer soft-reconfiguration soo unsuppress-map weight',
  ],
);

function familyOf(command: Command): BgpFamily {
  if (has(command, 'l2vpn')) return has(command, 'evpn') ? 'l2vpn-evpn' : 'l2vpn-vpls';
  const family = (['vpnv4', 'vpnv6', 'ipv4', 'ipv6'] as const).find((name) => has(command, name));
  const unicast = !['multicast', 'mdt', 'tunnel', 'flowspec', 'mvpn', 'sr-policy'].some((kind) => has(command, kind));
  return family && unicast ? family : 'other';
}

const familyRow = (syntax: string, help: string): CommandRow<BgpDraft> => ({
  syntax,
  help,
  opens: (bgp, command) => {
    const vrf: Sourced<string> | undefined = sourcedText(command, 'vrf');
    if (!vrf) return enter(familyMode, { bgp, family: familyOf(command) });
    if (!bgp.vrfFamilies.has(vrf.value)) bgp.vrfFamilies.set(vrf.value, vrf);
    return enter(vrfFamilyMode, bgp);
  },
  unset: (bgp, command) => {
    const vrf = textOf(command, 'vrf');
    if (vrf !== undefined) bgp.vrfFamilies.delete(vrf);
    else for (const peer of bgp.peers.values()) peer.families.delete(familyOf(command));
  },
});

const bgpMode = defineMode<BgpDraft>(
  'router bgp',
  iosValues,
  [
    {
      syntax: 'bgp router-id {<id:ipv4!> | <interface:interface> | auto-assign}',
      help: 'Identifier of this router in BGP',
      set: (bgp, command) => {
        const id = ipv4Of(command, 'id');
        const name = textOf(command, 'interface');
        const value = id ?? name;
        bgp.routerId =
          value === undefined ? undefined : { value, span: spanOf(command, id === undefined ? 'interface' : 'id') };
      },
      unset: (bgp) => {
        bgp.routerId = undefined;
      },
    },
    {
      syntax: 'bgp default ipv4-unicast',
      help: 'Activates IPv4 unicast for every neighbor; on by default',
      set: (bgp) => {
        bgp.defaultIpv4Unicast = true;
      },
      unset: (bgp, command) => {
        bgp.defaultIpv4Unicast = command.negation !== 'no';
      },
    },
    {
      syntax: 'bgp listen range <range:word> peer-group <group:peer-group> [<options:line>]',
      help: 'Neighbors that may call in',
    },
    ...neighborPolicyRows<BgpDraft>((bgp) => ({ bgp, family: 'ipv4' })),
    ...sessionRows<BgpDraft>(`${PEER} `, (bgp, command) => peerOf(bgp, command).session),
    removeNeighbor<BgpDraft>((bgp) => bgp),
    familyRow(
      'address-family {ipv4 | ipv6} [unicast | multicast | mdt | tunnel | flowspec | mvpn | sr-policy] [vrf <vrf:vrf>]',
      'Family of routes',
    ),
    familyRow('address-family {vpnv4 | vpnv6} [unicast | multicast | flowspec]', 'Routes of VPNs'),
    familyRow('address-family l2vpn [evpn | vpls]', 'Layer 2 VPNs'),
    familyRow('address-family {nsap | rtfilter | link-state} [<options:line>]', 'Family of routes'),
    {
      syntax: 'template peer-session <template:peer-template>',
      help: 'Session settings that neighbors inherit',
      defines: 'template',
      opens: (bgp, command) =>
        enter(sessionTemplateMode, known(bgp.sessionTemplates, textOf(command, 'template') ?? '', newSession)),
      unset: (bgp, command) => {
        bgp.sessionTemplates.delete(textOf(command, 'template') ?? '');
      },
    },
    {
      syntax: 'template peer-policy <template:peer-template>',
      help: 'Policy settings that neighbors inherit',
      defines: 'template',
      opens: (bgp, command) =>
        enter(policyTemplateMode, known(bgp.policyTemplates, textOf(command, 'template') ?? '', newPolicy)),
      unset: (bgp, command) => {
        bgp.policyTemplates.delete(textOf(command, 'template') ?? '');
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
      device.bgp ??= newBgp(asNumber(textOf(command, 'as')) ?? 0, section);
      return enter(bgpMode, device.bgp);
    },
    unset: (device) => {
      device.bgp = undefined;
    },
  },
];

export const bgpModes: readonly Mode[] = [bgpMode, familyMode, vrfFamilyMode, sessionTemplateMode, policyTemplateMode];
