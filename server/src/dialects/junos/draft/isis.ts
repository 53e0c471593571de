/** An IS-IS instance while its statements are read. */
import type { Sourced, Span } from '../../../base/text.ts';
import type { Section } from '../../../model/device.ts';
import type { Level } from '../../../model/isis.ts';
import type { LabelBlock } from '../../../model/segment-routing.ts';

export interface AuthenticationDraft {
  type: Sourced<string> | undefined;
  key: { readonly text: string; readonly span: Span } | undefined;
  keyChain: Sourced<string> | undefined;
}

export const newAuthentication = (): AuthenticationDraft => ({ type: undefined, key: undefined, keyChain: undefined });

export interface CircuitLevelDraft {
  disable: Span | undefined;
  passive: Span | undefined;
  metric: Sourced<number> | undefined;
  priority: number | undefined;
  readonly hello: AuthenticationDraft;
}

export interface CircuitDraft {
  readonly name: string;
  readonly span: Span;
  disable: Span | undefined;
  passive: Span | undefined;
  pointToPoint: Span | undefined;
  /** `hello-padding disable`: hellos are as small as they can be. */
  smallHellos: boolean;
  readonly levels: Record<Level, CircuitLevelDraft>;
  readonly hello: AuthenticationDraft;
}

export interface LevelDraft {
  disable: Span | undefined;
  wideMetricsOnly: Span | undefined;
  readonly authentication: AuthenticationDraft;
  noHelloAuthentication: boolean;
  preference?: number | undefined;
}

export interface OverloadDraft {
  readonly span: Span;
  timeout: boolean;
  highMetrics: boolean;
  allowRouteLeaking: boolean;
}

export interface IsisDraft {
  /** Routing instance; empty for the router's own. */
  readonly instance: string;
  readonly section: Section;
  disable: Span | undefined;
  readonly circuits: Map<string, CircuitDraft>;
  readonly levels: Record<Level, LevelDraft>;
  readonly exports: Sourced<string>[];
  exportSpan: Span | undefined;
  /** Policies are joined by an expression: what it makes of a route is not worked out. */
  exportExpression: Span | undefined;
  overload: OverloadDraft | undefined;
  referenceBandwidth: number | undefined;
  ignoreAttached: boolean;
  suppressAttached: boolean;
  noIpv4: boolean;
  noIpv6: boolean;
  ipv6Topology: boolean;
  authenticationLoose: boolean;
  segmentRouting: Span | undefined;
  globalBlock: { start: number | undefined; size: number | undefined; span: Span } | undefined;
  nodeSegment: { readonly ipv4: Sourced<number>[]; readonly ipv6: Sourced<number>[] };
}

const newCircuitLevel = (): CircuitLevelDraft => ({
  disable: undefined,
  passive: undefined,
  metric: undefined,
  priority: undefined,
  hello: newAuthentication(),
});

export const newCircuit = (name: string, span: Span): CircuitDraft => ({
  name,
  span,
  disable: undefined,
  passive: undefined,
  pointToPoint: undefined,
  smallHellos: false,
  levels: { 1: newCircuitLevel(), 2: newCircuitLevel() },
  hello: newAuthentication(),
});

const newLevel = (): LevelDraft => ({
  disable: undefined,
  wideMetricsOnly: undefined,
  authentication: newAuthentication(),
  noHelloAuthentication: false,
});

export const newIsis = (instance: string, section: Section): IsisDraft => ({
  instance,
  section,
  disable: undefined,
  circuits: new Map(),
  levels: { 1: newLevel(), 2: newLevel() },
  exports: [],
  exportSpan: undefined,
  exportExpression: undefined,
  overload: undefined,
  referenceBandwidth: undefined,
  ignoreAttached: false,
  suppressAttached: false,
  noIpv4: false,
  noIpv6: false,
  ipv6Topology: false,
  authenticationLoose: false,
  segmentRouting: undefined,
  globalBlock: undefined,
  nodeSegment: { ipv4: [], ipv6: [] },
});

/** The whole block of labels where both its parts are given. */
export const blockOf = ({ globalBlock }: IsisDraft): LabelBlock | undefined => {
  const { start, size, span } = globalBlock ?? {};
  return start === undefined || size === undefined ? undefined : { base: start, size, span };
};
