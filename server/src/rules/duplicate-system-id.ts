/** Two routers with one system ID (D7). */
import { say } from '../messages/catalogue.ts';
import { systemIdText } from '../model/net-text.ts';
import type { Speaker } from '../model/network.ts';
import { physicalParts } from '../mpls/analyse.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { routerName, some } from './words.ts';

const code = 'duplicate-system-id';

function report({ network }: AnalysedNetwork, systemId: string, holders: readonly Speaker[]): Finding[] {
  const [first, second] = holders;
  const net = second?.instance.nets[0];
  if (!first || !second || !net) return [];
  const names = holders.map(({ router }) => routerName(network, router));
  const others = holders.filter((each) => each !== second);
  return [
    findingAt(network, second.router, net.span, {
      code,
      severity: 'error',
      message: say('duplicate-system-id', {
        routers: some(names, (name) => name),
        systemId: systemIdText(systemId),
      }),
      key: `${code}:${systemId}:${names.join(',')}`,
      affected: others.map(({ router }) => routerName(network, router)),
      related: others.flatMap(({ router, instance }) =>
        instance.nets[0]
          ? [
              relatedAt(
                network,
                router,
                instance.nets[0].span,
                say('duplicate-system-id.other', { router: routerName(network, router) }),
              ),
            ]
          : [],
      ),
    }),
  ];
}

export const duplicateSystemId: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'Two routers have the same system ID',
    whatItFinds: 'The same system ID in the NETs of two routers that are physically joined.',
    whyItMatters:
      "The system ID is what tells LSPs apart. Two routers that share one replace each other's LSPs with ever higher sequence numbers; other routers see links and prefixes of one, then of the other. It usually comes from a copied configuration.",
    howToMend: 'Give one of the routers another system ID, as a rule derived from its loopback address.',
    sources: ['D1', 'D7', 'ISO 10589'],
  },
  check: (analysed) => {
    const { network } = analysed;
    const part = physicalParts(network);
    const holders = new Map<string, Speaker[]>();
    for (const speaker of network.speakers) {
      if (speaker.systemId === undefined) continue;
      const key = `${part(speaker.router)} ${speaker.systemId}`;
      const known = holders.get(key) ?? [];
      holders.set(key, known);
      // Instances of one router share its system ID rightly.
      if (!known.some(({ router }) => router === speaker.router)) known.push(speaker);
    }
    return [...holders.values()].flatMap((same) => (same[0]?.systemId ? report(analysed, same[0].systemId, same) : []));
  },
};
