/** `check --format json`: the public interface of the command-line contract; additive changes only. */
import { type CheckReport, countSeverities } from './report.ts';

export function jsonReport(report: CheckReport): string {
  const findings = report.findings.map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    file: finding.file,
    range: finding.range,
    ...(finding.prefix === undefined ? {} : { prefix: finding.prefix }),
    router: finding.router,
    affected: finding.affected,
    related: finding.related,
    fixes: report.fixes(finding).map(({ title, edits }) => ({ title, edits })),
  }));
  const summary = { routers: report.routers, ...countSeverities(report.findings) };
  return `${JSON.stringify({ version: 1, summary, findings }, undefined, 1)}\n`;
}
