/** IS-IS Lens in VS Code: starts the language server, shows its state, and offers its commands. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { whenNeeded } from './activation.ts';
import { copyExample, openExample } from './example-network.ts';
import { explainCommand } from './explain-command.ts';
import { createExplanations } from './explanation-document.ts';
import { detectLanguages } from './language-detection.ts';
import { registerLanguageModelTools } from './language-model-tools.ts';
import { createLanguageClient } from './language-server.ts';
import { languagesOf } from './languages.ts';
import { createNetworkView, type NetworkView } from './network-view.ts';
import { ANALYSE_WORKSPACE, EXPLAIN_COMMAND, type ExplainParams, RECOGNISE, STATUS, type Status } from './protocol.ts';
import type { Ask } from './questions.ts';
import { createStatusBar, showActions } from './status-bar.ts';
import { createTopologyPanel } from './topology/panel.ts';

/** What `activate` answers while the extension is tested. */
export interface TestApi {
  /** Resolves with the status when the server has nothing left to do. */
  readonly idle: () => Promise<Status>;
  /** Makes the copy that the walkthrough opens; answers its folder. */
  readonly copyExample: () => Promise<vscode.Uri>;
  readonly networkView: NetworkView;
}

/** For the `when` clauses of package.json. */
const setContext = (key: string, value: unknown): void =>
  void vscode.commands.executeCommand('setContext', `isisLens.${key}`, value);

/** The suite tests the packaged extension, which VS Code does not take for the one under test; scripts/vscode says so. */
const isTested = ({ extensionMode }: vscode.ExtensionContext): boolean =>
  extensionMode === vscode.ExtensionMode.Test || process.env['VSCODE_TEST_ISIS_LENS'] === '1';

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
    created.onNotification(STATUS, statusChanged);
    await created.start();
    subscriptions.push(
      detectLanguages(context.workspaceState, languages, async (text, before) => {
        const language = await running()
          .then((server) => server.sendRequest<string | null>(RECOGNISE, { text, before }))
          .catch(() => null);
        return language ?? undefined;
      }),
    );
    return created;
  }

  function running(): Promise<LanguageClient> {
    setContext('started', true);
    starting ??= start();
    return starting;
  }

  setContext('languages', [...languages]);
  const ask: Ask = async (method, params, token) => (await running()).sendRequest(method, params, token);
  const explanations = createExplanations(ask);
  const topology = createTopologyPanel(context, { running, languages });

  const explain = (given?: Partial<ExplainParams> | vscode.Uri): Promise<void> =>
    explainCommand(ask, explanations, given);
  const networkView = createNetworkView(ask, explain);

  function statusChanged(status: Status): void {
    networkView.show(status);
    setContext('routers', status.routers > 0);
    setContext('state', status.state);
    statusBar.show(status);
    if (status.state !== 'idle') return;
    explanations.refresh();
    topology.rested();
  }

  subscriptions.push(
    output,
    statusBar,
    explanations,
    registerLanguageModelTools(ask),
    vscode.commands.registerCommand('isisLens.openExample', () => openExample(context)),
    vscode.commands.registerCommand(EXPLAIN_COMMAND, explain),
    networkView,
    vscode.commands.registerCommand('isisLens.showActions', showActions),
    topology,
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

  if (!isTested(context)) return undefined;
  return {
    idle: async () => (await running()).sendRequest<Status>(STATUS, { waitForIdle: true }),
    networkView,
    copyExample: () => copyExample(context.extensionUri, context.globalStorageUri),
  };
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
