#!/usr/bin/env node
// Stands in for the desktop `code` executable in test runs: takes the flags that @vscode/test-electron passes, runs the
// suite in real VS Code without a desktop (code-server and headless Chromium), prints the extension host's console, and
// exits with its code. SHIM_VSIX: a packaged extension to install first. SHIM_SHOT: where to put a screenshot on failure.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startChromium, startCodeServer } from './workbench.mjs';

const TIMED_OUT = 124;

const flags = {};
const places = [];
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
  if (name === undefined) places.push(argument);
  else flags[name] = [...(flags[name] ?? []), value ?? 'true'];
}
const tests = flags.extensionTestsPath?.[0];
const developed = flags.extensionDevelopmentPath ?? [];
if (!tests || developed.length === 0) {
  console.error('code-shim: --extensionTestsPath and --extensionDevelopmentPath are needed');
  process.exit(2);
}

/** The suite runs in another process: its console goes through a file. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'code-shim-'));
const consoleFile = path.join(folder, 'console.log');
const wrapper = path.join(folder, 'run.cjs');
fs.writeFileSync(consoleFile, '');
fs.writeFileSync(
  wrapper,
  `const fs = require('node:fs');
const { format } = require('node:util');
for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
  const value = (...parts) => fs.appendFileSync(${JSON.stringify(consoleFile)}, format(...parts) + '\\n');
  Object.defineProperty(console, name, { configurable: true, writable: true, value });
}
exports.run = async () => {
  try {
    await require(${JSON.stringify(tests)}).run();
  } catch (error) {
    console.error(error);
    throw error;
  }
};
`,
);

let finish;
const exit = new Promise((resolve) => {
  finish = resolve;
});
const server = await startCodeServer({
  env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('VSCODE_TEST'))),
  userDataDir: flags['user-data-dir']?.[0],
  extensionsDir: flags['extensions-dir']?.[0],
  vsix: process.env.SHIM_VSIX,
  // Without the smoke-test driver the workbench ignores the payload below and the run would hang.
  extraArgs: ['--vscode-option', 'enable-smoke-test-driver'],
});
const { browser, page } = await startChromium();
await page.exposeFunction('codeAutomationLog', () => {});
await page.exposeFunction('codeAutomationExit', (code) => finish(code));
page.on('crash', () => {
  console.error('code-shim: the window crashed');
  finish(1);
});
const remote = (file) => `vscode-remote://${server.authority}${path.resolve(file)}`;
const payload = JSON.stringify([
  ...developed.map((file) => ['extensionDevelopmentPath', remote(file)]),
  ['extensionTestsPath', remote(wrapper)],
]);
const kind = places[0]?.endsWith('.code-workspace') ? 'workspace' : 'folder';
const opened = places[0] ? `${kind}=${encodeURIComponent(path.resolve(places[0]))}` : 'ew=true';
await page.goto(`${server.url}/?${opened}&payload=${encodeURIComponent(payload)}`);

let printed = 0;
const printNew = () => {
  const text = fs.readFileSync(consoleFile);
  process.stdout.write(text.subarray(printed));
  printed = text.length;
};
const printing = setInterval(printNew, 100);
const timer = setTimeout(
  () => {
    console.error('code-shim: timed out');
    finish(TIMED_OUT);
  },
  Number(process.env.SHIM_TIMEOUT ?? 300_000),
);
const code = await exit;
clearInterval(printing);
clearTimeout(timer);
printNew();
if (code !== 0 && process.env.SHIM_SHOT) await page.screenshot({ path: process.env.SHIM_SHOT });
await browser.close();
await server.stop();
fs.rmSync(folder, { recursive: true, force: true });
process.exit(code);
