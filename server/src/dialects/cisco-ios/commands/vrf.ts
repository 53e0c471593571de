/** VRFs: `vrf definition` and the older `ip vrf`. */
import type { Sourced } from '../../../base/text.ts';
import { sourcedText } from '../../common/sourced.ts';
import type { DeviceDraft, VrfDraft } from '../../ios-like/draft/device.ts';
import { type Command, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { iosValues } from '../value-types.ts';

type Row = CommandRow<VrfDraft>;

const adding = (targets: readonly Sourced<string>[], added: Sourced<string>): Sourced<string>[] =>
  targets.some(({ value }) => value === added.value) ? [...targets] : [...targets, added];

const without = (targets: readonly Sourced<string>[], value: string | undefined): Sourced<string>[] =>
  targets.filter((target) => target.value !== value);

/** Without a direction a route target goes both ways. */
const importing = (command: Command): boolean => textOf(command, 'direction') !== 'export';
const exporting = (command: Command): boolean => textOf(command, 'direction') !== 'import';

const targetRow: Row = {
  syntax: 'route-target [<direction:import|export|both>] <target:rd> [stitching]',
  help: 'VPN the VRF takes routes from, gives routes to, or both',
  set: (vrf, command) => {
    const target = sourcedText(command, 'target');
    if (!target) return;
    if (importing(command)) vrf.importTargets = adding(vrf.importTargets, target);
    if (exporting(command)) vrf.exportTargets = adding(vrf.exportTargets, target);
  },
  unset: (vrf, command) => {
    const target = textOf(command, 'target');
    if (importing(command)) vrf.importTargets = without(vrf.importTargets, target);
    if (exporting(command)) vrf.exportTargets = without(vrf.exportTargets, target);
  },
};

const mapRow: Row = {
  syntax: '<direction:import|export> map <map:route-map>',
  help: 'Route-map that decides about routes of the VPN and can set their route targets',
  set: (vrf, command) => vrf.policies.add(textOf(command, 'direction') ?? ''),
  unset: (vrf, command) => vrf.policies.delete(textOf(command, 'direction') ?? ''),
};

const rdRow: Row = {
  syntax: 'rd {<rd:rd> | auto}',
  help: 'Route distinguisher: keeps equal prefixes of different VPNs apart',
  set: (vrf, command) => {
    vrf.rd = sourcedText(command, 'rd');
  },
  unset: (vrf) => {
    vrf.rd = undefined;
  },
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
      const name = textOf(command, 'name') ?? '';
      let vrf = device.vrfs.get(name);
      if (!vrf) {
        vrf = { name, section, rd: undefined, importTargets: [], exportTargets: [], policies: new Set() };
        device.vrfs.set(name, vrf);
      }
      return enter(mode, vrf);
    },
    // Interfaces of a VRF that is removed fall back to the global table, without their addresses.
    unset: (device, command) => {
      const name = textOf(command, 'name') ?? '';
      device.vrfs.delete(name);
      for (const each of device.interfaces.values()) {
        if (each.vrf?.value !== name) continue;
        each.vrf = undefined;
        each.ipv4 = [];
        each.ipv6 = [];
      }
    },
  };
}

export const vrfRows: readonly CommandRow<DeviceDraft>[] = [
  definingRow('vrf definition <name:vrf>', definitionMode),
  definingRow('ip vrf <name:vrf>', ipVrfMode),
];

export const vrfModes: readonly Mode[] = [definitionMode, familyMode, ipVrfMode];
