/** The view of networks in real VS Code. */
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { NetworkView } from '../../client/src/network-view.ts';
import type { TreeNode } from '../../server/src/ide/api.ts';
import { extensionApi, fileUri, revertAll, show, until } from './workspace.ts';

suite('the view IS-IS Network in real VS Code', () => {
  let view: NetworkView;
  suiteSetup(async () => {
    await revertAll();
    view = (await extensionApi()).networkView;
    await vscode.commands.executeCommand('isisLens.network.focus');
  });
  suiteTeardown(revertAll);

  const labels = (nodes: readonly TreeNode[]): string[] =>
    nodes.map((node) => {
      const { label, description } = view.item(node);
      return `${label} (${description})`;
    });
  /** The node that is reached by labels. */
  async function at(...way: string[]): Promise<TreeNode> {
    let found: TreeNode | undefined;
    for (const label of ['', ...way]) {
      const nodes: readonly TreeNode[] = await view.children(found);
      found = label === '' ? nodes[0] : nodes.find((node) => view.item(node).label === label);
      if (!found) throw new Error(`no ${label} among ${labels(nodes).join(', ')}`);
    }
    if (!found) throw new Error('no network');
    return found;
  }

  test('lists areas, routers, loopbacks and neighbors', async () => {
    // Routers of other suites may be on their way out.
    const areas = labels(await view.children(await at())).slice(0, 4);
    assert.deepStrictEqual(areas, [
      'Backbone (level 2 · 10 routers · 3 warnings)',
      'Area 49.0001 (3 routers · 1 PE · 1 error)',
      'Area 49.0002 (4 routers · 2 PE · 2 warnings)',
      'Area 49.0003 (3 routers)',
    ]);
    assert.deepStrictEqual(labels(await view.children(await at('Area 49.0001'))), [
      'ABR1 (border · level 1-2 · 1 warning)',
      'ABR2 (border · level 1-2)',
      'PE1 (PE · level 1 · 1 error)',
    ]);
    const below = labels(await view.children(await at('Area 49.0001', 'PE1')));
    assert.strictEqual(below[0], '10.255.0.1/32 (Loopback0 · learned by 0 of 2 other PEs)');
    assert.ok(
      below.some((label) => /^ABR1 \(GigabitEthernet\S+ · level 1 · metric 10\)$/.test(label)),
      below.join(', '),
    );
  });

  test('items say all of it to a screen reader and open their lines', async () => {
    const router = view.item(await at('Area 49.0001', 'PE1'));
    assert.strictEqual(router.accessibilityInformation?.label, 'PE1, PE, level 1, 1 error');
    assert.strictEqual(router.resourceUri?.path, fileUri('pe1.cfg').path);
    const loopback = view.item(await at('Area 49.0001', 'PE1', '10.255.0.1/32'));
    assert.ok(loopback.command);
    await vscode.commands.executeCommand(loopback.command.command, ...(loopback.command.arguments ?? []));
    const editor = await until('the editor', () => vscode.window.activeTextEditor);
    assert.strictEqual(editor.document.uri.path, fileUri('pe1.cfg').path);
    assert.ok(editor.document.lineAt(editor.selection.start.line).text.includes('10.255.0.1'));
  });

  test('the context menu opens and explains', async () => {
    const neighbor = await at('Area 49.0001', 'PE1', 'ABR1');
    await vscode.commands.executeCommand('isisLens.network.open', neighbor);
    assert.match(
      vscode.window.activeTextEditor?.document.lineAt(vscode.window.activeTextEditor.selection.start.line).text ?? '',
      /^interface GigabitEthernet/,
    );
  });

  test('and shows the place in the topology', async () => {
    await vscode.commands.executeCommand('isisLens.network.showInTopology', await at('Area 49.0001', 'PE1'));
    await until('the panel', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === 'IS-IS Topology'),
    );
  });

  test('the router of the file is revealed and selected, in a collapsed area too', async () => {
    for (const [file, name] of [
      ['pe3.cfg', 'PE3'],
      ['p1.cfg', 'P1'],
      ['abr1.cfg', 'ABR1'],
    ] as const) {
      await show(file);
      await vscode.commands.executeCommand('isisLens.network.reveal');
      await until(`${name} selected`, () => {
        const [selected] = view.selection();
        return selected?.kind === 'router' && selected.name === name ? true : undefined;
      });
    }
  });

  test('follows the network, and its nodes keep their ids', async () => {
    const before = await at('Area 49.0001', 'PE1');
    const document = await show('pe1.cfg');
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith('hostname PE1'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), '!\n!\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const after = await until('the moved line', async () => {
      const node = await at('Area 49.0001', 'PE1');
      return 'source' in node && node.source.range.start.line === line + 2 ? node : undefined;
    });
    assert.strictEqual(after.id, before.id);
  });
});
