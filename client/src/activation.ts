/** Is there anything to do? A window without router configurations gets no server process. */
import * as vscode from 'vscode';
import { isGenericCandidate } from './language-detection.ts';
import { LANGUAGE } from './protocol.ts';

/** As in the activation events. A `.txt` is seldom a configuration, so one has to be opened. */
const CONFIGURATIONS = '**/*.{cfg,conf,ios}';

const isOfInterest = (document: vscode.TextDocument): boolean =>
  document.languageId === LANGUAGE || isGenericCandidate(document);

async function workspaceHolds(): Promise<boolean> {
  const settings = vscode.workspace.getConfiguration('isisLens');
  const chosen = settings.inspect<string[]>('files.include');
  // Somebody who names files or folders wants them read.
  if (chosen?.workspaceValue || chosen?.workspaceFolderValue || chosen?.globalValue) return true;
  return (await vscode.workspace.findFiles(CONFIGURATIONS, '**/node_modules/**', 1)).length > 0;
}

/** Resolves when there is something to do: now, or when the first document of interest opens. */
export async function whenNeeded(subscriptions: vscode.Disposable[]): Promise<void> {
  if (vscode.workspace.textDocuments.some(isOfInterest) || (await workspaceHolds())) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidOpenTextDocument((document) => {
      if (!isOfInterest(document)) return;
      listener.dispose();
      resolve();
    });
    subscriptions.push(listener);
  });
}
