/** A policy between levels that denies a PE's loopback (D21). */
import { type Group, groupBy } from '../base/group-by.ts';
import { prefixText } from '../base/ip.ts';
import type { Span } from '../base/text.ts';
import { messageText, say } from '../messages/catalogue.ts';
import type { Message } from '../messages/message.ts';
import type { RouterIndex } from '../model/network.ts';
import { findingAt, relatedAt } from './finding.ts';
import { harmOf, loopbackName, loopbackPlace } from './gap-text.ts';
import { downMends, mendableBorders, upMends } from './leak-mends.ts';
import { denialOf, diagnoseLeaks, type LeakGap, loopbacksOf, policyFault, type UpGap, usableBorders } from './leaks.ts';
import { perNetwork } from './memo.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { routerName, some, someRouters } from './words.ts';

const code = 'leak-filter-misses-loopback';

type Direction = 'down' | 'up';
type Gap = LeakGap | UpGap;

/** A border that denies, and by what. */
interface Denial {
  readonly router: RouterIndex;
  /** The words that deny: the entry, or the reference where nothing is defined. */
  readonly span: Span;
  readonly text: Message;
}

/** Gaps that are told as one finding: one loopback, or many that one entry denies. */
interface Denied {
  readonly direction: Direction;
  readonly gaps: Group<Gap>;
}

/**
 * In networks of more PEs, all that one entry keeps out of an area is one finding: a policy that matches nothing denies
 * thousands. It goes by the PEs there are, so that a mend of some does not turn one finding into several.
 */
const LOOPBACKS_APART = 50;
const LOOPBACKS_SHOWN = 40;

const areTogether = (analysed: AnalysedNetwork): boolean => loopbacksOf(analysed).length > LOOPBACKS_APART;

function denialsOf(analysed: AnalysedNetwork, gap: Gap): readonly Denial[] {
  return usableBorders(gap).flatMap(({ border, decision }): Denial[] => {
    if (decision.kind !== 'denied') return [];
    const { statement } = decision;
    const { place, text } = denialOf(analysed, border, gap.loopback, statement);
    return [{ router: border.router, span: place?.span ?? statement.filter?.span ?? statement.span, text }];
  });
}

/** A border and what it says no with: the same wherever in the file that stands. */
const entryOf = ({ network }: AnalysedNetwork, { router, text }: Denial): string =>
  `${routerName(network, router)}:${messageText(text)}`;

/** Gaps of one area and direction, together where one entry denies them. */
function byEntry(analysed: AnalysedNetwork, gaps: readonly Gap[]): readonly Group<Gap>[] {
  if (!areTogether(analysed)) return gaps.map((gap) => [gap]);
  const denying = (gap: Gap): string | undefined => {
    const [first] = denialsOf(analysed, gap);
    return first && entryOf(analysed, first);
  };
  return [...groupBy(gaps, denying).values()];
}

const deniedGaps = perNetwork((analysed: AnalysedNetwork): readonly Denied[] => {
  const { gaps, upGaps } = diagnoseLeaks(analysed);
  const inDirection = (direction: Direction, all: readonly Gap[]): readonly Denied[] => {
    const denied = all.filter((gap) => policyFault(gap) === 'filter');
    return [...groupBy(denied, ({ area }) => area).values()].flatMap((own) =>
      byEntry(analysed, own).map((group) => ({ direction, gaps: group })),
    );
  };
  return [...inDirection('down', gaps), ...inDirection('up', upGaps)];
});

function keyOf(analysed: AnalysedNetwork, { direction, gaps: [gap] }: Denied): string {
  const { loopback, area } = gap;
  const [first] = areTogether(analysed) ? denialsOf(analysed, gap) : [];
  const what = first
    ? entryOf(analysed, first)
    : `${prefixText(loopback.prefix)}:${routerName(analysed.network, loopback.router)}`;
  return `${code}:${direction}:${what}:${area.key}`;
}

function report(analysed: AnalysedNetwork, denied: Denied): Finding[] {
  const { network } = analysed;
  const { gaps, direction } = denied;
  const [gap, ...more] = gaps;
  const [first, ...others] = denialsOf(analysed, gap);
  if (!first) return [];
  const harm = harmOf(analysed, gaps);
  const silent = usableBorders(gap).filter(({ decision }) => decision.kind === 'absent');
  const mendable = mendableBorders(gap).map(({ border }) => border.router);
  const prefix = prefixText(gap.loopback.prefix);
  return [
    findingAt(network, first.router, first.span, {
      code,
      severity: harm.severity,
      message: say('leak-filter-misses-loopback', {
        border: routerName(network, first.router),
        loopbacks: some(gaps, ({ loopback }) => loopbackName(analysed, loopback)),
        to: direction === 'down' ? 'area' : 'level-2',
        area: gap.area.name,
        denial: first.text,
        alsoDenied: some(others, ({ router }) => routerName(network, router)),
        alsoSilent: some(silent, ({ border }) => routerName(network, border.router)),
        allow: someRouters(network, mendable),
        harm: harm.message,
      }),
      key: keyOf(analysed, denied),
      prefix: more.length > 0 ? undefined : prefix,
      affected: harm.affected,
      broken: harm.broken,
      related: [
        ...gaps.slice(0, LOOPBACKS_SHOWN).map(({ loopback }) => loopbackPlace(analysed, loopback)),
        ...others.map(({ router, span, text }) => relatedAt(network, router, span, text)),
        ...silent.map(({ border }) =>
          relatedAt(network, border.router, border.instance.section.span, say('leak.absent-here')),
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
      "A distribution between levels (level 2 into level 1, or level 1 into level 2) whose policy or list denies a PE's service loopback that a PE on the other side needs, on every border router of the area. In a network of more than fifty PEs, all loopbacks that one entry keeps out of an area are one finding. The message names the entry that decides, also when it is the implicit deny at the end or a policy that is not defined.",
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
    return denied.direction === 'down' ? downMends(analysed, denied.gaps) : upMends(analysed, denied.gaps);
  },
};
