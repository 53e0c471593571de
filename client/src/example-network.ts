/** The example network of the walkthrough: a fresh copy, so that what a person tries there spoils nothing. */
import * as vscode from 'vscode';

const EXAMPLE = 'mpls-vpn-multiarea';

/** Copies the example beside the extension's own data and opens it in a window of its own. */
export async function openExample({ extensionUri, globalStorageUri }: vscode.ExtensionContext): Promise<void> {
  const copy = await copyExample(extensionUri, globalStorageUri);
  await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
}

export async function copyExample(extensionUri: vscode.Uri, storage: vscode.Uri): Promise<vscode.Uri> {
  const source = vscode.Uri.joinPath(extensionUri, 'examples', EXAMPLE);
  const target = vscode.Uri.joinPath(storage, 'examples', EXAMPLE);
  await vscode.workspace.fs.createDirectory(storage);
  await vscode.workspace.fs.copy(source, target, { overwrite: true });
  return target;
}
