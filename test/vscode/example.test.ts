/** The packaged extension in real VS Code, on a copy of examples/mpls-vpn-multiarea. */
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { codeOf, EXTENSION, fileUri, findings, rangeOf, show, until } from './workspace.ts';

const UNLEAKED = 'unleaked-loopback';
const LOOPBACK = 'ip address 10.255.0.1 255.255.255.255';

const hoverText = async (document: vscode.TextDocument, at: vscode.Position): Promise<string> => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
};

/** Position in the words after their beginning. */
const inside = (document: vscode.TextDocument, words: string, beginning: string): vscode.Position =>
  rangeOf(document, words).start.translate(0, beginning.length);

const definitions = async (document: vscode.TextDocument, at: vscode.Position) => {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    at,
  );
  return found.map((place) =>
    'targetUri' in place
      ? { file: place.targetUri.path, range: place.targetSelectionRange ?? place.targetRange }
      : { file: place.uri.path, range: place.range },
  );
};

suite('the example in real VS Code', () => {
  test('the packaged extension is the one that runs', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, 'installed');
    assert.ok(!fs.existsSync(vscode.Uri.joinPath(extension.extensionUri, 'server').fsPath), 'not the checkout');
    await show('pe1.cfg');
    await until('activation', () => extension.isActive || undefined);
  });

  test('a router configuration is recognised by its content, another file is left alone', async () => {
    assert.strictEqual((await show('pe1.cfg')).languageId, 'cisco-ios');
    assert.strictEqual((await show('README.md', 'markdown')).languageId, 'markdown');
  });

  test('the loopback that area 49.0002 never learns has a finding on its address', async () => {
    const document = await show('pe1.cfg');
    const [finding, ...more] = await findings('pe1.cfg', UNLEAKED);
    assert.ok(finding);
    assert.deepStrictEqual(more, []);
    assert.strictEqual(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(rangeOf(document, LOOPBACK).contains(finding.range), 'on the loopback address');
    assert.ok(document.getText(finding.range).includes('10.255.0.1'));
    assert.match(finding.message, /10\.255\.0\.1/);
    assert.match(finding.message, /PE3/);
    const elsewhere = (finding.relatedInformation ?? []).map(({ location }) => location.uri.path.split('/').at(-1));
    assert.ok(elsewhere.includes('abr3.cfg') && elsewhere.includes('abr4.cfg'), `related: ${elsewhere.join(', ')}`);
  });

  test('the borders of that area carry the counterpart on `router isis`, without being opened', async () => {
    for (const name of ['abr3.cfg', 'abr4.cfg']) {
      const [finding] = await findings(name, UNLEAKED);
      assert.ok(finding);
      const lines = fs.readFileSync(fileUri(name).fsPath, 'utf8').split('\n');
      assert.match(lines[finding.range.start.line] ?? '', /^router isis CORE/);
    }
  });

  test('nothing else is an error', async () => {
    await findings('pe1.cfg', UNLEAKED);
    const errors = vscode.languages
      .getDiagnostics()
      .flatMap(([uri, all]) => all.map((diagnostic) => ({ file: uri.path.split('/').at(-1), diagnostic })))
      .filter(({ diagnostic }) => diagnostic.severity === vscode.DiagnosticSeverity.Error);
    assert.deepStrictEqual(errors.map(({ file, diagnostic }) => `${file} ${codeOf(diagnostic)}`).sort(), [
      'pe1.cfg unleaked-loopback',
    ]);
  });

  test('the hover on the loopback says who learns it, how, and who does not', async () => {
    const document = await show('pe1.cfg');
    const text = await until('hover', async () => {
      const hover = await hoverText(document, inside(document, LOOPBACK, 'ip address 1'));
      return hover.includes('PE3') ? hover : undefined;
    });
    for (const router of ['PE2', 'GW1', 'P1', 'ABR1']) assert.match(text, new RegExp(`\\b${router}\\b`));
    assert.match(text, /level 1/);
    assert.match(text, /level 2/);
    assert.match(text, /leaked into level 1/);
    assert.match(text, /default route/);
  });

  test('go to definition leads from a neighbor address to the interface that owns it, in another file', async () => {
    const document = await show('pe3.cfg');
    const places = await definitions(document, inside(document, 'neighbor 10.255.0.31 peer-group', 'neighbor 10'));
    const place = places.find(({ file }) => file.endsWith('/rr1.cfg'));
    assert.ok(place, JSON.stringify(places));
    const line = fs.readFileSync(fileUri('rr1.cfg').fsPath, 'utf8').split('\n')[place.range.start.line];
    assert.match(line ?? '', /10\.255\.0\.31|Loopback0/);
  });

  test('go to definition leads from the leak to its route-map', async () => {
    const document = await show('abr1.cfg');
    const places = await definitions(
      document,
      inside(document, 'level-1 route-map LEAK-LOOPBACKS', 'level-1 route-map LE'),
    );
    assert.strictEqual(places[0]?.range.start.line, rangeOf(document, 'route-map LEAK-LOOPBACKS permit').start.line);
  });

  test('the outline names the interfaces and the IS-IS instance', async () => {
    const document = await show('pe1.cfg');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = JSON.stringify(symbols.map(({ name }) => name));
    assert.match(names, /Loopback0/);
    assert.match(names, /IS-IS CORE/);
  });

  test('the quick fix leaks it on the borders and the findings go away without saving', async () => {
    const document = await show('pe1.cfg');
    const [finding] = await findings('pe1.cfg', UNLEAKED);
    assert.ok(finding);
    const before = ['abr3.cfg', 'abr4.cfg'].map((name) => fs.readFileSync(fileUri(name).fsPath, 'utf8'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const action = actions.find(({ edit }) => edit !== undefined && /leak/i.test(actions[0]?.title ?? ''));
    assert.ok(action?.edit, `offered: ${actions.map(({ title }) => title).join(' | ')}`);
    const touched = action.edit.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert.deepStrictEqual(touched.sort(), ['abr3.cfg', 'abr4.cfg']);
    assert.ok(await vscode.workspace.applyEdit(action.edit));

    await until('no unleaked loopback anywhere', () => {
      const all = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
      return all.some((diagnostic) => codeOf(diagnostic) === UNLEAKED) ? undefined : true;
    });
    const after = ['abr3.cfg', 'abr4.cfg'].map((name) => fs.readFileSync(fileUri(name).fsPath, 'utf8'));
    assert.deepStrictEqual(after, before, 'the files on disk are as they were');
    const hover = await hoverText(document, inside(document, LOOPBACK, 'ip address 1'));
    assert.doesNotMatch(hover, /only the default route/);
  });
});
