/** Routers in overload that services cannot do without (D11). */
import { isOverloaded } from '../isis/level-graph.ts';
import { say } from '../messages/catalogue.ts';
import type { IsisInstance } from '../model/isis.ts';
import type { RouterIndex } from '../model/network.ts';
import { areasOf } from './areas.ts';
import { brokenServices } from './broken-services.ts';
import { cutsOf } from './cut-pairs.ts';
import { findingAt } from './finding.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { namesOf, routerName } from './words.ts';

const code = 'overloaded-border';

const keyOf = ({ network }: AnalysedNetwork, router: RouterIndex, { tag }: IsisInstance): string =>
  `${code}:${routerName(network, router)}:${tag}`;

/** Routers that every path between some PEs would have to pass. */
function onPaths(analysed: AnalysedNetwork): Finding[] {
  const { network } = analysed;
  return cutsOf(analysed).flatMap(({ obstacle, pairs, others }) => {
    if (obstacle.kind !== 'overload') return [];
    const speaker = network.speakers[obstacle.speaker];
    const { overload } = speaker?.instance ?? {};
    if (!speaker || !overload) return [];
    const ingresses = [...new Set(pairs.map(({ ingress }) => ingress))].sort((a, b) => a - b);
    return [
      findingAt(network, speaker.router, overload.span, {
        code,
        severity: 'error',
        message: say('overloaded-border.path', {
          router: routerName(network, speaker.router),
          broken: brokenServices(network, pairs, others),
        }),
        key: keyOf(analysed, speaker.router, speaker.instance),
        broken: pairs,
        otherBroken: others,
        affected: namesOf(network, ingresses),
      }),
    ];
  });
}

function onlyBorders(analysed: AnalysedNetwork): Finding[] {
  const { network } = analysed;
  return areasOf(analysed).all.flatMap(({ borders, routers, name }) => {
    const [border, ...others] = borders;
    if (!border || others.length > 0 || routers.size < 2) return [];
    const { instance, router } = border;
    if (!instance.overload || !(isOverloaded(instance, 1) || isOverloaded(instance, 2))) return [];
    return [
      findingAt(network, router, instance.overload.span, {
        code,
        severity: 'warning',
        message: say('overloaded-border.only', { router: routerName(network, router), area: name }),
        key: keyOf(analysed, router, instance),
        affected: namesOf(
          network,
          [...routers].filter((each) => each !== router).sort((a, b) => a - b),
        ),
      }),
    ];
  });
}

export const overloadedBorder: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A router that is needed is in overload',
    whatItFinds:
      'A router in overload that every path between two PEs with a common service would have to pass (error), or that is the only level-1-2 router of an area (warning). An overload bit that is set only after a restart does not count.',
    whyItMatters:
      'Other routers send nothing through a router in overload; only its own prefixes, and what it leaks, stay reachable. It is a setting of maintenance that is easily left behind.',
    howToMend: 'Take the router out of overload, or give the traffic another path first.',
    sources: ['D11', 'D17', 'ISO 10589', 'RFC 3787'],
  },
  check: (analysed) => [...onPaths(analysed), ...onlyBorders(analysed)],
};
