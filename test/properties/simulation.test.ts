/** What must hold for any network: random multi-area networks as IOS text through the whole pipeline. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { simulate } from '../../server/src/isis/simulate.ts';
import type { Simulation } from '../../server/src/isis/simulation.ts';
import { buildNetwork } from '../../server/src/model/build-network.ts';
import type { Device } from '../../server/src/model/device.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { randomEdits } from '../generators/random-edits.ts';
import { randomNetwork } from '../generators/random-network.ts';
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

test('routing tables equal those of the reference', () => {
  fc.assert(
    fc.property(randomNetwork, (plan) => {
      expect(engineTables(analyse(plan))).toEqual(referenceTables(plan, solve(plan)));
    }),
    { numRuns: RUNS },
  );
});

test('what a question about one prefix answers is what the tables hold', () => {
  fc.assert(
    fc.property(randomNetwork, (plan) => {
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
  const shuffled = randomNetwork.chain((plan) =>
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

test('after edits, what is taken over gives what a fresh simulation gives', () => {
  fc.assert(
    fc.property(randomNetwork.chain(randomEdits), (plans) => {
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
    fc.property(randomNetwork, (plan) => {
      const simulation = analyse(plan);
      const files = new Set(simulation.network.routers.map(({ device }) => device.file));
      for (const { index } of simulation.network.routers) {
        for (const { prefix } of simulation.routes(0)) {
          const facts = simulation.explain(index, prefix);
          expect(facts.length).toBeGreaterThan(0);
          for (const { text, place } of facts) {
            expect(text).not.toMatch(/undefined|NaN|Infinity|\?/);
            if (place) expect(files).toContain(place.file);
          }
        }
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});
