// `npm run bench`: builds, then measures the built server (test/bench). Arguments: sizes in routers.
import { node } from './process.mjs';

const built = await node('scripts/build.mjs');
process.exitCode =
  built.code || (await node('scripts/run-ts.mjs', ['test/bench/main.ts', ...process.argv.slice(2)])).code;
