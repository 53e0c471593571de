/** What must hold for any network: random multi-area networks as text of every dialect, and of several in one network. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { simulate } from '../../server/src/isis/simulate.ts';
import type { Simulation } from '../../server/src/isis/simulation.ts';
import { messageText } from '../../server/src/messages/catalogue.ts';
import { buildNetwork } from '../../server/src/model/build-network.ts';
import type { Device } from '../../server/src/model/device.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { randomEdits } from '../generators/random-edits.ts';
import { randomNetwork } from '../generators/random-network.ts';
import { inDialect, inDialects, inMixedDialects, renderers } from '../generators/renderers.ts';
import { loadDevices } from './devices.ts';
import { solve } from './reference/solve.ts';
import { engineTables, referenceTables } from './tables.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

let devicesOf: (plan: NetworkPlan) => Device[];
beforeAll(async () => {
  devicesOf = await loadDevices();
});

const analyse = (plan: NetworkPlan, previous?: Simulation): Simulation =>
  simulate(buildNetwork('', devicesOf(plan)), previous);

const mixedNetwork = randomNetwork.chain(inMixedDialects);

test.each([
  ...renderers.map(({ dialect }) => [dialect, randomNetwork.map((plan) => inDialect(plan, dialect))] as const),
  ['mixed', mixedNetwork] as const,
])('routing tables equal those of the reference: %s', (_, plans) => {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(engineTables(analyse(plan))).toEqual(referenceTables(plan, solve(plan)));
    }),
    { numRuns: RUNS },
  );
});

test('what a question about one prefix answers is what the tables hold', () => {
  fc.assert(
    fc.property(mixedNetwork, (plan) => {
      const [forTables, forQuestions] = [analyse(plan), analyse(plan)];
      for (const { index } of forTables.network.routers) {
        for (const route of forTables.routes(index)) {
          expect(forQuestions.knowledge(index, route.prefix)).toEqual({ state: 'learned', route });
          expect(forQuestions.learners(route.prefix)[index]).toEqual({ state: 'learned', route });
        }
      }
    }),
    { numRuns: RUNS },
  );
});

test('the order of files does not matter', () => {
  const shuffled = mixedNetwork.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      order: fc.shuffledSubarray([...plan.routers.keys()], { minLength: plan.routers.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ plan, order }) => {
      const devices = devicesOf(plan);
      const other = simulate(
        buildNetwork(
          '',
          order.map((index) => devices[index] as Device),
        ),
      );
      const first = simulate(buildNetwork('', devices));
      expect(engineTables(other)).toEqual(engineTables(first));
      expect(other.failedAdjacencies).toEqual(first.failedAdjacencies);
      expect(other.components).toEqual(first.components);
    }),
    { numRuns: RUNS },
  );
});

const mixedEdits = (mixed: NetworkPlan): fc.Arbitrary<NetworkPlan[]> =>
  randomEdits(mixed).map((plans) =>
    plans.map((plan) =>
      inDialects(
        plan,
        plan.routers.map(({ dialect }) => dialect),
      ),
    ),
  );

test('after edits, what is taken over gives what a fresh simulation gives', () => {
  fc.assert(
    fc.property(mixedNetwork.chain(mixedEdits), (plans) => {
      let previous: Simulation | undefined;
      for (const plan of plans) {
        previous = analyse(plan, previous);
        expect(engineTables(previous)).toEqual(engineTables(analyse(plan)));
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});

test('every fact of every explanation points into a file of the network', () => {
  fc.assert(
    fc.property(mixedNetwork, (plan) => {
      const simulation = analyse(plan);
      const files = new Set(simulation.network.routers.map(({ device }) => device.file));
      for (const { index } of simulation.network.routers) {
        for (const { prefix } of simulation.routes(0)) {
          const facts = simulation.explain(index, prefix);
          expect(facts.length).toBeGreaterThan(0);
          for (const { text, place } of facts) {
            expect(messageText(text)).not.toMatch(/undefined|NaN|Infinity|\?/);
            if (place) expect(files).toContain(place.file);
          }
        }
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});
