/** `check --format json`: the public interface of the command-line contract; additive changes only. */
import { findingsReport } from '../../ide/api.ts';
import type { CheckReport } from './report.ts';

export function jsonReport({ coverage, findings, fixes, fixesWithheld }: CheckReport): string {
  const report = findingsReport(coverage.routers.read, findings, fixes);
  const withheld = fixesWithheld();
  const summary = withheld > 0 ? { ...report.summary, fixesWithheld: withheld } : report.summary;
  return `${JSON.stringify({ version: report.version, summary, coverage, findings: report.findings }, undefined, 1)}\n`;
}
