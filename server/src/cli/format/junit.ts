/** JUnit XML: one test case per finding, so that build servers list them; a clean network is one passed case. What was not judged stands in the output of the suite. */
import { messageText } from '../../messages/catalogue.ts';
import { judgedText, leftText, notJudgedLines, runsIsis } from '../coverage-text.ts';
import type { CheckReport } from './report.ts';

/** XML 1.0 knows no control characters besides tab and line ends; hostile text may hold them. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function junitReport(report: CheckReport): string {
  const { coverage } = report;
  const failing = report.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const cases = failing.map((finding) => {
    const where = `${finding.file}:${finding.range.start.line + 1}:${finding.range.start.character + 1}`;
    return [
      `  <testcase classname="${xml(finding.code)}" name="${xml(where)}" file="${xml(finding.file)}" line="${finding.range.start.line + 1}">`,
      `   <failure type="${finding.severity}" message="${xml(messageText(finding.message))}"/>`,
      '  </testcase>',
    ].join('\n');
  });
  // A case that passes is a green mark: only where something was judged.
  if (cases.length === 0 && runsIsis(coverage)) cases.push('  <testcase classname="isis-lens" name="no findings"/>');
  const output = [judgedText(coverage), ...notJudgedLines(coverage), ...coverage.files.left.map(leftText)].join('\n');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="isis-lens" tests="${cases.length}" failures="${failing.length}">`,
    ` <testsuite name="isis-lens" tests="${cases.length}" failures="${failing.length}">`,
    ...cases,
    `  <system-out>${xml(output)}</system-out>`,
    ' </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
