/**
 * Reads the wasm files the parser runs on. A bundle has them beside it; from the sources they are
 * where the grammars are built and where web-tree-sitter is installed.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParserBytes } from '../syntax/parser.ts';

const RUNTIME = 'web-tree-sitter.wasm';

async function readBundled(folder: string): Promise<ParserBytes> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wasm') && name !== RUNTIME);
  return read(
    join(folder, RUNTIME),
    names.map((name) => join(folder, name)),
  );
}

async function readSources(root: string): Promise<ParserBytes> {
  const files = (await readdir(join(root, 'grammars')))
    .map((name) => join(root, 'grammars', name, `${name}.wasm`))
    .filter((file) => existsSync(file));
  return read(join(root, 'node_modules/web-tree-sitter', RUNTIME), files);
}

async function read(runtime: string, files: readonly string[]): Promise<ParserBytes> {
  const grammars: Record<string, Uint8Array> = {};
  for (const file of files) grammars[grammarId(file)] = await readFile(file);
  return { runtimeWasm: await readFile(runtime), grammars };
}

function grammarId(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.wasm$/, '');
}

/**
 * @param distDir folder of the bundle; its wasm files lie flat in it. Without it: the folder of the
 * running bundle, or the sources' grammars when this runs from the sources.
 * @throws when a file is missing or can't be read
 */
export async function loadGrammarsFromDisk(distDir?: string): Promise<ParserBytes> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  if (distDir !== undefined) return readBundled(distDir);
  return existsSync(join(here, RUNTIME)) ? readBundled(here) : readSources(join(here, '../../..'));
}
