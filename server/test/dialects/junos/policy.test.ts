/** Routing policies as IS-IS applies them: what a route of a kind meets on its way into a level. */
import { describe, expect, test } from 'vitest';
import type { Ipv4Prefix } from '../../../src/base/ip.ts';
import { parsePrefix, prefixText } from '../../../src/base/ip.ts';
import { evaluateFilter } from '../../../src/isis/policy.ts';
import { prefixAsRoute } from '../../../src/isis/policy-conditions.ts';
import type { Level } from '../../../src/model/isis.ts';
import { instanceOf } from '../read.ts';
import { deviceOf } from './read.ts';

const isisWith = (policies: string, chain = 'P', more = '') =>
  deviceOf(`protocols { isis { export ${chain}; ${more} } } policy-options { ${policies} }`);

interface Given {
  readonly tag?: number;
  readonly metric?: number;
  readonly on?: string;
}

/** What a device does with a route between levels: `accept`, `accept 5` with a metric, `reject`; `-` without a distribution. */
function passes(device: ReturnType<typeof deviceOf>, from: Level, prefix: string, given: Given = {}): string {
  const to: Level = from === 1 ? 2 : 1;
  const statement = instanceOf(device).interLevel.find((each) => each.from === from);
  if (!statement) return '-';
  const { permitted, metric } = evaluateFilter(
    device,
    statement.filter,
    prefixAsRoute(parsePrefix(prefix) as Ipv4Prefix, {
      types: [from === 1 ? 'level-1' : 'level-2', 'internal'],
      toLevel: to,
      tag: given.tag ?? 0,
      metric: given.metric ?? 0,
      interfaces: () => [given.on ?? 'ge-0/0/0.0'],
    }),
  );
  return `${permitted ? 'accept' : 'reject'}${metric === undefined ? '' : ` ${metric}`}`;
}

const down = (policies: string, prefix = '10.255.0.9/32', given: Given = {}, chain?: string): string =>
  passes(isisWith(policies, chain), 2, prefix, given);
const up = (policies: string, prefix = '10.255.0.9/32', chain?: string): string =>
  passes(isisWith(policies, chain), 1, prefix);

const term = (from: string, then = 'accept;', to = '') =>
  `policy-statement P { term T { ${from === '' ? '' : `from { ${from} }`} ${to === '' ? '' : `to { ${to} }`} then { ${then} } } }`;

describe('route filters', () => {
  test.each([
    ['exact', '10.0.0.0/8 exact', '10.0.0.0/8', true],
    ['exact and longer', '10.0.0.0/8 exact', '10.1.0.0/16', false],
    ['orlonger, itself', '10.0.0.0/8 orlonger', '10.0.0.0/8', true],
    ['orlonger, longer', '10.0.0.0/8 orlonger', '10.1.2.3/32', true],
    ['longer, itself', '10.0.0.0/8 longer', '10.0.0.0/8', false],
    ['longer, longer', '10.0.0.0/8 longer', '10.0.0.0/9', true],
    ['upto, within', '10.0.0.0/8 upto /16', '10.1.0.0/16', true],
    ['upto, beyond', '10.0.0.0/8 upto /16', '10.1.1.0/24', false],
    ['range, within', '10.0.0.0/8 prefix-length-range /32-/32', '10.1.1.1/32', true],
    ['range, below', '10.0.0.0/8 prefix-length-range /24-/32', '10.1.0.0/16', false],
    ['through, on the way', '10.0.0.0/8 through 10.1.0.0/16', '10.0.0.0/12', true],
    ['through, beside it', '10.0.0.0/8 through 10.1.0.0/16', '10.16.0.0/12', false],
    ['another network', '10.0.0.0/8 orlonger', '192.0.2.0/24', false],
  ])('%s', (_, filter, prefix, accepted) => {
    expect(down(term(`level 2; route-filter ${filter};`), prefix)).toBe(accepted ? 'accept' : 'reject');
  });

  test('the longest prefix decides alone, even when its type does not match', () => {
    const filters = 'level 2; route-filter 10.0.0.0/8 orlonger; route-filter 10.255.0.0/16 exact;';
    expect(down(term(filters), '10.1.1.1/32')).toBe('accept');
    expect(down(term(filters), '10.255.0.9/32')).toBe('reject');
    expect(down(term(filters), '10.255.0.0/16')).toBe('accept');
  });

  test('one prefix several times: the first type that matches', () => {
    const filters = 'level 2; route-filter 10.0.0.0/8 exact; route-filter 10.0.0.0/8 prefix-length-range /32-/32;';
    expect(down(term(filters))).toBe('accept');
    expect(down(term(filters), '10.1.0.0/16')).toBe('reject');
  });

  test('an action of its own goes before the term’s', () => {
    const filters =
      'level 2; route-filter 10.0.0.0/8 orlonger; route-filter 10.255.0.9/32 exact reject; route-filter 10.255.0.10/32 exact { metric 7; accept; }';
    expect(down(term(filters, 'metric 5; accept;'))).toBe('reject');
    expect(down(term(filters, 'metric 5; accept;'), '10.255.0.10/32')).toBe('accept 7');
    expect(down(term(filters, 'metric 5; accept;'), '10.255.0.11/32')).toBe('accept 5');
  });

  test('a list of them under a name', () => {
    const list = 'route-filter-list L { 10.255.0.0/16 orlonger; }';
    expect(down(`${list} ${term('level 2; route-filter-list L;')}`)).toBe('accept');
    expect(down(term('level 2; route-filter-list GONE;'))).toBe('-');
  });
});

describe('prefix lists', () => {
  const list = 'prefix-list L { 10.255.0.0/16; 192.0.2.1/32; }';
  test.each([
    ['prefix-list L', '192.0.2.1/32', 'accept'],
    ['prefix-list L', '10.255.0.9/32', 'reject'],
    ['prefix-list-filter L orlonger', '10.255.0.9/32', 'accept'],
    ['prefix-list-filter L orlonger', '10.255.0.0/16', 'accept'],
    ['prefix-list-filter L longer', '10.255.0.0/16', 'reject'],
    ['prefix-list-filter L exact', '10.255.0.0/16', 'accept'],
    ['prefix-list GONE', '10.255.0.9/32', 'reject'],
  ])('from %s: %s', (from, prefix, verdict) => {
    expect(down(`${list} ${term(`level 2; ${from};`)}`, prefix)).toBe(verdict);
  });

  test('several lists and filters of a term: one is enough', () => {
    expect(down(`${list} ${term('level 2; prefix-list L; route-filter 10.255.0.9/32 exact;')}`)).toBe('accept');
  });

  test('apply-path collects what the configuration has', () => {
    const device = deviceOf(
      'interfaces { lo0 { unit 0 { family inet { address 10.255.0.1/32; } } } ge-0/0/0 { unit 0 { family inet { address 10.0.0.1/30; } } } } policy-options { prefix-list L { apply-path "interfaces <*> unit <*> family inet address <*>"; } }',
    );
    expect(device.prefixLists[0]?.entries.map(({ prefix }) => prefixText(prefix))).toEqual([
      '10.255.0.1/32',
      '10.0.0.0/30',
    ]);
  });
});

describe('levels', () => {
  const loopbacks = 'route-filter 10.255.0.0/16 orlonger;';
  test('`to level 1` asks for routes into level 1', () => {
    expect(down(term(`level 2; ${loopbacks}`, 'accept;', 'level 1;'))).toBe('accept');
    expect(up(term(`level 2; ${loopbacks}`, 'reject;', 'level 1;'))).toBe('-');
  });

  test('without `to level` a term is about both directions, and without `from level` about every route', () => {
    expect(down(term(loopbacks))).toBe('accept');
    expect(up(term(loopbacks, 'reject;'))).toBe('reject');
    expect(up(term('', 'reject;'), '192.0.2.0/24')).toBe('reject');
  });

  test('`from level 2` keeps a term away from level-1 routes', () => {
    expect(up(term(`level 2; ${loopbacks}`, 'reject;'))).toBe('-');
  });

  test('what no policy decides falls to the default: up accepted, down rejected', () => {
    expect(up(term(`level 1; ${loopbacks}`, 'reject;'), '192.0.2.0/24')).toBe('accept');
    expect(down(term(`level 2; ${loopbacks}`), '192.0.2.0/24')).toBe('reject');
  });

  test('policies for other protocols and other destinations are no leaks', () => {
    expect(down(term('protocol static;'))).toBe('-');
    expect(down(term('protocol bgp; community C;'))).toBe('-');
    expect(down(term('level 2;', 'accept;', 'protocol bgp;'))).toBe('-');
  });

  test('on a router with one level only a leak that is asked for by name counts', () => {
    const leak = (policies: string) => passes(isisWith(policies, 'P', 'level 2 disable;'), 2, '10.255.0.9/32');
    expect(leak(term(loopbacks))).toBe('-');
    expect(leak(term(`level 2; ${loopbacks}`))).toBe('accept');
  });
});

describe('terms', () => {
  test('without an action goes on; `next term` too; `next policy` leaves', () => {
    expect(
      down('policy-statement P { term A { from level 2; then { metric 5; } } term B { from level 2; then accept; } }'),
    ).toBe('accept 5');
    expect(
      down(
        'policy-statement P { term A { from level 2; then { metric 5; next term; } } term B { from level 2; then { metric 9; accept; } } }',
      ),
    ).toBe('accept 9');
    expect(
      down('policy-statement P { term A { from level 2; then next policy; } term B { from level 2; then accept; } }'),
    ).toBe('reject');
  });

  test('statements of the policy itself come last', () => {
    expect(down('policy-statement P { from level 2; then accept; }')).toBe('accept');
    expect(down('policy-statement P { then reject; term A { from level 2; then accept; } }')).toBe('accept');
  });

  test.each<readonly [string, Given, Given]>([
    ['tag 7', { tag: 7 }, { tag: 8 }],
    ['tag [ 7 9 ]', { tag: 9 }, { tag: 8 }],
    ['metric 30', { metric: 30 }, { metric: 31 }],
    ['interface ge-0/0/1.0', { on: 'ge-0/0/1.0' }, { on: 'ge-0/0/2.0' }],
    ['protocol [ isis static ]', {}, { tag: -1 }],
  ])('from %s', (from, yes, no) => {
    expect(down(term(`level 2; ${from};`), '10.255.0.9/32', yes)).toBe('accept');
    if (no.tag !== -1) expect(down(term(`level 2; ${from};`), '10.255.0.9/32', no)).toBe('reject');
  });
});

describe('chains', () => {
  const a = 'policy-statement A { term T { from { level 2; route-filter 10.255.0.9/32 exact; } then accept; } }';
  const reject = 'policy-statement R { then reject; }';
  const b =
    'policy-statement B { term T { from { level 2; route-filter 10.255.0.0/16 orlonger; } then { metric 3; accept; } } }';
  test('are asked in order until one decides', () => {
    expect(down(`${a} ${b}`, '10.255.0.9/32', {}, '[ A B ]')).toBe('accept');
    expect(down(`${a} ${b}`, '10.255.0.10/32', {}, '[ A B ]')).toBe('accept 3');
    expect(down(`${a} ${reject} ${b}`, '10.255.0.10/32', {}, '[ A R B ]')).toBe('reject');
    expect(up(`${a} ${reject}`, '10.255.0.10/32', '[ A R ]')).toBe('reject');
  });

  test('`next policy` hands on to the next one', () => {
    const n = 'policy-statement N { term T { from level 2; then { metric 8; next policy; } } then reject; }';
    expect(down(`${n} ${a}`, '10.255.0.9/32', {}, '[ N A ]')).toBe('accept 8');
  });

  test('a policy as a condition', () => {
    const inner = 'policy-statement I { term T { from route-filter 10.255.0.9/32 exact; then accept; } then reject; }';
    expect(down(`${inner} ${term('level 2; policy I;')}`)).toBe('accept');
    expect(down(`${inner} ${term('level 2; policy I;')}`, '10.255.0.8/32')).toBe('reject');
  });
});

test('redistribution: what a policy takes from elsewhere, with the metric it sets', () => {
  const { redistributions } = instanceOf(
    isisWith(
      'policy-statement P { term S { from protocol static; then { metric 20; accept; } } term D { from { protocol direct; interface ge-0/0/9.0; } then accept; } term N { from protocol aggregate; then reject; } }',
    ),
  );
  expect(redistributions.map(({ source, metric }) => [source, metric])).toEqual([
    ['connected', 10],
    // A static route is advertised with its own metric (D20).
    ['static', undefined],
  ]);
});
