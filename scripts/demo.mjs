// `npm run demo`: prepares the checkout, builds, and shows what the analysis finds in the example network.
import { node } from './process.mjs';
import { ensureDependencies } from './setup.mjs';

const EXAMPLE = 'examples/mpls-vpn-multiarea';

await ensureDependencies();
const built = await node('scripts/build.mjs');
if (built.code !== 0) process.exit(built.code);

console.log(`\n$ npx isis-lens check ${EXAMPLE}\n`);
const { code } = await node('dist/cli.cjs', ['check', EXAMPLE]);
// 1 means findings, and the example has some.
if (code !== 0 && code !== 1) process.exit(code);

console.log(`
More to try:
  npx isis-lens learners 10.255.0.1 ${EXAMPLE}
  npx isis-lens explain PE3 10.255.0.1 ${EXAMPLE}

The same in VS Code:
  npm run package
  code --install-extension dist/isis-lens.vsix
  code ${EXAMPLE}
Then open pe1.cfg, rest on 10.255.0.1, and press Ctrl+. on the squiggle.`);
