/** `isis-lens learners PREFIX`: who learns a prefix, how, and who does not. */
import type { IpPrefix } from '../../base/ip.ts';
import { type LearnerReport, learnersReport } from '../../ide/api.ts';
import { type Paint, printable, type Style } from '../terminal.ts';
import { type CommandContext, jsonText, type Outcome } from './context.ts';

const MARK: Readonly<Record<LearnerReport['state'], readonly [Style, string]>> = {
  learned: ['green', 'learned'],
  'summary-only': ['yellow', 'summary only'],
  'default-only': ['red', 'default only'],
  none: ['red', 'not at all'],
  unknown: ['dim', 'unknown: routers are missing from the folder'],
};

function prettyRow({ name, state, type, metric, via, covering }: LearnerReport, width: number, paint: Paint): string {
  const [style, label] = MARK[state];
  const details = [
    type,
    metric === undefined ? undefined : `metric ${metric}`,
    covering,
    via === undefined ? undefined : `via ${via.join(', ')}`,
  ].filter((detail) => detail !== undefined);
  return `  ${printable(name).padEnd(width)}  ${paint(style, label.padEnd(12))}  ${printable(details.join(', '))}`.trimEnd();
}

export function learners(context: CommandContext, prefix: IpPrefix, json: boolean): Outcome {
  const report = learnersReport(context.snapshot, prefix);
  if (json) return { output: jsonText({ ...report, coverage: context.coverage }), exitCode: 0 };
  const { prefix: text, originators, routers: rows } = report;
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  const learned = rows.filter(({ state }) => state === 'learned').length;
  const heading =
    originators.length === 0
      ? `${text} is advertised by no router here.`
      : `${text} of ${printable(originators.join(', '))} is learned by ${learned} of ${rows.length} routers:`;
  return {
    output: `${[heading, ...rows.map((each) => prettyRow(each, width, context.paint))].join('\n')}\n`,
    exitCode: 0,
  };
}
