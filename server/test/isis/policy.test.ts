import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ipv4Prefix, ipv4Mask, ipv4Prefix, parsePrefix } from '../../src/base/ip.ts';
import { evaluateFilter } from '../../src/isis/policy.ts';
import { prefixAsRoute, type RouteAttributes } from '../../src/isis/policy-conditions.ts';
import { matchPrefixList } from '../../src/isis/prefix-lists.ts';
import { prefixTest } from '../../src/isis/prefix-test.ts';
import { messageText } from '../../src/messages/catalogue.ts';
import type { Device } from '../../src/model/device.ts';
import type { FilterReference } from '../../src/model/isis.ts';
import {
  type AccessList,
  type Action,
  leafConditions,
  type PolicyClause,
  type PolicyCondition,
  type PrefixList,
  type PrefixListEntry,
} from '../../src/model/policy.ts';
import { router, span } from './devices.ts';

const section = { span, firstLine: 0, lastLine: 1, bodyIndent: ' ' };
const prefix = (text: string): Ipv4Prefix => parsePrefix(text) as Ipv4Prefix;

/** `permit 10.0.0.0/8 24-32` */
function entry(text: string, index: number): PrefixListEntry {
  const [action = '', subject = '', bounds] = text.split(' ');
  const one = prefix(subject);
  const [min = one.length, max = min] = bounds?.split('-').map(Number) ?? [];
  const sequence = 5 * (index + 1);
  return {
    action: action as Action,
    prefix: one,
    minLength: min,
    maxLength: max,
    sequence,
    sequenceConfigured: true,
    span: { ...span, line: sequence },
  };
}

const prefixList = (name: string, ...entries: string[]): PrefixList => ({
  name,
  family: 'ipv4',
  entries: entries.map(entry),
  section,
});

const lists = (...references: FilterReference[]): PolicyCondition => ({ kind: 'lists', lists: references, span });
const byPrefixList = (name: string): FilterReference => ({ kind: 'prefix-list', name, span });
const byAccessList = (name: string): FilterReference => ({ kind: 'access-list', name, span });

const clause = (
  action: PolicyClause['action'],
  sequence: number,
  conditions: readonly PolicyCondition[],
  rest: Partial<PolicyClause> = {},
): PolicyClause => ({
  action,
  sequence,
  label: undefined,
  conditions,
  setMetric: undefined,
  setTag: undefined,
  setLevel: undefined,
  continueAt: undefined,
  section,
  ...rest,
});

interface Filters {
  readonly clauses?: readonly PolicyClause[];
  readonly prefixLists?: readonly PrefixList[];
  readonly accessLists?: readonly AccessList[];
}

const device = ({ clauses, prefixLists = [], accessLists = [] }: Filters): Device =>
  router('R1', {
    net: '490001/1',
    ports: [],
    routePolicies: clauses ? [{ name: 'P', clauses }] : [],
    prefixLists,
    accessLists,
  });

const route = (text: string, rest: Partial<RouteAttributes> = {}): RouteAttributes =>
  prefixAsRoute(prefix(text), {
    metric: 10,
    tag: 0,
    types: ['level-2', 'internal'],
    toLevel: 1,
    interfaces: () => ['GigabitEthernet0/0'],
    nextHops: () => [address('10.0.12.2')],
    ...rest,
  });

const address = (text: string): number => prefix(`${text}/32`).address;

const P: FilterReference = { kind: 'route-policy', name: 'P', span };

describe('route maps', () => {
  const one = device({
    clauses: [clause('permit', 10, [lists(byPrefixList('PE-LO'))])],
    prefixLists: [prefixList('PE-LO', 'deny 10.0.0.9/32', 'permit 10.0.0.0/24 32')],
  });

  test('the entry that lets a route through is named and found', () => {
    const decision = evaluateFilter(one, P, route('10.0.0.5/32'));
    expect(decision).toMatchObject({ permitted: true, place: { file: 'R1.cfg', span: { line: 10 } } });
    expect(messageText(decision.text)).toBe('route-map P permit 10, prefix-list PE-LO seq 10 permit 10.0.0.0/24 ge 32');
  });

  test('so is the entry that stops one, by a line or by the end of the list', () => {
    const denied = evaluateFilter(one, P, route('10.0.0.9/32'));
    expect(denied).toMatchObject({ permitted: false, place: { span: { line: 5 } } });
    expect(messageText(denied.text)).toBe(
      'no entry of route-map P matches (implicit deny): prefix-list PE-LO seq 5 deny 10.0.0.9/32',
    );
    expect(messageText(evaluateFilter(one, P, route('10.1.0.9/32')).text)).toContain(
      'no entry of prefix-list PE-LO matches',
    );
  });

  test('lines of a clause are all needed, lists of a line are alternatives', () => {
    const both = device({
      clauses: [
        clause('permit', 10, [lists(byPrefixList('A'), byPrefixList('B')), { kind: 'tag', tags: [7, 8], span }]),
      ],
      prefixLists: [prefixList('A', 'permit 10.0.0.1/32'), prefixList('B', 'permit 10.0.0.2/32')],
    });
    const permitted = (text: string, tag: number) => evaluateFilter(both, P, route(text, { tag })).permitted;
    expect([permitted('10.0.0.1/32', 7), permitted('10.0.0.2/32', 8)]).toEqual([true, true]);
    expect([permitted('10.0.0.3/32', 7), permitted('10.0.0.1/32', 9)]).toEqual([false, false]);
  });

  test('a deny clause stops what its list permits, and is told apart from the implicit deny', () => {
    const two = device({
      clauses: [clause('deny', 5, [lists(byPrefixList('A'))]), clause('permit', 10, [])],
      prefixLists: [prefixList('A', 'permit 10.0.0.1/32')],
    });
    expect(evaluateFilter(two, P, route('10.0.0.1/32'))).toMatchObject({
      permitted: false,
      denyingClause: { sequence: 5 },
    });
    const second = evaluateFilter(two, P, route('10.0.0.2/32'));
    expect([second.permitted, messageText(second.text)]).toEqual([true, 'route-map P permit 10']);
  });

  test('type, metric and interface; what is not modelled never matches', () => {
    const asked = (condition: PolicyCondition) =>
      evaluateFilter(device({ clauses: [clause('permit', 10, [condition])] }), P, route('10.0.0.1/32')).permitted;
    expect(asked({ kind: 'route-type', types: ['level-2'], span })).toBe(true);
    expect(asked({ kind: 'route-type', types: ['level-1', 'external'], span })).toBe(false);
    expect(asked({ kind: 'metric', metrics: [10], span })).toBe(true);
    expect(asked({ kind: 'interface', interfaces: ['GigabitEthernet0/1'], span })).toBe(false);
    expect(asked({ kind: 'never', span })).toBe(false);
  });

  test('continue goes on, collects what is set, and may still deny', () => {
    const going = device({
      clauses: [
        clause('permit', 10, [], { setMetric: 5, continueAt: 30 }),
        clause('deny', 20, []),
        clause('permit', 30, [], { setTag: 9, continueAt: 'next' }),
        clause('deny', 40, [lists(byPrefixList('A'))]),
      ],
      prefixLists: [prefixList('A', 'permit 10.0.0.1/32')],
    });
    expect(evaluateFilter(going, P, route('10.0.0.2/32'))).toMatchObject({ permitted: true, metric: 5, tag: 9 });
    expect(evaluateFilter(going, P, route('10.0.0.1/32'))).toMatchObject({ permitted: false, metric: undefined });
  });
});

describe('chains and conditions that combine others', () => {
  const reference = (name: string, otherwise?: FilterReference['otherwise']): FilterReference =>
    otherwise === undefined ? { kind: 'route-policy', name, span } : { kind: 'route-policy', name, span, otherwise };
  const here = router('R1', {
    net: '490001/1',
    ports: [],
    routePolicies: [
      {
        name: 'MARK',
        clauses: [
          clause('none', 1, [lists(byPrefixList('PE-LO'))], { label: 'term mark', setTag: 7, continueAt: 'next' }),
          clause('deny', 2, [{ kind: 'tag', tags: [99], span }], { label: 'term never' }),
        ],
      },
      { name: 'LEAK', clauses: [clause('permit', 1, [lists(byPrefixList('PE-LO'))], { label: 'term pe' })] },
      {
        name: 'ROUND',
        clauses: [clause('permit', 1, [{ kind: 'policy', policy: reference('ROUND'), span }])],
      },
    ],
    prefixLists: [prefixList('PE-LO', 'permit 10.0.0.0/24 32')],
  });

  test('what one policy sets without a verdict stays when the next one permits', () => {
    const decision = evaluateFilter(here, reference('MARK', reference('LEAK')), route('10.0.0.5/32'));
    expect(decision).toMatchObject({ permitted: true, tag: 7 });
    expect(messageText(decision.text)).toBe('route-map LEAK term pe, prefix-list PE-LO seq 5 permit 10.0.0.0/24 ge 32');
  });

  test('at the end of a chain the default decides, and says so', () => {
    expect(evaluateFilter(here, reference('MARK', 'permit'), route('10.0.0.5/32'))).toMatchObject({
      permitted: true,
      tag: 7,
    });
    const denied = evaluateFilter(here, reference('LEAK', 'deny'), route('10.9.0.5/32'));
    expect(denied).toMatchObject({ permitted: false, denyingClause: undefined });
    expect(messageText(denied.text)).toContain('no entry of route-map LEAK matches (deny by default)');
  });

  test('a policy that asks itself permits nothing, and many that ask each other are asked once', () => {
    expect(evaluateFilter(here, reference('ROUND'), route('10.0.0.5/32')).permitted).toBe(false);
    const ask = (name: string): PolicyCondition => ({ kind: 'policy', policy: reference(name), span });
    const tower = Array.from({ length: 60 }, (_, level) => ({
      name: `P${level}`,
      clauses: [1, 2, 3].map((sequence) => clause('permit', sequence, [ask(`P${level + 1}`), ask(`P${level + 1}`)])),
    }));
    const top = { name: 'P60', clauses: [clause('deny', 1, [])] };
    const many = router('R1', { net: '490001/1', ports: [], routePolicies: [...tower, top] });
    expect(evaluateFilter(many, reference('P0'), route('10.0.0.5/32')).permitted).toBe(false);
    expect(prefixTest(many, reference('P0'))).toBeUndefined();
  });

  const matches = (condition: PolicyCondition, rest: Partial<RouteAttributes> = {}): boolean => {
    const one = device({
      clauses: [clause('permit', 10, [condition])],
      prefixLists: [prefixList('PE-LO', 'permit 10.0.0.0/24 32')],
    });
    return evaluateFilter(one, { ...P }, route('10.0.0.5/32', rest)).permitted;
  };
  const inside = lists(byPrefixList('PE-LO'));
  const tagged: PolicyCondition = { kind: 'tag', tags: [7], span };

  test.each<[string, PolicyCondition, Partial<RouteAttributes>, boolean]>([
    ['all', { kind: 'all', of: [inside, tagged], span }, { tag: 7 }, true],
    ['all but one', { kind: 'all', of: [inside, tagged], span }, { tag: 8 }, false],
    ['none to ask', { kind: 'all', of: [], span }, {}, true],
    ['any', { kind: 'any', of: [tagged, inside], span }, { tag: 8 }, true],
    ['none of any', { kind: 'any', of: [], span }, {}, false],
    ['not', { kind: 'not', of: tagged, span }, { tag: 7 }, false],
    ['not, the other way', { kind: 'not', of: tagged, span }, { tag: 8 }, true],
    ['metric in bounds', { kind: 'range', attribute: 'metric', min: 10, max: 20, span }, { metric: 20 }, true],
    ['tag out of bounds', { kind: 'range', attribute: 'tag', min: 10, max: 20, span }, { tag: 21 }, false],
    ['source', { kind: 'source', sources: ['isis'], span }, {}, true],
    ['another source', { kind: 'source', sources: ['isis'], span }, { source: 'static' }, false],
    ['into level 1', { kind: 'to-level', levels: [1], span }, { toLevel: 1 }, true],
    ['into level 2', { kind: 'to-level', levels: [1], span }, { toLevel: 2 }, false],
  ])('%s', (_, condition, rest, expected) => {
    expect(matches(condition, rest)).toBe(expected);
  });

  test('what the files cannot tell leaves the verdict open only where it matters', () => {
    const open: PolicyCondition = { kind: 'undecidable', span };
    const decide = (condition: PolicyCondition, text: string) =>
      evaluateFilter(
        device({
          clauses: [clause('permit', 10, [condition])],
          prefixLists: [prefixList('PE-LO', 'permit 10.0.0.0/24 32')],
        }),
        { ...P },
        route(text),
      );
    const both: PolicyCondition = { kind: 'all', of: [inside, open], span };
    expect(decide(both, '10.0.0.5/32')).toMatchObject({ permitted: false, undecided: true });
    expect(decide(both, '10.9.0.5/32')).toMatchObject({ permitted: false, undecided: false });
    expect(decide({ kind: 'any', of: [inside, open], span }, '10.0.0.5/32')).toMatchObject({
      permitted: true,
      undecided: false,
    });
    expect(decide({ kind: 'not', of: open, span }, '10.0.0.5/32')).toMatchObject({ undecided: true });
    expect(messageText(decide(both, '10.0.0.5/32').text)).toBe('route-map P asks for what these files cannot tell');
  });

  test('both ways agree where a condition and its opposite both permit', () => {
    const open: PolicyCondition = { kind: 'undecidable', span };
    const other: PolicyCondition = { kind: 'undecidable', span };
    const no = (of: PolicyCondition): PolicyCondition => ({ kind: 'not', of, span });
    const of = (...clauses: PolicyClause[]) => evaluateFilter(device({ clauses }), { ...P }, route('10.0.0.5/32'));
    expect(of(clause('permit', 10, [open]), clause('permit', 20, [no(open)])).permitted).toBe(true);
    expect(of(clause('deny', 10, [open]), clause('deny', 20, [no(open)]))).toMatchObject({ undecided: false });
    // Taken as true both, and as false both, they deny; one of each permits.
    expect(of(clause('permit', 10, [open, no(other)])).undecided).toBe(true);
    expect(of(clause('permit', 10, [open]), clause('permit', 20, [other])).undecided).toBe(true);
    expect(of({ ...clause('permit', 10, [open]), setTag: 5 }, clause('permit', 20, [])).undecided).toBe(true);
    expect(of({ ...clause('permit', 10, [open]), continueAt: 'next' }, clause('deny', 20, []))).toMatchObject({
      permitted: false,
      undecided: false,
    });
  });

  test('the next hop is asked for as a prefix, and has to be known', () => {
    const hop: PolicyCondition = { kind: 'next-hop', of: lists(byPrefixList('HOPS')), span };
    const decide = (...hops: readonly string[]) =>
      evaluateFilter(
        device({
          clauses: [clause('permit', 10, [hop])],
          prefixLists: [prefixList('HOPS', 'permit 10.0.12.0/24 32')],
        }),
        { ...P },
        route('10.0.0.5/32', { nextHops: () => (hops.length === 0 ? undefined : hops.map(address)) }),
      );
    expect(decide('10.0.12.2')).toMatchObject({ permitted: true, undecided: false });
    expect(decide('10.0.13.2')).toMatchObject({ permitted: false, undecided: false });
    expect(decide('10.0.12.2', '10.0.12.6').permitted).toBe(true);
    expect(decide('10.0.12.2', '10.0.13.2').undecided).toBe(true);
    expect(decide().undecided).toBe(true);
  });

  test('of prefixes written in place the first decides, or the longest alone', () => {
    const list = prefixList('', 'permit 10.0.0.0/8 8-32', 'permit 10.0.0.0/24 24');
    expect(matches({ kind: 'entries', list, lookup: 'first', span })).toBe(true);
    // 10.0.0.0/24 is the longest that contains it, and wants exactly 24.
    expect(matches({ kind: 'entries', list, lookup: 'longest', span })).toBe(false);
  });
});

describe('lists named directly, and names that lead nowhere', () => {
  test('access lists compare the network, extended ones the mask too', () => {
    const wild = (text: string, wildcard: number) => ({ bits: prefix(text).address, wildcard });
    const access = (name: string, mask: AccessList['entries'][number]['mask']): AccessList => ({
      name,
      kind: mask ? 'extended' : 'standard',
      entries: [{ action: 'permit', network: wild('10.0.0.0/24', 255), mask, sequence: 10, span }],
      section,
    });
    const here = device({ accessLists: [access('1', undefined), access('100', { bits: ipv4Mask(32), wildcard: 0 })] });
    const permitted = (name: string, text: string) => evaluateFilter(here, byAccessList(name), route(text)).permitted;
    expect([permitted('1', '10.0.0.8/30'), permitted('1', '10.0.1.8/30')]).toEqual([true, false]);
    expect([permitted('100', '10.0.0.8/30'), permitted('100', '10.0.0.8/32')]).toEqual([false, true]);
    expect(messageText(evaluateFilter(here, byAccessList('1'), route('10.0.0.8/30')).text)).toBe(
      'access-list 1 10 permit 10.0.0.0 0.0.0.255',
    );
  });

  test('an undefined policy denies, an undefined list permits, as the platform says (D21)', () => {
    const denied = evaluateFilter(device({}), P, route('10.0.0.1/32'));
    expect([denied.permitted, messageText(denied.text)]).toEqual([
      false,
      'route-map P is not defined, which denies everything',
    ]);
    const dangling = device({ clauses: [clause('permit', 10, [lists(byPrefixList('NONE'))])] });
    expect(evaluateFilter(dangling, P, route('10.0.0.1/32'))).toMatchObject({ permitted: true });
  });

  test('no filter permits', () => {
    expect(evaluateFilter(device({}), undefined, route('10.0.0.1/32')).permitted).toBe(true);
  });
});

const asksAnother = (clauses: readonly PolicyClause[]): boolean =>
  clauses.some(({ conditions }) => leafConditions(conditions).some(({ kind }) => kind === 'policy'));

describe('shortcuts', () => {
  const anyPrefix = fc
    .tuple(fc.nat(15), fc.integer({ min: 26, max: 32 }))
    .map(([host, length]) => ipv4Prefix(0x0a000000 + host * 4, length));
  const anyEntry = fc
    .tuple(fc.boolean(), anyPrefix, fc.nat(6), fc.nat(6))
    .map(([permit, one, low, high]): PrefixListEntry => {
      const minLength = Math.min(32, one.length + low);
      return {
        action: permit ? 'permit' : 'deny',
        prefix: one,
        minLength,
        maxLength: Math.min(32, minLength + high),
        sequence: 5,
        sequenceConfigured: false,
        span,
      };
    });
  const anyList = (name: string) =>
    fc.array(anyEntry, { maxLength: 8 }).map((entries): PrefixList => ({ name, family: 'ipv4', entries, section }));

  test('the indexed list finds the entry a reader finds from the top', () => {
    fc.assert(
      fc.property(anyList('A'), anyPrefix, (list, asked) => {
        const inside = (outer: Ipv4Prefix) => (asked.address & ipv4Mask(outer.length)) >>> 0 === outer.address;
        const first = list.entries.find(
          (one) => asked.length >= one.minLength && asked.length <= one.maxLength && inside(one.prefix as Ipv4Prefix),
        );
        expect(matchPrefixList(list, asked)).toBe(first);
      }),
      { numRuns: 1000 },
    );
  });

  test('a policy on prefixes alone gives the same answer without words', () => {
    const byLists = fc
      .subarray(['A', 'B', 'NONE'], { minLength: 1 })
      .map((names): PolicyCondition => lists(...names.map(byPrefixList)));
    const known = fc.constantFrom<PolicyCondition>(
      { kind: 'to-level', levels: [1], span },
      { kind: 'to-level', levels: [2], span },
      { kind: 'source', sources: ['isis', 'static'], span },
      { kind: 'source', sources: ['connected'], span },
      { kind: 'route-type', types: ['level-2', 'external'], span },
      { kind: 'route-type', types: ['level-1'], span },
    );
    const inPlace = fc
      .tuple(anyList(''), fc.constantFrom('first' as const, 'longest' as const))
      .map(([list, lookup]): PolicyCondition => ({ kind: 'entries', list, lookup, span }));
    const { anyCondition } = fc.letrec<{ anyCondition: PolicyCondition }>((tie) => ({
      anyCondition: fc.oneof(
        { maxDepth: 2 },
        byLists,
        known,
        inPlace,
        tie('anyCondition').map((of): PolicyCondition => ({ kind: 'not', of, span })),
        fc
          .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('anyCondition'), { maxLength: 2 }))
          .map(([kind, of]): PolicyCondition => ({ kind, of, span })),
        fc.constant<PolicyCondition>({ kind: 'policy', policy: { kind: 'route-policy', name: 'Q', span }, span }),
        fc.constant<PolicyCondition>({ kind: 'policy', policy: { kind: 'route-policy', name: 'R', span }, span }),
      ),
    }));
    const anyClause = fc.record({
      action: fc.constantFrom('permit' as const, 'deny' as const, 'none' as const),
      conditions: fc.array(anyCondition, { maxLength: 2 }),
      onwards: fc.constantFrom(undefined, 'next' as const, 30),
    });
    const anyClauses = fc
      .array(anyClause, { maxLength: 4 })
      .map((drafts) =>
        drafts.map(({ action, conditions, onwards }, index) =>
          clause(action, 10 * (index + 1), conditions, { continueAt: onwards }),
        ),
      );
    const Q: FilterReference = { kind: 'route-policy', name: 'Q', span };
    const deep = (...policies: (readonly PolicyClause[])[]) => policies.filter(asksAnother).length > 1;
    const anyEnd = fc.constantFrom<FilterReference['otherwise']>('permit', 'deny', Q, { ...Q, otherwise: 'permit' });
    fc.assert(
      fc.property(
        fc.record({ p: anyClauses, q: anyClauses, r: anyClauses, a: anyList('A'), b: anyList('B'), asked: anyPrefix }),
        fc.option(anyEnd, { nil: undefined }),
        ({ p, q, r, a, b, asked }, otherwise) => {
          const policies = [
            { name: 'P', clauses: p },
            { name: 'Q', clauses: q },
            { name: 'R', clauses: r },
          ];
          const here = router('R1', { net: '490001/1', ports: [], routePolicies: policies, prefixLists: [a, b] });
          const reference: FilterReference = otherwise === undefined ? { ...P } : { ...P, otherwise };
          const expected = evaluateFilter(here, reference, route('10.0.0.0/8', { prefix: asked })).permitted;
          const test = prefixTest(here, reference, { from: 2, to: 1 });
          // Policies that ask several deep have no test.
          if (test) expect(test(asked)).toBe(expected);
          else expect(deep(p, q, r)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a policy that looks at the route has no such answer', () => {
    const tagged = device({ clauses: [clause('permit', 10, [{ kind: 'tag', tags: [1], span }])] });
    expect(prefixTest(tagged, { ...P })).toBeUndefined();
  });
});
