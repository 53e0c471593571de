/** `isis-lens check`: all findings of a folder. */
import { isAllJudged } from '../../ide/api.ts';
import { redactSecrets } from '../../syntax/redact.ts';
import type { CheckFormat, FailOn } from '../arguments.ts';
import { boundedFixes } from '../format/bounded-fixes.ts';
import { githubReport } from '../format/github.ts';
import { jsonReport } from '../format/json.ts';
import { junitReport } from '../format/junit.ts';
import { prettyReport } from '../format/pretty.ts';
import type { CheckReport } from '../format/report.ts';
import { sarifReport } from '../format/sarif.ts';
import type { CommandContext, Outcome } from './context.ts';

interface CheckRequest {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly strict: boolean;
}

export function check(context: CommandContext, { format, failOn, strict }: CheckRequest): Outcome {
  const { snapshot, coverage, lines, paint, version } = context;
  const findings = snapshot.findings();
  const { fixes, withheld } = boundedFixes(snapshot.fixes);
  const report: CheckReport = {
    version,
    coverage,
    findings,
    fixes,
    fixesWithheld: withheld,
    line: (file, line) => {
      const text = lines(file)?.[line];
      return text === undefined ? undefined : redactSecrets(text);
    },
  };
  const output: Readonly<Record<CheckFormat, () => string>> = {
    pretty: () => prettyReport(report, paint),
    json: () => jsonReport(report),
    sarif: () => sarifReport(report),
    junit: () => junitReport(report),
    github: () => githubReport(report),
  };
  const failing = findings.some(
    ({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'),
  );
  const fails = (failOn !== 'never' && failing) || (strict && !isAllJudged(coverage));
  return { output: output[format](), exitCode: fails ? 1 : 0 };
}
