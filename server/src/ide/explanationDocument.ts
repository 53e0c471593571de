/** An explanation as a document to read: what is so, then the steps, each with a link to its line. */
import { type IpPrefix, prefixText } from '../base/ip.ts';
import type { Knowledge } from '../isis/results.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import { type Explanation, explain, type Step } from './explain.ts';
import { MANNER, nextHopsLine, placeLine, routerNames } from './hover/words.ts';
import { unknownBecause } from './learners.ts';
import { data, heading, type Line, type MarkdownDocument, paragraph, say, steps, strong, words } from './markdown.ts';
import type { SupposedFrom } from './topology/suppose.ts';

/** A step's sentence may name many prefixes and routers. */
const STEP_LIMIT = 600;

export function explanationDocument(
  analysed: AnalysedNetwork,
  router: RouterIndex,
  prefix: IpPrefix,
  supposed?: SupposedFrom,
): MarkdownDocument {
  const { network, simulation } = analysed;
  const explanation = explain(analysed, router, prefix, supposed);
  const knowledge = simulation.knowledge(router, prefix);
  return [
    heading(title(explanation), 1),
    paragraph(verdict(network, router, prefix, knowledge)),
    ...(explanation.steps.length > 0 ? [steps(explanation.steps.map(stepLine))] : []),
    ...explanation.labelPaths.flatMap(({ egress, state, steps: hops }) => [
      heading(say`Label-switched path from ${explanation.router} to ${egress}: ${words(state)}`, 2),
      ...(hops.length > 0 ? [steps(hops.map(stepLine))] : [paragraph(say`It ends for the reason given above.`)]),
    ]),
  ];
}

/** `Why PE3 does not learn 10.255.0.1/32`. */
function title({ router, prefix, state }: Explanation): Line {
  if (state === 'learned') return say`How ${router} learns ${prefix}`;
  return state === 'unknown' ? say`Does ${router} learn ${prefix}?` : say`Why ${router} does not learn ${prefix}`;
}

function verdict(network: Network, router: RouterIndex, prefix: IpPrefix, knowledge: Knowledge): Line {
  const name = network.routers[router]?.name ?? '';
  switch (knowledge.state) {
    case 'learned': {
      const { type, metric, nextHops } = knowledge.route;
      const via = nextHops.length > 0 ? say`, via ${nextHopsLine(network, nextHops, 4)}` : [];
      return say`${strong(say`${name} has ${prefixText(prefix)}`)}: ${words(MANNER[type])}, metric ${metric}${via}.`;
    }
    case 'summary-only': {
      const covering = words(prefixText(knowledge.covering));
      return say`${strong(say`${name} has only the summary ${covering}`)}, from ${exits(network, knowledge.route.advertisers)}.`;
    }
    case 'default-only':
      return say`${strong(say`${name} has only the default route`)}, via ${exits(network, knowledge.route.advertisers)}.`;
    case 'none':
      return say`${strong(say`${name} has no route`)} towards it.`;
    case 'unknown':
      return say`${strong(say`That is unknown`)}: ${words(unknownBecause(knowledge))}, and the prefix may come that way.`;
  }
}

const exits = (network: Network, routers: readonly RouterIndex[]): Line =>
  routerNames(routers.map((index) => network.routers[index]));

function stepLine({ text, file, range, stops }: Step): Line {
  const sentence = stops ? strong([data(text, STEP_LIMIT)]) : data(text, STEP_LIMIT);
  if (file === undefined || range === undefined) return [sentence];
  const { start, end } = range;
  return say`${sentence} (${placeLine({ file, span: { line: start.line, start: start.character, end: end.character } })})`;
}
