/** A label filter that withholds the label of a service loopback (D25). */
import { prefixText } from '../base/ip.ts';
import { findingAt } from './finding.ts';
import { pairsText } from './ldp-gap.ts';
import type { Rule } from './rule.ts';
import { listText, namesOf, routerName, servicesText, verb } from './words.ts';

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
      const prefixes = listText(gap.prefixes.map(prefixText));
      return [
        findingAt(network, gap.at, gap.span, {
          code,
          severity: 'error',
          message: `${name} withholds its label for ${prefixes} by this filter: ${servicesText(gap.services)} ${pairsText(analysed, gap)} ${verb(gap.services.length, 'is', 'are')} broken although the ${verb(gap.prefixes.length, 'route is', 'routes are')} there. Let the filter permit ${verb(gap.prefixes.length, 'this loopback', 'these loopbacks')}.`,
          key: `${code}:${name}:${gap.span.line}`,
          prefix: gap.prefixes.length === 1 && gap.prefixes[0] ? prefixText(gap.prefixes[0]) : undefined,
          affected: namesOf(network, gap.providerEdges),
        }),
      ];
    }),
};
