/** An IS-IS instance while its lines are read. */
import type { Sourced, Span } from '../../../base/text.ts';
import type {
  InboundFilter,
  InterLevelDistribution,
  IsisInstance,
  LevelSet,
  MetricStyle,
  Net,
  Overload,
  Redistribution,
  Summary,
} from '../../../model/isis.ts';
import type { PrefixSid } from '../../../model/segment-routing.ts';
import { type DistanceDraft, newDistance } from '../../common/distance.ts';
import { NO_LEVEL, type PerLevelDraft } from '../../common/levels.ts';
import type { OpenSection } from '../../schema/mode.ts';
import { type AuthenticationDraft, newAuthentication } from './interface.ts';

export interface IsisDraft {
  readonly tag: string;
  readonly section: OpenSection;
  vrf: Sourced<string> | undefined;
  /** By the text as typed; a string is the reason why it is not valid. */
  readonly nets: Map<string, Sourced<Net | string>>;
  levels: LevelSet | undefined;
  levelsSpan: Span | undefined;
  readonly metricStyle: PerLevelDraft<MetricStyle>;
  metricStyleSpan: Span | undefined;
  readonly metric: PerLevelDraft<Sourced<number | 'maximum'> | undefined>;
  passiveDefault: Span | undefined;
  readonly passive: Map<string, Span>;
  /** `no passive-interface X`: exceptions from the default. */
  readonly notPassive: Set<string>;
  advertisePassiveOnly: Span | undefined;
  /** By direction. */
  readonly interLevel: Map<string, InterLevelDistribution>;
  /** By family, source and its number. */
  readonly redistributions: Map<string, Redistribution>;
  readonly summaries: Map<string, Summary>;
  overload: Overload | undefined;
  /** By the words that tell one line from another. */
  readonly inbound: Map<string, InboundFilter>;
  readonly distance: DistanceDraft;
  attachedSend: IsisInstance['attachedSend'];
  ignoreAttached: boolean;
  defaultOriginate: IsisInstance['defaultOriginate'];
  readonly authentication: PerLevelDraft<AuthenticationDraft>;
  maximumPaths: number | undefined;
  ldpAutoconfig: LevelSet;
  ldpAutoconfigSpan: Span | undefined;
  segmentRouting: Span | undefined;
  /** Segments the instance itself gives to prefixes. */
  readonly prefixSids: Map<string, PrefixSid>;
  ipv6MultiTopology: boolean;
  /** Address families that have a section of their own. */
  readonly families: Map<'ipv4' | 'ipv6', OpenSection>;
  /** `no adjacency-check`: neighbors may run other address families. */
  noAdjacencyCheck: boolean;
  /** `hello padding` by kind of circuit; undefined where nothing is said. */
  readonly helloPadding: { broadcast: boolean | undefined; pointToPoint: boolean | undefined };
  protocolShutdown: boolean;
}

/** `style` is what holds until it is configured (D9). */
export function newIsis(tag: string, section: OpenSection, style: MetricStyle): IsisDraft {
  return {
    tag,
    section,
    vrf: undefined,
    nets: new Map(),
    levels: undefined,
    levelsSpan: undefined,
    metricStyle: { 1: style, 2: style },
    metricStyleSpan: undefined,
    metric: { 1: undefined, 2: undefined },
    passiveDefault: undefined,
    passive: new Map(),
    notPassive: new Set(),
    advertisePassiveOnly: undefined,
    interLevel: new Map(),
    redistributions: new Map(),
    summaries: new Map(),
    overload: undefined,
    inbound: new Map(),
    distance: newDistance(),
    attachedSend: 'standard',
    ignoreAttached: false,
    defaultOriginate: undefined,
    authentication: { 1: newAuthentication(), 2: newAuthentication() },
    maximumPaths: undefined,
    ldpAutoconfig: NO_LEVEL,
    ldpAutoconfigSpan: undefined,
    segmentRouting: undefined,
    prefixSids: new Map(),
    ipv6MultiTopology: false,
    families: new Map(),
    noAdjacencyCheck: false,
    helloPadding: { broadcast: undefined, pointToPoint: undefined },
    protocolShutdown: false,
  };
}
