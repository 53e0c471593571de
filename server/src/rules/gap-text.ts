/** What a loopback that does not arrive breaks: who suffers, and what an operator would see. */
import { groupBy } from '../base/group-by.ts';
import { prefixText } from '../base/ip.ts';
import { say } from '../messages/catalogue.ts';
import type { Lack, Symptom } from '../messages/english/harm.ts';
import type { LoopbackName } from '../messages/english/words.ts';
import type { Message } from '../messages/message.ts';
import type { RouterIndex } from '../model/network.ts';
import { type BrokenPair, brokenServices } from './broken-services.ts';
import { relatedAt } from './finding.ts';
import { type LeakGap, type Loopback, type MissingRoute, sharingSufferers, type UpGap } from './leaks.ts';
import { addPair, groupPairs, type PairTable } from './pair-groups.ts';
import type { AnalysedNetwork, RelatedPlace, Severity } from './rule.ts';
import { namesOf, routerName, serviceNames, someRouters } from './words.ts';

export interface Harm {
  /** Error when a pair that shares a service breaks, else warning. */
  readonly severity: Severity;
  /** Names of the PEs that suffer, at most the first hundred: those that share a service where there are any. */
  readonly affected: readonly string[];
  /** Pairs that the gaps break. */
  readonly broken: readonly BrokenPair[];
  /** A few sentences. */
  readonly message: Message;
}

export const loopbackName = ({ network }: AnalysedNetwork, { router, prefix }: Loopback): LoopbackName => ({
  owner: routerName(network, router),
  prefix: prefixText(prefix),
});

/** Where the loopback is configured, to point at. */
export const loopbackPlace = (analysed: AnalysedNetwork, own: Loopback): RelatedPlace =>
  relatedAt(analysed.network, own.router, own.loopback.span, say('loopback.here', loopbackName(analysed, own)));

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const AFFECTED_NAMED = 100;

/** Different lacks that a sentence tells. */
const LACKS = 3;

interface LackingPair {
  readonly ingress: RouterIndex;
  readonly egress: RouterIndex;
  readonly state: MissingRoute;
}

const OF_STATE = { 'summary-only': 'summary', none: 'no-route' } as const;

function symptomOf({ network }: AnalysedNetwork, pairs: readonly (LackingPair & BrokenPair)[]): Symptom {
  if (pairs.every(({ services }) => serviceNames(services).pseudowires.length === services.length)) return 'pseudowire';
  const symptoms = unique(
    pairs.map(({ ingress, state }): Symptom => {
      if (state !== 'default-only') return OF_STATE[state];
      return network.routers[ingress]?.device.behaviour.vpnOverDefault ?? 'no-label';
    }),
  );
  return symptoms.length === 1 && symptoms[0] ? symptoms[0] : 'no-label';
}

/** Each of these routers has this in place of the exact route to each of those. */
interface LackGroup {
  readonly state: MissingRoute;
  readonly from: readonly RouterIndex[];
  readonly to: readonly RouterIndex[];
}

function lacksOf({ network }: AnalysedNetwork, groups: readonly LackGroup[], owners: readonly RouterIndex[]) {
  const shown = groups.slice(0, LACKS);
  const told = new Set(shown.flatMap(({ from }) => from));
  const untold = new Set(groups.slice(LACKS).flatMap(({ from }) => from.filter((router) => !told.has(router))));
  return {
    lacks: shown.map(
      ({ state, from, to }): Lack => ({ state, from: someRouters(network, from), to: someRouters(network, to) }),
    ),
    moreLacks: untold.size,
    owners: someRouters(network, owners),
  };
}

/** Pairs of which each lacks the route in one direction or both. */
function groupLacks(pairs: readonly LackingPair[]): readonly LackGroup[] {
  const table: PairTable = new Map();
  for (const { ingress, egress, state } of pairs) addPair(table, state, ingress, egress);
  return groupPairs(table).flatMap(({ labels, shape, from, to }) =>
    labels.flatMap((label): LackGroup[] => {
      const state = label as MissingRoute;
      if (shape === 'among') return [{ state, from, to: from }];
      return [{ state, from, to }, ...(shape === 'both-ways' ? [{ state, from: to, to: from }] : [])];
    }),
  );
}

/** Of gaps of one cause, which often have the same sufferers. */
const groupSufferers = (gaps: readonly (LeakGap | UpGap)[]): readonly LackGroup[] =>
  [...groupBy(gaps, ({ sufferers }) => sufferers)].flatMap(([sufferers, alike]) =>
    [...groupBy(sufferers, ([, state]) => state)].map(([state, routers]) => ({
      state,
      from: routers.map(([router]) => router),
      to: unique(alike.map(({ loopback }) => loopback.router)),
    })),
  );

/** What gaps do together; of one loopback, or of several that one cause keeps back. */
export function harmOf(analysed: AnalysedNetwork, gaps: readonly (LeakGap | UpGap)[]): Harm {
  const { network, mpls } = analysed;
  const owners = unique(gaps.map(({ loopback }) => loopback.router));
  const broken = gaps.flatMap((gap) => {
    const egress = gap.loopback.router;
    return sharingSufferers(analysed, gap).map((ingress) => ({
      ingress,
      egress,
      state: gap.sufferers.get(ingress) ?? ('none' as const),
      services: mpls.services(ingress, egress),
    }));
  });
  const firstOf = (routers: readonly RouterIndex[]): readonly string[] =>
    namesOf(
      network,
      unique(routers)
        .sort((a, b) => a - b)
        .slice(0, AFFECTED_NAMED),
    );
  if (broken.length > 0) {
    const message = say('harm.broken', {
      broken: brokenServices(network, broken),
      ...lacksOf(analysed, groupLacks(broken), owners),
      symptom: symptomOf(analysed, broken),
    });
    return { severity: 'error', affected: firstOf(broken.map(({ ingress }) => ingress)), broken, message };
  }
  const lacking = groupSufferers(gaps);
  const maybe = gaps.some(({ loopback, sufferers }) => mpls.peers(loopback.router).some((peer) => sufferers.has(peer)));
  return {
    severity: 'warning',
    broken: [],
    affected: firstOf(lacking.flatMap(({ from }) => from)),
    message: say('harm.to-come', { ...lacksOf(analysed, lacking, owners), maybe }),
  };
}
