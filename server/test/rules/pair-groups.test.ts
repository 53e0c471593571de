/** Pairs told in groups: each group is true for every combination, and together they tell every pair once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageText, say } from '../../src/messages/catalogue.ts';
import { countPairsIn, groupPairs, type LabelledPair, type PairGroup } from '../../src/rules/pair-groups.ts';

const pair = (label: string, from: number, to: number): LabelledPair => ({ label, from, to });

function pairsOf({ labels, shape, from, to }: PairGroup): LabelledPair[] {
  const [sources, targets] = [from, shape === 'among' ? from : to];
  return labels.flatMap((label) =>
    sources.flatMap((one) =>
      targets.flatMap((other) => [
        ...(one === other ? [] : [pair(label, one, other)]),
        ...(shape === 'both-ways' ? [pair(label, other, one)] : []),
      ]),
    ),
  );
}

const text = ({ label, from, to }: LabelledPair): string => `${label} ${from} ${to}`;

describe('pairs in groups', () => {
  test('tell all pairs and no other', () => {
    const pairs = fc.uniqueArray(
      fc
        .record({ label: fc.constantFrom('A', 'B'), from: fc.nat(4), to: fc.nat(4) })
        .filter(({ from, to }) => from !== to),
      { selector: text, maxLength: 30 },
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const groups = groupPairs(all);
        expect(groups.flatMap(pairsOf).map(text).sort()).toEqual(all.map(text).sort());
        const countOf = (group: PairGroup): number => pairsOf(group).length / group.labels.length;
        expect(countPairsIn(groups)).toBe(groups.reduce((sum, group) => sum + countOf(group), 0));
      }),
      { numRuns: 500 },
    );
  });

  test('join what is true alike', () => {
    expect(groupPairs([pair('A', 1, 3), pair('A', 2, 3), pair('B', 1, 3)])).toEqual([
      { labels: ['A'], shape: 'one-way', from: [1, 2], to: [3] },
      { labels: ['B'], shape: 'one-way', from: [1], to: [3] },
    ]);
    expect(groupPairs([pair('A', 1, 2), pair('B', 1, 2), pair('A', 2, 1), pair('B', 2, 1)])).toEqual([
      { labels: ['A', 'B'], shape: 'both-ways', from: [1], to: [2] },
    ]);
    const mesh = [1, 2, 3].flatMap((from) => [1, 2, 3].flatMap((to) => (from === to ? [] : pair('A', from, to))));
    expect(groupPairs(mesh)).toEqual([{ labels: ['A'], shape: 'among', from: [1, 2, 3], to: [] }]);
  });

  test('are words that name each service with its own PEs', () => {
    const names = (...shown: string[]) => ({ shown, more: 0 });
    const broken = {
      groups: [
        {
          services: { vrfs: ['A'], pseudowires: [], families: [] },
          shape: 'one-way' as const,
          from: names('PE1', 'PE2'),
          to: names('PE3'),
        },
        {
          services: { vrfs: [], pseudowires: ['7'], families: [] },
          shape: 'both-ways' as const,
          from: names('PE1'),
          to: names('PE3'),
        },
      ],
      morePairs: 2,
    };
    expect(messageText(say('label-filter-gap', { router: 'P1', prefixes: names('10.0.0.3/32'), broken }))).toBe(
      'P1 withholds its label for 10.0.0.3/32 by this filter: VRF A is broken from PE1 and PE2 to PE3, pseudowire 7 between PE1 and PE3, and 2 more pairs of PEs although the route is there. Let the filter permit this loopback.',
    );
  });
});
