/** What failures and fixes would change, on the example network. */
import { describe, expect, test } from 'vitest';
import { type IpPrefix, parsePrefix } from '../../../src/base/ip.ts';
import { explain, pathBetween, reachOf, supposedOf, type WhatIf, whatIf } from '../../../src/ide/api.ts';
import type { Consequences, Supposition } from '../../../src/ide/topology/answers.ts';
import { type Example, onLan, openExample, openNetwork } from './example.ts';

const example = openExample();

function suppose(
  { snapshot, analysed }: Example,
  failed: Supposition['failed'],
  fixes: Supposition['fixes'] = [],
): WhatIf {
  const found = whatIf(snapshot, analysed, { failed, fixes });
  if (!found) throw new Error('not there');
  return found;
}

const consequences = (what: WhatIf): Consequences => supposedOf(what).consequences;

const prefix = (text: string): IpPrefix => {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

const LEAK_TO_MUNICH = { finding: 'unleaked-loopback:10.255.0.1/32:PE1:490002/ABR3', fix: 0 };

describe('failures', () => {
  test('the only border that leaks a loopback: the pair breaks, and the finding is on the other border', () => {
    const what = suppose(example, ['router:ABR1']);
    const { broken, findingsNew, findingsGone, sentence } = consequences(what);
    expect(broken).toEqual([
      {
        from: 'router:PE1',
        to: 'router:PE3',
        services: ['CUST-A'],
        reason: 'PE1 has only a default route for 10.255.0.3/32',
      },
    ]);
    expect(findingsNew).toMatchObject([{ code: 'leak-filter-misses-loopback', source: { file: 'abr2.cfg' } }]);
    expect(findingsGone).toEqual([]);
    expect(sentence).toBe('Simulated: ABR1 down. 1 PE pair loses its path.');
  });

  test('the links of a failed router are down with it, others are not', () => {
    const { failed, links } = supposedOf(suppose(example, ['router:ABR1']));
    expect(failed).toEqual(['router:ABR1', 'link:10.0.0.20/30', 'link:10.0.1.0/30', 'link:10.0.1.4/30']);
    expect(links).toEqual([]);
  });

  test('a border whose leak another one repeats', () => {
    const { broken, sentence } = consequences(suppose(example, ['router:ABR2']));
    expect(broken).toEqual([]);
    expect(sentence).toBe('Simulated: ABR2 down. No PE pair loses its path.');
  });

  test('a link: the other way round is taken', () => {
    const what = suppose(example, ['link:10.0.0.20/30']);
    expect(consequences(what).sentence).toBe('Simulated: ABR1 – P1 down. No PE pair loses its path.');
    const path = pathBetween(what.after, example.router('PE1'), example.router('PE3'), what);
    expect(path.state).toBe('works');
    expect(path.hops.flatMap(({ links }) => links)).not.toContain('link:10.0.0.20/30');
  });

  test('a whole area cut off: pairs that no wire joins any more are lost as well', () => {
    const { broken, sentence } = consequences(suppose(example, ['router:ABR1', 'router:ABR2']));
    expect(broken.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['router:PE1', 'router:PE2', 'PE1 has no route for 10.255.0.2/32'],
      ['router:PE1', 'router:PE3', 'PE1 has no route for 10.255.0.3/32'],
    ]);
    expect(sentence).toBe('Simulated: ABR1 and ABR2 down. 2 PE pairs lose their path.');
  });

  test('a failed PE is shown as such, and nobody is told of its pairs', () => {
    const what = suppose(example, ['router:PE3']);
    expect(consequences(what)).toMatchObject({
      broken: [],
      sentence: 'Simulated: PE3 down. No other PE pair loses its path.',
    });
    const reach = reachOf(what.after, prefix('10.255.0.3'), what);
    expect(reach.entries.at(-1)).toMatchObject({ router: 'router:PE3', state: 'failed', providerEdge: true });
    expect(reach.entries.find(({ router }) => router === 'router:PE1')).toMatchObject({
      class: 'cover',
      lsp: { state: 'broken', reason: 'PE3 is down' },
    });
    expect(pathBetween(what.after, example.router('PE1'), example.router('PE3'), what)).toMatchObject({
      kind: 'label-switched',
      state: 'broken',
      prefix: '10.255.0.3/32',
      brokenAt: { router: 'router:PE3' },
    });
    const [first] = explain(what.after, example.router('PE1'), prefix('10.255.0.3'), what).steps;
    expect(first?.text).toBe('PE3 is supposed to be down');
  });

  test('neighbors of what failed lead to something that is off, not to a router in no file (D31)', () => {
    const { after } = suppose(example, ['router:ABR1', 'router:P1']);
    expect(after.simulation.dangling).toEqual(example.analysed.simulation.dangling);
  });
});

describe('fixes', () => {
  test('a leak mends the pairs, and its findings are gone', () => {
    const { broken, mended, findingsGone, findingsNew, sentence } = consequences(
      suppose(example, [], [LEAK_TO_MUNICH]),
    );
    expect(broken).toEqual([]);
    expect(mended.map(({ from, to }) => [from, to])).toEqual([
      ['router:PE2', 'router:PE1'],
      ['router:PE3', 'router:PE1'],
    ]);
    expect(findingsGone).toContain(LEAK_TO_MUNICH.finding);
    expect(findingsNew).toEqual([]);
    expect(sentence).toBe(
      'Simulated: Leak 10.255.0.1/32 into area 49.0002 on ABR3 and ABR4. No PE pair loses its path. 2 PE pairs work again.',
    );
  });

  test('fixes that write into one file go together, and with failures', () => {
    const broken = openExample({ 'p1.cfg': [[/(10\.0\.0\.30 [^!]*?) mpls ip\n/g, '$1']] });
    const findings = broken.analysed.findings();
    const gap = findings.find(({ code }) => code === 'ldp-gap')?.key ?? '';
    const what = suppose(broken, ['router:ABR4'], [LEAK_TO_MUNICH, { finding: gap, fix: 0 }]);
    const { sentence, mended } = consequences(what);
    expect(sentence).toMatch(/^Simulated: ABR4 down; Leak 10\.255\.0\.1\/32 into area 49\.0002 on ABR3 and ABR4; /);
    expect(mended.map(({ from, to }) => [from, to])).toContainEqual(['router:PE3', 'router:PE1']);
    expect(what.after.findings().map(({ key }) => key)).not.toContain(gap);
  });

  test('neighbors that a fix brings together are links that come up', () => {
    const apart = openExample({
      'p1.cfg': [[/(10\.0\.0\.30 [^!]*?) isis network point-to-point \n/g, '$1']],
    });
    const mismatch = apart.analysed.findings().find(({ code }) => code === 'adjacency-mismatch')?.key ?? '';
    const { links, consequences: found } = supposedOf(suppose(apart, [], [{ finding: mismatch, fix: 0 }]));
    expect(links).toEqual([{ id: 'link:10.0.0.28/30', levels: [2] }]);
    expect(found.findingsGone).toContain(mismatch);
  });
});

describe('what is not there', () => {
  test.each([
    ['a router', ['router:PE99'] as const, []],
    ['a link', ['link:10.9.9.0/30'] as const, []],
    ['a finding', [], [{ finding: 'unleaked-loopback:nobody', fix: 0 }]],
    ['a fix', [], [{ ...LEAK_TO_MUNICH, fix: 9 }]],
  ])('%s', (_what, failed, fixes) => {
    expect(whatIf(example.snapshot, example.analysed, { failed, fixes })).toBeUndefined();
  });
});

describe('a LAN', () => {
  const lan = openNetwork(new Map([1, 2, 3].map((number) => [`r${number}.cfg`, onLan(number)])));

  test('one leg down cuts off one router', () => {
    const what = suppose(lan, ['link:10.0.0.0/24:R2']);
    expect(what.title).toBe('R2 on 10.0.0.0/24 down');
    const reach = reachOf(what.after, prefix('10.9.0.2'), what);
    expect(reach.entries.map((entry) => [entry.router, entry.class])).toEqual([
      ['router:R2', 'originates'],
      ['router:R1', 'none'],
      ['router:R3', 'none'],
    ]);
    expect(pathBetween(what.after, lan.router('R1'), lan.router('R3'), what).hops).toMatchObject([
      { links: ['link:10.0.0.0/24:R1', 'link:10.0.0.0/24:R3'] },
    ]);
  });

  test('two legs down leave nobody to meet', () => {
    const what = suppose(lan, ['link:10.0.0.0/24:R1', 'link:10.0.0.0/24:R2']);
    expect(supposedOf(what)).toMatchObject({ links: [{ id: 'link:10.0.0.0/24:R3', levels: [] }] });
  });
});
