/** `[edit protocols bgp]`. */
import type { VpnFamily } from '../../../model/vpn.ts';
import { asNumber } from '../../common/as-number.ts';
import { type BgpDraft, type GroupDraft, newSettings, type PeerSettings } from '../draft/bgp.ts';
import { entryOf } from '../draft/device.ts';
import { block, defineLevel, type Row } from '../hierarchy/level.ts';
import type { Reading } from '../hierarchy/reading.ts';

const FAMILIES: readonly (readonly [string, VpnFamily, string])[] = [
  ['inet unicast|any', 'ipv4', 'IPv4 routes.'],
  ['inet labeled-unicast', 'labelled-ipv4', 'IPv4 routes with labels.'],
  ['inet6 unicast|any', 'ipv6', 'IPv6 routes.'],
  ['inet6 labeled-unicast', 'labelled-ipv6', 'IPv6 routes with labels.'],
  ['inet-vpn unicast|any', 'vpnv4', 'Layer-3 VPN routes of IPv4.'],
  ['inet6-vpn unicast|any', 'vpnv6', 'Layer-3 VPN routes of IPv6.'],
  ['l2vpn signaling|auto-discovery-only', 'l2vpn-vpls', 'Layer-2 VPN and VPLS.'],
  ['evpn signaling', 'l2vpn-evpn', 'EVPN routes.'],
];

function settingRows<T>(of: (target: T) => PeerSettings): Row<T>[] {
  return [
    {
      syntax: 'type internal|external',
      help: 'Whether the neighbors are in the router’s own AS.',
      set: (target, at) => {
        of(target).type = at.has('internal') ? 'internal' : 'external';
      },
    },
    {
      syntax: 'local-address <address:host!>',
      help: 'Address the sessions come from.',
      set: (target, at) => {
        of(target).localAddress = at.sourced('address');
      },
    },
    {
      syntax: 'peer-as <as:as>',
      help: 'AS of the neighbors.',
      set: (target, at) => {
        of(target).peerAs = asNumber(at.text('as'));
      },
    },
    {
      syntax: 'local-as <as:as>',
      help: 'AS the router shows.',
      set: (target, at) => {
        of(target).localAs = asNumber(at.text('as'));
      },
    },
    {
      syntax: 'cluster <id:text>',
      help: 'The neighbors are clients of this route reflector.',
      set: (target, at) => {
        of(target).cluster = at.span;
      },
    },
    {
      syntax: 'export [ <policy:policy> ]',
      help: 'Policies for routes that are advertised.',
      set: (target, at) => {
        of(target).exports.push(at.sourced('policy'));
      },
    },
    { syntax: 'import [ <policy:policy> ]', help: 'Policies for routes that are received.' },
    {
      syntax: 'shutdown|disable',
      help: 'No session comes up.',
      set: (target) => {
        of(target).shutdown = true;
      },
    },
    ...FAMILIES.map(
      ([words, family, help]): Row<T> => ({
        syntax: `family ${words}`,
        help,
        set: (target) => {
          of(target).families.add(family);
        },
      }),
    ),
  ];
}

const neighborLevel = defineLevel<PeerSettings>(
  'bgp neighbor',
  settingRows<PeerSettings>((settings) => settings),
);

const neighborRow = <T>(of: (target: T) => GroupDraft): Row<T> =>
  block(
    'neighbor <address:host!> ...',
    'A neighbor.',
    () => neighborLevel,
    (target, at: Reading) => {
      const address = at.text('address');
      return entryOf(of(target).neighbors, address, () => ({ address, span: at.wholeSpan, settings: newSettings() }))
        .settings;
    },
  );

const groupLevel = defineLevel<GroupDraft>('bgp group', [
  ...settingRows<GroupDraft>(({ settings }) => settings),
  neighborRow<GroupDraft>((group) => group),
]);

export const bgpLevel = defineLevel<BgpDraft>('bgp', [
  ...settingRows<BgpDraft>(({ settings }) => settings),
  neighborRow<BgpDraft>(({ direct }) => direct),
  block(
    'group <name:group> ...',
    'Neighbors with common settings.',
    () => groupLevel,
    ({ groups }, at) => entryOf(groups, at.text('name'), () => ({ settings: newSettings(), neighbors: new Map() })),
    'name',
  ),
]);
