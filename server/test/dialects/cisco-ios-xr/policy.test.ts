/** The policy language by what a policy does to routes: each policy under test stands between levels 2 and 1. */
import { describe, expect, test } from 'vitest';
import { type Ipv4Prefix, parsePrefix } from '../../../src/base/ip.ts';
import { evaluateFilter, type FilterDecision } from '../../../src/isis/policy.ts';
import { prefixAsRoute, type RouteAttributes } from '../../../src/isis/policy-conditions.ts';
import { prefixTest } from '../../../src/isis/prefix-test.ts';
import { messageText } from '../../../src/messages/catalogue.ts';
import type { Device } from '../../../src/model/device.ts';
import { wordsAt } from '../read.ts';
import { xrDeviceOf } from './parse.ts';

const SETS = `prefix-set A
  10.0.0.0/8 le 32
end-set
prefix-set B
  # remarks are no entries
  10.1.0.0/16 ge 24 le 28,
  10.2.0.1,
  10.3.0.0/24 eq 30
end-set
tag-set T
  5,
  6
end-set
`;

const INSTANCE = 'router isis X\n address-family ipv4 unicast\n  propagate level 2 into level 1 route-policy ';

function policyText(body: string, call: string, header: string): string {
  return `${SETS}route-policy ${header}\n  ${body.split('\n').join('\n  ')}\nend-policy\n${INSTANCE}${call}\n`;
}

function prefixOf(text: string): Ipv4Prefix {
  const prefix = parsePrefix(text);
  if (prefix?.family !== 'ipv4') throw new Error(text);
  return prefix;
}

function decisionOf(device: Device, prefix: string, attributes: Partial<RouteAttributes> = {}): FilterDecision {
  const filter = device.isis[0]?.interLevel[0]?.filter;
  if (!filter) throw new Error('no filter');
  const decision = evaluateFilter(
    device,
    filter,
    prefixAsRoute(prefixOf(prefix), { metric: 10, tag: 0, toLevel: 1, ...attributes }),
  );
  // Where the prefix alone decides, the short way gives the same answer.
  const short = prefixTest(device, filter, { from: 2, to: 1 });
  if (short) expect(short(prefixOf(prefix))).toBe(decision.permitted);
  return decision;
}

function verdict(
  body: string,
  prefix: string,
  attributes: Partial<RouteAttributes> = {},
  call = 'P',
  header = 'P',
): string {
  const { permitted, undecided, metric, tag, levels } = decisionOf(
    xrDeviceOf(policyText(body, call, header)),
    prefix,
    attributes,
  );
  const sets = [
    metric === undefined ? '' : ` metric ${metric}`,
    tag === undefined ? '' : ` tag ${tag}`,
    levels ? ` level ${levels.join('-')}` : '',
  ];
  if (undecided) return 'unknown';
  return `${permitted ? 'pass' : 'drop'}${permitted ? sets.join('') : ''}`;
}

const ROUTE = '10.9.9.9/32';

describe('a policy runs through', () => {
  test.each([
    ['', 'drop'],
    ['pass', 'pass'],
    ['done', 'pass'],
    ['drop', 'drop'],
    ['set metric 7', 'pass metric 7'],
    ['set metric 7\nset tag 3\nset metric 9', 'pass metric 9 tag 3'],
    ['set level level-1', 'pass level 1'],
    ['set level level-1-2', 'pass level 1-2'],
    ['pass\ndrop', 'drop'],
    ['drop\npass', 'drop'],
    ['done\ndrop', 'pass'],
    ['set metric 7\ndone\nset metric 9', 'pass metric 7'],
    ['set weight 10', 'pass'],
    ['prepend as-path 65000 2', 'pass'],
    ['frobnicate 5', 'drop'],
    ['# pass', 'drop'],
  ])('%j: %s', (body, expected) => expect(verdict(body, ROUTE)).toBe(expected));
});

describe('conditions', () => {
  test.each([
    ['if destination in A then pass endif', 'pass'],
    ['if destination in A then\n  pass\nelse\n  drop\nendif', 'pass'],
    ['if not destination in A then pass endif', 'drop'],
    ['if destination in B then pass elseif destination in A then set metric 5 else drop endif', 'pass metric 5'],
    ['if destination in B then pass else set metric 4 endif', 'pass metric 4'],
    ['if destination in A then drop endif\npass', 'drop'],
    ['if destination in B then drop endif\npass', 'pass'],
    ['if destination in A and destination in B then pass endif', 'drop'],
    ['if destination in A or destination in B then pass endif', 'pass'],
    // `and` binds closer than `or`, `not` closer than both.
    ['if destination in A or destination in A and destination in B then pass endif', 'pass'],
    ['if (destination in A or destination in A) and destination in B then pass endif', 'drop'],
    ['if not destination in B and destination in A then pass endif', 'pass'],
    ['if not (destination in B or destination in A) then pass endif', 'drop'],
    ['if not not destination in A then pass endif', 'pass'],
    [
      'if destination in A then\n  if destination in B then\n    drop\n  else\n    set metric 3\n  endif\nendif',
      'pass metric 3',
    ],
    ['if destination in A then\n  if tag eq 9 then\n    done\n  endif\nendif\nset metric 2', 'pass metric 2'],
    ['if destination in (10.9.0.0/16 ge 32) then pass endif', 'pass'],
    ['if destination in (10.9.0.0/16) then pass endif', 'drop'],
    ['if destination in (10.8.0.0/16 le 32, 10.9.9.9/32) then pass endif', 'pass'],
    ['if destination in NOWHERE then pass endif', 'drop'],
    ['IF DESTINATION IN A THEN PASS ENDIF', 'pass'],
  ])('%j: %s', (body, expected) => expect(verdict(body, ROUTE)).toBe(expected));

  test('see the route as it came, not as the policy sets it', () => {
    const body = 'if tag eq 12 then\n  set tag 42\n  if tag eq 42 then\n    drop\n  endif\nendif';
    expect(verdict(body, ROUTE, { tag: 12 })).toBe('pass tag 42');
  });

  test.each([
    ['tag eq 5', { tag: 5 }, 'pass'],
    ['tag is 5', { tag: 5 }, 'pass'],
    ['tag eq 5', { tag: 6 }, 'drop'],
    ['tag ge 5', { tag: 6 }, 'pass'],
    ['tag le 5', { tag: 6 }, 'drop'],
    ['tag in (4, 6)', { tag: 6 }, 'pass'],
    ['tag in T', { tag: 6 }, 'pass'],
    ['tag in T', { tag: 7 }, 'drop'],
    ['metric ge 10 and metric le 20', { metric: 15 }, 'pass'],
    ['rib-metric eq 10', { metric: 15 }, 'drop'],
    ['route-type is level-2', { types: ['level-2', 'internal'] as const }, 'pass'],
    ['route-type is level-1', { types: ['level-2', 'internal'] as const }, 'drop'],
    ['route-type is interarea', { types: ['level-2', 'internal'] as const }, 'drop'],
    ['route-type is external', { types: ['level-2', 'external'] as const }, 'pass'],
    ['protocol is isis X', { source: 'isis' }, 'pass'],
    ['protocol in (connected, static)', { source: 'isis' }, 'drop'],
    ['next-hop in A', { nextHops: () => [0x0a000005] }, 'pass'],
    ['next-hop in (10.9.9.9)', { nextHops: () => [0x0a000005] }, 'drop'],
    ['next-hop in A', {}, 'unknown'],
    ['community matches-any C', {}, 'unknown'],
    ['rib-has-route in A', {}, 'unknown'],
    ['source in A', {}, 'unknown'],
    ['not as-path in P', {}, 'unknown'],
    ['as-path in P and tag eq 4', { tag: 5 }, 'drop'],
  ] as const)('%s of %j: %s', (condition, attributes, expected) => {
    expect(verdict(`if ${condition} then pass endif`, ROUTE, attributes)).toBe(expected);
  });
});

describe('entries of sets', () => {
  test.each([
    ['10.1.0.0/16', false],
    ['10.1.5.0/24', true],
    ['10.1.5.16/28', true],
    ['10.1.5.0/29', false],
    ['10.2.0.1/32', true],
    ['10.2.0.0/24', false],
    ['10.3.0.4/30', true],
    ['10.3.0.0/24', false],
  ])('%s in B: %s', (prefix, expected) => {
    expect(verdict('if destination in B then pass endif', prefix)).toBe(expected ? 'pass' : 'drop');
  });

  test('reach lengths shorter than their own', () => {
    const body = 'if destination in (10.0.7.2/32 ge 16 le 24) then pass endif';
    expect(verdict(body, '10.0.0.0/16')).toBe('pass');
    expect(verdict(body, '10.0.7.0/24')).toBe('pass');
    expect(verdict(body, '10.0.0.0/15')).toBe('drop');
    expect(verdict(body, '10.0.8.0/24')).toBe('drop');
    expect(verdict(body, '10.0.7.2/32')).toBe('drop');
  });

  test('that are not understood make a set nobody can judge', () => {
    const device = xrDeviceOf(
      `prefix-set ODD\n  10.0.0.0 0.255.0.255\nend-set\nroute-policy P\n  if destination in ODD then\n    pass\n  endif\nend-policy\n${INSTANCE}P\n`,
    );
    expect(device.routePolicies[0]?.clauses[0]?.conditions).toMatchObject([{ kind: 'undecidable' }]);
  });
});

describe('policies that apply others', () => {
  const inner =
    'end-policy\nroute-policy Q($set, $metric)\n  if destination in $set then\n    set metric $metric\n  else\n    drop\n  endif';

  test.each([
    ['apply Q(A, 33)', 'pass metric 33'],
    ['apply Q(B, 33)', 'drop'],
    ['set tag 4\napply Q ( A , 5 )\nset metric 6', 'pass metric 6 tag 4'],
    ['apply NOWHERE\npass', 'pass'],
    ['if apply Q(A, 33) then set metric 1 else set metric 2 endif', 'pass metric 1'],
    ['if apply Q(B, 33) then set metric 1 else set metric 2 endif', 'pass metric 2'],
    ['if apply NOWHERE then pass endif', 'drop'],
  ])('%j: %s', (body, expected) => expect(verdict(`${body}\n${inner}`, ROUTE)).toBe(expected));

  test('pass on what they were called with', () => {
    expect(verdict(`apply Q($s, $m)\n${inner}`, ROUTE, {}, 'P(A, 21)', 'P($s, $m)')).toBe('pass metric 21');
    expect(verdict(`apply Q($s, $m)\n${inner}`, ROUTE, {}, 'P(B, 21)', 'P($s, $m)')).toBe('drop');
    expect(verdict(`apply Q($s, $m)\n${inner}`, ROUTE, {}, 'P', 'P($s, $m)')).toBe('drop');
  });

  test('themselves, or each other, come to an end', () => {
    expect(verdict('apply P\npass', ROUTE)).toBe('pass');
    expect(verdict('apply Q\nend-policy\nroute-policy Q\n  apply P\n  set metric 8', ROUTE)).toBe('pass metric 8');
    expect(verdict('if apply P then pass endif', ROUTE)).toBe('drop');
    const many = Array.from(
      { length: 30 },
      (_, at) => `end-policy\nroute-policy N${at}\n  apply N${at + 1}\n  apply N${at + 1}`,
    );
    expect(verdict(`apply N0\n${many.join('\n')}`, ROUTE)).toBe('drop');
  });
});

describe('broken policies', () => {
  test.each([
    ['if destination in A then pass', 'pass'],
    ['if destination in A', 'drop'],
    ['if then pass endif', 'unknown'],
    ['endif\nelse\npass', 'pass'],
    ['if ((destination in A then pass endif', 'pass'],
    ['if destination in A and then pass endif', 'unknown'],
    ['set\npass', 'pass'],
    ['apply', 'drop'],
  ])('%j: %s', (body, expected) => expect(verdict(body, ROUTE)).toBe(expected));

  test('end where the next section begins', () => {
    const device = xrDeviceOf(
      'route-policy P\n  if destination in A then\nhostname R9\ninterface Loopback0\n ipv4 address 10.0.0.1/32\n',
    );
    expect(device.hostname?.value).toBe('R9');
    expect(device.interfaces.map(({ name }) => name)).toEqual(['Loopback0']);
  });

  test('may nest as deep as they like', () => {
    expect(verdict(`${'if destination in A then '.repeat(500)}pass`, ROUTE)).toBe('pass');
    expect(verdict(`${'if destination in B then '.repeat(500)}pass`, ROUTE)).toBe('drop');
    expect(verdict(`if ${'('.repeat(500)}destination in A then pass`, ROUTE)).toBe('drop');
  });
});

test('a decision names the statement and the entry', () => {
  const body = 'if destination in B then\n  drop\nelseif destination in A then\n  set metric 5\nendif';
  const text = policyText(body, 'P', 'P');
  const permitted = decisionOf(xrDeviceOf(text), ROUTE);
  expect(messageText(permitted.text)).toBe(
    'route-policy P elseif destination in A then set metric 5, prefix-set A 10.0.0.0/8 le 32',
  );
  expect(wordsAt(text, permitted.place?.span)).toBe('10.0.0.0/8 le 32');
  const denied = decisionOf(xrDeviceOf(text), '10.2.0.1/32');
  expect(messageText(denied.text)).toBe('route-policy P if destination in B then drop, prefix-set B 10.2.0.1/32');
  expect(wordsAt(text, denied.denyingClause?.section.span)).toBe('drop');
  expect(messageText(decisionOf(xrDeviceOf(text), '192.0.2.1/32').text)).toContain('implicit deny');
});
