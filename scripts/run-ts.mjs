// Runs a TypeScript file: bundles it into .cache/ (Node 20 cannot strip types) and starts it with the arguments that follow.
// usage: node scripts/run-ts.mjs FILE [ARGUMENT]...
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './process.mjs';
import { ensureDependencies } from './setup.mjs';

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run-ts.mjs FILE [ARGUMENT]...');
  process.exit(2);
}
await ensureDependencies();
const { build } = await import('esbuild');
const outfile = path.join(
  ROOT,
  '.cache',
  'run',
  `${path.relative(ROOT, path.resolve(file)).replaceAll(/[\\/]/g, '-')}.mjs`,
);
await build({
  absWorkingDir: ROOT,
  entryPoints: [path.resolve(file)],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  // Outside VS Code the extension's words come from a stand-in.
  alias: { vscode: './test/webview/vscode.ts' },
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv.splice(1, process.argv.length - 1, path.resolve(file), ...rest);
await import(pathToFileURL(outfile).href);
