/** What the client itself does in real VS Code: languages of documents, commands. */
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { codeOf, fileUri, show, until } from './workspace.ts';

const open = async (name: string): Promise<vscode.TextDocument> => {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document);
  return document;
};

const current = (name: string): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === fileUri(name).toString());

const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** A router with no part in the example's network. */
const writeRouter = (name: string, hostname: string): void =>
  fs.writeFileSync(
    fileUri(name).fsPath,
    `version 17.9\nhostname ${hostname}\n!\ninterface GigabitEthernet0/0\n no ip address\n shutdown\n!\nline vty 0 4\n!\nend\n`,
  );

/** Once a later document is recognised, an earlier one would have been. */
async function untilDetectionHasPassed(name: string): Promise<void> {
  writeRouter(name, name.replace(/\W/g, '-'));
  await show(name);
}

suite('the client in real VS Code', () => {
  suiteSetup(async () => {
    await show('pe1.cfg');
  });
  suiteTeardown(async () => {
    await closeAll();
    for (const name of [
      'core9',
      'pe9.example.net',
      'by-hand.cfg',
      'letter.txt',
      'named.conf',
      'later-1.txt',
      'later-2.txt',
      'later-3.txt',
    ]) {
      fs.rmSync(fileUri(name).fsPath, { force: true });
    }
  });

  test('text that is no configuration keeps its language', async () => {
    fs.writeFileSync(fileUri('letter.txt').fsPath, 'Dear colleague,\nthe interface to the customer is Ms Meier.\n');
    await open('letter.txt');
    await untilDetectionHasPassed('later-1.txt');
    assert.strictEqual(current('letter.txt')?.languageId, 'plaintext');
  });

  test('a file without an ending, named after its router, is read and gets its language', async () => {
    for (const name of ['core9', 'pe9.example.net']) {
      writeRouter(name, name);
      const document = await show(name);
      assert.strictEqual(document.languageId, 'cisco-ios');
    }
  });

  test('a language chosen by hand stays, also when the file is opened again', async () => {
    writeRouter('by-hand.cfg', 'BY-HAND');
    const detected = await show('by-hand.cfg');
    await vscode.languages.setTextDocumentLanguage(detected, 'properties');
    await until('the choice', () => (current('by-hand.cfg')?.languageId === 'properties' ? true : undefined));
    await closeAll();
    await open('by-hand.cfg');
    await untilDetectionHasPassed('later-2.txt');
    assert.notStrictEqual(current('by-hand.cfg')?.languageId, 'cisco-ios');
  });

  test('a language that the settings associate with the name stays', async () => {
    writeRouter('named.conf', 'NAMED');
    const files = vscode.workspace.getConfiguration('files');
    await files.update('associations', { '*.conf': 'ini' }, vscode.ConfigurationTarget.Workspace);
    await open('named.conf');
    await untilDetectionHasPassed('later-3.txt');
    assert.strictEqual(current('named.conf')?.languageId, 'ini');
    await files.update('associations', undefined, vscode.ConfigurationTarget.Workspace);
    // VS Code guesses all languages anew then; that is no choice of a person.
    await until('the languages again', () =>
      ['pe1.cfg', 'named.conf'].every((name) => current(name)?.languageId === 'cisco-ios') ? true : undefined,
    );
    assert.notStrictEqual(current('by-hand.cfg')?.languageId, 'cisco-ios');
  });

  test('the server can be started anew, and says the same', async () => {
    const said = () =>
      vscode.languages
        .getDiagnostics()
        .flatMap(([uri, all]) => all.map((diagnostic) => `${uri.path} ${codeOf(diagnostic)} ${diagnostic.message}`))
        .sort();
    const before = await until('findings that rest', async () => {
      const first = said();
      await vscode.commands.executeCommand('isisLens.analyseWorkspace');
      return first.length > 0 && JSON.stringify(first) === JSON.stringify(said()) ? first : undefined;
    });
    await vscode.commands.executeCommand('isisLens.restartServer');
    await until('the same findings', () => (JSON.stringify(said()) === JSON.stringify(before) ? true : undefined));
  });

  test('its commands are there', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const name of ['analyseWorkspace', 'restartServer', 'showOutput']) {
      assert.ok(commands.includes(`isisLens.${name}`), name);
    }
    await vscode.commands.executeCommand('isisLens.showOutput');
  });
});
