/** Who learns a prefix, as the picture shows it. */
import { expect, test } from 'vitest';
import { type IpPrefix, parsePrefix } from '../../../src/base/ip.ts';
import { reachOf, whatIf } from '../../../src/ide/api.ts';
import type { ReachEntry } from '../../../src/ide/topology/answers.ts';
import { openExample } from './example.ts';

const prefix = (text: string): IpPrefix => {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

const { analysed } = openExample();
const PE1 = reachOf(analysed, prefix('10.255.0.1'));
const entryOf = (name: string): ReachEntry | undefined => PE1.entries.find(({ router }) => router === `router:${name}`);

test('every IS-IS router has one entry, the originator first, then PEs', () => {
  expect(PE1.originators).toEqual(['router:PE1']);
  const routers = PE1.entries.map(({ router }) => router);
  expect(routers.slice(0, 3)).toEqual(['router:PE1', 'router:PE2', 'router:PE3']);
  expect(new Set(routers).size).toBe(14);
});

test('a router that originates it, one that learns it, one that has only the default', () => {
  expect(entryOf('PE1')).toMatchObject({ state: 'originates', class: 'originates', providerEdge: true });
  expect(entryOf('GW1')).toMatchObject({
    class: 'exact',
    type: 'L1-IA',
    metric: 40,
    nextHops: [{ router: 'router:ABR5' }, { router: 'router:ABR6' }],
    lsp: undefined,
  });
  expect(entryOf('PE2')).toMatchObject({
    state: 'default-only',
    class: 'cover',
    lsp: { state: 'broken', reason: 'PE2 has only a default route for 10.255.0.1/32' },
  });
});

test('areas count the routers that are drawn in them, and have the sign of the worst', () => {
  const areas = new Map(PE1.areas.map(({ area, ...rest }) => [area, rest]));
  expect(areas.get('area:49.0001')).toEqual({ counts: { originates: 1, exact: 2 }, worst: 'exact' });
  expect(areas.get('area:49.0002')).toEqual({ counts: { exact: 2, cover: 2 }, worst: 'cover' });
  expect(areas.get('backbone')).toEqual({ counts: { exact: 4 }, worst: 'exact' });
  const all = PE1.areas.flatMap(({ counts }) => Object.values(counts));
  expect(all.reduce((sum, count) => sum + count, 0)).toBe(PE1.entries.length);
});

test('a router that is down by supposition counts in the area of the picture, which is that of before', () => {
  const { snapshot, analysed: before } = openExample();
  const what = whatIf(snapshot, before, { failed: ['router:ABR3', 'router:ABR4'], fixes: [] });
  const reach = what && reachOf(what.after, prefix('10.255.0.1'), what);
  const counts = reach?.areas.find(({ area }) => area === 'area:49.0002');
  expect(counts).toEqual({ area: 'area:49.0002', counts: { none: 2, failed: 2 }, worst: 'none' });
});

test('one sentence says it all', () => {
  expect(PE1.sentence).toBe('PE1 10.255.0.1/32 is learned by 0 of 2 PEs, 2 by default only');
  expect(reachOf(analysed, prefix('10.255.0.3')).sentence).toBe('PE3 10.255.0.3/32 is learned by 2 of 2 PEs');
});

test('a prefix that nobody has', () => {
  const reach = reachOf(analysed, prefix('192.0.2.1'));
  expect(reach.originators).toEqual([]);
  expect(reach.entries.map((each) => each.class)).not.toContain('exact');
  expect(reach.sentence).toMatch(/^192\.0\.2\.1\/32 is learned by 0 of 3 PEs/);
});
