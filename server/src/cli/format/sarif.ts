/** SARIF 2.1.0 (OASIS standard), as code-scanning services read it. Columns are UTF-16 and one-based. */
import type { Range } from '../../base/text.ts';
import type { Coverage } from '../../ide/api.ts';
import { messageText } from '../../messages/catalogue.ts';
import { ruleDocumentationUrl, rules } from '../../rules/registry.ts';
import type { Severity } from '../../rules/rule.ts';
import { judgedText, leftText, notJudgedLines, runsIsis } from '../coverage-text.ts';
import type { CheckReport } from './report.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

const location = (file: string, range: Range, message?: string) => ({
  ...(message === undefined ? {} : { message: { text: message } }),
  physicalLocation: {
    artifactLocation: { uri: uriOf(file) },
    region: {
      startLine: range.start.line + 1,
      startColumn: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    },
  },
});

const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/** What was not judged, where code-scanning services show what a run could not do. */
function notifications(coverage: Coverage) {
  const files = coverage.files.left.map((left) => ({
    level: left.because === 'not recognised' ? 'warning' : 'note',
    message: { text: leftText(left) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(left.file) } } }],
  }));
  const [pairs] = notJudgedLines({ ...coverage, files: { ...coverage.files, left: [] } });
  const rest = runsIsis(coverage) ? pairs : [judgedText(coverage), pairs].filter((line) => line).join('; ');
  return [...files, ...(rest === undefined ? [] : [{ level: 'note', message: { text: rest } }])];
}

export function sarifReport(report: CheckReport): string {
  const results = report.findings.map((finding) => ({
    ruleId: finding.code,
    level: LEVEL[finding.severity],
    message: { text: messageText(finding.message) },
    locations: [location(finding.file, finding.range)],
    relatedLocations: finding.related.map((related) =>
      location(related.file, related.range, messageText(related.message)),
    ),
    partialFingerprints: { findingKey: finding.key },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'IS-IS Lens',
            version: report.version,
            rules: rules.map((rule) => ({
              id: rule.code,
              shortDescription: { text: rule.documentation.title },
              fullDescription: { text: rule.documentation.whatItFinds },
              helpUri: ruleDocumentationUrl(rule.code),
              defaultConfiguration: { level: LEVEL[rule.severity] },
            })),
          },
        },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report.coverage) }],
        results,
        properties: { coverage: report.coverage },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 1)}\n`;
}
