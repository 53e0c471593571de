/** The topology's panel as the extension host sees it; what is in it is seen at the window (scripts/vscode/topology.mjs). */
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { fileUri, rangeOf, show, until } from './workspace.ts';

const panels = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('isisLens.topology'));

suite('the topology in real VS Code', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('opens once, beside the editor, which keeps the focus', async () => {
    await show('pe1.cfg');
    await vscode.commands.executeCommand('isisLens.showTopology');
    const [panel] = await until('the panel', () => (panels().length > 0 ? panels() : undefined));
    assert.strictEqual(panel?.group.viewColumn, vscode.ViewColumn.Two);
    assert.strictEqual(vscode.window.activeTextEditor?.document.uri.path, fileUri('pe1.cfg').path);
    await vscode.commands.executeCommand('isisLens.showTopology');
    assert.strictEqual(panels().length, 1);
  });

  test('can be shown at a place, as lenses do', async () => {
    const document = await show('pe1.cfg');
    const { start: position } = rangeOf(document, 'ip address 10.255.0.1 255.255.255.255');
    await vscode.commands.executeCommand('isisLens.showTopology', {
      uri: document.uri.toString(),
      position: { line: position.line, character: position.character },
      prefix: '10.255.0.1/32',
    });
    assert.strictEqual(panels().length, 1);
  });

  test('is closed like any editor, and opens again', async () => {
    await vscode.window.tabGroups.close(panels());
    assert.strictEqual(panels().length, 0);
    await vscode.commands.executeCommand('isisLens.showTopology');
    await until('the panel', () => (panels().length === 1 ? true : undefined));
  });
});
