/** Supposing changes nothing that is, and computes only what the change touches. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { createParser, type SyntaxParser } from '../../src/syntax/parser.ts';
import type { JudgedNetwork } from '../../src/workspace/snapshot.ts';
import type { SupposedChanges } from '../../src/workspace/suppose.ts';
import { createWorkspace, type Workspace } from '../../src/workspace/workspace.ts';

const EXAMPLE = join(import.meta.dirname, '../../../examples/mpls-vpn-multiarea');
const NOTHING: SupposedChanges = { failedRouters: [], failedPorts: [], fixes: [] };

let parser: SyntaxParser;
let workspace: Workspace;
let texts: Map<string, string>;

beforeAll(async () => {
  parser = await createParser(await loadGrammarsFromDisk());
});

beforeEach(() => {
  const names = readdirSync(EXAMPLE).filter((name) => name.endsWith('.cfg'));
  texts = new Map(names.map((name) => [name, readFileSync(join(EXAMPLE, name), 'utf8')]));
  workspace = createWorkspace(parser, (file) => texts.get(file));
  for (const [file, text] of texts) workspace.setFile(file, text);
});

const only = (): JudgedNetwork => {
  const [analysed, ...others] = workspace.snapshot().networks;
  if (!analysed || others.length > 0) throw new Error('the example is one network');
  return analysed;
};

const routerOf = (name: string): number => only().network.routerByName.get(name) ?? -1;

function suppose(changes: Partial<SupposedChanges>): JudgedNetwork {
  const supposed = workspace.snapshot().suppose(only(), { ...NOTHING, ...changes });
  if (!supposed) throw new Error('not there');
  return supposed;
}

const uplink = (): SupposedChanges['failedPorts'] => [
  { router: routerOf('PE1'), interface: 'GigabitEthernet0/0/0' },
  { router: routerOf('ABR1'), interface: 'GigabitEthernet0/0/2' },
];

const leakOfPe1 = (): SupposedChanges['fixes'] => {
  const finding = only()
    .findings()
    .find(({ code, router }) => code === 'unleaked-loopback' && router === 'PE1');
  if (!finding) throw new Error('the example has lost its finding');
  return [{ finding, fix: 0 }];
};

test('what is stays the very same: network, simulation, findings', () => {
  const { network, simulation, mpls } = only();
  const findings = workspace.snapshot().findings();
  suppose({ failedPorts: uplink() }).findings();
  suppose({ failedRouters: [routerOf('ABR1')] }).findings();
  suppose({ fixes: leakOfPe1() }).findings();
  const now = only();
  expect([now.network, now.simulation, now.mpls]).toEqual([network, simulation, mpls]);
  expect(now.simulation).toBe(simulation);
  const after = workspace.snapshot().findings();
  expect(after.length).toBe(findings.length);
  for (const [at, finding] of after.entries()) expect(finding).toBe(findings[at]);
});

test('devices that stay are the same objects, routers keep their indices', () => {
  const real = only().network.routers;
  const supposed = suppose({ failedRouters: [routerOf('ABR1')] }).network.routers;
  expect(supposed.map(({ name }) => name)).toEqual(real.map(({ name }) => name));
  const changed = supposed.filter(({ device }, index) => device !== real[index]?.device);
  expect(changed.map(({ name }) => name)).toEqual(['ABR1']);
});

test('a link of one area runs no shortest path outside that area', () => {
  only().findings();
  const after = suppose({ failedPorts: uplink() });
  after.findings();
  const { counters, components, network } = after.simulation;
  const area = components.find(
    ({ level, speakers }) =>
      level === 1 && speakers.some((speaker) => network.speakers[speaker]?.areas[0] === '490001'),
  );
  expect(counters.spfRuns + counters.reverseSpfRuns).toBeGreaterThan(0);
  // Each router of the area is asked about at most once; nobody else is.
  expect(counters.spfRuns + counters.reverseSpfRuns).toBeLessThanOrEqual(area?.speakers.length ?? 0);
});

test('a leak that a fix writes runs no shortest path at all', () => {
  only().findings();
  const after = suppose({ fixes: leakOfPe1() });
  after.findings();
  expect([after.simulation.counters.spfRuns, after.simulation.counters.reverseSpfRuns]).toEqual([0, 0]);
});

test('what a fix would write is read from the text as it is open', () => {
  const unsaved = (texts.get('abr3.cfg') ?? '').replace(/^hostname/m, '!\n!\nhostname');
  workspace.openFile('abr3.cfg', unsaved);
  const codes = suppose({ fixes: leakOfPe1() })
    .findings()
    .map(({ code }) => code);
  expect(codes).not.toContain('unleaked-loopback');
});

test('the same question is answered once, in whatever order it is put; only the last few are kept', () => {
  const [a, b] = uplink();
  if (!a || !b) throw new Error('an uplink has two ends');
  const first = suppose({ failedPorts: [a, b] });
  expect(suppose({ failedPorts: [b, a] })).toBe(first);
  for (const name of ['ABR1', 'ABR2', 'ABR3', 'ABR4']) suppose({ failedRouters: [routerOf(name)] });
  expect(suppose({ failedPorts: [a, b] })).not.toBe(first);
});

test('an edit makes suppositions new: of positions, and of meaning', () => {
  const changes = { failedPorts: uplink() };
  const first = suppose(changes);
  const text = (texts.get('p1.cfg') ?? '').replace(/^hostname/m, '!\nhostname');
  workspace.openFile('p1.cfg', text);
  const second = suppose(changes);
  expect(second).not.toBe(first);
  workspace.editFile(
    'p1.cfg',
    text.replace(' isis network point-to-point', ' isis metric 77\n isis network point-to-point'),
  );
  expect(suppose(changes)).not.toBe(second);
});

test('a network of another time has no suppositions', () => {
  const old = only();
  workspace.removeFile('rr2.cfg');
  expect(workspace.snapshot().suppose(old, NOTHING)).toBeUndefined();
});
