/** Explanations, the tools for chat assistants, and the way in for newcomers, in real VS Code. */
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { EXTENSION, extensionApi, fileUri, findings, revertAll, show, until } from './workspace.ts';

const explained = (): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'isis-lens-explanation');

const tabs = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ label }) => label));

suite('explanations in real VS Code', () => {
  suiteSetup(async () => {
    await revertAll();
    await extensionApi();
  });
  teardown(revertAll);

  test('open as a document beside the configuration, in the preview', async () => {
    await vscode.commands.executeCommand('isisLens.explain', { router: 'PE3', prefix: '10.255.0.1' });
    const document = await until('the document', explained);
    assert.match(document.getText(), /^# Why PE3 does not learn 10\.255\.0\.1\/32$/m);
    assert.match(document.getText(), /\[abr3\.cfg:\d+\]\(\/abr3\.cfg#L\d+\)/);
    await until('the preview', () => tabs().find((label) => /PE3 10\.255\.0\.1-32/.test(label)));
  });

  test('follow the network', async () => {
    await vscode.commands.executeCommand('isisLens.explain', { router: 'PE3', prefix: '10.255.0.1' });
    const document = await until('the document', explained);
    const border = await show('abr3.cfg');
    const edit = new vscode.WorkspaceEdit();
    const isis = border
      .getText()
      .split('\n')
      .findIndex((line) => line.startsWith('router isis CORE'));
    edit.insert(border.uri, new vscode.Position(isis + 1, 0), ' redistribute isis ip level-2 into level-1\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the new explanation', () => /^# How PE3 learns/m.test(document.getText()) || undefined);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the old explanation', () => /^# Why PE3 does not/m.test(document.getText()) || undefined);
  });

  test('are offered where a finding speaks of a prefix', async () => {
    const document = await show('pe1.cfg');
    const [finding] = await findings('pe1.cfg', 'unleaked-loopback');
    assert.ok(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
    );
    const offer = actions.find(({ title }) => title === 'Explain why PE3 does not learn 10.255.0.1/32');
    assert.ok(offer?.command, actions.map(({ title }) => title).join(' | '));
    await vscode.commands.executeCommand(offer.command.command, ...(offer.command.arguments ?? []));
    assert.match((await until('the document', explained)).getText(), /PE3 does not learn/);
  });
});

suite('tools for chat assistants', () => {
  const invoke = async (name: string, input: object): Promise<string> => {
    const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };
  suiteSetup(async () => {
    await show('pe1.cfg');
    await extensionApi();
  });

  test('are announced with what they need', () => {
    const own = vscode.lm.tools.filter(({ name }) => name.startsWith('isisLens_'));
    assert.deepStrictEqual(own.map(({ name }) => name).sort(), [
      'isisLens_explain',
      'isisLens_findings',
      'isisLens_learners',
    ]);
    for (const { name, description, inputSchema } of own) {
      assert.ok(description.length > 100, name);
      assert.ok(inputSchema && 'properties' in inputSchema, name);
    }
  });

  test('say who learns a prefix', async () => {
    const answer = JSON.parse(await invoke('isisLens_learners', { prefix: '10.255.0.1' }));
    assert.deepStrictEqual(answer.originators, ['PE1']);
    assert.strictEqual(answer.counts['default-only'], 2);
    assert.deepStrictEqual(
      answer.routers.slice(0, 2).map(({ name }: { name: string }) => name),
      ['PE2', 'PE3'],
    );
    assert.match(await invoke('isisLens_learners', { prefix: 'PE1' }), /is no IP address or prefix/);
  });

  test('explain with places in files of the workspace', async () => {
    const answer = JSON.parse(await invoke('isisLens_explain', { router: 'pe3', prefix: '10.255.0.1' }));
    assert.strictEqual(answer.state, 'default-only');
    const stops = answer.steps.filter((step: { stops?: true }) => step.stops);
    assert.ok(
      stops.some(({ place }: { place: string }) => /^abr3\.cfg:\d+$/.test(place)),
      JSON.stringify(stops),
    );
    assert.match(await invoke('isisLens_explain', { router: 'PE99', prefix: '10.255.0.1' }), /no router 'PE99'/);
  });

  test('list findings, of one router or one code', async () => {
    const answer = JSON.parse(await invoke('isisLens_findings', { router: 'PE3', code: 'unleaked-loopback' }));
    assert.strictEqual(answer.summary.errors, 1);
    const [first] = answer.findings;
    assert.match(first.place, /^pe1\.cfg:\d+$/);
    assert.ok(first.fixes.length > 0);
    assert.strictEqual(answer.omitted, 0);
  });

  test('never say a secret', async () => {
    const secret = 'Hunter2Hunter2';
    fs.writeFileSync(
      fileUri('spare.cfg').fsPath,
      `hostname SPARE
!
interface Loopback0
 ip address 10.99.0.1 255.255.255.255
 isis password ${secret}
!
router isis CORE
 net 49.0099.0000.0000.0099.00
 area-password ${secret}
 passive-interface Loopback0
 redistribute isis ip level-2 into level-1 route-map MISSING
!
snmp-server community ${secret}
!
end
`,
    );
    try {
      const found = await until('a finding on the new router', async () => {
        const answer = await invoke('isisLens_findings', { router: 'SPARE' });
        return answer.includes('MISSING') ? answer : undefined;
      });
      const learned = await invoke('isisLens_learners', { prefix: '10.99.0.1' });
      const told = await invoke('isisLens_explain', { router: 'SPARE', prefix: '10.99.0.1' });
      for (const answer of [found, learned, told]) assert.ok(!answer.includes(secret));
    } finally {
      fs.rmSync(fileUri('spare.cfg').fsPath);
    }
  });
});

suite('getting started', () => {
  test('the walkthrough names commands and pictures that exist', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const [walkthrough] = extension.packageJSON.contributes.walkthroughs;
    const commands = new Set(await vscode.commands.getCommands(true));
    assert.ok(walkthrough.steps.length > 0);
    for (const { title, description, media, completionEvents } of walkthrough.steps) {
      for (const text of [title, description, media.altText]) assert.doesNotMatch(text, /^%/);
      assert.ok(fs.existsSync(vscode.Uri.joinPath(extension.extensionUri, media.svg).fsPath), media.svg);
      const named = [...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command);
      const awaited = completionEvents.flatMap((event: string) => event.match(/^onCommand:(.*)$/)?.[1] ?? []);
      for (const command of [...named, ...awaited]) assert.ok(commands.has(command), command);
    }
  });

  test('the example is copied whole, afresh each time', async () => {
    const { copyExample } = await extensionApi();
    const copy = await copyExample();
    const file = vscode.Uri.joinPath(copy, 'pe1.cfg');
    const original = fs.readFileSync(fileUri('pe1.cfg').fsPath, 'utf8');
    assert.strictEqual(fs.readFileSync(file.fsPath, 'utf8'), original);
    fs.writeFileSync(file.fsPath, 'spoilt');
    await copyExample();
    assert.strictEqual(fs.readFileSync(file.fsPath, 'utf8'), original);
    const names = (folder: string): string[] =>
      fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.cfg'))
        .sort();
    assert.strictEqual(names(copy.fsPath).length, 14);
  });
});
