/** What every check format prints from: the findings, their fixes and the lines they point at. */
import type { Finding, Fix, Severity } from '../../rules/rule.ts';

export interface CheckReport {
  readonly version: string;
  readonly routers: number;
  readonly findings: readonly Finding[];
  readonly fixes: (finding: Finding) => readonly Fix[];
  /** A line of a file with its secrets masked; undefined where there is none. */
  readonly line: (file: string, line: number) => string | undefined;
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
