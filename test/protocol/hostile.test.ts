import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, launch, start, uriOf } from './editor.ts';
import { emptyFolder, exampleFolder, type Folder, loneRouter, positionOf } from './network.ts';

let folder: Folder;
let editor: Editor | undefined;

beforeEach(() => {
  folder = emptyFolder();
});
afterEach(async () => {
  await editor?.stop();
  editor = undefined;
  folder.dispose();
});

describe('files no one expects', () => {
  it('are left out or read as well as they can be', async () => {
    folder.write('ok.cfg', loneRouter('OK', '0001'));
    folder.write(
      'binary.cfg',
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256),
    );
    folder.write('huge.cfg', loneRouter('HUGE', '0002') + '! filler line of a very long file\n'.repeat(620_000));
    folder.write('utf8-bom.cfg', `\uFEFF${loneRouter('BOM', '0003')}`);
    folder.write('utf16.cfg', Buffer.from(`\uFEFF${loneRouter('LITTLE', '0004')}`, 'utf16le'));
    folder.write('utf16be.cfg', Buffer.from(`\uFEFF${loneRouter('BIG', '0005')}`, 'utf16le').swap16());
    const broken = Buffer.from(`\uFEFF${loneRouter('BROKEN', '0006')}`, 'utf16le');
    folder.write('utf16-broken.cfg', Buffer.concat([broken, Buffer.from([0x00, 0xd8, 0x41])]));
    folder.write('latin1.cfg', Buffer.from(loneRouter('LATIN', '0007').replace('!', '! Köln\n!'), 'latin1'));
    folder.write('empty.cfg', '');
    folder.write('zeros.txt', new Uint8Array(100_000));
    folder.write('one-line.txt', `hostname ${'x'.repeat(3_000_000)}`);
    folder.write('notes.txt', 'Dear colleague,\nthe router is in the cellar.\n');
    symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'dangling.cfg'));
    symlinkSync(folder.path, join(folder.path, 'circle'));
    editor = await start({ folders: [folder.path] });
    const status = await editor.idle();
    expect(status).toMatchObject({ state: 'idle', skippedFiles: 1 });
    expect([...editor.diagnostics.keys()].map((uri) => uri.split('/').at(-1)).sort()).toEqual([
      'latin1.cfg',
      'ok.cfg',
      'utf16-broken.cfg',
      'utf16.cfg',
      'utf16be.cfg',
      'utf8-bom.cfg',
    ]);
    expect(editor.log.map(({ message }) => message).join('\n')).toMatch(/huge\.cfg is larger than 8 MiB/);
  });

  it.skipIf(process.getuid?.() === 0)('may not be readable', async () => {
    folder.write('ok.cfg', loneRouter('OK', '0001'));
    folder.write('locked.cfg', loneRouter('LOCKED', '0002'));
    chmodSync(join(folder.path, 'locked.cfg'), 0);
    editor = await start({ folders: [folder.path] });
    expect(await editor.idle()).toMatchObject({ routers: 1, skippedFiles: 1 });
    expect(editor.log.map(({ message }) => message).join('\n')).toMatch(/locked\.cfg may not be read/);
  });

  it('may vanish with their whole folder', async () => {
    const other = exampleFolder();
    folder.write('ok.cfg', loneRouter('OK', '0001'));
    editor = await start({ folders: [folder.path, other.path] });
    other.dispose();
    await editor.fileEvents([uriOf(other.path), 3]);
    expect(await editor.idle()).toMatchObject({ routers: 1 });
    const again = await editor.connection.sendRequest('isisLens/analyseWorkspace');
    expect(again).toMatchObject({ state: 'idle', routers: 1 });
    expect(editor.log.map(({ message }) => message).join('\n')).toContain('is gone');
  });

  it('may be opened although they are too large to be read', async () => {
    editor = await start({ folders: [folder.path] });
    const uri = uriOf(folder.path, 'large.cfg');
    await editor.open(uri, loneRouter('LARGE', '0001') + '!\n'.repeat(5_000_000));
    await editor.open(uriOf(folder.path, 'small.cfg'), loneRouter('SMALL', '0002'));
    expect(await editor.idle()).toMatchObject({ routers: 1 });
  });
});

describe('messages no one expects', () => {
  it('are answered and logged, and the server goes on', async () => {
    folder.write('ok.cfg', loneRouter('OK', '0001'));
    editor = await start({ folders: [folder.path] });
    editor.expectErrors(/Unexpected error in textDocument\//);
    const { connection } = editor;
    const uri = uriOf(folder.path, 'ok.cfg');
    for (const [method, empty] of [
      ['hover', null],
      ['definition', null],
      ['references', []],
      ['documentSymbol', []],
      ['foldingRange', []],
      ['codeAction', []],
    ] as const) {
      expect(await connection.sendRequest(`textDocument/${method}`, {})).toEqual(empty);
      expect(
        await connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: 7 }, position: 'x' }),
      ).toEqual(empty);
    }
    const nowhere = { textDocument: { uri }, position: { line: 1e9, character: -4 } };
    expect(await connection.sendRequest('textDocument/hover', nowhere)).toBeNull();
    await expect(connection.sendRequest('no/such/method', {})).rejects.toThrow('Unhandled method');
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [],
    });
    await connection.sendNotification('textDocument/didChange', { textDocument: null });
    await connection.sendNotification('textDocument/didOpen', {});
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'never-opened:x' } });
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: '::', type: 9 }] });
    await connection.sendNotification('no/such/notification', {});
    editor.expectErrors(/Unexpected error in workspace\/didChangeWatchedFiles/);
    expect(await connection.sendRequest('isisLens/recognise', { text: 12 })).toBeNull();
    expect(await editor.idle()).toMatchObject({ state: 'idle', routers: 1 });
  });

  it('include edits outside of the document', async () => {
    editor = await start({ folders: [folder.path] });
    const uri = uriOf(folder.path, 'new.cfg');
    await editor.open(uri, loneRouter('NEW', '0001'));
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 900, character: 0 }, end: { line: 901, character: 5 } }, text: '!\n' },
        { range: { start: { line: 0, character: 900 }, end: { line: 0, character: 950 } }, text: ' ' },
      ],
    });
    expect(await editor.idle()).toMatchObject({ state: 'idle', routers: 1 });
  });

  it('include a request that is cancelled', async () => {
    for (let file = 0; file < 200; file++) {
      folder.write(`r${file}.cfg`, loneRouter(`R${file}`, String(file).padStart(4, '0')));
    }
    const launched = await launch({ folders: [folder.path] });
    editor = launched;
    const uri = uriOf(folder.path, 'r1.cfg');
    const text = folder.read('r1.cfg');
    await launched.open(uri, text);
    await launched.begin();
    const { CancellationTokenSource } = await import('vscode-languageserver/node.js');
    const source = new CancellationTokenSource();
    const position = positionOf(text, '10.99.0.1 ');
    const asked = launched.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri }, position },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(await launched.idle()).toMatchObject({ routers: 200 });
  });

  it('include text that is no JSON', async () => {
    folder.write('ok.cfg', loneRouter('OK', '0001'));
    editor = await start({ folders: [folder.path] });
    editor.process.stdin?.write('Content-Length: 9\r\n\r\n{nonsense');
    expect(await editor.idle()).toMatchObject({ state: 'idle', routers: 1 });
  });

  it('never make the log repeat a configuration', async () => {
    editor = await start({ folders: [folder.path] });
    editor.expectErrors(/Unexpected error/);
    const secret = 'correct-horse-battery';
    const uri = uriOf(folder.path, 'secret.cfg');
    await editor.open(uri, `${loneRouter('S', '0001')}key chain K\n key 1\n  key-string ${secret}\n`);
    await editor.connection.sendRequest('textDocument/hover', { textDocument: { uri: [secret] }, position: null });
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: secret, text: secret }],
    });
    await editor.configure('', { severities: { [secret]: 3 } });
    await editor.idle();
    const said = [...editor.log, ...editor.published, ...editor.statuses]
      .map((each) => JSON.stringify(each))
      .join('\n');
    expect(said.replaceAll(/there is no rule '[^']*'/g, '')).not.toContain(secret);
  });

  it('include documents that are not part of the workspace', async () => {
    folder.write('ok.cfg', loneRouter('OK', '0001'));
    editor = await start({ folders: [folder.path] });
    await editor.open(`git:${folder.path}/ok.cfg?HEAD`, loneRouter('OK', '0001'));
    await editor.open('output:IS-IS%20Lens', loneRouter('OK', '0001'));
    expect(await editor.idle()).toMatchObject({ routers: 1 });
    await editor.open('untitled:Untitled-1', loneRouter('DRAFT', '0009'));
    expect(await editor.idle()).toMatchObject({ routers: 2 });
    expect(editor.diagnostics.has('untitled:Untitled-1')).toBe(true);
    await editor.close('untitled:Untitled-1');
    expect(await editor.idle()).toMatchObject({ routers: 1 });
    expect(editor.diagnostics.has('untitled:Untitled-1')).toBe(false);
  });
});

describe('a client that goes away', () => {
  it('takes the server with it', async () => {
    const launched = await launch({ folders: [folder.path] });
    const exited = new Promise((resolve) => launched.process.once('exit', resolve));
    launched.process.stdin?.end();
    await exited;
    rmSync(folder.path, { recursive: true });
    expect(launched.process.exitCode).not.toBeNull();
  });
});
