import { describe, expect, test } from 'vitest';
import { junos } from '../../../src/dialects/junos/index.ts';
import { withProposals } from '../../../src/dialects/snippet.ts';
import { deviceOf, devicesOf, parse } from './read.ts';

const BRACES = 'system {\n    host-name R1;\n}\n';
const LINES = 'set system host-name R1\n';

const text = (label: string, file: string): string => {
  const snippet = junos.snippets.find((each) => each.label === label);
  if (!snippet) throw new Error(`no snippet ${label}`);
  return snippet.lines(deviceOf(file)).map(withProposals).join('\n');
};

describe.each([
  ['braces', BRACES],
  ['set lines', LINES],
])('snippets in a file of %s', (_, file) => {
  test.each(junos.snippets.map(({ label }) => label))('%s is made of statements that are read', (label) => {
    const read = junos.wordsOf(parse(text(label, file)));
    expect(read.length).toBeGreaterThan(2);
    expect(read.flatMap(({ words }) => words.filter(({ role }) => role === 'unknown'))).toEqual([]);
  });

  test('are spelled as the file is', () => {
    for (const { label } of junos.snippets) {
      const lines = text(label, file).split('\n');
      const set = lines.filter((line) => line.startsWith('set '));
      expect(set).toHaveLength(file === LINES ? lines.length : 0);
    }
  });

  test('are offered where a statement begins', () => {
    const { modes } = junos.commandAt(parse(`${file}\n`), { line: file.split('\n').length - 1, character: 0 });
    for (const snippet of junos.snippets) expect(snippet.modes).toEqual(modes);
  });

  test('the leak leaks the loopback', () => {
    const device = deviceOf(`${file}${text('pe-loopback', file)}\n${text('leak-policy', file)}\n`);
    expect(device.isis[0]?.interLevel).toMatchObject([
      { from: 2, to: 1, filter: { kind: 'route-policy', name: 'LEAK-LOOPBACKS' } },
    ]);
    expect(device.structures.definitions.map(({ name }) => name)).toContain('LEAK-LOOPBACKS');
  });

  test('loopback and link run IS-IS, and LDP runs on the link', () => {
    const device = deviceOf(`${file}${text('pe-loopback', file)}\n${text('isis-interface', file)}\n`);
    expect(device.isis[0]?.circuits).toMatchObject([
      { interface: 'lo0.0', passive: true },
      { interface: 'ge-0/0/0.0', passive: false, network: 'point-to-point' },
    ]);
    expect(device.isis[0]?.nets).toHaveLength(1);
    expect(device.interfaces.find(({ name }) => name === 'ge-0/0/0.0')?.ldp).toBeTruthy();
  });
});

test('a router has one NET, which counts its loopback', () => {
  const address = 'set interfaces lo0 unit 0 family inet address 10.255.0.7/32\n';
  expect(text('pe-loopback', address)).toContain('family iso address 49.0001.0102.5500.0007.00');
  const net =
    'set interfaces lo0 unit 0 family iso address 49.0001.0102.5500.0007.00\nset protocols isis interface lo0.0\n';
  expect(text('pe-loopback', address + net)).not.toContain('family iso');
});

test('in a logical system set lines name it', () => {
  const snippet = junos.snippets.find(({ label }) => label === 'isis-interface');
  const [, system] = devicesOf('set logical-systems A protocols isis interface lo0.0\n');
  const lines = system && snippet?.lines(system);
  expect(lines?.length).toBeGreaterThan(2);
  for (const line of lines ?? []) expect(line).toMatch(/^set logical-systems A /);
});
