/** VRFs: `vrf definition` and the older `ip vrf`. */

import { addTarget, rdRow, removeTarget, removeVrf, vrfOf } from '../../ios-like/commands/vrf.ts';
import type { DeviceDraft, VrfDraft } from '../../ios-like/draft/device.ts';
import { textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

type Row = CommandRow<VrfDraft>;

const targetRow: Row = {
  syntax: 'route-target [<direction:import|export|both>] <target:rd!> [stitching]',
  help: 'VPN the VRF takes routes from, gives routes to, or both',
  set: addTarget,
  unset: removeTarget,
};

const mapRow: Row = {
  syntax: '<direction:import|export> map <map:route-map>',
  help: 'Route-map that decides about routes of the VPN and can set their route targets',
  set: (vrf, command) => vrf.policies.add(textOf(command, 'direction') ?? ''),
  unset: (vrf, command) => vrf.policies.delete(textOf(command, 'direction') ?? ''),
};

const OTHERS: readonly string[] = [
  'bgp context-name description evpn inter-as-hybrid ip label maximum mdt module protection-domain route-replicate snmp vnet vpn',
  'import: ipv4 ipv6 path l2vpn',
  'export: ipv4 ipv6 l2vpn',
];

const familyMode = defineMode<VrfDraft>('vrf address-family', iosValues, [targetRow, mapRow], OTHERS);

const definitionMode = defineMode<VrfDraft>(
  'vrf',
  iosValues,
  [
    rdRow,
    targetRow,
    mapRow,
    {
      syntax: 'address-family {ipv4 | ipv6} [unicast | multicast]',
      help: 'Family the VRF carries',
      opens: (vrf) => enter(familyMode, vrf),
    },
  ],
  OTHERS,
);

const ipVrfMode = defineMode<VrfDraft>('ip vrf', iosValues, [rdRow, targetRow, mapRow], OTHERS);

function definingRow(syntax: string, mode: Mode): CommandRow<DeviceDraft> {
  return {
    syntax,
    help: 'A virtual routing and forwarding table: one VPN on this router',
    defines: 'name',
    opens: (device, command, section) => {
      return enter(mode, vrfOf(device, textOf(command, 'name') ?? '', section));
    },
    unset: (device, command) => removeVrf(device, textOf(command, 'name') ?? ''),
  };
}

export const vrfRows: readonly CommandRow<DeviceDraft>[] = [
  definingRow('vrf definition <name:vrf>', definitionMode),
  definingRow('ip vrf <name:vrf>', ipVrfMode),
];

export const vrfModes: readonly Mode[] = [definitionMode, familyMode, ipVrfMode];
