import { describe, expect, it } from 'vitest';
import { createCandidates, promisesConfiguration, quotesConfigurations } from '../../src/files/candidates.ts';

describe('createCandidates', () => {
  const everywhere = createCandidates([], []);

  it.each([
    'pe1.cfg',
    'a/b/PE1.CFG',
    'pe1-confg.txt',
    'x.conf',
    'x.ios',
    'x.eos',
    'x.xr',
    'x.junos',
    '.hidden.cfg',
    'rancid/configs/core1',
    'pe2.example.net',
    'PE2.Example.Net',
    'core1.lab',
    'edge-1.pop2.example.de',
    '192.0.2.1',
  ])('takes %s', (file) => {
    expect(everywhere.accepts(file)).toBe(true);
  });

  it.each([
    'README.md',
    'pe1.cfg.bak',
    'node_modules/a/x.conf',
    'a/.git/x.txt',
    '.gitignore',
    'vite.config.ts',
    'a.b.md',
    'notes.2024.py',
  ])('leaves %s', (file) => {
    expect(everywhere.accepts(file)).toBe(false);
  });

  it('takes what a pattern names as well, anywhere when it is about the name alone', () => {
    const more = createCandidates(['*.rtr', 'old/**'], []);
    const all = ['a/b/pe1.RTR', 'old/pe1.2024', 'pe1.cfg', 'pe1'];
    expect(all.map(more.accepts)).toEqual([true, true, true, true]);
    expect(more.accepts('new/pe1.2024')).toBe(false);
  });

  it('leaves out for the name alone what may be text and lies where files are looked for', () => {
    const names = ['pe1.rtr', 'pe1.cfg.bak', 'README.md', 'map.png', 'x.pyc', '.gitignore', 'pe1.cfg', 'core1'];
    expect(names.filter(everywhere.leavesOut)).toEqual(['pe1.rtr', 'pe1.cfg.bak', 'README.md']);
    expect(createCandidates([], ['net']).leavesOut('other/pe1.rtr')).toBe(false);
    expect(everywhere.leavesOut('node_modules/a/pe1.rtr')).toBe(false);
  });

  it('knows names that promise a configuration, and those of what quotes some', () => {
    expect(['pe1.cfg', 'a/pe1.JUNOS', 'a.txt', 'core1'].map(promisesConfiguration)).toEqual([true, true, false, false]);
    expect(['README.md', 'gen.py', 'pe1.rtr', 'core1'].map(quotesConfigurations)).toEqual([true, true, false, false]);
  });

  it('stays in the chosen folders, and enters those on the way to them', () => {
    const core = createCandidates([], ['net/core', 'lab']);
    expect(core.accepts('net/core/p1.cfg')).toBe(true);
    expect(core.accepts('net/core2/p1.cfg')).toBe(false);
    expect(core.accepts('net/p1.cfg')).toBe(false);
    expect(['', 'net', 'net/core', 'net/core/x', 'lab'].map(core.entersFolder)).toEqual([true, true, true, true, true]);
    expect(['net/edge', 'other', 'net/core2'].map(core.entersFolder)).toEqual([false, false, false]);
  });
});
