import { describe, expect, it } from 'vitest';
import { describeError } from '../../src/lsp/safe-errors.ts';

describe('describeError', () => {
  it('tells the kind and the place, never the message', () => {
    const told = describeError(new TypeError('snmp-server community s3cret\n    at s3cret (trick)'));
    expect(told).toMatch(/^TypeError\n\s+at .*safe-errors\.test\.ts/);
    expect(told).not.toContain('s3cret');
  });

  it('does not show what was thrown when it is no error', () => {
    expect(describeError('password s3cret')).toBe('a thrown string');
    expect(describeError(undefined)).toBe('a thrown undefined');
  });
});
