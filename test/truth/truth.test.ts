/** The solved networks of this folder are reproduced route by route. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareWithTruth } from './compare.ts';
import { analyseFolder, readSolvedNetwork } from './solved-network.ts';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

describe.each(readdirSync(FIXTURES).sort())('%s', (name) => {
  test('tables and pings as the real implementation printed them', async () => {
    const folder = join(FIXTURES, name);
    const truth = await readSolvedNetwork(folder);
    const { simulation, mpls } = await analyseFolder(folder);
    const { compared, differences } = compareWithTruth(simulation, mpls, truth);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });

  test('a change of one metric is noticed', async () => {
    const folder = join(FIXTURES, name);
    const truth = await readSolvedNetwork(folder);
    const { simulation, mpls } = await analyseFolder(folder);
    const [router = '', [first, ...rest] = []] = Object.entries(truth.ribs)[0] ?? [];
    if (!first) throw new Error('a solved network has routes');
    const ribs = { ...truth.ribs, [router]: [{ ...first, metric: first.metric + 1 }, ...rest] };
    expect(compareWithTruth(simulation, mpls, { ...truth, ribs }).differences).toHaveLength(1);
  });
});
