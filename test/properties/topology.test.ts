/** Scenes of random networks: what they are made of, that nothing lies on anything else, and that nothing jumps. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sceneDelta } from '../../server/src/ide/topology/delta.ts';
import type { Expanded } from '../../server/src/ide/topology/drawing.ts';
import { sceneOf, topologyNetworks } from '../../server/src/ide/topology/networks.ts';
import type { NodeId, Scene, SceneSource } from '../../server/src/ide/topology/scene.ts';
import { type Files, openFiles } from '../../server/test/ide/open.ts';
import { applyDelta } from '../../server/test/ide/topology/apply-delta.ts';
import { nodesOf, overlapping } from '../../server/test/ide/topology/nodes.ts';
import { randomEdits } from '../generators/random-edits.ts';
import { randomNetwork } from '../generators/random-network.ts';
import { inMixedDialects, render } from '../generators/renderers.ts';

const plans = randomNetwork.chain(inMixedDialects);
const networks: fc.Arbitrary<Files> = plans.map(render);

function sceneFor(files: Files, options: { expanded?: Expanded; previous?: Scene } = {}): Scene {
  const snapshot = openFiles(files);
  const [analysed] = snapshot.networks;
  if (!analysed) throw new Error('there is no network');
  expect(topologyNetworks(snapshot)).toHaveLength(1);
  return sceneOf(snapshot, analysed, { expanded: 'all', ...options });
}

/** The words a source names; undefined when they do not exist. */
function wordsAt(files: Files, { file, range: { start, end } }: SceneSource): string | undefined {
  const line = files.get(file)?.split('\n')[start.line];
  return start.line === end.line && end.character <= (line?.length ?? -1)
    ? line?.slice(start.character, end.character)
    : undefined;
}

const without = (files: Files, gone: string): Files => new Map([...files].filter(([file]) => file !== gone));

/** Nodes of both scenes that stand elsewhere. */
function moved(before: Scene, after: Scene): readonly NodeId[] {
  const places = new Map(nodesOf(before).map(({ id, x, y }) => [id, `${x} ${y}`]));
  return nodesOf(after).flatMap(({ id, x, y }) => (places.has(id) && places.get(id) !== `${x} ${y}` ? [id] : []));
}

/** A network of at least three routers, and one of its files. */
const networkAndFile = networks
  .filter(({ size }) => size > 2)
  .chain((files) => fc.tuple(fc.constant(files), fc.constantFrom(...files.keys())));

const subsets = (scene: Scene): fc.Arbitrary<Expanded> => fc.subarray(scene.areas.map(({ id }) => id));

describe('a scene', () => {
  test('shows every router and link of the configurations, each from a line that exists', () => {
    fc.assert(
      fc.property(networks, (files) => {
        const scene = sceneFor(files);
        expect(scene.routers.map(({ source }) => source.file).sort()).toEqual([...files.keys()].sort());
        for (const { name, source } of scene.routers) expect(wordsAt(files, source)).toContain(name);
        for (const { ends } of scene.links) {
          for (const { node, interface: name, source } of ends) {
            if (!node.startsWith('router:')) continue;
            const words = source && wordsAt(files, source);
            // The words that begin its section: `interface Gi0/1`, or `unit 0` within a port.
            expect(words && /\d+$/.exec(words)?.[0]).toBe(/\d+$/.exec(name ?? '')?.[0]);
          }
        }
        for (const { source } of scene.findings) expect(wordsAt(files, source)).toBeTruthy();
      }),
      { numRuns: 60 },
    );
  });

  test('is sound whatever is collapsed: ids are unique, and what is named is drawn', () => {
    const withSubset = networks.chain((files) => fc.tuple(fc.constant(files), subsets(sceneFor(files))));
    fc.assert(
      fc.property(withSubset, ([files, expanded]) => {
        const scene = sceneFor(files, { expanded });
        const nodes = new Set(nodesOf(scene).map(({ id }) => id));
        const ids = [...scene.areas, ...scene.routers, ...scene.lans, ...scene.links].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { ends } of scene.links) for (const { node } of ends) expect(nodes).toContain(node);
        for (const { elements } of scene.findings) for (const element of elements) expect(ids).toContain(element);
        const inside = scene.areas.filter(({ level }) => level !== 2).reduce((sum, area) => sum + area.routerCount, 0);
        const backboneOnly = scene.routers.filter(({ area }) => area === undefined).length;
        const isBackboneOpen = scene.areas.every(({ level, collapsed }) => level !== 2 || !collapsed);
        if (isBackboneOpen) expect(inside + backboneOnly).toBe(files.size);
        expect(overlapping(scene)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order of files', () => {
    fc.assert(
      fc.property(networks, (files) => {
        expect(sceneFor(new Map([...files].reverse()))).toEqual(sceneFor(files));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the scene after a change', () => {
  test('keeps every router in its place when one comes or goes', () => {
    fc.assert(
      fc.property(networkAndFile, ([files, file]) => {
        const whole = sceneFor(files);
        const less = sceneFor(without(files, file), { previous: whole });
        expect(moved(whole, less)).toEqual([]);
        const again = sceneFor(files, { previous: less });
        expect(moved(less, again)).toEqual([]);
        expect(overlapping(again)).toEqual([]);
        const grown = sceneFor(files, { previous: sceneFor(without(files, file)) });
        expect(overlapping(grown)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps a renamed router in its place', () => {
    fc.assert(
      fc.property(networkAndFile, ([files, file]) => {
        const before = sceneFor(files);
        const old = before.routers.find(({ source }) => source.file === file);
        const renamed = new Map(files);
        renamed.set(file, (files.get(file) ?? '').replaceAll(/\bR\d+(?=;?$)/gm, 'RENAMED'));
        const after = sceneFor(renamed, { previous: before });
        const now = after.routers.find(({ source }) => source.file === file);
        expect(now?.name).toBe('RENAMED');
        const joined = before.links.some(({ ends }) => ends.some(({ node }) => node === old?.id));
        if (joined) expect([now?.x, now?.y]).toEqual([old?.x, old?.y]);
        expect(moved(before, after)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('is the scene before with the delta applied', () => {
    const edited = plans.chain((plan) => fc.tuple(fc.constant(plan), randomEdits(plan)));
    fc.assert(
      fc.property(edited, ([plan, edits]) => {
        let before = sceneFor(render(plan));
        for (const edit of edits) {
          const after = sceneFor(render(edit), { previous: before });
          const delta = sceneDelta(before, after);
          expect(delta ? applyDelta(before, delta) : before).toEqual(after);
          before = after;
        }
      }),
      { numRuns: 30 },
    );
  });
});
