/** `check --format pretty`: findings as a good compiler prints them. */
import type { FileEdit, Range } from '../../base/text.ts';
import { countSeverities } from '../../ide/api.ts';
import { messageText } from '../../messages/catalogue.ts';
import type { Finding, Fix, Severity } from '../../rules/rule.ts';
import { judgedText, leftText, notJudgedLines, plural, runsIsis } from '../coverage-text.ts';
import { type Paint, printable, type Style, wrap } from '../terminal.ts';
import type { CheckReport } from './report.ts';

const COLOUR: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'cyan' };
const WIDTH = 96;
const RELATED_SHOWN = 4;
const FIX_LINES_SHOWN = 12;
const LEFT_SHOWN = 20;
/** Lines longer than this are shown from around the finding on. */
const LINE_SHOWN = 160;

function excerpt(line: string, range: Range): { readonly text: string; readonly from: number } {
  if (line.length <= LINE_SHOWN) return { text: line, from: 0 };
  const from = Math.max(0, Math.min(range.start.character - 40, line.length - LINE_SHOWN));
  return { text: line.slice(from, from + LINE_SHOWN), from };
}

function sourceLines(report: CheckReport, finding: Finding, gutter: string, paint: Paint): string[] {
  const { start, end } = finding.range;
  const line = report.line(finding.file, start.line);
  if (line === undefined) return [];
  const shown = excerpt(line, finding.range);
  const from = Math.min(start.character - shown.from, shown.text.length);
  const last = end.line === start.line ? end.character - shown.from : shown.text.length;
  const carets = Math.max(1, Math.min(last, shown.text.length) - from);
  const number = String(start.line + 1).padStart(gutter.length);
  return [
    `${gutter} ${paint('blue', '|')}`,
    `${paint('blue', `${number} |`)} ${printable(shown.text)}`,
    `${gutter} ${paint('blue', '|')} ${' '.repeat(from)}${paint(COLOUR[finding.severity], '^'.repeat(carets))}`,
  ];
}

function labelled(gutter: string, label: string, text: string, paint: Paint): string[] {
  const indent = ' '.repeat(label.length + 2);
  return wrap(printable(text), WIDTH).map(
    (line, index) =>
      `${gutter} ${paint('blue', '=')} ${index === 0 ? `${paint('bold', `${label}:`)} ` : indent}${line}`,
  );
}

function editLines({ file, newText }: FileEdit): readonly { readonly file: string; readonly text: string }[] {
  return newText
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((text) => ({ file, text }));
}

/** A fix that mends several findings is written out at the first of them. */
function fixLines(fix: Fix, gutter: string, paint: Paint, shown: Set<string>): string[] {
  const identity = JSON.stringify(fix);
  if (shown.has(identity)) return labelled(gutter, 'fix', `${fix.title} (as above)`, paint);
  shown.add(identity);
  const lines = fix.edits.flatMap(editLines);
  const added = lines.slice(0, FIX_LINES_SHOWN).map(({ file, text }, index) => {
    const heading =
      index === 0 || lines[index - 1]?.file !== file ? [`${gutter}     ${paint('dim', printable(file))}`] : [];
    return [...heading, `${gutter}     ${paint('green', `+ ${printable(text)}`)}`];
  });
  const rest = lines.length - FIX_LINES_SHOWN;
  return [
    ...labelled(gutter, 'fix', fix.title, paint),
    ...added.flat(),
    ...(rest > 0 ? [`${gutter}     ${paint('dim', `… and ${rest} more lines`)}`] : []),
  ];
}

/** The first sentence is the headline, the rest the reasons. */
function sentences(message: string): readonly [string, string] {
  const end = /\.\s+(?=[A-Z])/.exec(message);
  return end ? [message.slice(0, end.index + 1), message.slice(end.index + end[0].length)] : [message, ''];
}

function prettyFinding(report: CheckReport, finding: Finding, paint: Paint, shown: Set<string>): string {
  const { severity, code, file, range, message, related } = finding;
  const gutter = ' '.repeat(String(range.start.line + 1).length);
  const [headline, reasons] = sentences(messageText(message));
  const where = `${printable(file)}:${range.start.line + 1}:${range.start.character + 1}`;
  const fix = report.fixes(finding).find(({ preferred }, _index, all) => preferred || all.length === 1);
  const seeAlso = related.slice(0, RELATED_SHOWN).flatMap((place) => {
    const at = `${place.file}:${place.range.start.line + 1}:${place.range.start.character + 1}`;
    return labelled(gutter, 'see', `${at} ${messageText(place.message)}`, paint);
  });
  const unseen = related.length - RELATED_SHOWN;
  const severityMark = paint(COLOUR[severity], `${severity}[${code}]`);
  const head = wrap(printable(headline), WIDTH);
  return [
    `${severityMark}${paint('bold', `: ${head[0] ?? ''}`)}`,
    ...head.slice(1).map((line) => paint('bold', `  ${line}`)),
    `${gutter}${paint('blue', '-->')} ${where}`,
    ...sourceLines(report, finding, gutter, paint),
    ...(reasons ? labelled(gutter, 'note', reasons, paint) : []),
    ...seeAlso,
    ...(unseen > 0 ? labelled(gutter, 'see', `${unseen} more places`, paint) : []),
    ...(fix ? fixLines(fix, gutter, paint, shown) : []),
    '',
    '',
  ].join('\n');
}

/** Green only where something was judged and nothing was left. */
function verdict({ findings, coverage }: CheckReport, paint: Paint): string {
  const judged = judgedText(coverage);
  const { errors, warnings, infos } = countSeverities(findings);
  if (findings.length > 0) {
    return `${judged}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(infos, 'note')}.`;
  }
  if (!runsIsis(coverage)) return `${judged}.`;
  const text = `${judged}, nothing found.`;
  return notJudgedLines(coverage).length === 0 ? paint('green', text) : text;
}

/** All of them, up to a bound that nobody reads beyond. */
function leftFiles({ coverage }: CheckReport, paint: Paint): string {
  const { left } = coverage.files;
  if (left.length === 0) return '';
  const lines = left.slice(0, LEFT_SHOWN).map((each) => `  ${printable(leftText(each))}`);
  const rest = left.length - lines.length;
  const more = rest > 0 ? [`  … and ${rest} more`] : [];
  return `${[paint('bold', 'Left out:'), ...lines, ...more, '', ''].join('\n')}`;
}

export function prettyReport(report: CheckReport, paint: Paint): string {
  const shown = new Set<string>();
  const findings = report.findings.map((finding) => prettyFinding(report, finding, paint, shown)).join('');
  const withheld = report.fixesWithheld();
  const note =
    withheld > 0 ? `Fixes of the last ${plural(withheld, 'finding')} are left out: there is too much to write.\n` : '';
  return `${findings}${leftFiles(report, paint)}${note}${verdict(report, paint)}\n`;
}
