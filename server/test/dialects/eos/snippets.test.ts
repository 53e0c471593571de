import { describe, expect, test } from 'vitest';
import { aristaEos } from '../../../src/dialects/arista-eos/index.ts';
import { withProposals } from '../../../src/dialects/snippet.ts';
import { eosDeviceOf, parseAs } from '../parse.ts';

const text = (label: string, file = ''): string => {
  const snippet = aristaEos.snippets.find((each) => each.label === label);
  if (!snippet) throw new Error(`no snippet ${label}`);
  return snippet.lines(eosDeviceOf(file)).map(withProposals).join('\n');
};

describe('snippets of EOS', () => {
  test.each(aristaEos.snippets.map(({ label }) => label))('%s is made of commands that are read', (label) => {
    const modes = aristaEos.snippets.find((each) => each.label === label)?.modes;
    const section = modes?.includes('interface') ? 'interface Ethernet1\n' : '';
    const lines = text(label).split('\n');
    const tree = parseAs(aristaEos, section + lines.map((line) => (section ? `   ${line}` : line)).join('\n'));
    const read = aristaEos.wordsOf(tree);
    expect(read.length).toBeGreaterThanOrEqual(lines.filter((line) => line.trim() !== '!').length);
    expect(read.flatMap(({ words }) => words.filter(({ role }) => role === 'unknown'))).toEqual([]);
  });

  test('use the names of the file', () => {
    const file =
      'interface Loopback0\n   ip address 10.255.0.7/32\nrouter isis WAN\n   net 49.0001.0000.0000.0001.00\n';
    expect(text('pe-loopback', file)).toContain('interface Loopback1');
    expect(text('pe-loopback', file)).toContain('isis enable WAN');
    expect(text('isis-instance', file)).toContain('net 49.0001.0102.5500.0007.00');
  });

  test('the leak leaks', () => {
    expect(eosDeviceOf(text('leak-policy')).isis[0]?.interLevel).toMatchObject([
      { from: 2, to: 1, filter: { kind: 'route-policy', name: 'LEAK-LOOPBACKS' } },
    ]);
  });
});
