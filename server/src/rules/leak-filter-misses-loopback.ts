/** A policy between levels that denies a PE's loopback (D21). */
import { prefixText } from '../base/ip.ts';
import { findingAt, relatedAt } from './finding.ts';
import { harmOf, loopbackText } from './gap-text.ts';
import { downMends, mendableBorders, upMends } from './leak-mends.ts';
import { type BorderView, diagnoseLeaks, type LeakGap, policyFault, type UpGap, usableBorders } from './leaks.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { listText, namesOf, routerName } from './words.ts';

const code = 'leak-filter-misses-loopback';

type Denied = { readonly direction: 'down'; readonly gap: LeakGap } | { readonly direction: 'up'; readonly gap: UpGap };

function deniedGaps(analysed: AnalysedNetwork): Denied[] {
  const { gaps, upGaps } = diagnoseLeaks(analysed);
  const all: Denied[] = [
    ...gaps.map((gap) => ({ direction: 'down' as const, gap })),
    ...upGaps.map((gap) => ({ direction: 'up' as const, gap })),
  ];
  return all.filter(({ gap }) => policyFault(gap) === 'filter');
}

const keyOf = ({ network }: AnalysedNetwork, { direction, gap: { loopback, area } }: Denied): string =>
  `${code}:${direction}:${prefixText(loopback.prefix)}:${routerName(network, loopback.router)}:${area.key}`;

type DeniedView = BorderView & { readonly decision: Extract<BorderView['decision'], { readonly kind: 'denied' }> };

const isDenied = (view: BorderView): view is DeniedView => view.decision.kind === 'denied';

/** The words that deny: the entry, or the reference where nothing is defined. */
const spanOf = ({ decision: { decision, statement } }: DeniedView) =>
  decision.place?.span ?? statement.filter?.span ?? statement.span;

function report(analysed: AnalysedNetwork, denied: Denied): Finding[] {
  const { network } = analysed;
  const { gap, direction } = denied;
  const views = usableBorders(gap).filter(isDenied);
  const [first, ...others] = views;
  if (!first) return [];
  const harm = harmOf(analysed, gap.loopback.router, gap.sufferers);
  const name = routerName(network, first.border.router);
  const into = direction === 'down' ? `into ${gap.area.name}` : `from ${gap.area.name} into level 2`;
  const silent = usableBorders(gap).filter(({ decision }) => decision.kind === 'absent');
  const also = [
    others.length > 0
      ? `${listText(
          namesOf(
            network,
            others.map(({ border }) => border.router),
          ),
        )} as well`
      : '',
    silent.length > 0
      ? `${listText(
          namesOf(
            network,
            silent.map(({ border }) => border.router),
          ),
        )} by leaking nothing`
      : '',
  ].filter((part) => part !== '');
  const mendable = mendableBorders(gap).map(({ border }) => border.router);
  const prefix = prefixText(gap.loopback.prefix);
  return [
    findingAt(network, first.border.router, spanOf(first), {
      code,
      severity: harm.severity,
      message: `${name} keeps ${loopbackText(analysed, gap.loopback)} from being distributed ${into}: ${first.decision.decision.text}${also.length > 0 ? ` (kept back by ${listText(also)})` : ''}. ${harm.text} Permit ${prefix} on ${listText(namesOf(network, mendable))}.`,
      key: keyOf(analysed, denied),
      prefix,
      affected: harm.affected,
      related: [
        relatedAt(
          network,
          gap.loopback.router,
          gap.loopback.loopback.span,
          `${loopbackText(analysed, gap.loopback)} is here`,
        ),
        ...others.map((view) => relatedAt(network, view.border.router, spanOf(view), view.decision.decision.text)),
        ...silent.map(({ border }) =>
          relatedAt(network, border.router, border.instance.section.span, 'no level-2 into level-1 distribution here'),
        ),
      ],
    }),
  ];
}

export const leakFilterMissesLoopback: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'The policy of a leak denies a PE loopback',
    whatItFinds:
      "A distribution between levels (level 2 into level 1, or level 1 into level 2) whose policy or list denies a PE's service loopback that a PE on the other side needs, on every border router of the area. The message names the entry that decides, also when it is the implicit deny at the end or a policy that is not defined.",
    whyItMatters:
      'The leak looks configured, and other loopbacks pass. For the missing one no label reaches the area: VPN traffic towards that PE is dropped although BGP is up. This is the usual state after a new PE was built and the leak lists were not extended.',
    howToMend:
      'Add the /32 to the list in front of the entry that denies it, on every border router of the area. The quick fix extends the list or policy that is there and chooses a free sequence number.',
    sources: ['D12', 'D13', 'D21', 'D25', 'RFC 5302'],
  },
  check: (analysed) => deniedGaps(analysed).flatMap((denied) => report(analysed, denied)),
  mends: (finding, analysed) => {
    const denied = deniedGaps(analysed).find((each) => keyOf(analysed, each) === finding.key);
    if (!denied) return [];
    return denied.direction === 'down' ? downMends(analysed, [denied.gap]) : upMends(analysed, [denied.gap]);
  },
};
