/** Devices from text, by way of the real grammar. */
import { readFileSync } from 'node:fs';
import { ciscoIos } from '../../src/dialects/cisco-ios/index.ts';
import type { Device } from '../../src/model/device.ts';
import { createParser } from '../../src/syntax/parser.ts';
import type { SyntaxTree } from '../../src/syntax/tree.ts';

const bytes = (path: string): Uint8Array => readFileSync(new URL(`../../../${path}`, import.meta.url));

const parser = await createParser({
  runtimeWasm: bytes('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammars: { 'cisco-ios': bytes('grammars/cisco-ios/cisco-ios.wasm') },
});

export const parse = (text: string): SyntaxTree => parser.parse('cisco-ios', text);

export const deviceOf = (text: string, file = 'r1.cfg'): Device => ciscoIos.lower(parse(text), file)[0];
