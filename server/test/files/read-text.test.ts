/** Reads end, whatever a name stands for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { leftOut } from '../../src/files/left-out.ts';
import { LARGEST_FILE, readText } from '../../src/files/read-text.ts';
import { nodeFileSystem } from '../../src/node/file-system.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isis-lens-read-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const uri = (path: string): string => URI.file(path).toString();
const read = (name: string) => readText(nodeFileSystem, uri(join(root, name)));
const onUnix = it.skipIf(process.platform === 'win32');

describe('readText', () => {
  it('reads a text longer than its beginning to the end', async () => {
    const text = `hostname PE1\n${'! filling\n'.repeat(20_000)}end\n`;
    writeFileSync(join(root, 'pe1.cfg'), text);
    expect(await read('pe1.cfg')).toEqual({ text });
  });

  it('stops at what is too large, and at the beginning of what is no text', async () => {
    writeFileSync(join(root, 'log.txt'), Buffer.alloc(LARGEST_FILE + 1, 'x'));
    writeFileSync(join(root, 'program'), Buffer.alloc(LARGEST_FILE + 1));
    writeFileSync(join(root, 'fits.txt'), Buffer.alloc(LARGEST_FILE, 'x'));
    expect(await read('log.txt')).toEqual({ skipped: 'too-large' });
    expect(await read('program')).toEqual({ skipped: 'binary' });
    expect(await read('fits.txt')).toHaveProperty('text');
  });

  onUnix('never waits for somebody to write to a FIFO, and reads no device', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.cfg')]);
    expect(await read('pipe.cfg')).toEqual({ skipped: 'not-a-file' });
    expect(await nodeFileSystem.readBytes(uri(join(root, 'pipe.cfg')), 10)).toEqual({ unavailable: 'failed' });
    expect(await readText(nodeFileSystem, uri('/dev/zero'))).toEqual({ skipped: 'not-a-file' });
    expect(await nodeFileSystem.readBytes(uri('/dev/zero'), 10)).toEqual({ unavailable: 'failed' });
  });

  it.skipIf(process.platform !== 'linux')('reads files that claim to have no size', async () => {
    expect(await readText(nodeFileSystem, uri('/proc/self/status'))).toHaveProperty('text');
    expect(await nodeFileSystem.readBytes(uri('/proc/self/status'), 5)).toHaveLength(5);
  });
});

describe('leftOut', () => {
  it('says why a file that was expected is not read', () => {
    expect(leftOut('pe1.cfg', { text: ' \n' })).toEqual({ because: 'nothing to read', evidence: 'it is empty' });
    expect(leftOut('pe1.cfg', { skipped: 'binary' })).toEqual({ because: 'not text' });
    expect(leftOut('pe1.cfg', { skipped: 'not-a-file' })).toMatchObject({ because: 'nothing to read' });
    expect(leftOut('pe1.txt', { skipped: 'too-large' })).toMatchObject({ because: 'too large' });
    expect(leftOut('core1', { skipped: 'denied' })).toEqual({
      because: 'nothing to read',
      evidence: 'permission denied',
    });
  });

  it('says nothing of what nobody misses, unless a person named it', () => {
    for (const [file, answer] of [
      ['program', { skipped: 'binary' }],
      ['socket', { skipped: 'not-a-file' }],
      ['notes.txt', { text: '' }],
    ] as const) {
      expect(leftOut(file, answer)).toBeUndefined();
      expect(leftOut(file, answer, true)).toBeDefined();
    }
    expect(leftOut('pe1.cfg', { text: 'hostname PE1\n' })).toBeUndefined();
    expect(leftOut('pe1.cfg', { skipped: 'gone' })).toBeUndefined();
  });
});
