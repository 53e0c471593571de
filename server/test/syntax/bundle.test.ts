import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ENTRY = `
import { loadGrammarsFromDisk } from './server/src/node/load-grammars.ts';
import { createParser } from './server/src/syntax/parser.ts';
loadGrammarsFromDisk(process.argv[2]).then(createParser).then((parser) => {
  console.log(JSON.stringify(parser.parse('cisco-ios', 'hostname R1\\n').statements.map(({ words }) => words[1].text)));
});`;

let dist: string;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'bundle-'));
  copyFileSync('node_modules/web-tree-sitter/web-tree-sitter.wasm', join(dist, 'web-tree-sitter.wasm'));
  copyFileSync('grammars/cisco-ios/cisco-ios.wasm', join(dist, 'cisco-ios.wasm'));
  await build({
    stdin: { contents: ENTRY, resolveDir: resolve('.'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(dist, 'bundle.cjs'),
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  });
});

afterAll(() => rmSync(dist, { recursive: true }));

describe('bundled into one CommonJS file', () => {
  it.each([
    ['finds the wasm files beside it', []],
    ['takes them from the folder it is given', ['dist']],
  ])('%s', (_, folder) => {
    const folders = folder.map(() => dist);
    const output = execFileSync(process.execPath, [join(dist, 'bundle.cjs'), ...folders], {
      cwd: tmpdir(),
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual(['R1']);
  });
});
