/** Hover on a line that distributes between levels: what it does to the PEs' loopbacks (D12, D13). */
import type { Device } from '../../model/device.ts';
import type { InterLevelDistribution, IsisInstance, Level } from '../../model/isis.ts';
import { areaText } from '../../model/net-text.ts';
import type { Router, Speaker } from '../../model/network.ts';
import { routerOf } from '../../model/routers.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import { type Line, list, type MarkdownDocument, paragraph, say, strong, words } from '../markdown.ts';
import {
  dependsOnRoute,
  type EdgeLoopback,
  edgeLoopbacks,
  effectLines,
  effectOn,
  type FilterEffect,
} from './filter.ts';

/** Each candidate costs a question per prefix, and a hover has 30 ms. */
const CANDIDATES = 60;

/** What a distribution does, as far as it can be told. */
export type LeakOutcome =
  /** Without neighbors at a level; `unknown` when they may be in no file. */
  | { readonly kind: 'idle'; readonly missing: Level; readonly unknown: boolean }
  /** The policy looks at more than the prefix. */
  | { readonly kind: 'by-route' }
  /** `candidates`: service loopbacks behind the level it takes from. */
  | { readonly kind: 'passes'; readonly candidates: number; readonly effect: FilterEffect };

/** Undefined on a router that takes no part. */
export function leakOutcome(
  analysed: AnalysedNetwork,
  device: Device,
  instance: IsisInstance,
  distribution: InterLevelDistribution,
): LeakOutcome | undefined {
  const router = routerOf(analysed.network, device);
  const speaker = router && speakerOf(analysed, router, instance);
  if (!router || !speaker) return undefined;
  const { from, to, filter } = distribution;
  const missing = [from, to].find((level) => !hasNeighbor(analysed, speaker, level));
  if (missing) {
    const unknown = analysed.simulation.dangling.some(
      (circuit) => circuit.speaker === speaker.index && circuit.levels.includes(missing),
    );
    return { kind: 'idle', missing, unknown };
  }
  if (dependsOnRoute(device, filter)) return { kind: 'by-route' };
  const candidates = candidatesOf(analysed, router, from);
  return { kind: 'passes', candidates: candidates.length, effect: effectOn(device, filter, candidates, distribution) };
}

/** The instance as it takes part in the network. */
export function speakerOf({ network }: AnalysedNetwork, router: Router, { tag }: IsisInstance): Speaker | undefined {
  return router.speakers.flatMap((each) => network.speakers[each] ?? []).find((each) => each.instance.tag === tag);
}

export function leakHover(
  analysed: AnalysedNetwork,
  device: Device,
  instance: IsisInstance,
  distribution: InterLevelDistribution,
): MarkdownDocument {
  const outcome = leakOutcome(analysed, device, instance, distribution);
  if (!outcome) return [];
  const { network } = analysed;
  const { from, to } = distribution;
  const router = routerOf(network, device);
  const areas = (router && speakerOf(analysed, router, instance)?.areas) ?? [];
  const area = to === 1 ? ` of area ${areas.map(areaText).join(', ')}` : '';
  const title = say`Level ${from} into level ${to}${words(area)}`;
  switch (outcome.kind) {
    case 'idle': {
      const { missing, unknown } = outcome;
      const verdict = unknown
        ? say`${title}: unknown, its level-${missing} neighbors are in no file of this network`
        : say`${title} does nothing: this router has no level-${missing} neighbor`;
      return [paragraph([strong(verdict)])];
    }
    case 'by-route':
      return [
        paragraph(
          say`${strong(title)}: the policy decides by more than the prefix of a route, such as its tag or next hop.`,
        ),
      ];
    case 'passes': {
      const { candidates, effect } = outcome;
      if (candidates === 0) {
        return [
          paragraph(
            say`${strong(title)}: no PE loopback is reached by level ${from} from here.${unfiltered(distribution)}`,
          ),
        ];
      }
      const verdict = strong(
        say`${title}: ${effect.permitted.length} of ${candidates} PE loopbacks behind level ${from} pass`,
      );
      return [paragraph(say`${verdict}.${unfiltered(distribution)}`), list(effectLines(network, effect))];
    }
  }
}

function unfiltered({ from, filter }: InterLevelDistribution): Line {
  return filter ? [] : [words(` Without a filter every level-${from} route passes.`)];
}

function hasNeighbor({ network, simulation }: AnalysedNetwork, { index }: Speaker, level: Level): boolean {
  return simulation.adjacencies.some(
    (adjacency) =>
      adjacency.level === level &&
      adjacency.ends.some((end) => network.links[adjacency.link]?.attachments[end]?.speaker === index),
  );
}

/** Service loopbacks whose best route here is of the level the line takes from. */
export function candidatesOf(
  { simulation, mpls }: AnalysedNetwork,
  router: Router,
  from: Level,
): readonly EdgeLoopback[] {
  return edgeLoopbacks(mpls.providerEdges)
    .slice(0, CANDIDATES)
    .flatMap((each) => {
      const known = simulation.knowledge(router.index, each.loopback.host);
      const wanted = from === 1 ? 'L1' : 'L2';
      return known.state === 'learned' && known.route.type === wanted ? [{ ...each, metric: known.route.metric }] : [];
    });
}
