// `npm run bench`: builds, then measures the built server, shortest paths, networks with faults and scenes (test/bench), and
// the topology's page (test/webview). Arguments: sizes in routers.
import { node } from './process.mjs';

const PROGRAMS = [
  'test/bench/main.ts',
  'test/bench/spf/main.ts',
  'test/bench/faults.ts',
  'test/bench/topology.ts',
  'test/webview/bench.ts',
];

process.exitCode = (await node('scripts/build.mjs')).code;
for (const program of PROGRAMS) {
  if (process.exitCode) break;
  process.exitCode = (await node('scripts/run-ts.mjs', [program, ...process.argv.slice(2)])).code;
}
