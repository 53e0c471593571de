/** The topology's panel: one, beside the editor. It survives a reload, and hidden it does nothing. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { TopologyChange } from '../../../server/src/lsp/protocol.ts';
import type { Languages } from '../languages.ts';
import { SHOW_TOPOLOGY_COMMAND, TOPOLOGY_CHANGED } from '../protocol.ts';
import { type Conversation, converse, type Desk, type Place, type Server } from './conversation.ts';
import { followEditors } from './editors.ts';
import { exportPositions, importPositions, keptPositions, savePicture } from './files.ts';
import { pageHtml } from './page.ts';
import { pageStrings } from './strings.ts';

const VIEW_TYPE = 'isisLens.topology';

const FORMATS = [
  { label: 'SVG', format: 'svg' },
  { label: 'PNG', format: 'png' },
  { label: 'draw.io', format: 'drawio' },
] as const;

/** The language client has said what went wrong. */
const quietly = (work: Promise<void> | undefined): void => void work?.catch(() => undefined);

type Running = () => Promise<LanguageClient>;

/** A menu of the editor gives the command other things. */
const isPlace = (given: unknown): given is Place =>
  typeof given === 'object' && given !== null && 'uri' in given && typeof given.uri === 'string' && 'position' in given;

export interface TopologyPanel extends vscode.Disposable {
  /** The server has come to rest: verdicts may be others. */
  readonly rested: () => void;
}

function serverOf(running: Running): Server {
  return {
    request: async <Answer>(method: string, params: unknown, signal?: AbortSignal) => {
      const client = await running();
      const source = new vscode.CancellationTokenSource();
      const cancel = (): void => source.cancel();
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel);
      return client.sendRequest<Answer>(method, params, source.token);
    },
    notify: async (method, params) => (await running()).sendNotification(method, params),
  };
}

function pageOf({ webview }: vscode.WebviewPanel, { extensionUri }: vscode.ExtensionContext): string {
  const uriOf = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', file)).toString();
  return pageHtml({
    source: webview.cspSource,
    script: uriOf('topology.js'),
    style: uriOf('topology.css'),
    nonce: randomBytes(16).toString('base64url'),
    language: vscode.env.language,
    title: vscode.l10n.t('IS-IS Topology'),
  });
}

export function createTopologyPanel(
  context: vscode.ExtensionContext,
  { running, languages }: { readonly running: Running; readonly languages: Languages },
): TopologyPanel {
  const { extensionUri, workspaceState } = context;
  const positions = keptPositions(workspaceState);
  const options: vscode.WebviewOptions = {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')],
  };
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `topology-${theme}.svg`);
  let panel: vscode.WebviewPanel | undefined;
  let conversation: Conversation | undefined;
  let listening = false;

  const editors = followEditors(languages, (uri, position) => {
    quietly(conversation?.look({ uri, position }));
  });

  async function listen(): Promise<void> {
    if (listening) return;
    listening = true;
    const client = await running();
    client.onNotification(TOPOLOGY_CHANGED, (change: TopologyChange) => conversation?.changed(change));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) quietly(conversation?.restarted());
    });
  }

  function deskOf({ webview }: vscode.WebviewPanel): Desk {
    return {
      post: (message) => void webview.postMessage(message),
      strings: pageStrings,
      activeFile: editors.activeFile,
      open: editors.open,
      positions: positions.of,
      keepPositions: positions.keep,
      exportPositions,
      importPositions,
      save: savePicture,
      apply: async (edit) => {
        const { protocol2CodeConverter } = await running();
        const converted = await protocol2CodeConverter.asWorkspaceEdit(edit);
        return converted !== undefined && vscode.workspace.applyEdit(converted);
      },
    };
  }

  function fill(opened: vscode.WebviewPanel): void {
    panel = opened;
    conversation = converse(serverOf(running), deskOf(opened));
    const talk = conversation;
    opened.webview.options = options;
    opened.iconPath = { light: icon('light'), dark: icon('dark') };
    opened.webview.onDidReceiveMessage((message) => quietly(talk.receive(message)));
    opened.onDidChangeViewState(() => {
      if (!opened.visible) talk.pause();
    });
    opened.onDidDispose(() => {
      talk.pause();
      if (panel === opened) [panel, conversation] = [undefined, undefined];
    });
    opened.webview.html = pageOf(opened, context);
    quietly(listen());
  }

  function show(given: unknown): void {
    if (panel) panel.reveal(undefined, true);
    else {
      fill(
        vscode.window.createWebviewPanel(
          VIEW_TYPE,
          vscode.l10n.t('IS-IS Topology'),
          { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
          options,
        ),
      );
    }
    if (isPlace(given)) quietly(conversation?.look(given));
    else editors.look();
  }

  const registered = vscode.Disposable.from(
    editors,
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (restored) => fill(restored),
    }),
    vscode.commands.registerCommand(SHOW_TOPOLOGY_COMMAND, show),
    vscode.commands.registerCommand('isisLens.exportTopology', async () => {
      const picked = await vscode.window.showQuickPick(FORMATS, { title: vscode.l10n.t('Export Topology') });
      if (picked) conversation?.exportAs(picked.format);
    }),
  );

  return { rested: () => conversation?.rested(), dispose: () => registered.dispose() };
}
