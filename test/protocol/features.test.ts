/** Editor features against the built server: each is asked once as an editor asks it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CodeLens,
  CompletionItem,
  CompletionList,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver/node.js';
import { type Editor, start, uriOf } from './editor.ts';
import { caret, exampleFolder, type Folder, positionOf, rangeOf } from './network.ts';

let folder: Folder;
let editor: Editor;
let abr1 = '';

beforeEach(async () => {
  folder = exampleFolder();
  editor = await start({ folders: [folder.path] });
  abr1 = uriOf(folder.path, 'abr1.cfg');
  await editor.open(abr1, folder.read('abr1.cfg'));
});
afterEach(async () => {
  await editor.stop();
  folder.dispose();
});

const about = () => ({ textDocument: { uri: abr1 } });
const at = (words: string, into = 0) => ({ ...about(), position: positionOf(editor.textOf(abr1), words, into) });
const ask = <T>(method: string, params: object): Promise<T> => editor.connection.sendRequest<T>(method, params);

describe('completion', () => {
  async function type(line: string, context?: object): Promise<readonly CompletionItem[]> {
    const place = positionOf(editor.textOf(abr1), ' metric-style wide');
    await editor.edit(abr1, { range: caret(place), text: `${line}\n` });
    const position = { ...place, character: line.length };
    const list = await ask<CompletionList>('textDocument/completion', { ...about(), position, context });
    return list.items;
  }

  it('replaces what is typed, and tells the manual', async () => {
    const items = await type(' redistribute isis ip lev');
    const [item] = items;
    expect(items.map(({ label }) => label)).toEqual(['level-1', 'level-2']);
    const typed = ' redistribute isis ip lev'.length;
    const span = { start: { character: typed - 3 }, end: { character: typed } };
    expect(item?.textEdit).toMatchObject({ newText: 'level-1', insert: span, replace: span });
    expect(item?.detail).toContain('redistribute isis');
    expect(item?.documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('leak') });
  });

  it('knows the names of the file', async () => {
    const items = await type(' redistribute isis ip level-2 into level-1 route-map ');
    expect(items.map(({ label }) => label)).toEqual(['LEAK-LOOPBACKS']);
  });

  it('opens by itself behind a blank only while the command wants more', async () => {
    const blank = { triggerKind: 2, triggerCharacter: ' ' };
    expect(await type(' is-type level-1 ', blank)).toEqual([]);
    expect(await type(' is-type ', blank)).not.toEqual([]);
  });

  it('writes whole things as snippets', async () => {
    const end = positionOf(editor.textOf(abr1), 'line con 0');
    await editor.edit(abr1, { range: caret(end), text: 'pe-\n' });
    const position = { ...end, character: 3 };
    const { items } = await ask<CompletionList>('textDocument/completion', { ...about(), position });
    const snippet = items.find(({ label }) => label === 'pe-loopback');
    expect(snippet).toMatchObject({ insertTextFormat: 2, insertTextMode: 2 });
    expect(snippet?.textEdit?.newText).toMatch(/^interface \$\{1:Loopback1\}\n/);
  });
});

it('highlights the uses of a name in the file', async () => {
  const found = await ask<{ kind: number }[]>(
    'textDocument/documentHighlight',
    at('prefix-list REMOTE-LOOPBACKS\n', 15),
  );
  expect(found.map(({ kind }) => kind)).toEqual([3, 3, 3, 2]);
});

it('grows a selection', async () => {
  const [range] = await ask<SelectionRange[]>('textDocument/selectionRange', {
    ...about(),
    positions: [positionOf(editor.textOf(abr1), 'ip address 10.0.1.6', 14)],
  });
  expect(range?.range).toEqual(rangeOf(editor.textOf(abr1), '10.0.1.6'));
  expect(range?.parent?.range).toEqual(rangeOf(editor.textOf(abr1), '10.0.1.6 255.255.255.252'));
});

describe('semantic tokens', () => {
  const full = () => ask<SemanticTokens>('textDocument/semanticTokens/full', about());

  it('come whole, in part, and as what changed', async () => {
    const before = await full();
    expect(before.data.length % 5).toBe(0);
    const few = await ask<SemanticTokens>('textDocument/semanticTokens/range', {
      ...about(),
      range: rangeOf(editor.textOf(abr1), 'router isis CORE\n net'),
    });
    expect(few.data.length).toBeLessThan(before.data.length / 4);
    await editor.edit(abr1, { range: rangeOf(editor.textOf(abr1), ' isis metric 20'), text: ' isis metric 2000' });
    const delta = (await ask('textDocument/semanticTokens/full/delta', {
      ...about(),
      previousResultId: before.resultId,
    })) as SemanticTokensDelta;
    expect(delta.edits).toHaveLength(1);
    const data = [...before.data];
    for (const { start: from, deleteCount, data: fresh } of delta.edits)
      data.splice(from, deleteCount, ...(fresh ?? []));
    expect(data).toEqual((await full()).data);
  });

  it('come whole when the earlier answer is not known any more', async () => {
    await full();
    const again = await ask<SemanticTokens>('textDocument/semanticTokens/full/delta', {
      ...about(),
      previousResultId: 'x',
    });
    expect(again.data).toEqual((await full()).data);
  });
});

describe('rename', () => {
  it('changes every line and use', async () => {
    const place = at('prefix-list REMOTE-LOOPBACKS\n', 15);
    expect(await ask('textDocument/prepareRename', place)).toMatchObject({ placeholder: 'REMOTE-LOOPBACKS' });
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'PES' });
    await editor.apply(edit);
    expect(editor.textOf(abr1)).not.toContain('REMOTE-LOOPBACKS');
    expect(editor.textOf(abr1).match(/prefix-list PES/g)).toHaveLength(4);
  });

  it('says why not', async () => {
    await expect(ask('textDocument/prepareRename', at('hostname ABR1', 10))).rejects.toThrow('no name here');
    const place = at('prefix-list REMOTE-LOOPBACKS\n', 15);
    await expect(ask('textDocument/rename', { ...place, newName: 'a b' })).rejects.toThrow("'a b' cannot be the name");
  });

  it('asks where the command is not known', async () => {
    const line = positionOf(editor.textOf(abr1), 'line con 0');
    await editor.edit(abr1, { range: caret(line), text: 'some-feature filter LEAK-LOOPBACKS\n' });
    const edit = await ask<WorkspaceEdit>('textDocument/rename', {
      ...at('route-map LEAK-LOOPBACKS permit', 12),
      newName: 'NEW',
    });
    expect(JSON.stringify(edit.documentChanges).match(/"annotationId"/g)).toHaveLength(1);
    expect(Object.values(edit.changeAnnotations ?? {})).toMatchObject([{ needsConfirmation: true }]);
  });
});

it('finds symbols in all files', async () => {
  const found = await ask<SymbolInformation[]>('workspace/symbol', { query: 'pe3 lo0' });
  expect(found).toMatchObject([{ name: 'Loopback0', containerName: 'PE3' }]);
  expect(found[0]?.location.uri).toBe(uriOf(folder.path, 'pe3.cfg'));
});

describe('code lenses', () => {
  const loopback = ' ip address 10.255.0.1 255.255.255.255';

  async function lenses(uri: string, from = editor): Promise<readonly CodeLens[]> {
    const found = await from.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(found.every(({ command }) => command === undefined)).toBe(true);
    return Promise.all(found.map((lens) => from.connection.sendRequest<CodeLens>('codeLens/resolve', lens)));
  }

  async function openPe1(from = editor): Promise<string> {
    const uri = uriOf(folder.path, 'pe1.cfg');
    await from.open(uri, folder.read('pe1.cfg'));
    return uri;
  }

  it('have their words when they are looked at', async () => {
    const pe1 = await openPe1();
    const [service, instance] = await lenses(pe1);
    expect(service?.range.start.line).toBe(positionOf(editor.textOf(pe1), loopback).line);
    expect(service?.command).toEqual({ title: 'learned by 0 of 2 PEs · 2 by default only', command: '' });
    expect(instance?.command?.title).toBe('L1 · area 49.0001 · 2 adjacencies');
  });

  it('lead to the topology where the client has it', async () => {
    const able = await start({
      folders: [folder.path],
      initializationOptions: { commands: ['isisLens.showTopology'] },
    });
    const pe1 = await openPe1(able);
    const [service] = await lenses(pe1, able);
    expect(service?.command).toMatchObject({
      title: expect.stringMatching(/ · show$/),
      command: 'isisLens.showTopology',
      arguments: [{ uri: pe1, prefix: '10.255.0.1/32', position: service?.range.start }],
    });
    await able.stop();
  });

  it('are asked for again when they would differ, and only then', async () => {
    const pe1 = await openPe1();
    await lenses(pe1);
    const ask = () => editor.refreshes.filter((method) => method === 'workspace/codeLens/refresh').length;
    await editor.edit(abr1, { range: rangeOf(editor.textOf(abr1), 'to P1 Gig'), text: 'to P1, Gig' });
    await editor.idle();
    await lenses(pe1);
    expect(ask()).toBe(0);
    const abr3 = uriOf(folder.path, 'abr3.cfg');
    await editor.open(abr3, folder.read('abr3.cfg'));
    const place = positionOf(editor.textOf(abr3), ' passive-interface Loopback0');
    await editor.edit(abr3, { range: caret(place), text: ' redistribute isis ip level-2 into level-1\n' });
    await editor.idle();
    await expect.poll(ask).toBe(1);
    expect((await lenses(pe1))[0]?.command?.title).not.toBe('learned by 0 of 2 PEs · 2 by default only');
  });

  it('can be switched off and on', async () => {
    const pe1 = await openPe1();
    expect(await lenses(pe1)).not.toEqual([]);
    await editor.configure('', { codeLens: { enable: false } });
    await editor.idle();
    expect(await lenses(pe1)).toEqual([]);
    await editor.configure('', {});
    await editor.idle();
    await expect.poll(() => editor.refreshes.filter((method) => method.includes('codeLens')).length).toBe(2);
    expect(await lenses(pe1)).not.toEqual([]);
  });
});

describe('inlay hints', () => {
  const all = { start: { line: 0, character: 0 }, end: { line: 500, character: 0 } };
  const hints = async (range = all): Promise<string[]> => {
    const found = await ask<InlayHint[]>('textDocument/inlayHint', { ...about(), range });
    return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
  };

  it('name the far ends and what a leak lets through, in the range asked for', async () => {
    expect(await hints()).toEqual([
      '→ P1 GigabitEthernet0/0/3',
      '→ ABR2 GigabitEthernet0/0/1',
      '→ PE1 GigabitEthernet0/0/0',
      '2 of 2 PE loopbacks pass',
    ]);
    expect(await hints(rangeOf(editor.textOf(abr1), 'interface GigabitEthernet0/0/1\n'))).toHaveLength(1);
  });

  it('follow the settings, and other files', async () => {
    const before = await hints();
    await editor.configure('', { inlayHints: { neighbors: false, prefixLists: true } });
    await editor.idle();
    const asked = () => editor.refreshes.filter((method) => method === 'workspace/inlayHint/refresh').length;
    await expect.poll(asked).toBe(1);
    const after = await hints();
    expect(after).not.toEqual(before);
    expect(after).toContain('PE2');
    const pe2 = uriOf(folder.path, 'pe2.cfg');
    await editor.open(pe2, folder.read('pe2.cfg'));
    await editor.edit(pe2, { range: rangeOf(editor.textOf(pe2), 'hostname PE2'), text: 'hostname PE2-NEW' });
    await editor.idle();
    await expect.poll(asked).toBe(2);
    expect(await hints()).toContain('PE2-NEW');
  });
});
