import { describe, expect, it } from 'vitest';
import { keyOfUri, relativeTo, uriOfKey } from '../../src/lsp/file-keys.ts';

describe('keys of files', () => {
  it.each([
    ['file:///home/me/lab/pe1.cfg', '/home/me/lab/pe1.cfg'],
    ['file:///home/me/my%20lab/pe%231.cfg', '/home/me/my lab/pe#1.cfg'],
    ['file:///C%3A/net/pe1.cfg', 'c:/net/pe1.cfg'],
    ['file:///c:/net/pe1.cfg', 'c:/net/pe1.cfg'],
    ['file://server/share/pe1.cfg', '//server/share/pe1.cfg'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ])('%s is %s', (uri, key) => {
    expect(keyOfUri(uri)).toBe(key);
    expect(keyOfUri(uriOfKey(key))).toBe(key);
  });

  it('is one key however the client encodes the URI', () => {
    expect(keyOfUri('file:///a%20b/%C3%BC.cfg')).toBe(keyOfUri('file:///a b/ü.cfg'));
  });

  it('knows what lies below a folder', () => {
    expect(relativeTo('/a', '/a/b/c.cfg')).toBe('b/c.cfg');
    expect(relativeTo('/', '/b.cfg')).toBe('b.cfg');
    expect(relativeTo('/a', '/ab/c.cfg')).toBeUndefined();
    expect(relativeTo('/a', '/a')).toBeUndefined();
  });
});
