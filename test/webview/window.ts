/**
 * The editor's part around the page: shows the built page in headless Chromium, and carries its messages to
 * the extension's conversation with the built server. Only VS Code itself is stood in for.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CancellationTokenSource, type WorkspaceEdit } from 'vscode-languageserver/node.js';
import { type Conversation, converse, type Picture } from '../../client/src/topology/conversation.ts';
import type { HostMessage, Positions } from '../../client/src/topology/messages.ts';
import { pageHtml } from '../../client/src/topology/page.ts';
import { pageStrings } from '../../client/src/topology/strings.ts';
import { chromiumPath } from '../../scripts/vscode/install.mjs';
import type { SceneSource } from '../../server/src/ide/topology/scene.ts';
import type { TopologyChange } from '../../server/src/lsp/protocol.ts';
import type { Editor } from '../protocol/editor.ts';
import { THEMES, type Theme } from './themes.ts';

const ORIGIN = 'http://topology.test';

export interface WindowOptions {
  readonly editor: Editor;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly activeFile?: string;
  /** What the page remembered before a reload. */
  readonly state?: unknown;
  readonly positions?: Map<string, Positions>;
  /** What an open dialog would give. */
  readonly chosenPositions?: Positions;
  readonly forcedColors?: boolean;
}

export interface Shown {
  readonly page: Page;
  readonly conversation: Conversation;
  /** Methods of the server, in the order in which they were asked. */
  readonly asked: readonly string[];
  readonly opened: readonly { readonly source: SceneSource; readonly glance: boolean }[];
  readonly saved: readonly (Picture & { readonly content: Buffer })[];
  readonly applied: readonly WorkspaceEdit[];
  readonly positions: Map<string, Positions>;
  readonly exportedPositions: readonly Positions[];
  /** What the page logged or threw, and what its policy forbade. */
  readonly complaints: readonly string[];
  readonly state: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none'],
  });

/** `vscode` in the page: messages go out through a binding, state lies in the session's storage. */
const API = `
window.acquireVsCodeApi = () => ({
  postMessage: (message) => void window.toExtension(message),
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
});
`;

export async function showTopology(browser: Browser, options: WindowOptions): Promise<Shown> {
  const { editor, theme = 'dark', width = 1280, height = 800, activeFile, state } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    forcedColors: options.forcedColors ? 'active' : 'none',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  const nonce = randomBytes(16).toString('base64url');
  const html = pageHtml({
    source: ORIGIN,
    script: `${ORIGIN}/topology.js`,
    style: `${ORIGIN}/topology.css`,
    nonce,
    language: 'en',
    title: 'IS-IS Topology',
  });
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    const file = `dist${pathname}`;
    const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(file) });
  });

  const asked: string[] = [];
  const opened: { source: SceneSource; glance: boolean }[] = [];
  const saved: (Picture & { content: Buffer })[] = [];
  const applied: WorkspaceEdit[] = [];
  const exportedPositions: Positions[] = [];
  const positions = options.positions ?? new Map<string, Positions>();
  const post = (message: HostMessage): void => {
    page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => undefined);
  };
  const conversation = converse(
    {
      request: (method, params, signal) => {
        asked.push(method);
        const source = new CancellationTokenSource();
        signal?.addEventListener('abort', () => source.cancel());
        return editor.connection.sendRequest(method, params, source.token);
      },
      notify: (method, params) => editor.connection.sendNotification(method, params),
    },
    {
      post,
      strings: pageStrings,
      activeFile: () => activeFile,
      open: async (source, glance) => void opened.push({ source, glance }),
      positions: (network) => positions.get(network) ?? {},
      keepPositions: async (network, kept) => void positions.set(network, kept),
      exportPositions: async (_, kept) => void exportedPositions.push(kept),
      importPositions: async () => options.chosenPositions,
      save: async (picture, content) => void saved.push({ ...picture, content: Buffer.from(content) }),
      apply: async (edit) => {
        if (!edit) return false;
        applied.push(edit);
        await editor.apply(edit);
        return true;
      },
    },
  );
  editor.connection.onNotification('isisLens/topologyChanged', (change: TopologyChange) =>
    conversation.changed(change),
  );

  await page.exposeFunction('toExtension', (message: unknown) => conversation.receive(message));
  await page.addInitScript(API);
  if (state !== undefined)
    await page.addInitScript(`sessionStorage.setItem('state', ${JSON.stringify(JSON.stringify(state))})`);
  await page.addInitScript(
    ([variables, kind]) => {
      // As VS Code does: the theme's colours on the root, its kind on the body.
      document.addEventListener('DOMContentLoaded', () => {
        document.body.className = kind;
        for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
      });
    },
    [THEMES[theme].variables, THEMES[theme].kind] as const,
  );
  await page.goto(`${ORIGIN}/`);
  await page.locator('.node').first().waitFor();

  return {
    page,
    conversation,
    asked,
    opened,
    saved,
    applied,
    positions,
    exportedPositions,
    complaints,
    state: () => page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? 'null')),
    close: async () => {
      conversation.pause();
      await context.close();
    },
  };
}
