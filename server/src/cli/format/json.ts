/** `check --format json`: the public interface of the command-line contract; additive changes only. */
import { findingsReport } from '../../ide/api.ts';
import type { CheckReport } from './report.ts';

export function jsonReport({ routers, findings, fixes }: CheckReport): string {
  return `${JSON.stringify(findingsReport(routers, findings, fixes), undefined, 1)}\n`;
}
