/** `segment-routing`: the labels of the router for global segments (D27). */
import type { LabelBlock } from '../../../model/segment-routing.ts';
import { type Command, commandSpan, numberOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

/** The labels from `first` to `last`, both included. */
export function labelBlockOf(command: Command): LabelBlock | undefined {
  const base = numberOf(command, 'first') ?? 0;
  const size = (numberOf(command, 'last') ?? 0) - base + 1;
  return size > 0 ? { base, size, span: commandSpan(command) } : undefined;
}

const segmentRoutingMode = defineMode<DeviceDraft>(
  'segment-routing',
  xrValues,
  [
    {
      syntax: 'global-block <first:16000-1048575> <last:16000-1048575>',
      help: 'Labels for global segments, 16000 to 23999 by default',
      set: (device, command) => {
        device.globalBlock = labelBlockOf(command);
      },
      unset: (device) => {
        device.globalBlock = undefined;
      },
    },
  ],
  ['apply-group local-block mapping-server traffic-eng srv6 adjacency-sid'],
);

export const segmentRoutingModes: readonly Mode[] = [segmentRoutingMode];

export const segmentRoutingRow: CommandRow<DeviceDraft> = {
  syntax: 'segment-routing',
  help: 'Labels and paths for segment routing',
  opens: (device) => enter(segmentRoutingMode, device),
};
