/** GitHub Actions workflow commands: findings become annotations on the pull request. */
import { messageText } from '../../messages/catalogue.ts';
import type { Severity } from '../../rules/rule.ts';
import { judgedText, notJudgedLines } from '../coverage-text.ts';
import type { CheckReport } from './report.ts';

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

export function githubReport(report: CheckReport): string {
  const findings = report.findings.map(({ severity, file, range, code, message }) => {
    const place = `file=${property(file)},line=${range.start.line + 1},col=${range.start.character + 1},endColumn=${range.end.character + 1}`;
    return `::${COMMAND[severity]} ${place},title=${property(code)}::${data(messageText(message))}\n`;
  });
  const { coverage } = report;
  const judged = [judgedText(coverage), ...notJudgedLines(coverage)].join('; ');
  return `${findings.join('')}::notice title=IS-IS Lens::${data(judged)}\n`;
}
