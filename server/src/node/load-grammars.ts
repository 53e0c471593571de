/** The wasm files of the parser: beside the bundle that runs, or in the checkout it was started from. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParserBytes } from '../syntax/parser.ts';

const RUNTIME = 'web-tree-sitter.wasm';

async function besideBundle(folder: string): Promise<{ readonly runtime: string; readonly grammars: string[] }> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.wasm') && name !== RUNTIME);
  return { runtime: join(folder, RUNTIME), grammars: files.map((name) => join(folder, name)) };
}

async function inCheckout(folder: string): Promise<{ readonly runtime: string; readonly grammars: string[] }> {
  const root = checkoutAbove(folder);
  const names = await readdir(join(root, 'grammars'));
  const grammars = names.map((name) => join(root, 'grammars', name, `${name}.wasm`)).filter((file) => existsSync(file));
  return { runtime: join(root, 'node_modules/web-tree-sitter', RUNTIME), grammars };
}

function checkoutAbove(folder: string): string {
  for (let at = folder; at !== dirname(at); at = dirname(at)) if (existsSync(join(at, 'grammars'))) return at;
  throw new Error(`no grammars beside or above ${folder}: the installation is incomplete`);
}

/** Rejects when the installation is incomplete. */
export async function loadGrammarsFromDisk(): Promise<ParserBytes> {
  const here = dirname(fileURLToPath(import.meta.url));
  const { runtime, grammars } = await (existsSync(join(here, RUNTIME)) ? besideBundle(here) : inCheckout(here));
  const entries = grammars.map(
    async (file) => [basename(file, '.wasm'), new Uint8Array(await readFile(file))] as const,
  );
  return {
    runtimeWasm: new Uint8Array(await readFile(runtime)),
    grammars: Object.fromEntries(await Promise.all(entries)),
  };
}
