/** Instances of the model. */
import type { IsisInstance } from '../../../model/isis.ts';
import type { LabelBlock, PrefixSid, SegmentRouting } from '../../../model/segment-routing.ts';
import { distancesOf } from '../../common/distance.ts';
import { BOTH_LEVELS, NO_LEVEL } from '../../common/levels.ts';
import { partedNets } from '../../common/net.ts';
import { xrBehaviour } from '../behaviour.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { IsisDraft } from '../draft/isis.ts';
import { authenticationPerLevel, circuitsOf } from './circuits.ts';

/** Cisco segment routing configuration guide: 16000 to 23999 unless configured. */
const DEFAULT_BLOCK: LabelBlock = { base: 16000, size: 8000, span: undefined };

function prefixSidsOf(device: DeviceDraft, draft: IsisDraft): readonly PrefixSid[] {
  const sids: PrefixSid[] = [];
  for (const { name, prefixSids, levels } of draft.circuits.values()) {
    const prefix = device.interfaces.get(name)?.ipv4[0]?.prefix;
    if (!prefix) continue;
    for (const [algorithm, sid] of prefixSids) sids.push({ ...sid, prefix, algorithm, levels: levels ?? draft.levels });
  }
  return sids;
}

function segmentRoutingOf(device: DeviceDraft, draft: IsisDraft): SegmentRouting | undefined {
  if (!draft.segmentRouting) return undefined;
  return {
    span: draft.segmentRouting,
    globalBlock: draft.globalBlock ?? device.globalBlock ?? DEFAULT_BLOCK,
    prefixSids: prefixSidsOf(device, draft),
  };
}

export function finishIsis(device: DeviceDraft, draft: IsisDraft): IsisInstance {
  return {
    tag: draft.tag,
    section: draft.section,
    vrf: undefined,
    ...partedNets(draft.nets.values()),
    levels: draft.levels,
    levelsSpan: draft.levelsSpan,
    metricStyle: draft.metricStyle,
    metricStyleSpan: draft.metricStyleSpan,
    circuits: circuitsOf(device, draft),
    advertisePassiveOnly: draft.advertisePassiveOnly,
    interLevel: [...draft.interLevel.values()],
    redistributions: [...draft.redistributions.values()],
    summaries: [...draft.summaries.values()],
    overload: draft.overload,
    ...(draft.inbound.size > 0 ? { inbound: [...draft.inbound.values()] } : {}),
    ...distancesOf(draft.distance, xrBehaviour),
    attachedSend: draft.attachedSend,
    ignoreAttached: draft.ignoreAttached,
    defaultOriginate: draft.defaultOriginate,
    lspAuthentication: authenticationPerLevel(device, draft.lspPassword),
    maximumPaths: draft.maximumPaths ?? xrBehaviour.defaultMaximumPaths,
    ldpAutoconfig: draft.ldpAutoconfig ? BOTH_LEVELS : NO_LEVEL,
    ldpAutoconfigSpan: draft.ldpAutoconfig,
    segmentRouting: segmentRoutingOf(device, draft),
    // Manual, multitopology IPv6: a topology of its own unless `single-topology` says otherwise.
    ipv6MultiTopology: !draft.ipv6SingleTopology,
    checksFamilies: draft.ipv6SingleTopology && !draft.noAdjacencyCheck,
  };
}
