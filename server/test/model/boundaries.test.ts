import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partitionNetworks } from '../../src/model/boundaries.ts';
import type { Device } from '../../src/model/device.ts';
import { loopback, router } from '../isis/devices.ts';

/** A router known by its file; name, address and system ID follow from `id`. */
const node = (file: string, id: number, name = `R${id}`): Device =>
  router(name, { net: `490001/${id}`, ports: [loopback(`10.0.0.${id}/32`)], file });

const parts = (devices: readonly Device[], boundaries: readonly string[] = []): Record<string, string[]> =>
  Object.fromEntries(
    partitionNetworks(devices, boundaries).map(({ id, devices: members }) => [id, members.map(({ file }) => file)]),
  );

describe('networks of a workspace', () => {
  test('a folder is one network, its folders too', () => {
    expect(parts([node('a.cfg', 1), node('x/b.cfg', 2), node('y/z/c.cfg', 3)])).toEqual({
      '': ['a.cfg', 'x/b.cfg', 'y/z/c.cfg'],
    });
  });

  test('one folder a router stays one network, even when two are given the same name', () => {
    expect(Object.keys(parts([node('pe1/run.cfg', 1), node('pe2/run.cfg', 2), node('pe3/run.cfg', 2)]))).toEqual(['']);
  });

  test('a named folder is its own network, the innermost name wins', () => {
    expect(parts([node('a.cfg', 1), node('x/b.cfg', 2), node('x/y/c.cfg', 3)], ['x/', 'x/y'])).toEqual({
      '': ['a.cfg'],
      x: ['x/b.cfg'],
      'x/y': ['x/y/c.cfg'],
    });
  });

  test('two copies of a lab are two networks', () => {
    const lab = (folder: string) => [node(`${folder}/a.cfg`, 1), node(`${folder}/b.cfg`, 2)];
    expect(parts([...lab('old'), ...lab('new'), node('other/c.cfg', 9)])).toEqual({
      '': ['other/c.cfg'],
      new: ['new/a.cfg', 'new/b.cfg'],
      old: ['old/a.cfg', 'old/b.cfg'],
    });
  });

  test('labs with routers in folders of their own are told apart one level up', () => {
    const lab = (folder: string) => [node(`${folder}/R1/run.cfg`, 1), node(`${folder}/R2/run.cfg`, 2)];
    expect(Object.keys(parts([...lab('t1'), ...lab('t2')]))).toEqual(['t1', 't2']);
  });

  test('a copy in a folder below is told apart from what lies beside it', () => {
    expect(
      Object.keys(parts([node('a.cfg', 1), node('b.cfg', 2), node('bak/a.cfg', 1), node('bak/b.cfg', 2)])),
    ).toEqual(['', 'bak']);
  });

  test('less than half in common is a mistake in one network, not two networks', () => {
    const first = [1, 2, 3, 4].map((id) => node(`x/${id}.cfg`, id));
    const second = [4, 5, 6, 7].map((id) => node(`y/${id}.cfg`, id));
    expect(Object.keys(parts([...first, ...second]))).toEqual(['']);
  });

  test('a prefix of a folder name is not that folder', () => {
    expect(parts([node('lab/a.cfg', 1), node('lab2/b.cfg', 2)], ['lab'])).toEqual({
      '': ['lab2/b.cfg'],
      lab: ['lab/a.cfg'],
    });
  });

  test('every device is in one network, whatever the order of files', () => {
    const file = fc.tuple(fc.constantFrom('', 'x/', 'y/', 'x/p/', 'x/q/'), fc.nat(5), fc.nat(8));
    fc.assert(
      fc.property(
        fc.uniqueArray(file, { selector: ([folder, name]) => folder + name }),
        fc.array(fc.nat()),
        (files, keys) => {
          const devices = files.map(([folder, name, id]) => node(`${folder}${name}.cfg`, id + 1));
          const shuffled = devices
            .map((device, index) => ({ device, key: keys[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ device }) => device);
          const found = parts(devices, ['y']);
          expect(parts(shuffled, ['y/'])).toEqual(found);
          expect(Object.values(found).flat().sort()).toEqual(devices.map((device) => device.file).sort());
        },
      ),
    );
  });
});
