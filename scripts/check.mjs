// Every check that needs no build: format and lint, types, layers, dead code, generated documents. Says one line for each.
import { fileURLToPath } from 'node:url';
import { run, tool } from './process.mjs';
import { ensureDependencies } from './setup.mjs';

/** What was found the last time is kept, so that only what has changed is looked at again. */
const types = (project) => [
  ...['-p', project, '--incremental'],
  ...['--tsBuildInfoFile', `.cache/types/${project.replaceAll(/\W/g, '-')}.json`],
];

const CHECKS = [
  ['format and lint', tool('biome'), ['ci', '--error-on-warnings', '--colors=off', '.']],
  ['types', tool('tsc'), types('.')],
  ['types of the topology page', tool('tsc'), types('client/webview')],
  ['types of its tests', tool('tsc'), types('test/webview')],
  [
    'layers',
    tool('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'server', 'client', 'test', 'scripts'],
  ],
  ['unused code and dependencies', tool('knip'), ['--no-progress']],
  ['generated documents', process.execPath, ['scripts/run-ts.mjs', 'scripts/docs.ts', '--check']],
];

/** Runs all checks, prints the output of those that fail; answers how many passed and failed. */
export async function check() {
  const tally = { passed: 0, failed: 0 };
  for (const [name, command, args] of CHECKS) {
    const started = Date.now();
    const { code, output } = await run(command, args, { quiet: true });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`  ${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    if (code !== 0) console.log(output.trimEnd());
    tally[code === 0 ? 'passed' : 'failed']++;
  }
  return tally;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureDependencies();
  const { failed } = await check();
  process.exitCode = failed ? 1 : 0;
}
