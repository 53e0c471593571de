// Starts code-server (real VS Code: server, workbench, extension host) on the loopback address, and Chromium to show it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath, codeServer } from './install.mjs';

const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Built-in extensions that only cost time here. */
const LEFT_OUT = [
  'GitHub.copilot-chat',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'vscode.debug-auto-launch',
  'vscode.emmet',
  'vscode.git',
  'vscode.github',
  'vscode.github-authentication',
  'vscode.merge-conflict',
  'vscode.mermaid-markdown-features',
  'vscode.microsoft-authentication',
  'vscode.npm',
  'vscode.terminal-suggest',
  'vscode.tunnel-forwarding',
  'vscode.typescript-language-features',
];

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** The person's environment without what belongs to an editor or npm around us. */
function environment(home, extra) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|npm_)/.test(name));
  return {
    ...Object.fromEntries(own),
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'xdg'),
    XDG_DATA_HOME: path.join(home, 'xdg-data'),
    VSCODE_SKIP_BUILTIN_EXTENSIONS: LEFT_OUT.join(','),
    EXTENSIONS_GALLERY: '{}',
    ...extra,
  };
}

function finished(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });
}

/**
 * `vsix` is installed first, as a person would. `extraArgs` go to the server, `env` to it and its extension host.
 * Answers the address, the log, and `stop`, which ends the server and everything it started.
 */
export async function startCodeServer({
  settings = {},
  vsix,
  extraArgs = [],
  env = {},
  userDataDir,
  extensionsDir,
} = {}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-vscode-'));
  const data = userDataDir ?? path.join(home, 'data');
  const extensions = extensionsDir ?? path.join(home, 'extensions');
  fs.mkdirSync(path.join(data, 'User'), { recursive: true });
  fs.mkdirSync(extensions, { recursive: true });
  fs.writeFileSync(path.join(home, 'config.yaml'), 'auth: none\ncert: false\n');
  fs.writeFileSync(path.join(data, 'User', 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  const { node, entry } = codeServer();
  const base = ['--config', path.join(home, 'config.yaml'), '--user-data-dir', data, '--extensions-dir', extensions];
  const childEnv = environment(home, env);

  if (vsix) {
    const install = spawn(node, [entry, ...base, '--install-extension', vsix], {
      env: childEnv,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await finished(install);
    if (code !== 0) throw new Error(`installing ${vsix} failed (exit ${code})`);
  }

  const port = await freePort();
  const logFile = path.join(home, 'server.log');
  const log = fs.openSync(logFile, 'w');
  const readLog = () => fs.readFileSync(logFile, 'utf8');
  const quiet = [
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    '--ignore-last-opened',
  ];
  const server = spawn(
    node,
    [entry, ...base, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...quiet, ...extraArgs],
    {
      env: childEnv,
      stdio: ['ignore', log, log],
      // Its own process group, so that `stop` reaches its children too.
      detached: true,
    },
  );
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`code-server ended:\n${readLog()}`);
    if (
      await fetch(`${url}/healthz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      break;
    if (Date.now() > deadline) throw new Error(`code-server did not start:\n${readLog()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  const signal = (name) => {
    try {
      process.kill(-server.pid, name);
    } catch {
      // The group has ended.
    }
  };
  const stop = async () => {
    signal('SIGTERM');
    await Promise.race([finished(server), new Promise((resolve) => setTimeout(resolve, 5000))]);
    signal('SIGKILL');
    fs.closeSync(log);
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { url, authority: `127.0.0.1:${port}`, log: readLog, stop };
}

/** Headless Chromium with one page; the flags keep it from calling home. */
export async function startChromium({ width = 1400, height = 900, scale = 1 } = {}) {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  return { browser, page: await context.newPage() };
}
