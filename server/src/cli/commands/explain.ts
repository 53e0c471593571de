/** `isis-lens explain ROUTER PREFIX`: the chain of decisions behind one verdict (I6). */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import { explain as explanationOf, routersNamed, type Step } from '../../ide/api.ts';
import { UsageError } from '../arguments.ts';
import { printable, wrap } from '../terminal.ts';
import { type CommandContext, jsonText, type Outcome } from './context.ts';

export function explain(context: CommandContext, name: string, prefix: IpPrefix, json: boolean): Outcome {
  const chosen = routersNamed(context.snapshot, name);
  if (chosen.length === 0) throw new UsageError(`there is no router '${name}' in this folder; routes --all lists them`);
  const chains = chosen.map(({ analysed, index }) => {
    const { router, state, steps, labelPaths } = explanationOf(analysed, index, prefix);
    return { router, network: analysed.network.id, state, steps, labelPaths };
  });
  if (json)
    return {
      output: jsonText({ version: 1, prefix: prefixText(prefix), coverage: context.coverage, routers: chains }),
      exitCode: 0,
    };
  const chapter = (title: string, steps: readonly Step[]): string =>
    [context.paint('bold', printable(title)), ...steps.flatMap((step, at) => stepLines(context, step, at)), ''].join(
      '\n',
    );
  const chapters = chains.flatMap(({ router, state, steps, labelPaths }) => [
    chapter(`${router}, ${prefixText(prefix)}: ${state}`, steps),
    ...labelPaths.map((path) =>
      chapter(`Label-switched path from ${router} to ${path.egress}: ${path.state}`, path.steps),
    ),
  ]);
  return { output: chapters.join('\n'), exitCode: 0 };
}

function stepLines({ paint }: CommandContext, { text, file, range }: Step, at: number): readonly string[] {
  const [first = '', ...rest] = wrap(printable(text), 92);
  const where =
    file && range
      ? [`      ${paint('dim', `${printable(file)}:${range.start.line + 1}:${range.start.character + 1}`)}`]
      : [];
  return [`${String(at + 1).padStart(3)}. ${first}`, ...rest.map((line) => `     ${line}`), ...where];
}
