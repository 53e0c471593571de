/** `check --format json`: the public interface of the command-line contract; additive changes only. */
import { findingsReport } from '../../ide/api.ts';
import type { CheckReport } from './report.ts';

export function jsonReport({ routers, findings, fixes, fixesWithheld }: CheckReport): string {
  const report = findingsReport(routers, findings, fixes);
  const withheld = fixesWithheld();
  const summary = withheld > 0 ? { ...report.summary, fixesWithheld: withheld } : report.summary;
  return `${JSON.stringify({ ...report, summary }, undefined, 1)}\n`;
}
