/** IS-IS Lens in VS Code: starts the language server, shows its state, and offers its commands. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { whenNeeded } from './activation.ts';
import { detectLanguages } from './language-detection.ts';
import { createLanguageClient } from './language-server.ts';
import { languagesOf } from './languages.ts';
import { ANALYSE_WORKSPACE, RECOGNISE, STATUS, type Status } from './protocol.ts';
import { createStatusBar } from './status-bar.ts';

/** What `activate` answers while the extension is tested. */
export interface TestApi {
  /** Resolves with the status when the server has nothing left to do. */
  readonly idle: () => Promise<Status>;
}

let client: LanguageClient | undefined;

export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const { subscriptions } = context;
  const languages = languagesOf(context);
  const output = vscode.window.createOutputChannel('IS-IS Lens');
  const statusBar = createStatusBar();
  let starting: Promise<LanguageClient> | undefined;

  async function start(): Promise<LanguageClient> {
    const created = createLanguageClient(context, output, languages);
    client = created;
    created.onNotification(STATUS, statusBar.show);
    await created.start();
    subscriptions.push(
      detectLanguages(context.workspaceState, languages, async (text) => {
        const language = await running()
          .then((server) => server.sendRequest<string | null>(RECOGNISE, { text }))
          .catch(() => null);
        return language ?? undefined;
      }),
    );
    return created;
  }

  function running(): Promise<LanguageClient> {
    starting ??= start();
    return starting;
  }

  subscriptions.push(
    output,
    statusBar,
    vscode.commands.registerCommand('isisLens.showOutput', () => output.show()),
    vscode.commands.registerCommand('isisLens.restartServer', async () => {
      const wasRunning = starting !== undefined;
      const server = await running();
      if (!wasRunning) return;
      statusBar.hide();
      await server.restart();
    }),
    vscode.commands.registerCommand('isisLens.analyseWorkspace', async () => {
      const status = await (await running()).sendRequest<Status>(ANALYSE_WORKSPACE);
      const { routers, networks, findings } = status;
      const found = findings.error + findings.warning;
      void vscode.window.showInformationMessage(
        vscode.l10n.t('IS-IS Lens: {0} routers in {1} networks, {2} errors and warnings', routers, networks, found),
      );
    }),
  );
  // The language client itself says when the server cannot be started.
  whenNeeded(subscriptions, languages)
    .then(running)
    .catch(() => statusBar.hide());

  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  return { idle: async () => (await running()).sendRequest<Status>(STATUS, { waitForIdle: true }) };
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
