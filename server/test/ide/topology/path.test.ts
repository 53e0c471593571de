/** Paths hop by hop, over all equal-cost ways, to their end or to where they break. */
import { expect, test } from 'vitest';
import { pathBetween } from '../../../src/ide/api.ts';
import type { LabelSwitchedPath } from '../../../src/ide/topology/answers.ts';
import { type Example, onLan, openExample, openNetwork } from './example.ts';

const between = ({ analysed, router }: Example, from: string, to: string): LabelSwitchedPath =>
  pathBetween(analysed, router(from), router(to));

const hops = (path: LabelSwitchedPath): readonly string[] =>
  path.hops.map(({ from, to, links }) => `${from.slice(7)} ${to.slice(7)} ${links.join(' ')}`);

const example = openExample();

test('a path that works, with its links, its services and its reasons', () => {
  const path = between(example, 'PE1', 'PE3');
  expect(path).toMatchObject({ kind: 'label-switched', state: 'works', prefix: '10.255.0.3/32', services: ['CUST-A'] });
  expect(hops(path)).toEqual([
    'PE1 ABR1 link:10.0.1.4/30',
    'ABR1 P1 link:10.0.0.20/30',
    'P1 ABR3 link:10.0.0.28/30',
    'ABR3 PE3 link:10.0.2.12/30',
  ]);
  expect(path.steps.at(-1)?.text).toBe('PE3 owns 10.255.0.3/32: the label-switched path is complete.');
  expect(path.steps[0]?.source).toMatchObject({ file: 'pe1.cfg' });
});

test('equal-cost paths are all there', () => {
  expect(hops(between(example, 'PE1', 'PE2')).slice(0, 2)).toEqual([
    'PE1 ABR1 link:10.0.1.4/30',
    'PE1 ABR2 link:10.0.1.8/30',
  ]);
});

test('without an exact route the path ends where it begins', () => {
  const path = between(example, 'PE3', 'PE1');
  expect(path).toMatchObject({ state: 'broken', hops: [], brokenAt: { router: 'router:PE3', links: [] } });
  expect(path.brokenAt?.reason).toBe('PE3 has only a default route for 10.255.0.1/32');
  expect(path.steps.map(({ text }) => text)).toContain(
    'ABR3 does not leak 10.255.0.1/32 into level 1: nothing is configured to do so',
  );
});

test('without LDP the path ends in front of the link', () => {
  const broken = openExample({ 'p1.cfg': [[/(10\.0\.0\.30 [^!]*?) mpls ip\n/g, '$1']] });
  const path = between(broken, 'PE1', 'PE3');
  expect(path).toMatchObject({
    state: 'broken',
    brokenAt: { router: 'router:P1', links: ['link:10.0.0.28/30'] },
  });
  expect(path.brokenAt?.reason).toMatch(/^LDP is off on P1 /);
  expect(hops(path)).toEqual(['PE1 ABR1 link:10.0.1.4/30', 'ABR1 P1 link:10.0.0.20/30']);
});

test('between other routers it is the routes that count', () => {
  const path = between(example, 'PE2', 'ABR1');
  expect(path).toMatchObject({ kind: 'routed', state: 'works', prefix: '10.255.0.11/32' });
  expect(path.hops.map(({ to }) => to)).toContain('router:ABR1');
  expect(between(example, 'P1', 'P1')).toMatchObject({ state: 'works', hops: [] });
});

test('across a LAN a packet passes two legs', () => {
  const lan = openNetwork(new Map([1, 2, 3].map((number) => [`r${number}.cfg`, onLan(number)])));
  expect(hops(between(lan, 'R1', 'R3'))).toEqual(['R1 R3 link:10.0.0.0/24:R1 link:10.0.0.0/24:R3']);
});

test('a router without a loopback in IS-IS has no path to it', () => {
  const bare = openNetwork(
    new Map([1, 2].map((number) => [`r${number}.cfg`, onLan(number).replace(' passive-interface Loopback0\n', '')])),
  );
  expect(between(bare, 'R1', 'R2')).toMatchObject({ state: 'unknown', prefix: undefined, hops: [] });
});
