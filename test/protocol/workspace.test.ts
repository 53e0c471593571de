import { afterEach, describe, expect, it } from 'vitest';
import { type Editor, launch, start, uriOf } from './editor.ts';
import { emptyFolder, exampleFolder, type Folder, loneRouter, positionOf } from './network.ts';

const folders: Folder[] = [];
const editors: Editor[] = [];
const keep = <T>(list: T[], item: T): T => {
  list.push(item);
  return item;
};
afterEach(async () => {
  for (const editor of editors.splice(0)) await editor.stop();
  for (const folder of folders.splice(0)) folder.dispose();
});

const codes = (editor: Editor, uri: string): string[] =>
  (editor.diagnostics.get(uri) ?? []).map(({ code }) => String(code)).sort();

/** Makes a file take its time. */
const filler = Array.from({ length: 500 }, (_, line) => `access-list 101 permit ip host 10.0.0.${line % 250} any`);

describe('a workspace that is opened', () => {
  it('gets findings for all files, none of which is open', async () => {
    const folder = keep(folders, exampleFolder());
    const editor = keep(editors, await start({ folders: [folder.path] }));
    const status = await editor.idle();
    expect(status).toMatchObject({ state: 'idle', networks: 1, routers: 14, skippedFiles: 0 });
    const loopback = positionOf(folder.read('pe1.cfg'), 'ip address 10.255.0.1 ');
    const pe1 = editor.diagnostics.get(uriOf(folder.path, 'pe1.cfg'));
    const finding = pe1?.find(({ code }) => code === 'unleaked-loopback');
    expect(finding).toMatchObject({ severity: 1, source: 'IS-IS Lens', range: { start: { line: loopback.line } } });
    expect(finding?.relatedInformation?.map(({ location }) => location.uri)).toContain(uriOf(folder.path, 'abr3.cfg'));
    for (const border of ['abr3.cfg', 'abr4.cfg']) {
      expect(codes(editor, uriOf(folder.path, border))).toContain('unleaked-loopback');
    }
    const all = [...editor.diagnostics.values()].flat();
    expect(all.filter(({ severity }) => severity === 1)).toHaveLength(status.findings.error);
  });

  it('shows progress and asks to be told of changes', async () => {
    const folder = keep(folders, exampleFolder());
    const editor = keep(editors, await start({ folders: [folder.path] }));
    const kinds = editor.progress.map(({ kind }) => kind);
    expect(kinds[0]).toBe('begin');
    expect(kinds.at(-1)).toBe('end');
    expect([...editor.registrations].sort()).toEqual([
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
    expect(editor.statuses[0]?.state).toBe('indexing');
    expect(editor.statuses.at(-1)?.state).toBe('idle');
  });

  it('is one network per folder, and both are judged', async () => {
    const [one, two] = [keep(folders, exampleFolder()), keep(folders, exampleFolder())];
    const editor = keep(editors, await start({ folders: [one.path, two.path] }));
    expect(await editor.idle()).toMatchObject({ networks: 2, routers: 28 });
    for (const { path } of [one, two]) expect(codes(editor, uriOf(path, 'pe1.cfg'))).toContain('unleaked-loopback');
    const related = editor.diagnostics
      .get(uriOf(two.path, 'pe1.cfg'))
      ?.flatMap((each) => each.relatedInformation ?? []);
    expect(related?.every(({ location }) => location.uri.startsWith(uriOf(two.path)))).toBe(true);
  });

  it('follows folders that are added and removed', async () => {
    const [one, two] = [keep(folders, exampleFolder()), keep(folders, exampleFolder())];
    const editor = keep(editors, await start({ folders: [one.path] }));
    const change = (added: Folder[], removed: Folder[]) =>
      editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map(({ path }) => ({ uri: uriOf(path), name: 'added' })),
          removed: removed.map(({ path }) => ({ uri: uriOf(path), name: 'removed' })),
        },
      });
    await change([two], [one]);
    expect(await editor.idle()).toMatchObject({ networks: 1, routers: 14 });
    expect([...editor.diagnostics.keys()].every((uri) => uri.startsWith(uriOf(two.path)))).toBe(true);
    expect(editor.diagnostics.size).toBeGreaterThan(0);
  });

  it('answers what needs one document while it still reads the rest', async () => {
    const folder = keep(folders, emptyFolder());
    for (let file = 0; file < 300; file++) {
      folder.write(`many/r${file}.cfg`, [loneRouter(`R${file}`, String(file).padStart(4, '0')), ...filler].join('\n'));
    }
    const editor = keep(editors, await launch({ folders: [folder.path] }));
    const uri = uriOf(folder.path, 'many/r7.cfg');
    await editor.open(uri, folder.read('many/r7.cfg'));
    await editor.begin();
    const symbols = await editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
    const meanwhile = await editor.connection.sendRequest('isisLens/status', {});
    expect(symbols).not.toEqual([]);
    expect(meanwhile).toMatchObject({ state: 'indexing' });
    expect(await editor.idle()).toMatchObject({ state: 'idle', routers: 300 });
  });

  it('judges nothing when a person stops the reading, until they ask again', async () => {
    const folder = keep(folders, emptyFolder());
    for (let file = 0; file < 400; file++) {
      folder.write(`r${file}.cfg`, [loneRouter(`R${file}`, String(file).padStart(4, '0')), ...filler].join('\n'));
    }
    const editor = keep(editors, await launch({ folders: [folder.path] }));
    let token: unknown;
    editor.connection.onRequest('window/workDoneProgress/create', (params) => {
      token = params.token;
      return null;
    });
    const stopped = new Promise<void>((resolve) =>
      editor.connection.onNotification('$/progress', ({ value }) => {
        if (value.kind !== 'begin') return;
        void editor.connection.sendNotification('window/workDoneProgress/cancel', { token });
        resolve();
      }),
    );
    await editor.begin();
    await stopped;
    expect(await editor.idle()).toMatchObject({ state: 'stopped', routers: 0 });
    expect(editor.published).toEqual([]);
    editor.connection.onRequest('window/workDoneProgress/create', () => null);
    const status = await editor.connection.sendRequest('isisLens/analyseWorkspace');
    expect(status).toMatchObject({ state: 'idle', routers: 400 });
    expect(editor.diagnostics.size).toBe(400);
  });

  it('works for an editor that offers nothing but text', async () => {
    const folder = keep(folders, exampleFolder());
    const initializationOptions = { settings: { isisLens: { severities: { 'unused-structure': 'off' } } } };
    const editor = keep(editors, await start({ folders: [folder.path], capabilities: {}, initializationOptions }));
    const pe1 = uriOf(folder.path, 'pe1.cfg');
    expect(codes(editor, pe1)).toContain('unleaked-loopback');
    expect(editor.diagnostics.get(pe1)?.every((each) => each.relatedInformation === undefined)).toBe(true);
    expect([...editor.diagnostics.values()].flat().some(({ code }) => code === 'unused-structure')).toBe(false);
    const position = positionOf(folder.read('pe1.cfg'), 'ip address 10.255.0.1 ', 14);
    const hover = await editor.hover(pe1, position);
    expect(hover).toContain('PE3');
    expect(hover).not.toContain('**');
  });
});

describe('a folder on a file system of the client', () => {
  const files = new Map([
    ['memfs:/net/a/r1.cfg', loneRouter('R1', '0001')],
    ['memfs:/net/r 2.cfg', loneRouter('R2', '0002')],
    ['memfs:/net/notes.txt', 'nothing of interest'],
  ]);
  const encoded = (text: string): string => text.replace(' ', '%20');

  async function open(readsFiles: boolean): Promise<Editor> {
    const editor = keep(editors, await launch({ folders: [], initializationOptions: { readsFiles } }));
    const gone = { unavailable: 'gone' };
    const below = (uri: string) => [...files.keys()].filter((file) => encoded(file).startsWith(`${uri}/`));
    editor.connection.onRequest('isisLens/readFolder', ({ uri }) => {
      const names = new Map(
        below(uri).map((file) => {
          const [name = '', ...rest] = file.slice(uri.length + 1).split('/');
          return [name, rest.length > 0 ? 'folder' : 'file'];
        }),
      );
      return names.size > 0 ? [...names].map(([name, kind]) => ({ name, kind })) : gone;
    });
    const textOf = (uri: string) => [...files].find(([file]) => encoded(file) === uri)?.[1];
    editor.connection.onRequest('isisLens/fileFacts', ({ uri }) => {
      const text = textOf(uri);
      if (text !== undefined) return { kind: 'file', size: text.length };
      return below(uri).length > 0 ? { kind: 'folder', size: 0 } : gone;
    });
    editor.connection.onRequest('isisLens/readFile', ({ uri }) => {
      const text = textOf(uri);
      return text === undefined ? gone : Buffer.from(text).toString('base64');
    });
    await editor.begin();
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'memfs:/net', name: 'net' }], removed: [] },
    });
    return editor;
  }

  it('is read through the client', async () => {
    const editor = await open(true);
    expect(await editor.idle()).toMatchObject({ routers: 2, networks: 1 });
    expect([...editor.diagnostics.keys()].sort()).toEqual(['memfs:/net/a/r1.cfg', 'memfs:/net/r%202.cfg']);
  });

  it('has only open documents when the client does not read for the server', async () => {
    const editor = await open(false);
    expect(await editor.idle()).toMatchObject({ routers: 0, skippedFiles: 1 });
    await editor.open('memfs:/net/a/r1.cfg', loneRouter('R1', '0001'));
    expect(await editor.idle()).toMatchObject({ routers: 1 });
  });
});
