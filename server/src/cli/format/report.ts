/** What every check format prints from: the findings, their fixes and the lines they point at. */
import type { Coverage } from '../../ide/api.ts';
import type { Finding, Fix } from '../../rules/rule.ts';

export interface CheckReport {
  readonly version: string;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
  readonly fixes: (finding: Finding) => readonly Fix[];
  /** Findings whose fixes were left out so far, for there were too many. */
  readonly fixesWithheld: () => number;
  /** A line of a file with its secrets masked; undefined where there is none. */
  readonly line: (file: string, line: number) => string | undefined;
}
