/** Instances of the model. */
import type { Sourced, Span } from '../../../base/text.ts';
import type { IsisInstance, LevelSet, Net } from '../../../model/isis.ts';
import type { LabelBlock, SegmentRouting } from '../../../model/segment-routing.ts';
import { BOTH_LEVELS, LEVEL_1 } from '../../common/levels.ts';
import { iosBehaviour } from '../behaviour.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { IsisDraft } from '../draft/isis.ts';
import { authenticationPerLevel, circuitsOf } from './circuits.ts';

/**
 * Level 2 runs in one instance only: the first is level-1-2 by default, the others are level 1
 * (Cisco IS-IS multiarea support, `is-type`). Instances of a VRF are counted for themselves.
 */
function defaultLevels(device: DeviceDraft, instance: IsisDraft): LevelSet {
  for (const other of device.isis.values()) {
    if (other === instance) return BOTH_LEVELS;
    if (other.vrf?.value === instance.vrf?.value) return LEVEL_1;
  }
  return BOTH_LEVELS;
}

function netsOf(draft: IsisDraft): Pick<IsisInstance, 'nets' | 'invalidNets'> {
  const nets: Sourced<Net>[] = [];
  const invalidNets: Sourced<string>[] = [];
  for (const { value, span } of draft.nets.values()) {
    if (typeof value === 'string') invalidNets.push({ value, span });
    else nets.push({ value, span });
  }
  return { nets, invalidNets };
}

/** Cisco segment routing configuration guide, IOS XE: 16000 to 23999 unless configured. */
const DEFAULT_BLOCK: LabelBlock = { base: 16000, size: 8000, span: undefined };

const segmentRoutingOf = ({ segmentRouting }: DeviceDraft, span: Span): SegmentRouting => ({
  span,
  globalBlock: segmentRouting.globalBlock ?? DEFAULT_BLOCK,
  prefixSids: [...segmentRouting.prefixSids.values()],
});

export function finishIsis(device: DeviceDraft, draft: IsisDraft): IsisInstance {
  return {
    tag: draft.tag,
    section: draft.section,
    vrf: draft.vrf,
    ...netsOf(draft),
    levels: draft.levels ?? defaultLevels(device, draft),
    levelsSpan: draft.levelsSpan,
    metricStyle: draft.metricStyle,
    metricStyleSpan: draft.metricStyleSpan,
    circuits: circuitsOf(device, draft),
    advertisePassiveOnly: draft.advertisePassiveOnly,
    interLevel: [...draft.interLevel.values()],
    redistributions: [...draft.redistributions.values()],
    summaries: [...draft.summaries.values()],
    overload: draft.overload,
    // `set-attached-bit route-map` depends on CLNS routes, which are not modelled.
    attachedSend: 'standard',
    ignoreAttached: draft.ignoreAttached,
    defaultOriginate: draft.defaultOriginate,
    lspAuthentication: authenticationPerLevel(draft.authentication),
    maximumPaths: draft.maximumPaths ?? iosBehaviour.defaultMaximumPaths,
    ldpAutoconfig: draft.ldpAutoconfig,
    ldpAutoconfigSpan: draft.ldpAutoconfigSpan,
    segmentRouting: draft.segmentRouting && segmentRoutingOf(device, draft.segmentRouting),
    ipv6MultiTopology: draft.ipv6MultiTopology,
  };
}
