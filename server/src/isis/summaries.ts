/** Summaries: originated while something more specific would be advertised, which they withhold (D16). */
import { type Ipv4Prefix, prefixContains } from '../base/ip.ts';
import type { SpeakerIndex } from '../model/network.ts';
import type { Advert, Suppressed } from './adverts.ts';
import type { Rank } from './level-route.ts';
import { prefixKey } from './prefix-lists.ts';
import type { ConfiguredSummary, Process, World } from './world.ts';

export interface SummaryAdvert {
  readonly advert: Advert;
  readonly rank: Rank;
}

export interface Summaries {
  /** Summaries configured for exactly this prefix. */
  readonly of: (key: number) => readonly ConfiguredSummary[];
  /** Summaries that stand for the prefix in the LSP the advertisement would go into. */
  readonly standingFor: (advert: Advert, prefix: Ipv4Prefix) => readonly ConfiguredSummary[];
  /** Undefined while nothing more specific would be advertised. */
  readonly advert: (configured: ConfiguredSummary) => SummaryAdvert | undefined;
  /** What the process itself originates for this prefix as a summary. */
  readonly own: (process: Process, key: number) => Advert | undefined;
}

/**
 * `suppressedOf` gives what a summary withheld of a more specific prefix, in classes up to a limit.
 * Contributors are strictly longer than their summary, so the recursion ends.
 */
export function createSummaries(
  world: World,
  prefixes: () => readonly Ipv4Prefix[],
  suppressedOf: (prefix: Ipv4Prefix, limit: Rank) => readonly Suppressed[],
): Summaries {
  const byPrefix = new Map<number, ConfiguredSummary[]>();
  const bySpeaker = new Map<SpeakerIndex, ConfiguredSummary[]>();
  for (const configured of world.summaries) {
    const key = prefixKey(configured.prefix);
    byPrefix.set(key, [...(byPrefix.get(key) ?? []), configured]);
    const { index } = configured.speaker;
    bySpeaker.set(index, [...(bySpeaker.get(index) ?? []), configured]);
  }
  const known = new Map<ConfiguredSummary, SummaryAdvert | undefined>();

  const isInside = (inner: Ipv4Prefix, outer: Ipv4Prefix): boolean =>
    inner.length > outer.length && prefixContains(outer, inner);

  function originate(configured: ConfiguredSummary): SummaryAdvert | undefined {
    const last: Rank = configured.level === 2 ? 5 : 6;
    const contributors = prefixes()
      .filter((prefix) => isInside(prefix, configured.prefix))
      .flatMap((prefix) =>
        suppressedOf(prefix, last)
          .filter(({ by }) => by === configured)
          .map(({ advert: withheld }) => ({ prefix, withheld })),
      );
    const device = world.network.routers[configured.speaker.router]?.device;
    if (!device || contributors.length === 0) return undefined;
    const { summaryMetric } = device.behaviour;
    const lowest = contributors.reduce(
      (least, { withheld }) => Math.min(least, withheld.metric),
      Number.POSITIVE_INFINITY,
    );
    const automatic = summaryMetric === 'lowest-contributor' ? lowest : summaryMetric.fixed;
    // What stands for leaked prefixes is leaked itself: it must not go up again (D14).
    const leaked = contributors.some(({ withheld }) => withheld.origin.kind === 'down');
    return {
      rank: configured.level === 2 ? 2 : leaked ? 3 : 1,
      advert: {
        speaker: configured.speaker.index,
        level: configured.level,
        metric: configured.summary.metric ?? automatic,
        tag: 0,
        external: false,
        origin: { kind: 'summary', configured, contributors: contributors.map(({ prefix }) => prefix) },
      },
    };
  }

  function advert(configured: ConfiguredSummary): SummaryAdvert | undefined {
    if (!known.has(configured)) known.set(configured, originate(configured));
    return known.get(configured);
  }

  return {
    advert,
    of: (key) => byPrefix.get(key) ?? [],
    standingFor: (one, prefix) =>
      (bySpeaker.get(one.speaker) ?? []).filter(
        (configured) => configured.level === one.level && isInside(prefix, configured.prefix),
      ),
    own: (process, key) => {
      for (const configured of byPrefix.get(key) ?? []) {
        if (world.processOf[configured.speaker.index] !== process) continue;
        const summary = advert(configured);
        if (summary) return summary.advert;
      }
      return undefined;
    },
  };
}
