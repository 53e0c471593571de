/** Routers of one level that do not read each other's metrics (D9). */
import type { Group } from '../base/group-by.ts';
import type { LevelComponent } from '../isis/simulation.ts';
import { say } from '../messages/catalogue.ts';
import type { Style } from '../messages/english/instances.ts';
import type { Level, MetricStyle } from '../model/isis.ts';
import type { Speaker } from '../model/network.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { AnalysedNetwork, Rule } from './rule.ts';
import { listText, routerName, some } from './words.ts';

const code = 'metric-style-mismatch';

const understands = (from: MetricStyle, to: MetricStyle): boolean =>
  (from.sendsNarrow && to.acceptsNarrow) || (from.sendsWide && to.acceptsWide);
const agree = (a: MetricStyle, b: MetricStyle): boolean => understands(a, b) && understands(b, a);

function styleOf({ sendsNarrow, sendsWide, acceptsNarrow, acceptsWide }: MetricStyle): Style {
  const both = 'narrow and wide';
  return {
    sends: sendsNarrow && sendsWide ? both : sendsWide ? 'wide' : 'narrow',
    accepts: acceptsNarrow && acceptsWide ? both : acceptsWide ? 'wide' : 'narrow',
  };
}

interface Odd {
  readonly speaker: Speaker;
  readonly levels: Level[];
  readonly against: Group<Speaker>;
}

/** The style the others are held against: most common among those that some other style cannot read; wide on a tie. */
function oddOnes(
  { network }: AnalysedNetwork,
  { level, speakers }: LevelComponent,
): { odd: Speaker; against: Group<Speaker> }[] {
  const members = speakers.flatMap((index) => network.speakers[index] ?? []);
  const styles = new Map<string, { style: MetricStyle; speakers: [Speaker, ...Speaker[]] }>();
  for (const speaker of members) {
    const style = speaker.instance.metricStyle[level];
    const key = JSON.stringify([style.sendsNarrow, style.sendsWide, style.acceptsNarrow, style.acceptsWide]);
    const known = styles.get(key);
    if (known) known.speakers.push(speaker);
    else styles.set(key, { style, speakers: [speaker] });
  }
  const groups = [...styles.values()];
  const contested = groups.filter(({ style }) => groups.some((other) => !agree(style, other.style)));
  const [reference] = contested.sort(
    (a, b) => b.speakers.length - a.speakers.length || Number(b.style.sendsWide) - Number(a.style.sendsWide),
  );
  if (!reference) return [];
  return contested
    .filter(({ style }) => !agree(style, reference.style))
    .flatMap((group) => group.speakers.map((odd) => ({ odd, against: reference.speakers })));
}

function mismatches(analysed: AnalysedNetwork): Odd[] {
  const found = new Map<number, Odd>();
  for (const component of analysed.simulation.components) {
    for (const { odd, against } of oddOnes(analysed, component)) {
      const known = found.get(odd.index);
      if (known) known.levels.push(component.level);
      else found.set(odd.index, { speaker: odd, levels: [component.level], against });
    }
  }
  return [...found.values()];
}

const usesWide = ({ sendsWide, acceptsWide }: MetricStyle): boolean => sendsWide && acceptsWide;

/**
 * The router and all others that have to change with it: the setting is for both levels, so a router in
 * both carries it on into its other area.
 */
function withoutWide({ network, simulation }: AnalysedNetwork, start: Speaker): Speaker[] {
  const found = new Set<Speaker>([start]);
  for (const speaker of found) {
    for (const { speakers } of simulation.components.filter((each) => each.speakers.includes(speaker.index))) {
      for (const index of speakers) {
        const other = network.speakers[index];
        const lacks = other && ([1, 2] as const).some((level) => !usesWide(other.instance.metricStyle[level]));
        if (other && lacks) found.add(other);
      }
    }
  }
  return [...found].sort((a, b) => a.index - b.index);
}

const keyOf = ({ network }: AnalysedNetwork, { speaker }: Odd): string =>
  `${code}:${routerName(network, speaker.router)}:${speaker.instance.tag}`;

export const metricStyleMismatch: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: "Routers of one level do not read each other's metrics",
    whatItFinds:
      'Routers of one area or of the backbone whose metric styles do not meet: one sends narrow metrics only (the default on IOS and IOS-XR) and another reads wide ones only, or the other way round. The finding is on the routers in the minority.',
    whyItMatters:
      'The adjacency comes up and the LSPs are flooded, yet each side ignores what the other says about links and prefixes. No route is computed across, which looks like a missing route with a healthy neighbor.',
    howToMend:
      'Use wide metrics on all routers; during a migration let those that still need narrow ones send both. The quick fix sets wide.',
    sources: ['D9', 'RFC 5305', 'RFC 3787'],
  },
  check: (analysed) =>
    mismatches(analysed).map((each) => {
      const { network } = analysed;
      const { speaker, levels, against } = each;
      const [first] = against;
      const level = levels[0] ?? 1;
      const names = against.map(({ router }) => routerName(network, router));
      const theirs = styleOf(first.instance.metricStyle[level]);
      return findingAt(network, speaker.router, speaker.instance.metricStyleSpan ?? speaker.instance.section.span, {
        code,
        severity: 'error',
        message: say('metric-style-mismatch', {
          router: routerName(network, speaker.router),
          style: styleOf(speaker.instance.metricStyle[level]),
          level: levels.length === 2 ? 'both' : level,
          others: some(names, (name) => name),
          theirs,
        }),
        key: keyOf(analysed, each),
        affected: names,
        related: [
          relatedAt(
            network,
            first.router,
            first.instance.metricStyleSpan ?? first.instance.section.span,
            say('metric-style-mismatch.other', { router: routerName(network, first.router), style: theirs }),
          ),
        ],
      });
    }),
  mends: (finding, analysed) => {
    const found = mismatches(analysed).find((each) => keyOf(analysed, each) === finding.key);
    if (!found?.against.every(({ instance }) => found.levels.every((level) => usesWide(instance.metricStyle[level])))) {
      return [];
    }
    const speakers = withoutWide(analysed, found.speaker);
    const names = [...new Set(speakers.map(({ router }) => routerName(analysed.network, router)))];
    return [
      {
        title: `Use wide metrics on ${listText(names)}`,
        preferred: true,
        apply: (plan) => {
          for (const { router, instance } of speakers) plan.editor(router)?.useWideMetrics(instance);
        },
      },
    ];
  },
};
