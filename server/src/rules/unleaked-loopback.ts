/** A PE's loopback that no border router leaks into an area where another PE needs it (D13, D25). */
import { type Group, groupBy } from '../base/group-by.ts';
import { prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { RouterIndex } from '../model/network.ts';
import { type Area, areasOf, type Border } from './areas.ts';
import { findingAt, RELATED, relatedAt } from './finding.ts';
import { harmOf, loopbackName, loopbackPlace } from './gap-text.ts';
import { downMends } from './leak-mends.ts';
import { type BorderView, diagnoseLeaks, type LeakGap, policyFault, sharingSufferers, usableBorders } from './leaks.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { isLostToUndefinedInstance } from './undefined-instance.ts';
import { namesOf, routerName, some, someRouters } from './words.ts';

const code = 'unleaked-loopback';

const gapsOf = (analysed: AnalysedNetwork): LeakGap[] =>
  diagnoseLeaks(analysed).gaps.filter(
    (gap) =>
      ['unleaked', 'unable'].includes(policyFault(gap) ?? '') && !isLostToUndefinedInstance(analysed, gap.loopback),
  );

/** Gaps of one loopback that are told as one finding. */
type Gaps = Group<LeakGap>;

/**
 * In networks of more areas, what they all lack of a loopback is one finding: where nothing is leaked there would be
 * thousands. It goes by the areas there are, so that a mend of some does not turn one finding into several.
 */
const AREAS_APART = 4;

const areTogether = (analysed: AnalysedNetwork): boolean =>
  areasOf(analysed).all.filter(({ borders }) => borders.length > 0).length > AREAS_APART;

function findingsOf(analysed: AnalysedNetwork, gaps: readonly LeakGap[]): readonly Gaps[] {
  if (!areTogether(analysed)) return gaps.map((gap) => [gap]);
  return [...groupBy(gaps, ({ loopback }) => loopback).values()];
}

function keyOf(analysed: AnalysedNetwork, [{ loopback, area }]: Gaps): string {
  const own = `${code}:${prefixText(loopback.prefix)}:${routerName(analysed.network, loopback.router)}`;
  return areTogether(analysed) ? own : `${own}:${area.key}`;
}

const silentBorders = (gap: LeakGap): readonly BorderView[] =>
  usableBorders(gap).filter(({ decision }) => decision.kind === 'absent');

function primary(analysed: AnalysedNetwork, gaps: Gaps): Finding {
  const { network } = analysed;
  const [{ loopback }] = gaps;
  const harm = harmOf(analysed, gaps);
  const silent = gaps.flatMap(silentBorders);
  const shown = silent.length > 0 ? silent : gaps.flatMap(({ borders }) => borders);
  return findingAt(network, loopback.router, loopback.loopback.span, {
    code,
    severity: harm.severity,
    message: say('unleaked-loopback', {
      ...loopbackName(analysed, loopback),
      areas: some(gaps, ({ area }) => area.name),
      borders: some(shown, ({ border }) => routerName(network, border.router)),
      cause: silent.length > 0 ? 'absent' : 'unable',
      harm: harm.message,
    }),
    key: keyOf(analysed, gaps),
    prefix: prefixText(loopback.prefix),
    affected: harm.affected,
    broken: harm.broken,
    related: shown.map(({ border }) =>
      relatedAt(network, border.router, border.instance.section.span, say('leak.absent-here')),
    ),
  });
}

interface Counterpart {
  readonly border: Border;
  readonly area: Area;
  readonly gaps: LeakGap[];
}

const counterpartKey = ({ network }: AnalysedNetwork, router: RouterIndex, area: Area): string =>
  `${code}:border:${routerName(network, router)}:${area.key}`;

function counterpartsOf(analysed: AnalysedNetwork, gaps: readonly LeakGap[]): ReadonlyMap<string, Counterpart> {
  const found = new Map<string, Counterpart>();
  for (const gap of gaps) {
    for (const { border } of silentBorders(gap)) {
      const key = counterpartKey(analysed, border.router, gap.area);
      const known = found.get(key) ?? { border, area: gap.area, gaps: [] };
      found.set(key, known);
      known.gaps.push(gap);
    }
  }
  return found;
}

/** The same cause, seen from the router that has to change: one grade lower, so that it is counted once. */
function counterpart(analysed: AnalysedNetwork, key: string, { border, area, gaps }: Counterpart): Finding {
  const { network } = analysed;
  const serious = gaps.some((gap) => sharingSufferers(analysed, gap).length > 0);
  const [only, ...others] = gaps;
  const sufferers = [...new Set(gaps.map((gap) => gap.sufferers))];
  const lacking = [...new Set(sufferers.flatMap((each) => [...each.keys()]))].sort((a, b) => a - b);
  return findingAt(network, border.router, border.instance.section.span, {
    code,
    severity: serious ? 'warning' : 'info',
    message: say('unleaked-loopback.border', {
      border: routerName(network, border.router),
      area: area.name,
      loopbacks: some(gaps, ({ loopback }) => loopbackName(analysed, loopback)),
      lacking: someRouters(network, lacking),
      eachLacksAll: sufferers.every(({ size }) => size === lacking.length),
      leak: network.routers[border.router]?.device.behaviour.words.leak ?? 'leak',
    }),
    key,
    prefix: only && others.length === 0 ? prefixText(only.loopback.prefix) : undefined,
    affected: namesOf(network, lacking),
    related: gaps.slice(0, RELATED).map(({ loopback }) => loopbackPlace(analysed, loopback)),
  });
}

export const unleakedLoopback: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A PE loopback is not leaked into an area that needs it',
    whatItFinds:
      "A PE's service loopback that is known in level 2 and that no level-1-2 router of an area passes on into level 1, although another PE is in that area. One finding for each area, or one for all areas in a network of more than four. It is an error when the two PEs share a VPN or a pseudowire, else a warning. The finding is on the loopback's address; the `router isis` section of each border router that would have to leak it carries its counterpart, one grade lower.",
    whyItMatters:
      'Routers of a level-1 area leave it by a default route. That is enough for IP and not for MPLS: LDP binds labels to exact routes, so without the exact /32 a PE has no label for the other PE. BGP comes up over the default route and looks healthy while VPN traffic is dropped.',
    howToMend:
      'On every level-1-2 router of the area, distribute level 2 into level 1 with a policy that permits the loopback. The quick fix writes list, policy and the line that names it on all of them, each in its own language, for every loopback the area lacks.',
    sources: ['D13', 'D24', 'D25', 'D30', 'RFC 5302', 'RFC 5036', 'RFC 4364'],
  },
  check: (analysed) => {
    const gaps = gapsOf(analysed);
    const others = [...counterpartsOf(analysed, gaps)].map(([key, each]) => counterpart(analysed, key, each));
    return [...findingsOf(analysed, gaps).map((own) => primary(analysed, own)), ...others];
  },
  mends: (finding, analysed) => {
    const gaps = gapsOf(analysed);
    const own = findingsOf(analysed, gaps).find((each) => keyOf(analysed, each) === finding.key);
    return downMends(analysed, own ?? counterpartsOf(analysed, gaps).get(finding.key)?.gaps ?? []);
  },
};
