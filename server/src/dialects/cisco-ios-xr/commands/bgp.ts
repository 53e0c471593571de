/** `router bgp`: sessions and families as far as VPNs need them. */
import { ipv4Of } from '../../common/addresses.ts';
import { asNumber } from '../../common/as-number.ts';
import { known } from '../../common/known.ts';
import { sourcedText, spanOf } from '../../common/sourced.ts';
import { type Command, has, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import {
  type BgpDraft,
  type BgpFamily,
  type FamilyDraft,
  newBgp,
  newFamily,
  newPeer,
  type PeerDraft,
} from '../draft/bgp.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

const FAMILY = '{ipv4 | ipv6} <kind:unicast|labeled-unicast|multicast|mvpn|tunnel|flowspec|sr-policy|mdt|rt-filter>';
const VPN_FAMILY = '{vpnv4 | vpnv6} <kind:unicast|multicast|flowspec>';
const OTHER_FAMILIES = 'link-state link-state | l2vpn <kind:evpn|vpls-vpws|mspw>';
const ANY_FAMILY = `{${FAMILY} | ${VPN_FAMILY} | ${OTHER_FAMILIES}}`;

function familyOf(command: Command): BgpFamily {
  const kind = textOf(command, 'kind');
  if (has(command, 'l2vpn')) return kind === 'evpn' ? 'l2vpn-evpn' : kind === 'vpls-vpws' ? 'l2vpn-vpls' : 'other';
  const family = (['vpnv4', 'vpnv6', 'ipv4', 'ipv6'] as const).find((name) => has(command, name));
  if (kind === 'labeled-unicast' && family === 'ipv4') return 'labelled-ipv4';
  if (kind === 'labeled-unicast' && family === 'ipv6') return 'labelled-ipv6';
  return family && kind === 'unicast' ? family : 'other';
}

const flagRow = (syntax: string, help: string, flag: 'reflectorClient' | 'nextHopSelf'): CommandRow<FamilyDraft> => ({
  syntax: `${syntax} [inheritance-disable]`,
  help,
  set: (family, command) => {
    family[flag] = !has(command, 'inheritance-disable');
  },
  unset: (family) => {
    family[flag] = undefined;
  },
});

const FAMILY_OTHERS: readonly string[] = [
  'accept-own accept-route-legacy-rt additional-paths advertise advertisement-interval aigp allowas-in apply-group as-override capability',
  'default-originate default-policy-action dampening encapsulation-type import keychain long-lived-graceful-restart maximum-prefix multipath',
  'next-hop-unchanged optimal-route-reflection orf prefix-sid-attr remove-private-as route-policy send-community-ebgp send-community-gshut-ebgp',
  'send-extended-community-ebgp send-multicast-attributes site-of-origin soft-reconfiguration suppress-4byte-as-path update validation',
  'weight origin-as slow-peer bestpath exclude-apply-group internal-vpn-client reset-on enforce-multiple-labels label',
];

const routePolicyRow = {
  syntax: 'route-policy <policy:route-policy> [<arguments:arguments>] {in | out}',
  help: 'Policy for routes from or to the neighbor',
};

/** The settings of a neighbor in one family, or of an af-group. */
const familySettingsMode = defineMode<FamilyDraft>(
  'router bgp neighbor address-family',
  xrValues,
  [
    flagRow('route-reflector-client', 'Reflects routes to this neighbor', 'reflectorClient'),
    flagRow('next-hop-self', 'Names this router as next hop of the routes it passes on', 'nextHopSelf'),
    {
      syntax: 'use af-group <template:peer-template>',
      help: 'Takes settings from a group',
      set: (family, command) => {
        family.uses = textOf(command, 'template');
      },
      unset: (family) => {
        family.uses = undefined;
      },
    },
    routePolicyRow,
  ],
  FAMILY_OTHERS.map((line) => line.replace('route-policy ', '')),
);

const sessionRows: readonly CommandRow<PeerDraft>[] = [
  {
    syntax: 'remote-as <as:as>',
    help: 'Autonomous system of the neighbor',
    set: (peer, command) => {
      peer.remoteAs = asNumber(textOf(command, 'as'));
    },
    unset: (peer) => {
      peer.remoteAs = undefined;
    },
  },
  {
    syntax: 'update-source <source:interface>',
    help: 'Interface whose address the session comes from',
    set: (peer, command) => {
      peer.updateSource = sourcedText(command, 'source');
    },
    unset: (peer) => {
      peer.updateSource = undefined;
    },
  },
  {
    syntax: 'shutdown [inheritance-disable]',
    help: 'Keeps the session down',
    set: (peer, command) => {
      peer.shutdown = !has(command, 'inheritance-disable');
    },
    unset: (peer) => {
      peer.shutdown = undefined;
    },
  },
  {
    syntax: 'use session-group <template:peer-template>',
    help: 'Takes settings of the session from a group',
    set: (peer, command) => {
      peer.sessionGroup = textOf(command, 'template');
    },
    unset: (peer) => {
      peer.sessionGroup = undefined;
    },
  },
];

const SESSION_OTHERS: readonly string[] = [
  'advertisement-interval allow apply-group bfd bmp-activate capability cluster-id description disallow dmz-link-bandwidth dscp ebgp-multihop',
  'ebgp-recv-extcommunity-dmz ebgp-send-extcommunity-dmz egress-engineering enforce-first-as exclude-apply-group graceful-maintenance graceful-restart',
  'idle-watch-time ignore-connected-check internal-vpn-client keychain local local-address-subnet local-as log maximum-peers password',
  'peer-set precedence receive-buffer-size remote-as-list send-buffer-size session-open-mode tcp timers ttl-security update',
  'passive-close-wait origin-as as-path-loopcheck send-extended-community-ebgp address-family-group bestpath',
];

const peerMode = defineMode<PeerDraft>(
  'router bgp neighbor',
  xrValues,
  [
    ...sessionRows,
    routePolicyRow,
    {
      syntax: 'use neighbor-group <group:peer-group>',
      help: 'Takes settings of the session and of families from a group',
      set: (peer, command) => {
        peer.neighborGroup = textOf(command, 'group');
      },
      unset: (peer) => {
        peer.neighborGroup = undefined;
      },
    },
    {
      syntax: `address-family ${ANY_FAMILY}`,
      help: 'Exchanges routes of this family with the neighbor',
      opens: (peer, command) => enter(familySettingsMode, known(peer.families, familyOf(command), newFamily)),
      unset: (peer, command) => {
        peer.families.delete(familyOf(command));
      },
    },
  ],
  SESSION_OTHERS,
);

const FAMILY_OF_ROUTER = [
  'additional-paths advertise aggregate-address allocate-label apply-group as-path-loopcheck bestpath bgp dampening default-martian-check distance',
  'domain-distinguisher dynamic-med event exclude-apply-group export global import inter-as label label-retain label-security link-state maximum-paths',
  'mvpn network nexthop optimal-route-reflection permanent-network prefix-ecmp-delay redistribute retain rpki-cache segment-routing slow-peer',
  'soft-reconfiguration source-rt table-policy update vrf weight srv6 pic mvpn-single-forwarder-selection rd',
];

/** Where labels give way to SRv6. */
const srv6Mode = defineMode<BgpDraft>(
  'router bgp segment-routing srv6',
  xrValues,
  [],
  ['alloc apply-group locator usid'],
);

const srv6Row = <T>(of: (target: T) => { readonly bgp: BgpDraft; readonly vrf: string }): CommandRow<T> => ({
  syntax: 'segment-routing srv6',
  help: 'Carries the packets of the VPN in IPv6 instead of under labels',
  opens: (target) => {
    const { bgp, vrf } = of(target);
    bgp.srv6.add(vrf);
    return enter(srv6Mode, bgp);
  },
  unset: (target) => {
    const { bgp, vrf } = of(target);
    bgp.srv6.delete(vrf);
  },
});

const allVrfsMode = defineMode<BgpDraft>(
  'router bgp address-family vrf all',
  xrValues,
  [srv6Row((bgp) => ({ bgp, vrf: 'all' }))],
  ['apply-group label source'],
);

/** Families of the router itself: nothing in them is a session. */
const routerFamilyMode = defineMode<BgpDraft>(
  'router bgp address-family',
  xrValues,
  [{ syntax: 'vrf all', help: 'Settings of all VRFs', opens: (bgp) => enter(allVrfsMode, bgp) }],
  FAMILY_OF_ROUTER.map((line) => line.replace(' vrf ', ' ')),
);

/** A VRF in BGP. Its neighbors are customers: no sessions of the provider. */
interface VrfTarget {
  readonly bgp: BgpDraft;
  readonly name: string;
}

const customerMode = defineMode<VrfTarget>(
  'router bgp vrf neighbor',
  xrValues,
  [
    { syntax: 'remote-as <as:as>', help: 'Autonomous system of the customer router' },
    { syntax: 'update-source <source:interface>', help: 'Interface whose address the session comes from' },
    { syntax: 'use neighbor-group <group:peer-group>', help: 'Takes settings from a group' },
    { syntax: 'use session-group <template:peer-template>', help: 'Takes settings of the session from a group' },
    {
      syntax: `address-family ${ANY_FAMILY}`,
      help: 'Exchanges routes of this family with the customer router',
      opens: () => enter(familySettingsMode, newFamily()),
    },
  ],
  SESSION_OTHERS,
);

const vrfMode = defineMode<VrfTarget>(
  'router bgp vrf',
  xrValues,
  [
    {
      syntax: 'rd {<rd:rd!> | auto}',
      help: 'Route distinguisher: keeps equal prefixes of different VPNs apart',
      set: ({ bgp, name }, command) => {
        const rd = sourcedText(command, 'rd');
        if (rd) bgp.distinguishers.set(name, rd);
        else bgp.distinguishers.delete(name);
      },
      unset: ({ bgp, name }) => {
        bgp.distinguishers.delete(name);
      },
    },
    {
      syntax: `address-family ${ANY_FAMILY}`,
      help: 'Family of routes of the VRF',
      opens: (target) => enter(vrfFamilyMode, target),
    },
    { syntax: 'neighbor <peer:peer!>', help: 'A customer router', opens: (target) => enter(customerMode, target) },
  ],
  [
    'apply-group bfd bgp default-information default-metric description dynamic exclude-apply-group global-path label local-as maximum mpls socket timers',
  ],
);

const vrfFamilyMode = defineMode<VrfTarget>(
  'router bgp vrf address-family',
  xrValues,
  [
    srv6Row(({ bgp, name }) => ({ bgp, vrf: name })),
    {
      syntax:
        'redistribute {connected | static | rip} [metric <metric:number> | route-policy <policy:route-policy> [<arguments:arguments>]]...',
      help: 'Advertises routes of the VRF',
    },
    {
      syntax: 'redistribute {ospf | ospfv3 | isis | eigrp} <id:word> [<options:line>]',
      help: 'Advertises routes of a protocol of the VRF',
    },
  ],
  FAMILY_OF_ROUTER.map((line) => line.replace('redistribute ', '').replace(' segment-routing', '')),
);

const groupRow = (
  keyword: 'neighbor-group' | 'session-group',
  type: 'peer-group' | 'peer-template',
  groups: (bgp: BgpDraft) => Map<string, PeerDraft>,
): CommandRow<BgpDraft> => ({
  syntax: `${keyword} <name:${type}>`,
  help: 'Settings that neighbors take over',
  defines: 'name',
  opens: (bgp, command) =>
    enter(
      peerMode,
      known(groups(bgp), textOf(command, 'name') ?? '', () => newPeer(spanOf(command, 'name'))),
    ),
  unset: (bgp, command) => {
    groups(bgp).delete(textOf(command, 'name') ?? '');
  },
});

const bgpMode = defineMode<BgpDraft>(
  'router bgp',
  xrValues,
  [
    {
      syntax: 'bgp router-id <id:ipv4!>',
      help: 'Identifier of this router in BGP',
      set: (bgp, command) => {
        const value = ipv4Of(command, 'id');
        bgp.routerId = value === undefined ? undefined : { value, span: spanOf(command, 'id') };
      },
      unset: (bgp) => {
        bgp.routerId = undefined;
      },
    },
    {
      syntax: `address-family ${ANY_FAMILY}`,
      help: 'Family of routes this router has',
      opens: (bgp) => enter(routerFamilyMode, bgp),
    },
    {
      syntax: 'neighbor <peer:peer!>',
      help: 'A router this one has a session with',
      opens: (bgp, command) => {
        const key = (textOf(command, 'peer') ?? '').toLowerCase();
        return enter(
          peerMode,
          known(bgp.neighbors, key, () => newPeer(spanOf(command, 'peer'))),
        );
      },
      unset: (bgp, command) => {
        bgp.neighbors.delete((textOf(command, 'peer') ?? '').toLowerCase());
      },
    },
    groupRow('neighbor-group', 'peer-group', ({ neighborGroups }) => neighborGroups),
    groupRow('session-group', 'peer-template', ({ sessionGroups }) => sessionGroups),
    {
      syntax: `af-group <name:peer-template> address-family ${ANY_FAMILY}`,
      help: 'Settings in a family that neighbors take over',
      defines: 'name',
      opens: (bgp, command) =>
        enter(familySettingsMode, known(bgp.familyGroups, textOf(command, 'name') ?? '', newFamily)),
      unset: (bgp, command) => {
        bgp.familyGroups.delete(textOf(command, 'name') ?? '');
      },
    },
    {
      syntax: 'vrf <vrf:vrf>',
      help: 'A VPN in BGP',
      opens: (bgp, command) => {
        const name = textOf(command, 'vrf') ?? '';
        known(bgp.vrfs, name, () => ({ value: name, span: spanOf(command, 'vrf') }));
        return enter(vrfMode, { bgp, name });
      },
      unset: (bgp, command) => {
        bgp.vrfs.delete(textOf(command, 'vrf') ?? '');
      },
    },
  ],
  [
    'apply-group as-format bfd bmp convergence default default-information default-metric dynamic exclude-apply-group global graceful-maintenance ibgp',
    'local mpls mvpn nsr receive rpki router segment-routing slow-peer socket timers update vrf-group attribute-filter',
    'bgp: as-path-loopcheck attribute-download auto-policy-soft-reset bestpath cluster-id confederation default enforce-first-as fast-external-fallover',
    'bgp: graceful-restart import-delay label-delay lpts-secure-binding log multipath nexthop origin-as redistribute-internal scan-time update-delay',
    'bgp: unsafe-ebgp-policy write-limit maximum mvpn',
  ],
);

export const bgpModes: readonly Mode[] = [
  bgpMode,
  routerFamilyMode,
  allVrfsMode,
  srv6Mode,
  peerMode,
  familySettingsMode,
  vrfMode,
  vrfFamilyMode,
  customerMode,
];

export const bgpRow: CommandRow<DeviceDraft> = {
  syntax: 'router bgp <as:as> [instance <instance:word>]',
  help: 'BGP and the autonomous system of this router',
  opens: (device, command, section) => {
    device.bgp ??= newBgp(asNumber(textOf(command, 'as')) ?? 0, section);
    return enter(bgpMode, device.bgp);
  },
  unset: (device) => {
    device.bgp = undefined;
  },
};
