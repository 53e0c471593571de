import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node.js';
import { type Editor, start, uriOf } from './editor.ts';
import { exampleFolder, type Folder, loneRouter } from './network.ts';

const { Created, Changed, Deleted } = FileChangeType;

let folder: Folder;
let editor: Editor;
const uri = (file: string): string => uriOf(folder.path, file);

beforeEach(async () => {
  folder = exampleFolder();
  folder.write('lab/x1.cfg', loneRouter('X1', '0101'));
  folder.write('lab/isis-lens.json', '{}');
  editor = await start({ folders: [folder.path] });
});
afterEach(async () => {
  await editor.stop();
  folder.dispose();
});

async function likeFromScratch(): Promise<void> {
  const status = await editor.idle();
  const fresh = await start({ folders: [folder.path] });
  const expected = { status: await fresh.idle(), diagnostics: new Map(fresh.diagnostics) };
  await fresh.stop();
  expect({ status, diagnostics: new Map(editor.diagnostics) }).toEqual(expected);
}

describe('files that change behind the editor', () => {
  it('are read when they appear', async () => {
    folder.write('lab/x2.cfg', loneRouter('X2', '0102'));
    await editor.fileEvents([uri('lab/x2.cfg'), Created]);
    await editor.idle();
    expect(editor.diagnostics.has(uri('lab/x2.cfg'))).toBe(true);
    await likeFromScratch();
  });

  it('are read again when they change', async () => {
    folder.write('abr3.cfg', folder.read('abr3.cfg').replace(' passive-interface Loopback0\n', ''));
    await editor.fileEvents([uri('abr3.cfg'), Changed]);
    await likeFromScratch();
  });

  it('lose their findings when they are deleted', async () => {
    expect(editor.diagnostics.has(uri('lab/x1.cfg'))).toBe(true);
    folder.remove('lab/x1.cfg');
    await editor.fileEvents([uri('lab/x1.cfg'), Deleted]);
    await editor.idle();
    expect(editor.diagnostics.has(uri('lab/x1.cfg'))).toBe(false);
    expect(editor.published.at(-1)).toMatchObject({ uri: uri('lab/x1.cfg'), diagnostics: [] });
    await likeFromScratch();
  });

  it('take their findings along when they are renamed', async () => {
    renameSync(join(folder.path, 'pe1.cfg'), join(folder.path, 'hamburg-pe1.cfg'));
    await editor.fileEvents([uri('pe1.cfg'), Deleted], [uri('hamburg-pe1.cfg'), Created]);
    await editor.idle();
    expect(editor.diagnostics.has(uri('pe1.cfg'))).toBe(false);
    expect(editor.diagnostics.has(uri('hamburg-pe1.cfg'))).toBe(true);
    await likeFromScratch();
  });

  it('are gone with their folder, which is a single event', async () => {
    folder.remove('lab');
    await editor.fileEvents([uri('lab'), Deleted]);
    await editor.idle();
    expect(editor.diagnostics.has(uri('lab/x1.cfg'))).toBe(false);
    await likeFromScratch();
  });

  it('come with their folder, which is a single event', async () => {
    folder.write('new/deep/y1.cfg', loneRouter('Y1', '0111'));
    folder.write('new/deep/y2.cfg', loneRouter('Y2', '0112'));
    await editor.fileEvents([uri('new'), Created]);
    await editor.idle();
    expect(editor.diagnostics.has(uri('new/deep/y2.cfg'))).toBe(true);
    await likeFromScratch();
  });

  it('may all change at once, as when a branch is switched', async () => {
    const files = [
      'abr1',
      'abr2',
      'abr3',
      'abr4',
      'abr5',
      'abr6',
      'p1',
      'p2',
      'pe1',
      'pe2',
      'pe3',
      'gw1',
      'rr1',
      'rr2',
    ];
    for (const [index, name] of files.entries()) {
      const file = `${name}.cfg`;
      if (index % 4 === 0) folder.remove(file);
      else folder.write(file, folder.read(file).replace('49.0002', '49.0012').replace(' metric-style wide\n', ''));
      folder.write(`other/z${index}.cfg`, loneRouter(`Z${index}`, String(200 + index).padStart(4, '0')));
      // Each file is written several times, and the events do not come in one message.
      await editor.fileEvents([uri(file), Deleted], [uri(`other/z${index}.cfg`), Created]);
      await editor.fileEvents([uri(file), index % 4 === 0 ? Deleted : Created], [uri('README.md'), Changed]);
    }
    await likeFromScratch();
    expect(editor.statuses.filter(({ state }) => state === 'analysing').length).toBeLessThan(6);
  });

  it('make a folder a network of its own, and part of the whole again', async () => {
    expect(await editor.idle()).toMatchObject({ networks: 2 });
    folder.remove('lab/isis-lens.json');
    await editor.fileEvents([uri('lab/isis-lens.json'), Deleted]);
    expect(await editor.idle()).toMatchObject({ networks: 1 });
    folder.write('lab/isis-lens.json', '');
    await editor.fileEvents([uri('lab/isis-lens.json'), Created]);
    expect(await editor.idle()).toMatchObject({ networks: 2 });
  });

  it('are named when their name alone keeps them out, as long as they are there', async () => {
    folder.write('lab/x2.running', loneRouter('X2', '0102'));
    folder.write('lab/x3', loneRouter('X3', '0103'));
    await editor.fileEvents([uri('lab/x2.running'), Created], [uri('lab/x3'), Created]);
    const left = { file: uri('lab/x2.running'), because: 'name not included', nearest: 'ios' };
    expect(await editor.idle()).toMatchObject({ routers: 16, leftFiles: 1, coverage: { files: { left: [left] } } });
    const roots = await editor.connection.sendRequest('isisLens/networkTree', {});
    expect(roots).toMatchObject([{ kind: 'network' }, { kind: 'network' }, { kind: 'not-judged', files: 1 }]);
    expect(await editor.connection.sendRequest('isisLens/networkTree', { node: 'not-judged:' })).toMatchObject([
      { kind: 'left-file', ...left },
    ]);
    await likeFromScratch();
    folder.remove('lab/x2.running');
    await editor.fileEvents([uri('lab/x2.running'), Deleted]);
    expect(await editor.idle()).toMatchObject({ leftFiles: 0 });
    await likeFromScratch();
  });

  it('count as one router while another version of it lies beside them', async () => {
    folder.write('lab/x1-new.cfg', loneRouter('X1', '0101'));
    await editor.fileEvents([uri('lab/x1-new.cfg'), Created]);
    expect(await editor.idle()).toMatchObject({ routers: 15, leftFiles: 1 });
    const codes = [...editor.diagnostics].flatMap(([file, all]) => all.map(({ code }) => [file, code]));
    expect(codes.filter(([, code]) => String(code).startsWith('duplicate'))).toEqual([
      [uri('lab/x1.cfg'), 'duplicate-hostname'],
    ]);
    await likeFromScratch();
  });

  it('do not count where no configurations are', async () => {
    folder.write('node_modules/pkg/evil.cfg', loneRouter('EVIL', '0666'));
    folder.write('lab/notes.md', loneRouter('NOTES', '0667'));
    await editor.fileEvents([uri('node_modules/pkg/evil.cfg'), Created], [uri('lab/notes.md'), Created]);
    await editor.fileEvents([uri('node_modules'), Created]);
    expect(await editor.idle()).toMatchObject({ routers: 15 });
  });

  it('are one router when a link leads to them, also when the link is opened', async () => {
    symlinkSync(join(folder.path, 'lab/x1.cfg'), join(folder.path, 'link.cfg'));
    const status = await editor.connection.sendRequest('isisLens/analyseWorkspace');
    expect(status).toMatchObject({ routers: 15 });
    await editor.open(uri('link.cfg'), folder.read('lab/x1.cfg'));
    expect(await editor.idle()).toMatchObject({ routers: 15 });
    expect(editor.diagnostics.has(uri('link.cfg'))).toBe(true);
    await editor.close(uri('link.cfg'));
    await editor.idle();
    expect(editor.diagnostics.has(uri('link.cfg'))).toBe(false);
    expect(editor.diagnostics.has(uri('lab/x1.cfg'))).toBe(true);
  });
});
