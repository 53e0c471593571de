// npm run build:grammars [-- --check]
// Regenerates src/parser.c and NAME.wasm of every grammar with Node alone; --check only compares.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const grammars = fileURLToPath(new URL('../../grammars', import.meta.url));
const GENERATED = ['grammar.json', 'node-types.json', 'parser.c', 'tree_sitter/parser.h'];

/** Builds one grammar in a scratch folder. Returns path below grammars/ → bytes. */
async function build(folder) {
  // Loaded here because node:wasi warns where it is loaded, and only the child process is silenced.
  const { generate } = await import('./generate.mjs');
  const { buildWasm } = await import('./build-wasm.mjs');
  const scratch = mkdtempSync(join(tmpdir(), 'grammar-'));
  try {
    cpSync(join(grammars, 'common'), join(scratch, 'common'), { recursive: true });
    mkdirSync(join(scratch, folder, 'src'), { recursive: true });
    for (const file of ['grammar.js', 'tree-sitter.json', 'src/scanner.c']) {
      const from = join(grammars, folder, file);
      if (existsSync(from)) cpSync(from, join(scratch, folder, file));
    }
    writeFileSync(join(scratch, 'package.json'), '{"type":"commonjs"}');
    await generate(join(scratch, folder));
    const files = new Map();
    for (const file of GENERATED) {
      files.set(join(folder, 'src', file), readFileSync(join(scratch, folder, 'src', file)));
    }
    const { name } = JSON.parse(files.get(join(folder, 'src', 'grammar.json')).toString());
    files.set(join(folder, `${folder}.wasm`), await buildWasm(scratch, folder, name));
    return files;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function isCommitted(path, bytes) {
  const file = join(grammars, path);
  return existsSync(file) && Buffer.compare(readFileSync(file), Buffer.from(bytes)) === 0;
}

async function main(check) {
  const folders = readdirSync(grammars).filter((folder) => existsSync(join(grammars, folder, 'grammar.js')));
  let stale = 0;
  for (const folder of folders) {
    for (const [path, bytes] of await build(folder)) {
      if (isCommitted(path, bytes)) continue;
      stale++;
      if (check) {
        console.error(`grammars/${path} is not what its grammar builds to: run npm run build:grammars`);
      } else {
        mkdirSync(dirname(join(grammars, path)), { recursive: true });
        writeFileSync(join(grammars, path), bytes);
        console.log(`wrote grammars/${path}`);
      }
    }
  }
  return check ? stale : 0;
}

// The baseline compiler alone makes clang start in 2 s instead of 15, and the optimising one has
// crashed on the generator in Node 20.
if (process.execArgv.includes('--liftoff-only')) {
  process.exitCode = (await main(process.argv.includes('--check'))) ? 1 : 0;
} else {
  const script = fileURLToPath(import.meta.url);
  const nodeArguments = ['--no-warnings', '--liftoff-only', script, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, nodeArguments, { stdio: 'inherit' }).status ?? 1;
}
