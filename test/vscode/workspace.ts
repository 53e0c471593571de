/** What the tests in the extension host share: the opened folder, and waiting for a condition. */
import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { TestApi } from '../../client/src/extension.ts';

export const EXTENSION = 'isis-lens.isis-lens';

export async function until<T>(what: string, ask: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the running extension offers its tests. */
export async function extensionApi(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>(EXTENSION);
  const api = await extension?.activate();
  assert.ok(api, 'the extension knows that it is tested');
  await api.idle();
  return api;
}

export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file in the editor; answers once it has the language. */
export async function show(name: string, language = 'cisco-ios'): Promise<vscode.TextDocument> {
  const uri = fileUri(name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return until(`${name} as ${language}`, () =>
    vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString() && document.languageId === language,
    ),
  );
}

/** Takes back what a test changed without saving, and closes everything. */
export async function revertAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The only place where the document holds these words, as a range. */
export function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const text = document.getText();
  const at = text.indexOf(words);
  assert.ok(at >= 0, `${document.fileName} holds "${words}"`);
  assert.strictEqual(text.indexOf(words, at + 1), -1, `"${words}" stands once in ${document.fileName}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
}

export const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** Findings of one code in a file, once there is one. */
export const findings = (name: string, code: string): Promise<vscode.Diagnostic[]> =>
  until(`${code} in ${name}`, () => {
    const found = vscode.languages.getDiagnostics(fileUri(name)).filter((diagnostic) => codeOf(diagnostic) === code);
    return found.length > 0 ? found : undefined;
  });
