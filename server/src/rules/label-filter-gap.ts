/** A label filter that withholds the label of a service loopback (D25). */
import { prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import { brokenServices } from './broken-services.ts';
import { findingAt } from './finding.ts';
import type { Rule } from './rule.ts';
import { namesOf, routerName, some } from './words.ts';

const code = 'label-filter-gap';

export const labelFilterGap: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A label filter withholds the label of a PE loopback',
    whatItFinds:
      'A router on the path between two PEs that share a VPN whose filter for allocating or advertising labels does not permit the service loopback of the far PE.',
    whyItMatters:
      'The route is there and LDP is up, yet the neighbor gets no label for this loopback. The label-switched path ends one hop before the filter, and VPN traffic is dropped.',
    howToMend: 'Permit the loopback in the list the filter names, or allow labels for all host routes.',
    sources: ['D25', 'RFC 5036'],
  },
  check: (analysed) =>
    analysed.mpls.labelGaps().flatMap((gap) => {
      if (gap.kind !== 'label-filter') return [];
      const { network } = analysed;
      const name = routerName(network, gap.at);
      return [
        findingAt(network, gap.at, gap.span, {
          code,
          severity: 'error',
          message: say('label-filter-gap', {
            router: name,
            prefixes: some(gap.prefixes, prefixText),
            broken: brokenServices(network, gap.pairs, gap.morePairs),
          }),
          key: `${code}:${name}:${gap.span.line}`,
          prefix: gap.prefixes.length === 1 && gap.prefixes[0] ? prefixText(gap.prefixes[0]) : undefined,
          broken: gap.pairs,
          otherBroken: gap.morePairs,
          affected: namesOf(network, gap.ingresses),
        }),
      ];
    }),
};
