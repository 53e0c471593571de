/** What helps while a configuration is written, in real VS Code. */
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { extensionApi, rangeOf, revertAll, show, until } from './workspace.ts';

const everything = (document: vscode.TextDocument): vscode.Range =>
  document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));

async function insertAbove(document: vscode.TextDocument, words: string, text: string): Promise<vscode.Position> {
  const { start } = rangeOf(document, words);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, start, `${text}\n`);
  assert.ok(await vscode.workspace.applyEdit(edit));
  return start.translate(0, text.length);
}

suite('writing in real VS Code', () => {
  suiteSetup(async () => {
    await show('abr1.cfg');
    await extensionApi();
  });
  teardown(revertAll);

  test('completion offers the names of the file, and takes away what is typed', async () => {
    const document = await show('abr1.cfg');
    const line = ' redistribute isis ip level-2 into level-1 route-map LEAK';
    const at = await insertAbove(document, ' metric-style wide', line);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const item = list.items.find(({ label }) => label === 'LEAK-LOOPBACKS');
    assert.ok(item, list.items.map(({ label }) => label).join(' '));
    const range = item.range && 'replacing' in item.range ? item.range.replacing : item.range;
    assert.strictEqual(range && document.getText(range), 'LEAK');
  });

  test('a lens says who learns the loopback', async () => {
    const document = await show('pe1.cfg');
    const lenses = await until('lenses', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.length > 0 ? found : undefined;
    });
    const titles = lenses.map(({ command }) => command?.title ?? '').join('\n');
    assert.match(titles, /learned by 0 of 2 PEs · 2 by default only/);
    assert.match(titles, /L1 · area 49\.0001 · 2 adjacencies/);
  });

  test('hints name the far ends of links', async () => {
    const document = await show('abr1.cfg');
    const hints = await until('hints', async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        everything(document),
      );
      return found.length > 0 ? found : undefined;
    });
    const texts = hints.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    assert.ok(texts.includes('→ PE1 GigabitEthernet0/0/0'), texts.join(' | '));
  });

  test('renaming changes every line and use, and refuses a name that is taken', async () => {
    const document = await show('abr1.cfg');
    const at = rangeOf(document, 'match ip address prefix-list REMOTE-LOOPBACKS').end.translate(0, -3);
    const rename = (name: string) =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        name,
      );
    const edit = await rename('PES');
    assert.strictEqual(edit.get(document.uri).length, 4);
    await assert.rejects(async () => rename('two words'), /cannot be the name/);
  });

  test('words have colours by what they mean', async () => {
    const document = await show('abr1.cfg');
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.ok(tokens.data.length > 500);
  });

  test('symbols of the workspace are found by parts of their names', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'pe3 lo0',
    );
    assert.deepStrictEqual(
      found.map(({ name, containerName }) => [name, containerName]),
      [['Loopback0', 'PE3']],
    );
  });
});
