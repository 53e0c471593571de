/** `isis-lens explain ROUTER PREFIX`: the chain of decisions behind one verdict (I6). */
import { type IpPrefix, prefixText } from '../../base/ip.ts';
import { spanToRange } from '../../base/text.ts';
import { UsageError } from '../arguments.ts';
import { printable, wrap } from '../terminal.ts';
import { type CommandContext, jsonText, type Outcome, routersNamed } from './context.ts';

export function explain(context: CommandContext, name: string, prefix: IpPrefix, json: boolean): Outcome {
  const chosen = routersNamed(context.snapshot, name);
  if (chosen.length === 0) throw new UsageError(`there is no router '${name}' in this folder; routes --all lists them`);
  const chains = chosen.map(({ analysed, index }) => ({
    router: analysed.network.routers[index]?.name ?? name,
    network: analysed.network.id,
    state: analysed.simulation.knowledge(index, prefix).state,
    steps: analysed.simulation.explain(index, prefix).map(({ text, place }) => ({
      text,
      ...(place ? { file: place.file, range: spanToRange(place.span) } : {}),
    })),
  }));
  if (json) return { output: jsonText({ version: 1, prefix: prefixText(prefix), routers: chains }), exitCode: 0 };
  const paragraphs = chains.map(({ router, state, steps }) => {
    const lines = steps.flatMap(({ text, file, range }, index) => {
      const [first = '', ...rest] = wrap(printable(text), 92);
      const where =
        file && range
          ? [`      ${context.paint('dim', `${printable(file)}:${range.start.line + 1}:${range.start.character + 1}`)}`]
          : [];
      return [`${String(index + 1).padStart(3)}. ${first}`, ...rest.map((line) => `     ${line}`), ...where];
    });
    return [context.paint('bold', `${printable(router)}, ${prefixText(prefix)}: ${state}`), ...lines, ''].join('\n');
  });
  return { output: paragraphs.join('\n'), exitCode: 0 };
}
