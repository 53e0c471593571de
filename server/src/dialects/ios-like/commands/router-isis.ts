/** Commands of an IS-IS instance that systems with this language share. */
import type { LevelSet, MetricStyle } from '../../../model/isis.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2 } from '../../common/levels.ts';
import { sourcedText } from '../../common/sourced.ts';
import { commandSpan, textOf } from '../../schema/command.ts';
import type { CommandRow, Mode } from '../../schema/mode.ts';
import { enter } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { type IsisDraft, newIsis } from '../draft/isis.ts';

export type InstanceRow = CommandRow<IsisDraft>;

const IS_TYPES: Readonly<Record<string, LevelSet>> = {
  'level-1': LEVEL_1,
  'level-1-2': BOTH_LEVELS,
  'level-2': LEVEL_2,
  'level-2-only': LEVEL_2,
};

/** `types`: the keywords of the dialect, e.g. `level-1|level-1-2|level-2`. */
export const isTypeRow = (types: string): InstanceRow => ({
  syntax: `is-type <type:${types}>`,
  help: 'Levels the router takes part in; both by default',
  set: (target, command) => {
    target.levels = IS_TYPES[textOf(command, 'type') ?? ''];
    target.levelsSpan = commandSpan(command);
  },
  unset: (target) => {
    target.levels = undefined;
    target.levelsSpan = undefined;
  },
});

/** For the address family IPv6. */
export const multiTopologyRow = (syntax: string): InstanceRow => ({
  syntax,
  help: 'IPv6 has a topology of its own',
  set: (target) => {
    target.ipv6MultiTopology = true;
  },
  unset: (target) => {
    target.ipv6MultiTopology = false;
  },
});

export const passiveRows: readonly InstanceRow[] = [
  {
    syntax: 'passive-interface default',
    help: 'Makes every interface passive unless told otherwise',
    set: (target, command) => {
      target.passiveDefault = commandSpan(command);
    },
    unset: (target) => {
      target.passiveDefault = undefined;
      target.passive.clear();
      target.notPassive.clear();
    },
  },
  {
    // The router removes `ip router isis` from the interface and goes on advertising its prefix.
    syntax: 'passive-interface <interface:interface>',
    help: 'Advertises the prefixes of the interface without forming adjacencies on it, at metric 0',
    set: (target, command) => {
      const name = textOf(command, 'interface') ?? '';
      target.notPassive.delete(name);
      target.passive.set(name, commandSpan(command));
    },
    unset: (target, command) => {
      const name = textOf(command, 'interface');
      if (name === undefined) return;
      target.passive.delete(name);
      target.notPassive.add(name);
    },
  },
];

/** `syntax` with `tag`, which may be left out, and `vrf`. */
export const routerIsisRow = (syntax: string, style: MetricStyle, instanceMode: Mode): CommandRow<DeviceDraft> => ({
  syntax,
  help: 'Instance of IS-IS',
  defines: 'tag',
  unnamed: 'isis-instance',
  opens: (device, command, section) => {
    const tag = textOf(command, 'tag') ?? '';
    const instance = device.isis.get(tag) ?? newIsis(tag, section, style);
    device.isis.set(tag, instance);
    instance.vrf = sourcedText(command, 'vrf') ?? instance.vrf;
    return enter(instanceMode, instance);
  },
  unset: (device, command) => {
    device.isis.delete(textOf(command, 'tag') ?? '');
  },
});
