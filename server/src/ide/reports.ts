/** Answers in the shape of the command line's JSON (docs/cli.md), which is public: it only grows. */
import { type IpPrefix, prefixText } from '../base/ip.ts';
import type { Range } from '../base/text.ts';
import type { Knowledge, Route, RouteOrigin, RouteType } from '../isis/results.ts';
import { messageText } from '../messages/catalogue.ts';
import { compareText } from '../model/order.ts';
import type { AnalysedNetwork, Finding, Fix, Severity } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface LearnerReport {
  readonly name: string;
  readonly state: Knowledge['state'];
  readonly type?: RouteType;
  readonly metric?: number;
  /** What it was before it was redistributed into IS-IS. */
  readonly origin?: RouteOrigin;
  /** The exits, not the next hops: the routers whose attached bit or default is followed. */
  readonly via?: readonly string[];
  readonly covering?: string;
}

export interface LearnersReport {
  readonly version: 1;
  readonly prefix: string;
  readonly originators: readonly string[];
  readonly routers: readonly LearnerReport[];
}

/** Class of a route, and where it came from when IS-IS took it over. */
export const classReport = ({
  type,
  metric,
  origin,
}: Route): { readonly type: RouteType; readonly metric: number; readonly origin?: RouteOrigin } => ({
  type,
  metric,
  ...(origin === undefined ? {} : { origin }),
});

function learnerReport({ network }: AnalysedNetwork, name: string, knowledge: Knowledge): LearnerReport {
  const nameOf = (index: number): string => network.routers[index]?.name ?? '?';
  switch (knowledge.state) {
    case 'learned':
      return { name, state: 'learned', ...classReport(knowledge.route) };
    case 'summary-only':
      return { name, state: 'summary-only', covering: prefixText(knowledge.covering) };
    case 'default-only':
      return { name, state: 'default-only', via: knowledge.route.advertisers.map(nameOf).sort() };
    default:
      return { name, state: knowledge.state };
  }
}

export function learnersReport(snapshot: WorkspaceSnapshot, prefix: IpPrefix): LearnersReport {
  const networks = snapshot.networks.map((analysed) => ({
    analysed,
    originators: analysed.simulation.originators(prefix),
  }));
  // A prefix that one lab originates says nothing of the labs beside it.
  const originating = networks.filter(({ originators }) => originators.length > 0);
  const chosen = originating.length > 0 ? originating : networks;
  const originators = chosen
    .flatMap(({ analysed, originators: indices }) =>
      indices.map((index) => analysed.network.routers[index]?.name ?? '?'),
    )
    .sort();
  const routers = chosen
    .flatMap(({ analysed }) =>
      analysed.simulation.learners(prefix).flatMap((knowledge, index) => {
        const router = analysed.network.routers[index];
        return router && router.speakers.length > 0 ? [learnerReport(analysed, router.name, knowledge)] : [];
      }),
    )
    .sort((a, b) => compareText(a.name, b.name));
  return { version: 1, prefix: prefixText(prefix), originators, routers };
}

export interface SeverityCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Hints count as infos: the contract's summary knows three classes. */
export function countSeverities(findings: readonly Finding[]): SeverityCounts {
  const count = (...severities: Severity[]): number =>
    findings.filter((finding) => severities.includes(finding.severity)).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info', 'hint') };
}

export interface FindingReport {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly prefix?: string;
  readonly router: string;
  readonly affected: readonly string[];
  /** Of errors: the broken pairs they name, from ingress to egress, at most 100. */
  readonly pairs?: Finding['pairs'];
  readonly pairsMore?: number;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly Pick<Fix, 'title' | 'edits'>[];
}

export interface FindingsReport {
  readonly version: 1;
  readonly summary: SeverityCounts & { readonly routers: number };
  readonly findings: readonly FindingReport[];
}

/** Which findings are asked for; what is left out does not matter. */
export interface FindingsAsked {
  readonly file?: string | undefined;
  /** The router it is about, or one that suffers. Names compare without case. */
  readonly router?: string | undefined;
  readonly code?: string | undefined;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The worst first, then by file and position. */
export function findingsAsked(snapshot: WorkspaceSnapshot, { file, router, code }: FindingsAsked): readonly Finding[] {
  const name = router?.toLowerCase();
  const concerns = (finding: Finding): boolean =>
    name === undefined || [finding.router, ...finding.affected].some((each) => each.toLowerCase() === name);
  const here = file === undefined ? snapshot.findings() : snapshot.findingsIn(file);
  return here
    .filter((finding) => (code === undefined || finding.code === code) && concerns(finding))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** The summary counts all findings; the list holds as many as `limit` allows. */
export function findingsReport(
  routers: number,
  findings: readonly Finding[],
  fixes: (finding: Finding) => readonly Fix[],
  limit = findings.length,
): FindingsReport {
  return {
    version: 1,
    summary: { routers, ...countSeverities(findings) },
    findings: findings.slice(0, limit).map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: messageText(finding.message),
      file: finding.file,
      range: finding.range,
      ...(finding.prefix === undefined ? {} : { prefix: finding.prefix }),
      router: finding.router,
      affected: finding.affected,
      ...(finding.severity === 'error' ? { pairs: finding.pairs, pairsMore: finding.morePairs } : {}),
      related: finding.related.map((place) => ({ ...place, message: messageText(place.message) })),
      fixes: fixes(finding).map(({ title, edits }) => ({ title, edits })),
    })),
  };
}
