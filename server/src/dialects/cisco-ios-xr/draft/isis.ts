/** An IS-IS instance while its lines are read. */
import type { Sourced, Span } from '../../../base/text.ts';
import type {
  Authentication,
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
import type { LabelBlock, PrefixSid } from '../../../model/segment-routing.ts';
import { type DistanceDraft, newDistance } from '../../common/distance.ts';
import { BOTH_LEVELS, type PerLevelDraft } from '../../common/levels.ts';
import { METRIC_STYLES } from '../../common/metric-styles.ts';
import type { OpenSection } from '../../schema/mode.ts';

/** `hello-password` and `lsp-password` come whole on one line; what is accepted as well on others. */
export interface PasswordDraft {
  readonly authentication: Authentication | undefined;
  /** `… accept`: a further key that is taken, so a mismatch cannot be told from the main one. */
  readonly acceptsMore: boolean;
}

export const NO_PASSWORD: PasswordDraft = { authentication: undefined, acceptsMore: false };

/** An interface within the instance. */
export interface CircuitDraft {
  readonly name: string;
  /** Where the interface is named. */
  readonly span: Span;
  readonly section: OpenSection;
  /** Families that were switched on; undefined span where `disable` takes one out again. */
  readonly families: Map<'ipv4' | 'ipv6', { readonly section: OpenSection; disabled: boolean }>;
  levels: LevelSet | undefined;
  levelsSpan: Span | undefined;
  state: 'active' | 'passive' | 'suppressed' | 'shutdown';
  stateSpan: Span | undefined;
  networkSpan: Span | undefined;
  readonly metric: PerLevelDraft<Sourced<number | 'maximum'> | undefined>;
  readonly priority: PerLevelDraft<number | undefined>;
  tag: number;
  helloPadding: boolean;
  readonly helloPassword: PerLevelDraft<PasswordDraft>;
  /** By algorithm; the prefix is that of the interface. */
  readonly prefixSids: Map<number, Pick<PrefixSid, 'sid' | 'span' | 'levels'>>;
}

export function newCircuit(name: string, span: Span, section: OpenSection): CircuitDraft {
  return {
    name,
    span,
    section,
    families: new Map(),
    levels: undefined,
    levelsSpan: undefined,
    state: 'active',
    stateSpan: undefined,
    networkSpan: undefined,
    metric: { 1: undefined, 2: undefined },
    priority: { 1: undefined, 2: undefined },
    tag: 0,
    helloPadding: true,
    helloPassword: { 1: NO_PASSWORD, 2: NO_PASSWORD },
    prefixSids: new Map(),
  };
}

export interface IsisDraft {
  readonly tag: string;
  readonly section: OpenSection;
  /** `address-family ipv4`, where lines for it go. */
  family: OpenSection | undefined;
  /** By the text as typed; a string is the reason why it is not valid. */
  readonly nets: Map<string, Sourced<Net | string>>;
  levels: LevelSet;
  levelsSpan: Span | undefined;
  readonly circuits: Map<string, CircuitDraft>;
  readonly metricStyle: PerLevelDraft<MetricStyle>;
  metricStyleSpan: Span | undefined;
  readonly metric: PerLevelDraft<Sourced<number | 'maximum'> | undefined>;
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
  readonly lspPassword: PerLevelDraft<PasswordDraft>;
  maximumPaths: number | undefined;
  ldpAutoconfig: Span | undefined;
  segmentRouting: Span | undefined;
  globalBlock: LabelBlock | undefined;
  ipv6SingleTopology: boolean;
  /** `adjacency-check disable`: neighbors may run other address families. */
  noAdjacencyCheck: boolean;
}

export function newIsis(tag: string, section: OpenSection): IsisDraft {
  return {
    tag,
    section,
    family: undefined,
    nets: new Map(),
    levels: BOTH_LEVELS,
    levelsSpan: undefined,
    circuits: new Map(),
    // D9: narrow unless configured.
    metricStyle: { 1: METRIC_STYLES.narrow, 2: METRIC_STYLES.narrow },
    metricStyleSpan: undefined,
    metric: { 1: undefined, 2: undefined },
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
    lspPassword: { 1: NO_PASSWORD, 2: NO_PASSWORD },
    maximumPaths: undefined,
    ldpAutoconfig: undefined,
    segmentRouting: undefined,
    globalBlock: undefined,
    ipv6SingleTopology: false,
    noAdjacencyCheck: false,
  };
}
