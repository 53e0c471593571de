/** `isis-lens learners PREFIX`: who learns a prefix, how, and who does not. */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import type { Knowledge, Route } from '../../isis/results.ts';
import { compareText } from '../../model/order.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { type Paint, printable, type Style } from '../terminal.ts';
import { type CommandContext, jsonText, type Outcome } from './context.ts';

interface LearnerRow {
  readonly name: string;
  readonly state: Knowledge['state'];
  readonly type?: Route['type'];
  readonly metric?: number;
  readonly via?: readonly string[];
  readonly covering?: string;
}

function row(analysed: AnalysedNetwork, name: string, knowledge: Knowledge): LearnerRow {
  const nameOf = (index: number): string => analysed.network.routers[index]?.name ?? '?';
  switch (knowledge.state) {
    case 'learned':
      return { name, state: 'learned', type: knowledge.route.type, metric: knowledge.route.metric };
    case 'summary-only':
      return { name, state: 'summary-only', covering: prefixText(knowledge.covering) };
    case 'default-only': {
      // The exits, not the next hops: the routers whose ATT bit or default is followed.
      return { name, state: 'default-only', via: knowledge.route.advertisers.map(nameOf).sort() };
    }
    default:
      return { name, state: knowledge.state };
  }
}

const MARK: Readonly<Record<Knowledge['state'], readonly [Style, string]>> = {
  learned: ['green', 'learned'],
  'summary-only': ['yellow', 'summary only'],
  'default-only': ['red', 'default only'],
  none: ['red', 'not at all'],
  unknown: ['dim', 'unknown: routers are missing from the folder'],
};

function prettyRow({ name, state, type, metric, via, covering }: LearnerRow, width: number, paint: Paint): string {
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
  const networks = context.snapshot.networks.map((analysed) => ({
    analysed,
    originators: analysed.simulation.originators(prefix),
  }));
  // A prefix that one lab originates says nothing of the labs beside it.
  const originating = networks.filter(({ originators }) => originators.length > 0);
  const chosen = originating.length > 0 ? originating : networks;
  const originators = chosen
    .flatMap(({ analysed, originators: indices }) =>
      indices.map((index) => analysed.network.routers[index]?.name ?? '?'),
    )
    .sort();
  const rows = chosen
    .flatMap(({ analysed }) =>
      analysed.simulation.learners(prefix).flatMap((knowledge, index) => {
        const router = analysed.network.routers[index];
        return router && router.speakers.length > 0 ? [row(analysed, router.name, knowledge)] : [];
      }),
    )
    .sort((a, b) => compareText(a.name, b.name));
  const text = prefixText(prefix);
  if (json) return { output: jsonText({ version: 1, prefix: text, originators, routers: rows }), exitCode: 0 };
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
