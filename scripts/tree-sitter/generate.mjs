// grammar.js → src/grammar.json → src/parser.c with Node alone: tsgen.wasm is tree-sitter's generator
// compiled to WASI (see README.md).
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WASI } from 'node:wasi';

const tools = fileURLToPath(new URL('.', import.meta.url));
const GENERATOR_VERSION = { MAJOR: 0, MINOR: 26, PATCH: 11 };

function grammarJson(folder) {
  const version = Object.entries(GENERATOR_VERSION)
    .map(([part, value]) => `globalThis.TREE_SITTER_CLI_VERSION_${part}=${value};`)
    .join('');
  const output = execFileSync(process.execPath, ['--input-type=module', '-'], {
    input: version + readFileSync(join(tools, 'dsl.js'), 'utf8'),
    env: { ...process.env, TREE_SITTER_GRAMMAR_PATH: resolve(folder, 'grammar.js') },
    maxBuffer: 1 << 28,
  }).toString();
  return JSON.stringify(JSON.parse(output.slice(output.lastIndexOf('\n') + 1)), null, 2);
}

/** Writes src/grammar.json, src/parser.c, src/node-types.json and src/tree_sitter/*.h into `folder`. */
export async function generate(folder) {
  const src = join(folder, 'src');
  mkdirSync(join(src, 'tree_sitter'), { recursive: true });
  writeFileSync(join(src, 'grammar.json'), grammarJson(folder));
  const wasi = new WASI({
    version: 'preview1',
    args: ['tsgen', '/g/src/grammar.json', '/g/src', '/g'],
    preopens: { '/g': resolve(folder) },
    returnOnExit: true,
  });
  const module = await WebAssembly.compile(readFileSync(join(tools, 'tsgen.wasm')));
  const code = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
  if (code !== 0) throw new Error(`generating the parser of ${folder} failed with exit code ${code}`);
}
