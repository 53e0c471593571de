/** Redistribution into IS-IS whose routes are in no file: what cannot be judged for that reason (D50). */
import { prefixText } from '../base/ip.ts';
import type { Place } from '../base/text.ts';
import { say } from '../messages/catalogue.ts';
import { findingAt, relatedAt } from './finding.ts';
import { type Loopback, loopbacksOf } from './leaks.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { routerName, some } from './words.ts';

const code = 'redistribution-unknown';

/** Related places a person would still read. */
const SHOWN = 20;

/** The loopback may come to some PE that needs it by what is not read, and nothing else brings it there. */
const hangsOnIt = ({ mpls }: AnalysedNetwork, { router }: Loopback): boolean =>
  mpls.peers(router).some((peer) => {
    const verdict = mpls.verdict(peer, router);
    return verdict.state === 'unknown' && verdict.reason === 'redistribution-unknown';
  });

function check(analysed: AnalysedNetwork): Finding[] {
  const { network, simulation } = analysed;
  const places = new Map<string, Place>();
  const loopbacks: Loopback[] = [];
  for (const loopback of loopbacksOf(analysed)) {
    const by = simulation.entrances(loopback.prefix);
    if (by.length === 0 || !hangsOnIt(analysed, loopback)) continue;
    loopbacks.push(loopback);
    for (const place of by) places.set(`${place.file} ${place.span.line}`, place);
  }
  const found = [...places.values()].flatMap((place) => {
    const [router] = network.routersByFile.get(place.file) ?? [];
    return router === undefined ? [] : [{ router, place }];
  });
  found.sort((a, b) => a.router - b.router || a.place.span.line - b.place.span.line);
  const [first, ...others] = found;
  if (!first) return [];
  const routers = [...new Set(found.map(({ router }) => router))];
  return [
    findingAt(network, first.router, first.place.span, {
      code,
      severity: 'info',
      message: say('redistribution-unknown', {
        routers: some(routers, (router) => routerName(network, router)),
        loopbacks: some(loopbacks, ({ router, prefix }) => `${prefixText(prefix)} of ${routerName(network, router)}`),
      }),
      key: code,
      related: others
        .slice(0, SHOWN)
        .map(({ router, place }) => relatedAt(network, router, place.span, say('redistribution-unknown.here'))),
    }),
  ];
}

export const redistributionUnknown: Rule = {
  code,
  severity: 'info',
  documentation: {
    title: 'Routes that are in no file are redistributed into IS-IS',
    whatItFinds:
      'Redistribution of BGP, OSPF, RIP, EIGRP or another IS-IS instance by which a PE loopback may come to PEs that learn it in no other way. It is said once for the whole network.',
    whyItMatters:
      'Which routes the other protocol has is in no file, and redistribution between instances is not simulated. Whether the loopback arrives is unknown, and is not reported as an error.',
    howToMend:
      'Nothing, where the design is meant that way. A route policy on the statement that names the loopbacks it lets through shows which of them depend on it.',
    sources: ['D49', 'D50'],
  },
  check,
};
