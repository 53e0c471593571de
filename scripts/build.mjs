// Bundles what runs into dist/: the extension, the language server, the command line, and the wasm files they load.
// `--watch` keeps building.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './process.mjs';
import { ensureDependencies } from './setup.mjs';

const DIST = path.join(ROOT, 'dist');

const BUNDLES = [
  { entry: 'server/src/lsp/main-node.ts', out: 'server.cjs' },
  { entry: 'server/src/cli/main.ts', out: 'cli.cjs', executable: true },
  { entry: 'client/src/extension.ts', out: 'client.cjs', external: ['vscode'] },
  { entry: 'client/webview/main.ts', out: 'topology.js', page: true },
  { entry: 'client/webview/topology.css', out: 'topology.css', page: true },
];

const wasmFiles = () => [
  'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  ...fs
    .readdirSync(path.join(ROOT, 'grammars'))
    .map((name) => `grammars/${name}/${name}.wasm`)
    .filter((file) => fs.existsSync(path.join(ROOT, file))),
];

/** web-tree-sitter is an ES module that reads `import.meta.url`, which a CommonJS bundle does not have. */
const MODULE_URL = 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;';

const common = ({ entry, out }) => ({
  absWorkingDir: ROOT,
  entryPoints: [entry],
  outfile: `dist/${out}`,
  bundle: true,
  minify: true,
  logLevel: 'warning',
});

/** What VS Code's window shows. */
const pageOptions = (bundle) => ({ ...common(bundle), platform: 'browser', target: 'chrome128', format: 'iife' });

const programOptions = ({ external = [], executable = false, ...bundle }) => ({
  ...common(bundle),
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external,
  sourcemap: 'linked',
  sourcesContent: false,
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: `${executable ? '#!/usr/bin/env node\n' : ''}${MODULE_URL}` },
});

const options = (bundle) => (bundle.page ? pageOptions(bundle) : programOptions(bundle));

function copyWasm() {
  for (const file of wasmFiles()) fs.copyFileSync(path.join(ROOT, file), path.join(DIST, path.basename(file)));
}

await ensureDependencies();
const { build, context } = await import('esbuild');
const watch = process.argv.includes('--watch');
fs.mkdirSync(DIST, { recursive: true });
copyWasm();

for (const bundle of BUNDLES) {
  if (watch) await (await context(options(bundle))).watch();
  else {
    try {
      await build(options(bundle));
    } catch {
      // esbuild has printed what is wrong; the other programs may still be of use.
      process.exitCode = 1;
      continue;
    }
    if (bundle.executable) fs.chmodSync(path.join(DIST, bundle.out), 0o755);
  }
}
if (watch) console.log('Watching; dist/ follows the sources.');
