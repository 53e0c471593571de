/** VRFs; what they import and export stands in BGP. */
import { rdRow, removeVrf, vrfOf } from '../../ios-like/commands/vrf.ts';
import type { DeviceDraft, VrfDraft } from '../../ios-like/draft/device.ts';
import { textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import { eosValues } from '../value-types.ts';

const vrfMode = defineMode<VrfDraft>(
  'vrf',
  eosValues,
  [rdRow, { syntax: 'description <text:line>', help: 'What the VRF is for' }],
  ['ip ipv6 packet traffic-policy'],
);

const definingRow = (syntax: string): CommandRow<DeviceDraft> => ({
  syntax,
  help: 'A virtual routing and forwarding table: one VPN on this router',
  defines: 'name',
  opens: (device, command, section) => enter(vrfMode, vrfOf(device, textOf(command, 'name') ?? '', section)),
  unset: (device, command) => removeVrf(device, textOf(command, 'name') ?? ''),
});

/** `vrf definition` is the older form. */
export const vrfRows: readonly CommandRow<DeviceDraft>[] = [
  definingRow('vrf instance <name:vrf>'),
  definingRow('vrf definition <name:vrf>'),
];

export const vrfModes: readonly Mode[] = [vrfMode];
