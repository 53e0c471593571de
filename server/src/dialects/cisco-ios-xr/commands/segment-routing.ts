/** `segment-routing`: the labels of the router for global segments (D27). */
import type { LabelBlock } from '../../../model/segment-routing.ts';
import { ipv4Of } from '../../common/addresses.ts';
import { type Command, commandSpan, numberOf, textOf } from '../../schema/command.ts';
import { type CommandRow, defineMode, enter, type Mode } from '../../schema/mode.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { xrValues } from '../value-types.ts';

/** The labels from `first` to `last`, both included. */
export function labelBlockOf(command: Command): LabelBlock | undefined {
  const base = numberOf(command, 'first') ?? 0;
  const size = (numberOf(command, 'last') ?? 0) - base + 1;
  return size > 0 ? { base, size, span: commandSpan(command) } : undefined;
}

/** A policy by name. */
interface SrPolicy {
  readonly device: DeviceDraft;
  readonly name: string;
}

const policyMode = defineMode<SrPolicy>(
  'segment-routing traffic-eng policy',
  xrValues,
  [
    {
      syntax: 'color <color:1-4294967295> end-point ipv4 <end:ipv4>',
      help: 'Color and far end of the policy',
      set: ({ device, name }, command) => {
        const end = ipv4Of(command, 'end');
        if (end !== undefined) device.srEndpoints.set(name, end);
      },
      unset: ({ device, name }) => {
        device.srEndpoints.delete(name);
      },
    },
    {
      syntax: 'shutdown',
      help: 'Keeps the policy down',
      set: ({ device, name }) => {
        device.srEndpoints.delete(name);
      },
    },
  ],
  [
    'apply-group auto-route autoroute bandwidth binding-sid candidate-paths cost effective-metric max-install-standby-cpaths performance-measurement',
    'per-flow pce srv6 steering transit-eligible',
  ],
);

const trafficMode = defineMode<DeviceDraft>(
  'segment-routing traffic-eng',
  xrValues,
  [
    {
      syntax: 'policy <name:word>',
      help: 'A path to one far end',
      opens: (device, command) => enter(policyMode, { device, name: textOf(command, 'name') ?? '' }),
      unset: (device, command) => {
        device.srEndpoints.delete(textOf(command, 'name') ?? '');
      },
    },
    {
      syntax: 'on-demand color <color:1-4294967295>',
      help: 'Paths to wherever routes with the color lead',
      opens: (device, command) => {
        device.srColors.add(numberOf(command, 'color') ?? 0);
        return enter(onDemandMode, device);
      },
      unset: (device, command) => {
        device.srColors.delete(numberOf(command, 'color') ?? 0);
      },
    },
  ],
  [
    'affinity-map apply-group attributes binding-sid candidate-paths cspf disjoint-path distribute explicit-path interface kshortest-paths logging maximum',
    'maximum-sid-depth named-pool pcc pce path-invalidation performance-measurement pm resource-list segment-list separate-next-hop srv6 steering te-latency timers trace',
  ],
);

const onDemandMode = defineMode<DeviceDraft>(
  'segment-routing traffic-eng on-demand',
  xrValues,
  [],
  [
    'apply-group bandwidth binding-sid dynamic effective-metric max-install-standby-cpaths maximum-sid-depth per-flow performance-measurement path-computation-method srv6 source-address steering',
  ],
);

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
    { syntax: 'traffic-eng', help: 'Paths of segment routing', opens: (device) => enter(trafficMode, device) },
  ],
  ['apply-group local-block mapping-server srv6 adjacency-sid'],
);

export const segmentRoutingModes: readonly Mode[] = [segmentRoutingMode, trafficMode, policyMode, onDemandMode];

export const segmentRoutingRow: CommandRow<DeviceDraft> = {
  syntax: 'segment-routing',
  help: 'Labels and paths for segment routing',
  opens: (device) => enter(segmentRoutingMode, device),
};
