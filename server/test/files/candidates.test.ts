import { describe, expect, it } from 'vitest';
import { createCandidates, DEFAULT_INCLUDE } from '../../src/files/candidates.ts';

describe('createCandidates', () => {
  const everywhere = createCandidates(DEFAULT_INCLUDE, []);

  it.each(['pe1.cfg', 'a/b/PE1.CFG', 'pe1-confg.txt', 'x.conf', 'x.ios', 'x.eos', 'x.xr', 'x.junos', '.hidden.cfg'])(
    'takes %s',
    (file) => {
      expect(everywhere.accepts(file)).toBe(true);
    },
  );

  it.each(['README.md', 'pe1', 'pe1.cfg.bak', 'node_modules/a/x.conf', 'a/.git/x.txt'])('leaves %s', (file) => {
    expect(everywhere.accepts(file)).toBe(false);
  });

  it('takes files without extension where the pattern says so', () => {
    expect(createCandidates(['**/*'], []).accepts('rancid/pe1')).toBe(true);
  });

  it('stays in the chosen folders, and enters those on the way to them', () => {
    const core = createCandidates(DEFAULT_INCLUDE, ['net/core', 'lab']);
    expect(core.accepts('net/core/p1.cfg')).toBe(true);
    expect(core.accepts('net/core2/p1.cfg')).toBe(false);
    expect(core.accepts('net/p1.cfg')).toBe(false);
    expect(['', 'net', 'net/core', 'net/core/x', 'lab'].map(core.entersFolder)).toEqual([true, true, true, true, true]);
    expect(['net/edge', 'other', 'net/core2'].map(core.entersFolder)).toEqual([false, false, false]);
  });
});
