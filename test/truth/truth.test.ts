/** The solved networks of this folder are reproduced route by route. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Device } from '../../server/src/model/device.ts';
import { compareWithTruth } from './compare.ts';
import { renderDeviceAsEos } from './render-eos.ts';
import { renderDeviceAsXr } from './render-xr.ts';
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

/** Writers of devices, by dialect, and the solved networks the platform cannot run. */
const WRITERS: readonly (readonly [string, (device: Device) => string, readonly string[]])[] = [
  // EOS has wide metrics only (D9).
  ['arista-eos', renderDeviceAsEos, ['t7narrow']],
  ['cisco-ios-xr', renderDeviceAsXr, []],
];

describe.each(WRITERS)('written as %s', (dialect, write, impossible) => {
  const possible = readdirSync(FIXTURES)
    .filter((name) => !impossible.includes(name))
    .sort();

  test.each(possible)('%s has the same tables and pings', async (name) => {
    const folder = join(FIXTURES, name);
    const { simulation, mpls } = await analyseFolder(folder, write);
    expect(simulation.network.routers.every(({ device }) => device.dialect === dialect)).toBe(true);
    const { compared, differences } = compareWithTruth(simulation, mpls, await readSolvedNetwork(folder));
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });

  test.each(impossible)('%s is refused', async (name) => {
    await expect(analyseFolder(join(FIXTURES, name), write)).rejects.toThrow();
  });
});
