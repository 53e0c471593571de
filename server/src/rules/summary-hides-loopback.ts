/** A summary that stands in for a PE's loopback, so that only the covering prefix arrives (D16). */
import { prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import { findingAt, relatedAt } from './finding.ts';
import { harmOf, loopbackName, loopbackPlace } from './gap-text.ts';
import { diagnoseLeaks, isHidden, type LeakGap, type UpGap } from './leaks.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { routerName, some } from './words.ts';

const code = 'summary-hides-loopback';

function report(analysed: AnalysedNetwork, gap: LeakGap | UpGap, to: 'area' | 'level-2'): Finding[] {
  const { network } = analysed;
  const { loopback } = gap;
  const views = gap.borders.flatMap(({ border, hiddenBy: summary }) => (summary ? [{ border, summary }] : []));
  const [first, ...others] = views;
  if (!first) return [];
  const harm = harmOf(analysed, [gap]);
  return [
    findingAt(network, first.border.router, first.summary.span, {
      code,
      severity: harm.severity,
      message: say('summary-hides-loopback', {
        ...loopbackName(analysed, loopback),
        borders: some(views, ({ border }) => routerName(network, border.router)),
        summary: prefixText(first.summary.prefix),
        to,
        area: gap.area.name,
        harm: harm.message,
      }),
      key: `${code}:${prefixText(loopback.prefix)}:${routerName(network, loopback.router)}:${to}:${gap.area.key}`,
      prefix: prefixText(loopback.prefix),
      affected: harm.affected,
      broken: harm.broken,
      related: [
        loopbackPlace(analysed, loopback),
        ...others.map(({ border, summary: { span } }) =>
          relatedAt(network, border.router, span, say('summary.here-too')),
        ),
      ],
    }),
  ];
}

export const summaryHidesLoopback: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A summary hides a PE loopback',
    whatItFinds:
      "A `summary-address` on all border routers of an area that covers a PE's service loopback, so that routers on the other side learn the summary and not the /32.",
    whyItMatters:
      'LDP needs the exact route at every router on the way. A summary suppresses the /32, the label-switched path ends at the summarising router, and VPN packets are dropped. Ping from PE to PE still works.',
    howToMend:
      'Take service loopbacks from a range that is not summarised, or narrow the summary so that it does not cover them. There is no quick fix: which prefixes a summary should stand for is a design decision.',
    sources: ['D16', 'D25', 'D26', 'RFC 5036', 'RFC 5283'],
  },
  check: (analysed) => {
    const { gaps, upGaps } = diagnoseLeaks(analysed);
    return [
      ...gaps.filter((gap) => isHidden(gap)).flatMap((gap) => report(analysed, gap, 'area')),
      ...upGaps.filter(isHidden).flatMap((gap) => report(analysed, gap, 'level-2')),
    ];
  },
};
