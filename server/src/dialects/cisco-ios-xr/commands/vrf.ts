/** VRFs. */
import type { Sourced } from '../../../base/text.ts';
import { known } from '../../common/known.ts';
import { sourcedText } from '../../common/sourced.ts';
import { type Command, has, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft, VrfDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

type Direction = 'import' | 'export';

/** `import route-target` and its like: one line a target, or one on the line itself. */
interface TargetList {
  readonly vrf: VrfDraft;
  readonly direction: Direction;
}

const LISTS = { import: 'importTargets', export: 'exportTargets' } as const;

function addTarget({ vrf, direction }: TargetList, command: Command): void {
  const added = sourcedText(command, 'target');
  const targets: Sourced<string>[] = vrf[LISTS[direction]];
  if (added && !targets.some(({ value }) => value === added.value)) vrf[LISTS[direction]] = [...targets, added];
}

function removeTarget({ vrf, direction }: TargetList, command: Command): void {
  const gone = textOf(command, 'target');
  vrf[LISTS[direction]] = gone === undefined ? [] : vrf[LISTS[direction]].filter(({ value }) => value !== gone);
}

const targetsMode = defineMode<TargetList>('vrf route-target', xrValues, [
  {
    syntax: '<target:rd!> [stitching]',
    help: 'VPN the VRF takes routes from or gives routes to',
    set: addTarget,
    unset: removeTarget,
  },
]);

const targetRow = (direction: Direction): CommandRow<VrfDraft> => ({
  syntax: `${direction} route-target [<target:rd!> [stitching]]`,
  help: direction === 'import' ? 'VPNs the VRF takes routes from' : 'VPNs the VRF gives routes to',
  opens: (vrf, command) => {
    addTarget({ vrf, direction }, command);
    return enter(targetsMode, { vrf, direction });
  },
  unset: (vrf, command) => removeTarget({ vrf, direction }, command),
});

const policyRow = (direction: Direction): CommandRow<VrfDraft> => ({
  syntax: `${direction} route-policy <policy:route-policy> [<arguments:arguments>]`,
  help: 'Policy that decides about routes of the VPN and can set their route targets',
  set: (vrf) => vrf.policies.add(direction),
  unset: (vrf) => vrf.policies.delete(direction),
});

const rdRow: CommandRow<VrfDraft> = {
  syntax: 'rd {<rd:rd!> | auto}',
  help: 'Route distinguisher: keeps equal prefixes of different VPNs apart',
  set: (vrf, command) => {
    vrf.rd = has(command, 'auto') ? undefined : sourcedText(command, 'rd');
  },
  unset: (vrf) => {
    vrf.rd = undefined;
  },
};

const familyMode = defineMode<VrfDraft>(
  'vrf address-family',
  xrValues,
  [targetRow('import'), targetRow('export'), policyRow('import'), policyRow('export')],
  ['apply-group maximum', 'import: from', 'export: to'],
);

const vrfMode = defineMode<VrfDraft>(
  'vrf',
  xrValues,
  [
    rdRow,
    {
      syntax: 'address-family {ipv4 | ipv6} [unicast | multicast | flowspec]',
      help: 'Family the VRF carries',
      opens: (vrf) => enter(familyMode, vrf),
    },
  ],
  ['apply-group description evpn-route-sync fallback-vrf mhost mode remote-route-filtering vpn id'],
);

export const vrfRow: CommandRow<DeviceDraft> = {
  syntax: 'vrf <name:vrf>',
  help: 'A virtual routing and forwarding table: one VPN on this router',
  defines: 'name',
  opens: (device, command, section) => {
    const name = textOf(command, 'name') ?? '';
    const fresh = (): VrfDraft => ({
      name,
      section,
      rd: undefined,
      importTargets: [],
      exportTargets: [],
      policies: new Set(),
    });
    return enter(vrfMode, known(device.vrfs, name, fresh));
  },
  unset: (device, command) => {
    device.vrfs.delete(textOf(command, 'name') ?? '');
  },
};

export const vrfModes: readonly Mode[] = [vrfMode, familyMode, targetsMode];
