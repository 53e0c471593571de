/** I4: text without meaning never simulates again; an edit in one area leaves the other areas' paths alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { rules } from '../../src/rules/registry.ts';
import { createParser, type SyntaxParser } from '../../src/syntax/parser.ts';
import { createWorkspace, type Workspace } from '../../src/workspace/workspace.ts';

const EXAMPLE = join(import.meta.dirname, '../../../examples/mpls-vpn-multiarea');
const files = new Map(
  readdirSync(EXAMPLE)
    .filter((name) => name.endsWith('.cfg'))
    .map((name) => [name, readFileSync(join(EXAMPLE, name), 'utf8')]),
);

let parser: SyntaxParser;
let workspace: Workspace;
let texts: Map<string, string>;

beforeAll(async () => {
  parser = await createParser(await loadGrammarsFromDisk());
});

beforeEach(() => {
  texts = new Map(files);
  workspace = createWorkspace(parser, (file) => texts.get(file));
  for (const [file, text] of texts) workspace.setFile(file, text);
});

function edit(file: string, from: string | RegExp, to: string): void {
  const before = texts.get(file) ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${from}`);
  texts.set(file, after);
  workspace.editFile(file, after);
}

const only = () => {
  const [analysed, ...others] = workspace.snapshot().networks;
  if (!analysed || others.length > 0) throw new Error('the example is one network');
  return analysed;
};

/** All findings and fixes from scratch, as a fresh start would see the same files. */
function fromScratch() {
  const fresh = createWorkspace(parser, (file) => texts.get(file));
  for (const [file, text] of [...texts].reverse()) fresh.setFile(file, text);
  return fresh.snapshot().findings();
}

describe('edits without meaning', () => {
  test.each([
    ['a description', /description to ABR1.*/, 'description something else'],
    ['lines in front', /^hostname/m, '!\n!\nhostname'],
    ['an unknown command', /^!$/m, 'some-unknown command 1'],
    ['another indentation', ' isis network point-to-point', '   isis network point-to-point'],
  ])('%s: the simulation stays, positions follow', (_what, from, to) => {
    const before = only().simulation;
    const [first] = workspace.snapshot().findingsIn('pe1.cfg');
    edit('pe1.cfg', from, to);
    expect(only().simulation).toBe(before);
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
    expect(first).toBeDefined();
  });
});

describe('edits with meaning', () => {
  test('a metric in area 49.0001 runs no shortest path outside that area', () => {
    const snapshot = workspace.snapshot();
    snapshot.findings();
    const before = only().simulation;
    const level2 = before.components.filter(({ level }) => level === 2);
    edit('pe1.cfg', ' isis network point-to-point', ' isis metric 55 level-1\n isis network point-to-point');
    const after = only().simulation;
    expect(after).not.toBe(before);
    workspace.snapshot().findings();
    const changed = after.components.find(
      ({ level, speakers }) =>
        level === 1 && speakers.some((speaker) => after.network.speakers[speaker]?.areas[0] === '490001'),
    );
    expect(level2).toHaveLength(1);
    // Each router of the area is asked about at most once; nobody else is.
    expect(after.counters.reverseSpfRuns + after.counters.spfRuns).toBeGreaterThan(0);
    expect(after.counters.reverseSpfRuns).toBeLessThanOrEqual(changed?.speakers.length ?? 0);
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
  });

  test('a policy runs no shortest path at all', () => {
    workspace.snapshot().findings();
    edit('abr1.cfg', /(ip prefix-list REMOTE-LOOPBACKS seq \d+) permit/, '$1 deny');
    workspace.snapshot().findings();
    const { counters } = only().simulation;
    expect([counters.spfRuns, counters.reverseSpfRuns]).toEqual([0, 0]);
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
  });
});

describe('what an edit leaves in place', () => {
  test.each([
    ['a metric', 'pe1.cfg', ' isis network point-to-point', ' isis metric 55 level-1\n isis network point-to-point'],
    ['an entry of a list', 'abr1.cfg', /(ip prefix-list REMOTE-LOOPBACKS seq \d+) permit/, '$1 deny'],
  ])('%s: links and graphs of the other routers stay the same objects', (_what, file, from, to) => {
    workspace.snapshot().findings();
    const { network: before, simulation } = only();
    edit(file, from, to);
    const { network: after, simulation: next } = only();
    expect(after.places).toBe(before.places);
    expect(after.links.filter((link, index) => link !== before.links[index]).length).toBeLessThan(
      after.links.length / 2,
    );
    expect(next.adjacencies).toBe(simulation.adjacencies);
    const router = after.routers.find(({ device }) => device.file === file);
    const attached = after.links.flatMap(({ attachments }) =>
      attachments.filter(({ speaker }) => router?.speakers.includes(speaker)),
    );
    expect(attached.length).toBeGreaterThan(0);
    for (const each of attached) expect(router?.device.interfaces).toContain(each.interface);
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
  });

  test('an interface that is shut down moves them', () => {
    workspace.snapshot().findings();
    const before = only().network;
    edit('pe1.cfg', ' isis network point-to-point', ' isis network point-to-point\n shutdown');
    expect(only().network.places).not.toBe(before.places);
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
  });
});

describe('analysis in steps', () => {
  test('no step judges more than one area, one egress or one rule', () => {
    const steps = [...workspace.analysisSteps()].length;
    const { simulation, mpls } = only();
    expect(steps).toBeGreaterThan(simulation.components.length + mpls.providerEdges.length + rules.length);
  });

  test('whoever asks between two steps gets what the last of them leaves', () => {
    const total = [...workspace.analysisSteps()].length;
    for (let stop = 0; stop < total; stop += 3) {
      const fresh = createWorkspace(parser, (file) => texts.get(file));
      for (const [file, text] of texts) fresh.setFile(file, text);
      const steps = fresh.analysisSteps();
      for (let done = 0; done < stop; done++) steps.next();
      const [asked] = fresh.snapshot().networks;
      const [simulation, mpls] = [asked?.simulation, asked?.mpls];
      for (let step = steps.next(); !step.done; ) step = steps.next();
      expect(fresh.snapshot().networks[0]?.simulation).toBe(simulation);
      expect(fresh.snapshot().networks[0]?.mpls).toBe(mpls);
      expect(fresh.snapshot().findings()).toEqual(workspace.snapshot().findings());
    }
  });
});

describe('files come and go', () => {
  test('a removed file takes its router along, a file of no dialect is left alone', () => {
    expect(workspace.setFile('notes.txt', 'Call the provider on Monday.\n')).toBeUndefined();
    workspace.removeFile('pe1.cfg');
    texts.delete('pe1.cfg');
    expect(only().network.routerByName.has('PE1')).toBe(false);
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
  });

  test('a file that turns into something else is no router any more', () => {
    edit('pe1.cfg', /^[\s\S]*$/, 'Dear customer,\nthis is a letter.\n');
    expect(workspace.snapshot().devices.has('pe1.cfg')).toBe(false);
  });

  test('a boundary folder is a network of its own', () => {
    for (const [file, text] of texts) workspace.setFile(`lab/${file}`, text);
    workspace.setBoundaryFolders(['lab']);
    expect(workspace.snapshot().networks.map(({ network }) => [network.id, network.routers.length])).toEqual([
      ['', texts.size],
      ['lab', texts.size],
    ]);
  });

  test('a links file says what of it cannot be used, and nothing once it is mended or gone', () => {
    expect(workspace.setLinksFile('layer1_topology.json', '{"edges": [{}]}')).toContain('edge 0');
    expect(workspace.setLinksFile('layer1_topology.json', '{"edges": []}')).toBeUndefined();
    expect(workspace.setLinksFile('layer1_topology.json', undefined)).toBeUndefined();
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
  });

  test('two labs in sibling folders are told apart without being told', () => {
    for (const file of files.keys()) workspace.removeFile(file);
    for (const [file, text] of files) for (const lab of ['one', 'two']) workspace.setFile(`${lab}/${file}`, text);
    expect(workspace.snapshot().networks.map(({ network }) => network.id)).toEqual(['one', 'two']);
  });
});

describe('steps', () => {
  test('the analysis in steps ends where the snapshot would', () => {
    const steps = [...workspace.analysisSteps()].length;
    expect(steps).toBeGreaterThan(2);
    expect(workspace.snapshot().findings()).toEqual(fromScratch());
  });
});
