import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { Cancelled, neverCancelled } from '../../src/base/cancellation.ts';
import { createCandidates } from '../../src/files/candidates.ts';
import { type WalkResult, walk } from '../../src/files/walk.ts';
import { nodeFileSystem } from '../../src/node/file-system.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'isis-lens-walk-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), 'hostname X\n');
  }
}

const uri = (path: string): string => URI.file(join(root, path)).toString();
const candidates = createCandidates([], []);
const below = (text: string): string => URI.parse(text).fsPath.slice(root.length + 1);

async function walked(...roots: string[]): Promise<WalkResult & { names: string[]; links: [string, string][] }> {
  const result = await walk(
    nodeFileSystem,
    roots.map((each) => ({ uri: uri(each), candidates })),
    neverCancelled,
  );
  return {
    ...result,
    names: result.files.map(below),
    links: [...result.aliases].map(([link, real]) => [below(link), below(real)]),
  };
}

describe('walk', () => {
  it('finds the candidates of nested folders, names with blanks and marks included', async () => {
    write('w/pe1.cfg', 'w/a/b/pe 2#%41.txt', 'w/notes.md', 'w/node_modules/x/y.conf');
    const { names, problems } = await walked('w');
    expect(names).toEqual(['w/a/b/pe 2#%41.txt', 'w/pe1.cfg']);
    expect(problems).toEqual([]);
  });

  it('finds a linked file once, by its own name', async () => {
    write('w/z/pe1.cfg');
    symlinkSync(join(root, 'w/z/pe1.cfg'), join(root, 'w/a.cfg'));
    const { names, links } = await walked('w');
    expect(names).toEqual(['w/z/pe1.cfg']);
    expect(links).toEqual([['w/a.cfg', 'w/z/pe1.cfg']]);
  });

  it('is not caught in a circle of links', async () => {
    write('w/a/pe1.cfg');
    symlinkSync(join(root, 'w'), join(root, 'w/a/up'));
    symlinkSync(root, join(root, 'w/a/further-up'));
    symlinkSync(join(root, 'w/loop'), join(root, 'w/loop'));
    const { names, problems } = await walked('w');
    expect(names).toEqual(['w/a/pe1.cfg']);
    expect(problems).toEqual([]);
  });

  it('follows links that lead out of the workspace', async () => {
    write('elsewhere/p1.cfg', 'w/pe1.cfg');
    symlinkSync(join(root, 'elsewhere'), join(root, 'w/linked'));
    expect((await walked('w')).names).toEqual(['w/linked/p1.cfg', 'w/pe1.cfg']);
  });

  it.skipIf(process.platform === 'win32')(
    'does not go where the system lives, nor up to the root of the disk',
    async () => {
      write('w/pe1.cfg');
      for (const place of ['/', '/proc', '/dev', '/sys']) {
        symlinkSync(place, join(root, `w/link${place.replace('/', '-')}`));
      }
      symlinkSync('/dev/zero', join(root, 'w/zero.cfg'));
      const { names, problems } = await walked('w');
      expect(names).toEqual(['w/pe1.cfg']);
      expect(problems.map(({ uri: place, because }) => [below(place), because]).sort()).toEqual([
        ['w/link-dev', 'of-the-system'],
        ['w/link-proc', 'of-the-system'],
        ['w/link-sys', 'of-the-system'],
        ['w/zero.cfg', 'of-the-system'],
      ]);
    },
  );

  it('follows no links in a folder outside of the workspace, and goes down only so far', async () => {
    const deep = Array.from({ length: 10 }, (_, at) => `d${at}`).join('/');
    write('elsewhere/p1.cfg', `elsewhere/${deep}/far.cfg`, 'third/p2.cfg', 'w/pe1.cfg');
    symlinkSync(join(root, 'third'), join(root, 'elsewhere/further'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'w/linked'));
    const { names, problems } = await walked('w');
    expect(names).toEqual(['w/linked/p1.cfg', 'w/pe1.cfg']);
    expect(problems.map(({ because }) => because)).toEqual(['too-deep']);
  });

  it('names files that are left out for their names', async () => {
    write('w/pe1.cfg', 'w/a/pe2.rtr', 'w/map.png', 'w/node_modules/x/pe3.rtr');
    const { names, leftOut } = await walked('w');
    expect(names).toEqual(['w/pe1.cfg']);
    expect(leftOut.map(below)).toEqual(['w/a/pe2.rtr']);
  });

  it('finds a file once when workspace folders overlap', async () => {
    write('w/a/pe1.cfg', 'w/pe2.cfg');
    expect((await walked('w', 'w/a')).names).toEqual(['w/a/pe1.cfg', 'w/pe2.cfg']);
  });

  it('says which folder is gone and goes on', async () => {
    write('w/pe1.cfg');
    const { names, problems } = await walked('gone', 'w');
    expect(names).toEqual(['w/pe1.cfg']);
    expect(problems).toEqual([{ uri: uri('gone'), because: 'gone' }]);
  });

  it.skipIf(process.getuid?.() === 0)('says which folder may not be read', async () => {
    write('w/pe1.cfg', 'w/locked/pe2.cfg');
    chmodSync(join(root, 'w/locked'), 0);
    const { names, problems } = await walked('w');
    chmodSync(join(root, 'w/locked'), 0o700);
    expect(names).toEqual(['w/pe1.cfg']);
    expect(problems).toEqual([{ uri: uri('w/locked'), because: 'denied' }]);
  });

  it('stops when it is cancelled', async () => {
    write('w/pe1.cfg');
    const walking = walk(nodeFileSystem, [{ uri: uri('w'), candidates }], { isCancelled: true });
    await expect(walking).rejects.toThrow(Cancelled);
  });
});
