/**
 * Lets chat assistants in the editor ask the engine: who learns a prefix, why a router does or does not, what was
 * found. Read-only. Answers are JSON of bounded size; they hold what the server tells any client, so no secrets.
 */
import * as vscode from 'vscode';
import {
  EXPLAIN,
  type ExplainAnswer,
  type ExplainParams,
  FINDINGS,
  type FindingsReport,
  LEARNERS,
  type LearnersReport,
} from './protocol.ts';
import type { Ask } from './questions.ts';

/** Characters; a few thousand tokens. */
const LONGEST = 20_000;
const MOST_FINDINGS = 50;
const MOST_NAMES = 20;

interface LearnersInput {
  readonly prefix: string;
}

interface ExplainInput {
  readonly router: string;
  readonly prefix: string;
}

interface FindingsInput {
  readonly router?: string;
  readonly code?: string;
}

/** `pe1.cfg:12`, as far as the workspace goes. */
const placeText = (uri: string, line: number): string =>
  `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${line + 1}`;

/** As many items as fit, and how many did not. */
function fitting<T>(items: readonly T[], toAnswer: (shown: readonly T[], omitted: number) => object): string {
  for (let count = items.length; ; count = Math.floor(count / 2)) {
    const text = JSON.stringify(toAnswer(items.slice(0, count), items.length - count));
    if (text.length <= LONGEST || count === 0) return text;
  }
}

async function learners(ask: Ask, { prefix }: LearnersInput, token: vscode.CancellationToken): Promise<string> {
  const report = await ask<LearnersReport | null>(LEARNERS, { prefix }, token);
  if (!report) return `'${prefix}' is no IP address or prefix, or no configurations are open.`;
  const { routers, version: _, ...rest } = report;
  const counts: Record<string, number> = {};
  for (const { state } of routers) counts[state] = (counts[state] ?? 0) + 1;
  // Those that do not learn it are what somebody asks for.
  const sorted = [...routers].sort((a, b) => Number(a.state === 'learned') - Number(b.state === 'learned'));
  return fitting(sorted, (shown, omitted) => ({ ...rest, counts, routers: shown, omitted }));
}

async function explain(ask: Ask, { router, prefix }: ExplainInput, token: vscode.CancellationToken): Promise<string> {
  const params: ExplainParams = { router, prefix };
  const answer = await ask<ExplainAnswer | null>(EXPLAIN, params, token);
  if (!answer) return `There is no router '${router}' in the open configurations, or '${prefix}' is no prefix.`;
  const toStep = ({ text, uri, range, stops }: ExplainAnswer['steps'][number]) => ({
    text,
    ...(uri && range ? { place: placeText(uri, range.start.line) } : {}),
    ...(stops ? { stops } : {}),
  });
  const labelPaths = answer.labelPaths
    .slice(0, MOST_NAMES)
    .map(({ egress, state, steps }) => ({ egress, state, steps: steps.slice(0, MOST_NAMES).map(toStep) }));
  const { state } = answer;
  return fitting(answer.steps.map(toStep), (steps, omitted) => ({
    router: answer.router,
    prefix: answer.prefix,
    state,
    steps,
    omitted,
    labelPaths,
  }));
}

async function findings(ask: Ask, { router, code }: FindingsInput, token: vscode.CancellationToken): Promise<string> {
  const asked = { limit: MOST_FINDINGS, ...(router ? { router } : {}), ...(code ? { code } : {}) };
  const report = await ask<FindingsReport | null>(FINDINGS, asked, token);
  if (!report) return 'No configurations are open, or they have not been read to the end.';
  const { errors, warnings, infos } = report.summary;
  const list = report.findings.map(({ file, range, related, fixes, affected, ...finding }) => ({
    ...finding,
    place: placeText(file, range.start.line),
    affected: affected.slice(0, MOST_NAMES),
    related: related
      .slice(0, MOST_NAMES)
      .map((each) => ({ place: placeText(each.file, each.range.start.line), message: each.message })),
    fixes: fixes.map(({ title }) => title),
  }));
  const beyond = errors + warnings + infos - list.length;
  return fitting(list, (shown, omitted) => ({
    summary: report.summary,
    findings: shown,
    omitted: omitted + beyond,
  }));
}

export function registerLanguageModelTools(ask: Ask): vscode.Disposable {
  const tool = <T>(
    name: string,
    message: (input: T) => string,
    answer: (ask: Ask, input: T, token: vscode.CancellationToken) => Promise<string>,
  ): vscode.Disposable =>
    vscode.lm.registerTool<T>(name, {
      prepareInvocation: ({ input }) => ({ invocationMessage: message(input) }),
      invoke: async ({ input }, token) =>
        new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(await answer(ask, input, token))]),
    });
  return vscode.Disposable.from(
    tool<LearnersInput>(
      'isisLens_learners',
      ({ prefix }) => vscode.l10n.t('Asking IS-IS Lens who learns {0}', prefix),
      learners,
    ),
    tool<ExplainInput>(
      'isisLens_explain',
      ({ router, prefix }) => vscode.l10n.t('Asking IS-IS Lens how {0} reaches {1}', router, prefix),
      explain,
    ),
    tool<FindingsInput>('isisLens_findings', () => vscode.l10n.t('Asking IS-IS Lens for its findings'), findings),
  );
}
