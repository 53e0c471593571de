/** What VRFs are made of. */
import type { Sourced } from '../../../base/text.ts';
import { sourcedText } from '../../common/sourced.ts';
import type { Command } from '../../schema/command.ts';
import { textOf } from '../../schema/command.ts';
import type { CommandRow, OpenSection } from '../../schema/mode.ts';
import type { DeviceDraft, VrfDraft } from '../draft/device.ts';

export interface Targets {
  importTargets: Sourced<string>[];
  exportTargets: Sourced<string>[];
}

const adding = (targets: readonly Sourced<string>[], added: Sourced<string>): Sourced<string>[] =>
  targets.some(({ value }) => value === added.value) ? [...targets] : [...targets, added];

const without = (targets: readonly Sourced<string>[], value: string | undefined): Sourced<string>[] =>
  targets.filter((target) => target.value !== value);

/** Without a direction a route target goes both ways. */
const importing = (command: Command): boolean => textOf(command, 'direction') !== 'export';
const exporting = (command: Command): boolean => textOf(command, 'direction') !== 'import';

/** The target under `target`, in the direction under `direction`. */
export function addTarget(targets: Targets, command: Command): void {
  const target = sourcedText(command, 'target');
  if (!target) return;
  if (importing(command)) targets.importTargets = adding(targets.importTargets, target);
  if (exporting(command)) targets.exportTargets = adding(targets.exportTargets, target);
}

export function removeTarget(targets: Targets, command: Command): void {
  const target = textOf(command, 'target');
  if (importing(command)) targets.importTargets = without(targets.importTargets, target);
  if (exporting(command)) targets.exportTargets = without(targets.exportTargets, target);
}

export const rdRow: CommandRow<VrfDraft> = {
  syntax: 'rd {<rd:rd!> | auto}',
  help: 'Route distinguisher: keeps equal prefixes of different VPNs apart',
  set: (vrf, command) => {
    vrf.rd = sourcedText(command, 'rd');
  },
  unset: (vrf) => {
    vrf.rd = undefined;
  },
};

/** The VRF with the name, made where there is none yet. */
export function vrfOf(device: DeviceDraft, name: string, section: OpenSection): VrfDraft {
  let vrf = device.vrfs.get(name);
  if (!vrf) {
    vrf = {
      name,
      section,
      rd: undefined,
      importTargets: [],
      exportTargets: [],
      evpn: { importTargets: [], exportTargets: [] },
      policies: new Set(),
    };
    device.vrfs.set(name, vrf);
  }
  return vrf;
}

/** Interfaces of a VRF that is removed fall back to the global table, without their addresses. */
export function removeVrf(device: DeviceDraft, name: string): void {
  device.vrfs.delete(name);
  for (const each of device.interfaces.values()) {
    if (each.vrf?.value !== name) continue;
    each.vrf = undefined;
    each.ipv4 = [];
    each.ipv6 = [];
  }
}
