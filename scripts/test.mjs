// `npm test`: every check and every suite, in one run, on a machine with nothing prepared. Ends with `N passed, N failed`.
// A suite that runs no test counts as failed.
import fs from 'node:fs';
import path from 'node:path';
import { check } from './check.mjs';
import { node, ROOT, run, tool } from './process.mjs';
import { ensureDependencies } from './setup.mjs';
import { canRunCodeServer, chromiumPath, ensureChromium } from './vscode/install.mjs';

const VITEST_REPORT = path.join(ROOT, '.cache', 'vitest.json');
const WEBVIEW = 'test/webview/vitest.config.ts';

/** One thing that works or does not. */
const single = async (running) => ((await running).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

async function vitest(...options) {
  fs.rmSync(VITEST_REPORT, { force: true });
  const { code } = await run(tool('vitest'), [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${VITEST_REPORT}`,
    ...options,
  ]);
  if (!fs.existsSync(VITEST_REPORT)) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(fs.readFileSync(VITEST_REPORT, 'utf8'));
  // A test file that cannot be loaded fails the run without a failing test.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/** A script that ends its output with `N passed, N failed`. */
async function counted(script) {
  const { code, output } = await node(script, [], { quiet: true });
  console.log(output.trimEnd().replaceAll(/^/gm, '  '));
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: code === 0 ? Number(failed) : Math.max(Number(failed), 1) };
}

async function webview() {
  await ensureChromium();
  return vitest('--config', WEBVIEW);
}

const SUITES = [
  { name: 'checks', run: check },
  { name: 'build', run: () => single(node('scripts/build.mjs')) },
  { name: 'unit, scenario, property, truth and protocol tests', run: () => vitest() },
  ...(canRunCodeServer() || chromiumPath() ? [{ name: 'topology page in Chromium', run: webview }] : []),
  { name: 'npm package', run: () => counted('scripts/npm-package.mjs') },
  { name: 'extension package', run: () => single(node('scripts/package.mjs')) },
  { name: 'real VS Code: extension host', run: () => counted('scripts/vscode/suite.mjs') },
  ...(canRunCodeServer()
    ? [
        { name: 'real VS Code: a person at the window', run: () => counted('scripts/vscode/ui.mjs') },
        { name: 'real VS Code: a person who writes', run: () => counted('scripts/vscode/writing.mjs') },
        { name: 'real VS Code: a person at the topology', run: () => counted('scripts/vscode/topology.mjs') },
      ]
    : []),
];

await ensureDependencies();
const total = { passed: 0, failed: 0 };
const lines = [];
for (const suite of SUITES) {
  console.log(`\n== ${suite.name}`);
  const started = Date.now();
  const { passed, failed } = await suite.run();
  const missing = passed + failed === 0 ? 1 : 0;
  if (missing) console.log('  no test ran');
  total.passed += passed;
  total.failed += failed + missing;
  lines.push(
    `  ${failed + missing ? 'FAIL' : 'ok  '} ${suite.name}: ${passed} passed, ${failed + missing} failed (${Math.round((Date.now() - started) / 1000)} s)`,
  );
}
console.log(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
