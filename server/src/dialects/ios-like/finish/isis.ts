/** Instances of the model. */
import type { IsisInstance } from '../../../model/isis.ts';
import { distancesOf } from '../../common/distance.ts';
import { partedNets } from '../../common/net.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { IsisDraft } from '../draft/isis.ts';
import type { Platform } from '../platform.ts';
import { authenticationPerLevel, circuitsOf } from './circuits.ts';

export function finishIsis(platform: Platform, device: DeviceDraft, draft: IsisDraft): IsisInstance {
  const ipv4Section = draft.families.get('ipv4');
  return {
    tag: draft.tag,
    section: draft.section,
    ...(ipv4Section ? { ipv4Section } : {}),
    vrf: draft.vrf,
    ...partedNets(draft.nets.values()),
    levels: draft.levels ?? platform.defaultLevels(device, draft),
    levelsSpan: draft.levelsSpan,
    metricStyle: draft.metricStyle,
    metricStyleSpan: draft.metricStyleSpan,
    circuits: circuitsOf(platform, device, draft),
    advertisePassiveOnly: draft.advertisePassiveOnly,
    interLevel: [...draft.interLevel.values()],
    redistributions: [...draft.redistributions.values()],
    summaries: [...draft.summaries.values()],
    overload: draft.overload,
    ...(draft.inbound.size > 0 ? { inbound: [...draft.inbound.values()] } : {}),
    ...distancesOf(draft.distance, platform.behaviour),
    attachedSend: draft.attachedSend,
    ignoreAttached: draft.ignoreAttached,
    defaultOriginate: draft.defaultOriginate,
    lspAuthentication: authenticationPerLevel(platform, draft.authentication),
    maximumPaths: draft.maximumPaths ?? platform.behaviour.defaultMaximumPaths,
    ldpAutoconfig: draft.ldpAutoconfig,
    ldpAutoconfigSpan: draft.ldpAutoconfigSpan,
    segmentRouting: draft.segmentRouting && {
      span: draft.segmentRouting,
      globalBlock: device.segmentRouting.globalBlock ?? platform.defaultLabelBlock,
      prefixSids: platform.prefixSidsOf(device, draft),
    },
    ipv6MultiTopology: draft.ipv6MultiTopology,
    checksFamilies: platform.checksFamilies && !draft.ipv6MultiTopology && !draft.noAdjacencyCheck,
  };
}
