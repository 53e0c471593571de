import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Editor, start, uriOf } from './editor.ts';
import { caret, exampleFolder, type Folder, positionOf, rangeOf } from './network.ts';

let folder: Folder;
let editor: Editor;
let pe1 = '';
let abr3 = '';

beforeEach(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
  pe1 = uriOf(folder.path, 'pe1.cfg');
  abr3 = uriOf(folder.path, 'abr3.cfg');
  await editor.open(pe1, folder.read('pe1.cfg'));
  await editor.idle();
});
afterEach(async () => {
  await editor.stop();
  folder.dispose();
});

const codes = (uri: string): string[] => (editor.diagnostics.get(uri) ?? []).map(({ code }) => String(code)).sort();

/** What a server that never saw the edits says about the same texts. */
async function fromScratch(): Promise<ReadonlyMap<string, unknown>> {
  const fresh = await start({ folders: [folder.path] });
  const found = new Map(fresh.diagnostics);
  await fresh.stop();
  return found;
}

describe('an open document', () => {
  it('changes findings in other files, without being saved', async () => {
    await editor.edit(pe1, {
      range: rangeOf(editor.textOf(pe1), ' is-type level-1\n'),
      text: ' is-type level-2-only\n',
    });
    await editor.idle();
    folder.write('pe1.cfg', editor.textOf(pe1));
    expect(new Map(editor.diagnostics)).toEqual(await fromScratch());
  });

  it('publishes nothing when an edit changes nothing', async () => {
    const before = editor.published.length;
    const end = positionOf(editor.textOf(pe1), 'hostname PE1', 'hostname PE1'.length);
    await editor.edit(pe1, { range: caret(end), text: ' ' });
    await editor.idle();
    expect(editor.published.length).toBe(before);
  });

  it('keeps its positions right through CRLF, surrogate pairs and several edits at once', async () => {
    const crlf = folder.read('pe1.cfg').replaceAll('\n', '\r\n').replace('PE1, Hamburg', 'PE1 🗼🗼, Hamburg');
    await editor.close(pe1);
    await editor.open(pe1, crlf);
    const tower = positionOf(crlf, '🗼🗼', 2);
    await editor.edit(
      pe1,
      { range: caret({ line: 0, character: 0 }), text: '! 🗼 first\r\n! second\r\n' },
      {
        range: {
          start: { line: tower.line + 2, character: tower.character },
          end: { line: tower.line + 2, character: tower.character + 2 },
        },
        text: '🎡x',
      },
      { range: rangeOf(`! 🗼 first\r\n! second\r\n${crlf}`, ' description Acme Logistics, access\r\n'), text: '' },
    );
    expect(editor.textOf(pe1)).toContain('PE1 🗼🎡x, Hamburg\r\n');
    await editor.idle();
    folder.write('pe1.cfg', editor.textOf(pe1));
    expect(new Map(editor.diagnostics)).toEqual(await fromScratch());
    const finding = editor.diagnostics.get(pe1)?.find(({ code }) => code === 'unleaked-loopback');
    const line = editor.textOf(pe1).split('\r\n')[finding?.range.start.line ?? 0] ?? '';
    expect(line.slice(finding?.range.start.character, finding?.range.end.character)).toContain('10.255.0.1');
  });

  it('ends as if opened fresh after many small edits', async () => {
    // A fixed sequence, so that a failure can be repeated.
    let seed = 12345;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const snippets = [
      '\n',
      '!',
      ' ',
      'x',
      '🗼',
      'no ',
      '\n interface Loopback9\n ip address 1.1.1.1 255.255.255.255\n',
      '^C',
    ];
    for (let round = 0; round < 60; round++) {
      const lines = editor.textOf(pe1).split('\n');
      const line = next(lines.length);
      const start = next((lines[line] ?? '').length + 1);
      const end = Math.min((lines[line] ?? '').length, start + next(4));
      const range = { start: { line, character: start }, end: { line, character: end } };
      await editor.edit(pe1, { range, text: snippets[next(snippets.length)] ?? '' });
    }
    await editor.idle();
    folder.write('pe1.cfg', editor.textOf(pe1));
    expect(new Map(editor.diagnostics)).toEqual(await fromScratch());
  });

  it('has hovers that know the last edit at once', async () => {
    const at = positionOf(editor.textOf(pe1), 'ip address 10.255.0.1 ', 14);
    expect(await editor.hover(pe1, at)).toContain('PE3');
    await editor.edit(pe1, {
      range: rangeOf(editor.textOf(pe1), '10.255.0.1 255.255.255.255'),
      text: '10.255.0.77 255.255.255.255',
    });
    expect(await editor.hover(pe1, at)).toContain('10.255.0.77');
  });

  it('leads to definitions in other files', async () => {
    const rr = positionOf(editor.textOf(pe1), 'neighbor 10.255.0.31 peer-group', 12);
    const [target] = await editor.definition(pe1, rr);
    expect(target?.targetUri).toBe(uriOf(folder.path, 'rr1.cfg'));
    const line = folder.read('rr1.cfg').split('\n')[target?.targetSelectionRange.start.line ?? 0];
    expect(line).toContain('ip address 10.255.0.31');
  });

  it('has references in other files, an outline and folds', async () => {
    const about = { textDocument: { uri: pe1 } };
    const position = positionOf(editor.textOf(pe1), 'ip address 10.255.0.1 ', 14);
    const references = await editor.connection.sendRequest<{ uri: string }[]>('textDocument/references', {
      ...about,
      position,
      context: { includeDeclaration: false },
    });
    expect(new Set(references.map(({ uri }) => uri))).toContain(uriOf(folder.path, 'rr1.cfg'));
    const symbols = await editor.connection.sendRequest<{ name: string }[]>('textDocument/documentSymbol', about);
    expect(symbols.map(({ name }) => name)).toContain('GigabitEthernet0/0/0');
    const folds = await editor.connection.sendRequest<{ startLine: number }[]>('textDocument/foldingRange', about);
    expect(folds.map(({ startLine }) => startLine)).toContain(
      positionOf(editor.textOf(pe1), '!\nrouter isis CORE').line + 1,
    );
  });

  it('loses its finding when the fix is applied to every border router', async () => {
    const range = editor.diagnostics.get(pe1)?.find(({ code }) => code === 'unleaked-loopback')?.range;
    const actions = await editor.codeActions(pe1, range ?? caret({ line: 0, character: 0 }), ['quickfix']);
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    expect(preferred?.edit).toBeUndefined();
    const { edit } = await editor.resolve(preferred ?? { title: '' });
    const elsewhere = await editor.apply(edit ?? {});
    expect([...elsewhere.keys()].sort()).toEqual([abr3, uriOf(folder.path, 'abr4.cfg')]);
    for (const [uri, edits] of elsewhere) {
      const file = uri.slice(uri.lastIndexOf('/') + 1);
      await editor.open(uri, folder.read(file));
      await editor.apply({ documentChanges: [{ textDocument: { uri, version: 1 }, edits: [...edits] }] });
    }
    await editor.idle();
    expect(codes(pe1)).not.toContain('unleaked-loopback');
    expect(codes(abr3)).not.toContain('unleaked-loopback');
    expect([...editor.diagnostics.values()].flat().filter(({ severity }) => severity === 1)).toEqual([]);
  });

  it('refuses the fix of a finding that is gone', async () => {
    const range = editor.diagnostics.get(pe1)?.find(({ code }) => code === 'unleaked-loopback')?.range;
    const [action] = await editor.codeActions(pe1, range ?? caret({ line: 0, character: 0 }), ['quickfix']);
    await editor.edit(pe1, { range: rangeOf(editor.textOf(pe1), '10.255.0.1 255'), text: '10.255.0.77 255' });
    await expect(editor.resolve(action ?? { title: '' })).rejects.toThrow('changed');
  });

  it('offers no fix-all unless it is asked for', async () => {
    const everything = { start: { line: 0, character: 0 }, end: { line: 500, character: 0 } };
    const asked = await editor.codeActions(pe1, everything);
    expect(asked.every(({ kind }) => kind === 'quickfix')).toBe(true);
    const onSave = await editor.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: pe1 },
      range: everything,
      context: { diagnostics: [], only: ['source.fixAll'], triggerKind: 2 },
    });
    expect(onSave).toEqual([]);
  });

  it('does not make other files flicker while a line is being typed', async () => {
    await editor.open(abr3, folder.read('abr3.cfg'));
    await editor.idle();
    const before = editor.published.length;
    const line = positionOf(editor.textOf(pe1), ' ip address 10.0.1.5 255.255.255.252');
    const length = ' ip address 10.0.1.5 255.255.255.252'.length;
    // Takes the address away letter by letter and types it again, as one does.
    for (let at = length; at > length - 3; at--) {
      const range = { start: { ...line, character: at - 1 }, end: { ...line, character: at } };
      await editor.edit(pe1, { range, text: '' });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    for (const [index, letter] of [...'252'].entries()) {
      await editor.edit(pe1, { range: caret({ ...line, character: length - 3 + index }), text: letter });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await editor.idle();
    const touched = new Set(editor.published.slice(before).map(({ uri }) => uri));
    touched.delete(pe1);
    expect([...touched]).toEqual([]);
  });

  it('does not make other files flicker while a line is half typed, however long that takes', async () => {
    const before = editor.published.length;
    const { line } = positionOf(editor.textOf(pe1), ' ip address 10.0.1.5 255.255.255.252');
    const whole = ' ip address 10.0.1.5 255.255.255.252';
    const half = ' ip address 10.0';
    // In the middle of the line, a word at a time, with a pause to think.
    const from = { line, character: half.length };
    await editor.edit(pe1, { range: { start: from, end: { line, character: whole.length } }, text: '' });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await editor.edit(pe1, { range: caret(from), text: whole.slice(half.length) });
    await editor.idle();
    const touched = new Set(editor.published.slice(before).map(({ uri }) => uri));
    touched.delete(pe1);
    expect([...touched]).toEqual([]);
    expect(editor.textOf(pe1)).toBe(folder.read('pe1.cfg'));
  });

  it('tells other files about a half-typed line when it is left', async () => {
    const range = rangeOf(editor.textOf(pe1), ' ip address 10.0.1.5 255.255.255.252');
    const before = editor.published.length;
    const touched = (): string[] =>
      [...new Set(editor.published.slice(before).map(({ uri }) => uri))].filter((uri) => uri !== pe1);
    await editor.edit(pe1, { range, text: ' ip address 10.0' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(touched()).toEqual([]);
    const next = { line: range.start.line, character: ' ip address 10.0'.length };
    await editor.edit(pe1, { range: caret(next), text: '\n' });
    await expect.poll(touched, { timeout: 1500 }).not.toEqual([]);
    await editor.idle();
    folder.write('pe1.cfg', editor.textOf(pe1));
    expect(new Map(editor.diagnostics)).toEqual(await fromScratch());
  });

  it('tells other files when the typing rests', async () => {
    const line = positionOf(editor.textOf(pe1), ' passive-interface Loopback0');
    const end = { ...line, character: ' passive-interface Loopback0'.length };
    await editor.edit(pe1, { range: { start: { ...end, character: end.character - 1 }, end }, text: '' });
    await editor.idle();
    folder.write('pe1.cfg', editor.textOf(pe1));
    expect(new Map(editor.diagnostics)).toEqual(await fromScratch());
  });

  it('counts before the text on disk, and no longer when it is closed', async () => {
    await editor.edit(pe1, { range: rangeOf(editor.textOf(pe1), ' is-type level-1\n'), text: '' });
    await editor.idle();
    const open = new Map(editor.diagnostics);
    folder.write('pe1.cfg', folder.read('pe1.cfg').replace('hostname PE1', 'hostname OTHER'));
    await editor.fileEvents([pe1, 2]);
    await editor.idle();
    expect(new Map(editor.diagnostics)).toEqual(open);
    await editor.close(pe1);
    await editor.idle();
    expect(new Map(editor.diagnostics)).toEqual(await fromScratch());
  });
});
