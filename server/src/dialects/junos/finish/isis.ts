/** From the draft of an instance to the instance. */

import { ipv4Prefix, ipv6Prefix } from '../../../base/ip.ts';
import type { Sourced } from '../../../base/text.ts';
import type { Interface } from '../../../model/device.ts';
import { type Distances, type IsisInstance, LEVELS, type MetricStyle, type Overload } from '../../../model/isis.ts';
import type { RoutePolicy } from '../../../model/policy.ts';
import type { PrefixSid, SegmentRouting } from '../../../model/segment-routing.ts';
import { BOTH_LEVELS, NO_LEVEL } from '../../common/levels.ts';
import { partedNets, readNet } from '../../common/net.ts';
import { junosBehaviour } from '../behaviour.ts';
import type { DeviceDraft } from '../draft/device.ts';
import { blockOf, type IsisDraft } from '../draft/isis.ts';
import { authenticationOf, isisCircuits, netsOf } from './circuits.ts';
import { exportsOf } from './exports.ts';

/** D9: both kinds of metric unless the level has wide ones only; both are read either way. */
const BOTH_STYLES: MetricStyle = { sendsNarrow: true, sendsWide: true, acceptsNarrow: true, acceptsWide: true };
const WIDE_ONLY: MetricStyle = { sendsNarrow: false, sendsWide: true, acceptsNarrow: true, acceptsWide: true };

/**
 * With a timeout the bit is cleared some time after the start. Routes do not pass between levels while it is
 * set, unless `allow-route-leaking` (Junos CLI reference, `overload`).
 */
function overloadOf({ overload }: IsisDraft): Overload | undefined {
  if (!overload || overload.highMetrics) return undefined;
  return {
    levels: BOTH_LEVELS,
    onlyOnStartup: overload.timeout,
    suppressInterlevel: !overload.allowRouteLeaking,
    suppressExternal: false,
    span: overload.span,
  };
}

/** Preferences by level; nothing where both are the usual ones. */
function distancesOf({ levels }: IsisDraft): { distances?: Distances } {
  if (levels[1].preference === undefined && levels[2].preference === undefined) return {};
  const { isis } = junosBehaviour.distance;
  return { distances: { 1: [levels[1].preference ?? isis[1]], 2: [levels[2].preference ?? isis[2]] } };
}

/** A node's segment is that of the first address of lo0. */
function prefixSids({ nodeSegment }: IsisDraft, interfaces: readonly Interface[], instance: string): PrefixSid[] {
  const loopback = interfaces.find(({ kind, vrf }) => kind === 'loopback' && (vrf?.value ?? '') === instance);
  const primary = <T extends { readonly secondary: boolean }>(all: readonly T[]): T | undefined =>
    all.find(({ secondary }) => !secondary);
  const [v4, v6] = [primary(loopback?.ipv4 ?? []), primary(loopback?.ipv6 ?? [])];
  const sid = (prefix: PrefixSid['prefix'], { value, span }: Sourced<number>): PrefixSid => ({
    prefix,
    sid: { index: value },
    algorithm: 0,
    levels: BOTH_LEVELS,
    span,
  });
  return [
    ...(v4 ? nodeSegment.ipv4.map((index) => sid(ipv4Prefix(v4.address, 32), index)) : []),
    ...(v6 ? nodeSegment.ipv6.map((index) => sid(ipv6Prefix(v6.address, 128), index)) : []),
  ];
}

function segmentRoutingOf(isis: IsisDraft, interfaces: readonly Interface[]): SegmentRouting | undefined {
  const { segmentRouting } = isis;
  return (
    segmentRouting && {
      span: segmentRouting,
      globalBlock: blockOf(isis),
      prefixSids: prefixSids(isis, interfaces, isis.instance),
    }
  );
}

export function finishIsis(
  device: DeviceDraft,
  interfaces: readonly Interface[],
  policies: ReadonlyMap<string, RoutePolicy>,
  isis: IsisDraft,
): IsisInstance {
  const nets = netsOf(device, interfaces, isis.instance).map(({ value, span }) => ({ value: readNet(value), span }));
  const { levels } = isis;
  const vrf = device.instances.get(isis.instance);
  return {
    tag: isis.instance,
    section: isis.section,
    vrf: vrf && { value: vrf.name, span: vrf.section.span },
    ...partedNets(nets),
    levels: { 1: !levels[1].disable, 2: !levels[2].disable },
    levelsSpan: levels[1].disable ?? levels[2].disable,
    metricStyle: {
      1: levels[1].wideMetricsOnly ? WIDE_ONLY : BOTH_STYLES,
      2: levels[2].wideMetricsOnly ? WIDE_ONLY : BOTH_STYLES,
    },
    metricStyleSpan: LEVELS.map((level) => levels[level].wideMetricsOnly).find((span) => span !== undefined),
    circuits: isisCircuits(device, interfaces, isis),
    advertisePassiveOnly: undefined,
    ...exportsOf(isis, policies),
    // Summaries are aggregate routes that a policy exports.
    summaries: [],
    overload: overloadOf(isis),
    ...distancesOf(isis),
    attachedSend: isis.suppressAttached ? 'never' : 'standard',
    ignoreAttached: isis.ignoreAttached,
    defaultOriginate: undefined,
    lspAuthentication: {
      1: authenticationOf(levels[1].authentication, isis.authenticationLoose),
      2: authenticationOf(levels[2].authentication, isis.authenticationLoose),
    },
    maximumPaths: junosBehaviour.defaultMaximumPaths,
    ldpAutoconfig: NO_LEVEL,
    ldpAutoconfigSpan: undefined,
    segmentRouting: segmentRoutingOf(isis, interfaces),
    ipv6MultiTopology: isis.ipv6Topology,
  };
}
