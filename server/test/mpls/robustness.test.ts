/** What can fail without being tried out, on the example network. */
import { describe, expect, test } from 'vitest';
import { type Example, openExample } from '../ide/topology/example.ts';

interface Ends {
  readonly [router: string]: string;
}

const survivesLink = ({ analysed, router }: Example, ends: Ends): boolean =>
  analysed.mpls.robustness()({
    routers: [],
    ports: Object.entries(ends).map(([name, on]) => ({ router: router(name), interface: `GigabitEthernet0/0/${on}` })),
  });

const survivesRouters = ({ analysed, router }: Example, ...names: string[]): boolean =>
  analysed.mpls.robustness()({ routers: names.map(router), ports: [] });

const UPLINK: Ends = { PE1: '0', ABR1: '2' };
/** The links of the reflectors carry no labels in the example. */
const LABELS: readonly (readonly [string, string])[] = [[' isis metric 100\n', ' isis metric 100\n mpls ip\n']];
const LABELLED = { 'p1.cfg': LABELS, 'p2.cfg': LABELS, 'rr1.cfg': LABELS, 'rr2.cfg': LABELS };
const example = openExample(LABELLED);

describe('labels on every link', () => {
  test('a link beside which another way leads', () => {
    expect(survivesLink(example, UPLINK)).toBe(true);
  });

  test('both links of a PE', () => {
    expect(survivesLink(example, { ...UPLINK, ABR2: '2' })).toBe(false);
  });

  test('a reflector, which nobody passes', () => {
    expect(survivesRouters(example, 'RR1')).toBe(true);
  });

  test('a border decides what others learn', () => {
    expect(survivesRouters(example, 'ABR2')).toBe(false);
  });

  test('what holds the backbone together', () => {
    expect(survivesRouters(example, 'P1', 'P2')).toBe(false);
  });

  test("a PE's loopback is not a link", () => {
    const { analysed, router } = example;
    const ports = [{ router: router('PE1'), interface: 'Loopback0' }];
    expect(analysed.mpls.robustness()({ routers: [], ports })).toBe(false);
  });
});

describe('where something may depend on the way, everything is tried', () => {
  test.each([
    ['LDP is off on a link', 'p2.cfg', /(10\.0\.0\.26 [^!]*?) mpls ip\n/g, '$1'],
    ['a policy looks at the metric', 'abr1.cfg', /^( match ip address prefix-list .*)$/gm, '$1\n match metric 30'],
    [
      'a loopback is summarised',
      'abr3.cfg',
      /^( net .*)$/gm,
      '$1\n summary-address 10.255.0.0 255.255.255.0 level-1-2',
    ],
    [
      'a link is kept out of shortest paths',
      'p1.cfg',
      /^( isis network point-to-point) $/gm,
      '$1\n isis metric maximum',
    ],
    ['labels are withheld', 'p1.cfg', /^router isis/gm, 'no mpls ldp advertise-labels\nrouter isis'],
  ] as const)('%s', (_what, file, was, is) => {
    const changed = { ...LABELLED, [file]: [...(file in LABELLED ? LABELS : []), [was, is] as const] };
    expect(survivesLink(openExample(changed), UPLINK)).toBe(false);
  });
});
