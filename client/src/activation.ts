/** Is there anything to do? A window without router configurations gets no server process. */
import * as vscode from 'vscode';
import { isGenericCandidate } from './language-detection.ts';
import type { Languages } from './languages.ts';

/** As in the activation events. A `.txt` is seldom a configuration, so one has to be opened. */
const CONFIGURATIONS = '**/*.{cfg,conf,ios,eos,xr,junos}';

const isOfInterest = (document: vscode.TextDocument, languages: Languages): boolean =>
  languages.has(document.languageId) || isGenericCandidate(document);

async function workspaceHolds(): Promise<boolean> {
  const settings = vscode.workspace.getConfiguration('isisLens');
  const chosen = settings.inspect<string[]>('files.include');
  // Somebody who names files or folders wants them read.
  if (chosen?.workspaceValue || chosen?.workspaceFolderValue || chosen?.globalValue) return true;
  return (await vscode.workspace.findFiles(CONFIGURATIONS, '**/node_modules/**', 1)).length > 0;
}

/** Resolves when there is something to do: now, or when the first document of interest opens. */
export async function whenNeeded(subscriptions: vscode.Disposable[], languages: Languages): Promise<void> {
  const isOpen = vscode.workspace.textDocuments.some((document) => isOfInterest(document, languages));
  if (isOpen || (await workspaceHolds())) return;
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidOpenTextDocument((document) => {
      if (!isOfInterest(document, languages)) return;
      listener.dispose();
      resolve();
    });
    subscriptions.push(listener);
  });
}
