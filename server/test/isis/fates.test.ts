/** Loopbacks that fare alike, and what tells them apart. */
import { describe, expect, test } from 'vitest';
import { type IpPrefix, type Ipv4Prefix, parsePrefix } from '../../src/base/ip.ts';
import { simulate } from '../../src/isis/simulate.ts';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device } from '../../src/model/device.ts';
import type { FilterReference } from '../../src/model/isis.ts';
import type { PolicyCondition, PrefixList, RoutePolicy } from '../../src/model/policy.ts';
import { levels, link, loopback, type Port, router, span } from './devices.ts';

const section = { span, firstLine: 0, lastLine: 1, bodyIndent: ' ' };
const LOOPBACKS = ['10.255.0.1/32', '10.255.0.2/32', '10.255.0.3/32'] as const;
const prefix = (text: string): IpPrefix => parsePrefix(text) as IpPrefix;

const listOf = (...texts: readonly string[]): PrefixList => ({
  name: 'LIST',
  family: 'ipv4',
  entries: texts.map((text, at) => {
    const own = prefix(text) as Ipv4Prefix;
    const bounds = { minLength: own.length, maxLength: 32 };
    return { action: 'permit', prefix: own, ...bounds, sequence: at, sequenceConfigured: false, span };
  }),
  section,
});

const policyOf = (condition: PolicyCondition, setTag?: number): RoutePolicy => ({
  name: 'LEAK',
  clauses: [
    {
      action: 'permit',
      sequence: 10,
      label: undefined,
      conditions: [condition],
      setMetric: undefined,
      setTag,
      setLevel: undefined,
      continueAt: undefined,
      section,
    },
  ],
});

const LIST: FilterReference = { kind: 'prefix-list', name: 'LIST', span };
const LEAK: FilterReference = { kind: 'route-policy', name: 'LEAK', span };

/** Three PEs of one area, its border, and the border of another area that leaks by a filter. */
function network(filter: FilterReference, far: Partial<Device>, edges: readonly Partial<Port['isis']>[] = []) {
  const edge = (index: number): Device =>
    router(`PE${index + 1}`, {
      net: `490001/${index + 1}`,
      ports: [
        { ...loopback(LOOPBACKS[index] ?? ''), isis: { passive: true, ...edges[index] } },
        link('Gi0', `10.0.${index}.1/30`, 10 * (index + 1)),
      ],
      instance: { levels: levels('1') },
    });
  const near = router('BR1', {
    net: '490001/11',
    ports: [
      loopback('10.255.0.11/32'),
      ...[0, 1, 2].map((index) => link(`Gi${index}`, `10.0.${index}.2/30`)),
      link('Gi9', '10.0.9.1/30'),
    ],
  });
  const other = router('BR2', {
    net: '490002/12',
    ports: [loopback('10.255.0.12/32'), link('Gi9', '10.0.9.2/30'), link('Gi8', '10.0.8.1/30')],
    // What is known of a filter is kept by its reference.
    instance: { interLevel: [{ from: 2, to: 1, filter: { ...filter }, span }] },
    ...far,
  });
  const reader = router('PE9', {
    net: '490002/9',
    ports: [loopback('10.255.0.9/32'), link('Gi8', '10.0.8.2/30')],
    instance: { levels: levels('1') },
  });
  return simulate(buildNetwork('', [edge(0), edge(1), edge(2), near, other, reader]));
}

const fatesOf = (...given: Parameters<typeof network>): readonly (string | undefined)[] => {
  const simulation = network(...given);
  return LOOPBACKS.map((text) => simulation.fate(prefix(text)));
};

/** Which of the three share a fate, as the first of each: `112` is the first two alike. */
function pattern(fates: readonly (string | undefined)[]): string {
  return fates.map((fate, at) => (fate === undefined ? '-' : String(fates.indexOf(fate) + 1 || at))).join('');
}

describe('fates', () => {
  test('are one where a list takes all in, whatever the metrics', () => {
    expect(pattern(fatesOf(LIST, { prefixLists: [listOf('10.255.0.0/24')] }))).toBe('111');
  });

  test('are one where lists name each by itself', () => {
    expect(pattern(fatesOf(LIST, { prefixLists: [listOf(...LOOPBACKS)] }))).toBe('111');
  });

  test('differ where a list names only some', () => {
    const [first, second] = LOOPBACKS;
    expect(pattern(fatesOf(LIST, { prefixLists: [listOf(first, second)] }))).toBe('113');
  });

  test('go by tags where policies do', () => {
    const routePolicies = [policyOf({ kind: 'tag', tags: [100], span })];
    expect(pattern(fatesOf(LEAK, { routePolicies }, [{ tag: 100 }, { tag: 200 }, { tag: 100 }]))).toBe('121');
  });

  test('are nobody’s to tell where the way decides: by metric, by interface, by tags set on the way', () => {
    const metric = [policyOf({ kind: 'metric', metrics: [30], span })];
    expect(pattern(fatesOf(LEAK, { routePolicies: metric }))).toBe('---');
    const leaving = [policyOf({ kind: 'interface', interfaces: ['Gi9'], span })];
    expect(pattern(fatesOf(LEAK, { routePolicies: leaving }))).toBe('---');
    const setting = [policyOf({ kind: 'tag', tags: [100], span }, 300)];
    expect(pattern(fatesOf(LEAK, { routePolicies: setting }))).toBe('---');
  });

  test('of border routers and of what nobody advertises are their own', () => {
    const simulation = network(LIST, { prefixLists: [listOf('10.255.0.0/24')] });
    expect(simulation.fate(prefix('10.255.0.11/32'))).toBeUndefined();
    expect(simulation.fate(prefix('192.0.2.1/32'))).toBeUndefined();
  });

  test('differ where only one is covered by something less specific', () => {
    const [first] = LOOPBACKS;
    const covered = network(LIST, { prefixLists: [listOf('10.255.0.0/24')] });
    expect(covered.fate(prefix(first))).toBe(covered.fate(prefix(LOOPBACKS[1])));
    const edge = router('PE8', {
      net: '490001/8',
      ports: [{ name: 'Gi7', address: '10.255.0.0/31', isis: { passive: true } }],
      instance: { levels: levels('1') },
    });
    const devices = covered.network.routers.map(({ device }) => device);
    const now = simulate(buildNetwork('', [...devices, edge]));
    expect(now.fate(prefix(first))).not.toBe(now.fate(prefix(LOOPBACKS[1])));
  });
});
