/** A sweep leaves out what certainly breaks nothing: it finds what trying everything finds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downOf, type Failure, failuresOf } from '../../server/src/ide/topology/failures.ts';
import { type Cut, type SweepOptions, sweep } from '../../server/src/ide/topology/sweep.ts';
import type { JudgedNetwork, WorkspaceSnapshot } from '../../server/src/workspace/snapshot.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { randomServices } from '../generators/random-services.ts';
import { inMixedDialects, render } from '../generators/renderers.ts';
import { analyse } from './files.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

const analysePlan = (plan: NetworkPlan): WorkspaceSnapshot => analyse(render(plan));

const WHOLE = { part: 1, parts: 1 };

const found = (snapshot: WorkspaceSnapshot, options: SweepOptions): Cut[] => [
  ...[...sweep(snapshot, options).steps()].flat(),
];

const failureText = ({ routers, ports }: ReturnType<typeof downOf>): string => JSON.stringify([routers, ports]);

/** Pairs by failure: asked one by one, nothing left out. */
function cutsByTrying(snapshot: WorkspaceSnapshot, network: JudgedNetwork, failures: readonly Failure[]): string[] {
  const { routers, ports } = downOf(failures);
  const after = snapshot.suppose(network, { failedRouters: routers, failedPorts: ports, fixes: [] });
  const lost = network.mpls.pairs.filter(
    ({ ingress, egress }) =>
      !routers.includes(ingress) &&
      !routers.includes(egress) &&
      network.mpls.verdict(ingress, egress).state === 'works' &&
      after?.mpls.verdict(ingress, egress).state === 'broken',
  );
  return [...new Set(lost.map(({ ingress, egress }) => [ingress, egress].sort((a, b) => a - b).join(' ')))].sort();
}

const pairsOf = (cuts: readonly Cut[], scenario: readonly Failure[]): string[] =>
  cuts
    .filter((cut) => failureText(downOf(cut.scenario)) === failureText(downOf(scenario)))
    .flatMap(({ pairs }) => pairs.map((pair) => pair.join(' ')))
    .sort();

/** As networks are when nothing is wrong in them: here nearly everything can be left out. */
const tame = (plan: NetworkPlan): NetworkPlan => ({
  routers: plan.routers.map((router) => ({
    ...router,
    style: 'wide',
    overload: false,
    summaries: [],
    statics: [],
    up: undefined,
    leak: router.levels === '1-2' && router.leak === 'none' ? 'all' : router.leak,
    loopback: { ...router.loopback, passive: true, levels: '1-2' },
  })),
  links: plan.links.map((link) => ({ ...link, ends: link.ends.map((end) => ({ ...end, ldp: true })) })),
});

const wild = randomServices.chain(inMixedDialects);
const draws = [
  ['any network', wild],
  ['networks without faults', wild.map(tame)],
] as const;

describe.each(draws)('%s', (name, plans) => {
  test('one failure at a time', () => {
    const seen = { leftOut: 0, cuts: 0 };
    fc.assert(
      fc.property(plans, fc.constantFrom('link', 'node'), (plan, kind) => {
        const snapshot = analysePlan(plan);
        const [network] = snapshot.networks;
        if (!network) return;
        const cuts = found(snapshot, { kind, depth: 1, ...WHOLE });
        seen.cuts += cuts.length;
        for (const failure of failuresOf(network, kind)) {
          if (network.mpls.robustness()(downOf([failure]))) seen.leftOut++;
          expect(pairsOf(cuts, [failure])).toEqual(cutsByTrying(snapshot, network, [failure]));
        }
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
    expect(seen.cuts).toBeGreaterThan(0);
    if (name === 'networks without faults') expect(seen.leftOut).toBeGreaterThan(0);
  });

  test('two at a time: what neither cuts alone', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom('link', 'node'), (plan, kind) => {
        const snapshot = analysePlan(plan);
        const [network] = snapshot.networks;
        if (!network) return;
        const cuts = found(snapshot, { kind, depth: 2, ...WHOLE });
        const failures = failuresOf(network, kind);
        const alone = new Map(failures.map((each) => [each, cutsByTrying(snapshot, network, [each])]));
        for (const [at, first] of failures.entries()) {
          for (const second of failures.slice(at + 1)) {
            const both = cutsByTrying(snapshot, network, [first, second]);
            const fresh = both.filter(
              (pair) => !alone.get(first)?.includes(pair) && !alone.get(second)?.includes(pair),
            );
            expect(pairsOf(cuts, [first, second])).toEqual(fresh);
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });

  test('the parts of a sweep are the whole of it', () => {
    const drawn = fc.tuple(plans, fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 2));
    fc.assert(
      fc.property(drawn, ([plan, parts, depth]) => {
        const snapshot = analysePlan(plan);
        const options = { kind: 'node', depth } as const;
        const whole = sweep(snapshot, { ...options, ...WHOLE });
        const shards = Array.from({ length: parts }, (_, at) => sweep(snapshot, { ...options, part: at + 1, parts }));
        expect(shards.reduce((sum, { scenarios }) => sum + scenarios, 0)).toBe(whole.scenarios);
        for (const shard of shards) expect([...shard.steps()].length).toBe(shard.scenarios);
        const text = (cut: Cut): string => JSON.stringify([downOf(cut.scenario), cut.pairs, cut.reason]);
        const all = shards.flatMap((shard) => [...shard.steps()].flat());
        expect(all.map(text).sort()).toEqual([...whole.steps()].flat().map(text).sort());
      }),
      { numRuns: Math.ceil(RUNS / 20) },
    );
  });
});
