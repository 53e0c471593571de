/** Pairs of PEs in a few groups, each true for every combination it names: sentences never name a pair that works. */
import { groupBy } from '../base/group-by.ts';
import type { PairNames } from '../messages/english/words.ts';
import type { Network, RouterIndex } from '../model/network.ts';
import { compareText } from '../model/order.ts';
import { someRouters } from './words.ts';

/** What is true of one pair; the same pair may have several labels. */
export interface LabelledPair {
  readonly label: string;
  readonly from: RouterIndex;
  readonly to: RouterIndex;
}

export interface PairGroup {
  readonly labels: readonly string[];
  readonly shape: PairNames['shape'];
  readonly from: readonly RouterIndex[];
  /** Empty where it is about pairs among `from`. */
  readonly to: readonly RouterIndex[];
}

type Grouped = Omit<PairGroup, 'labels'>;

const ascending = (routers: Iterable<RouterIndex>): RouterIndex[] => [...new Set(routers)].sort((a, b) => a - b);

/** Targets that all others of them go to. */
function meshes(sources: ReadonlyMap<RouterIndex, readonly RouterIndex[]>): Grouped[] {
  // A mesh of n has n targets with n - 1 sources each.
  const candidates = [...sources].filter(([, from]) => from.length >= 2 && from.length < sources.size);
  const byCircle = groupBy(candidates, ([to, from]) => ascending([to, ...from]).join());
  return [...byCircle.values()].flatMap((members): Grouped[] => {
    const [[first, others]] = members;
    return members.length === others.length + 1
      ? [{ shape: 'among', from: ascending([first, ...others]), to: [] }]
      : [];
  });
}

/** Each target once, with others that have the same sources. */
function groupOne(pairs: readonly LabelledPair[]): Grouped[] {
  const sources = new Map(
    [...groupBy(pairs, ({ to }) => to)].map(([to, own]) => [to, ascending(own.map(({ from }) => from))] as const),
  );
  const among = meshes(sources);
  for (const { from } of among) for (const router of from) sources.delete(router);
  const oneWay = [...groupBy(sources, ([, from]) => from.join()).values()].map((members) => ({
    from: members[0][1],
    to: ascending(members.map(([to]) => to)),
  }));
  const keyOf = (from: readonly RouterIndex[], to: readonly RouterIndex[]): string => `${from.join()}>${to.join()}`;
  const ways = new Set(oneWay.map(({ from, to }) => keyOf(from, to)));
  const told = new Set<string>();
  return [
    ...among,
    ...oneWay.flatMap(({ from, to }): Grouped[] => {
      const back = keyOf(to, from);
      told.add(keyOf(from, to));
      if (!ways.has(back)) return [{ shape: 'one-way', from, to }];
      return told.has(back) ? [] : [{ shape: 'both-ways', from, to }];
    }),
  ];
}

export function groupPairs(pairs: readonly LabelledPair[]): readonly PairGroup[] {
  const byLabel = [...groupBy(pairs, ({ label }) => label)].sort(([a], [b]) => compareText(a, b));
  const groups = byLabel.flatMap(([label, own]) => groupOne(own).map((group) => ({ label, ...group })));
  const alike = groupBy(groups, ({ shape, from, to }) => `${shape} ${from.join()}>${to.join()}`);
  return [...alike.values()].map((members) => {
    const [{ shape, from, to }] = members;
    return { labels: members.map(({ label }) => label), shape, from, to };
  });
}

export const pairNames = (network: Network, { shape, from, to }: PairGroup): PairNames => ({
  shape,
  from: someRouters(network, from),
  to: someRouters(network, to),
});

const pairsIn = ({ shape, from, to }: PairGroup): number =>
  shape === 'among' ? from.length * (from.length - 1) : from.length * to.length * (shape === 'both-ways' ? 2 : 1);

/** Of how many pairs these groups speak. */
export const countPairsIn = (groups: readonly PairGroup[]): number =>
  groups.reduce((sum, group) => sum + pairsIn(group), 0);
