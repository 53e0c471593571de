// src/parser.c + src/scanner.c → a wasm module for web-tree-sitter, with the clang that @yowasp/clang
// ships as WebAssembly: no native tool chain, and the same bytes on every platform.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runClang } from '@yowasp/clang';

// The file system in @yowasp/clang does not resolve `..`, so shared headers are found by -I.
const withoutParentFolders = (name, bytes) =>
  name === 'scanner.c' ? bytes.toString().replaceAll('"../../common/', '"common/') : bytes;

const readFolder = (folder, suffix) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith(suffix))
      .map((name) => [name, withoutParentFolders(name, readFileSync(join(folder, name)))]),
  );

/**
 * @param {string} grammars folder that holds the grammar's folder and `common`
 * @param {string} folder name of the grammar's folder
 * @param {string} name name of the grammar as grammar.js has it
 */
export async function buildWasm(grammars, folder, name) {
  const src = join(grammars, folder, 'src');
  const sources = ['parser.c', 'scanner.c'].filter((file) => existsSync(join(src, file)));
  const files = {
    common: readFolder(join(grammars, 'common'), '.h'),
    [folder]: { src: { ...readFolder(src, '.c'), tree_sitter: readFolder(join(src, 'tree_sitter'), '.h') } },
  };
  let log = '';
  const onOutput = (bytes) => {
    if (bytes) log += Buffer.from(bytes).toString();
  };
  const clangArguments = [
    'clang',
    ...['--target=wasm32-unknown-wasip1', '-fPIC', '-shared', '-Os', '-nostdlib', '-fno-exceptions'],
    ...['-fvisibility=hidden', '-Wl,--allow-undefined', '-Wl,--no-entry', `-Wl,--export=tree_sitter_${name}`],
    ...['-o', 'out.wasm', '-I', '.', '-I', `${folder}/src`],
    ...sources.map((file) => `${folder}/src/${file}`),
  ];
  const options = { fetchProgress: () => {}, stdout: onOutput, stderr: onOutput };
  const output = await runClang(clangArguments, files, options).catch(() => {
    throw new Error(`clang refused ${folder}:\n${log}`);
  });
  if (log) process.stderr.write(log);
  return output['out.wasm'];
}
