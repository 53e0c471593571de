// Runs test/vscode inside the extension host of real VS Code, against the packaged dist/isis-lens.vsix, on a copy of the
// example. On Linux without a desktop through code-shim.mjs; elsewhere (or with VSCODE_DESKTOP=1) @vscode/test-electron
// downloads desktop VS Code.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests, runVSCodeCommand } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ROOT } from '../process.mjs';
import { canRunCodeServer, ensureVsCode } from './install.mjs';

const VSIX = path.join(ROOT, 'dist', 'isis-lens.vsix');
const EXAMPLE = path.join(ROOT, 'examples', 'mpls-vpn-multiarea');
const BUNDLED = path.join(ROOT, '.cache', 'vscode-suite');

async function bundleSuite() {
  const folder = path.join(ROOT, 'test', 'vscode');
  const entries = fs.readdirSync(folder).filter((file) => file === 'index.ts' || file.endsWith('.test.ts'));
  fs.rmSync(BUNDLED, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map((file) => path.join(folder, file)),
    outdir: BUNDLED,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

const desktop = process.env.VSCODE_DESKTOP === '1' || !canRunCodeServer();
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-workspace-'));
try {
  await bundleSuite();
  fs.cpSync(EXAMPLE, workspace, { recursive: true });
  if (desktop) await runVSCodeCommand(['--install-extension', VSIX, '--force']);
  else {
    await ensureVsCode();
    process.env.SHIM_VSIX = VSIX;
    process.env.SHIM_SHOT = path.join(ROOT, '.cache', 'vscode-suite-failure.png');
  }
  const tested = { VSCODE_TEST_ISIS_LENS: '1' };
  Object.assign(process.env, tested);
  await runTests({
    ...(desktop ? {} : { vscodeExecutablePath: path.join(import.meta.dirname, 'code-shim.mjs') }),
    extensionDevelopmentPath: path.join(ROOT, 'test', 'vscode', 'host'),
    extensionTestsPath: path.join(BUNDLED, 'index.cjs'),
    extensionTestsEnv: tested,
    launchArgs: [workspace],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  fs.rmSync(workspace, { recursive: true, force: true });
}
