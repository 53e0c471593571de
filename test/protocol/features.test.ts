/** Editor features against the built server: each is asked once as an editor asks it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CompletionItem,
  CompletionList,
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
    expect(JSON.stringify(item?.documentation)).toContain('redistribute isis');
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
