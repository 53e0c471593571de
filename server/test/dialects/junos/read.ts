/** Junos devices from text, by way of the real grammar; a statement in braces may stand on one line. */
import { readFileSync } from 'node:fs';
import { junos } from '../../../src/dialects/junos/index.ts';
import type { Device } from '../../../src/model/device.ts';
import type { FileDevices } from '../../../src/model/file-devices.ts';
import { createParser } from '../../../src/syntax/parser.ts';
import type { SyntaxTree } from '../../../src/syntax/tree.ts';

const bytes = (path: string): Uint8Array => readFileSync(new URL(`../../../../${path}`, import.meta.url));

const parser = await createParser({
  runtimeWasm: bytes('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammars: { junos: bytes('grammars/junos/junos.wasm') },
});

export const parse = (text: string): SyntaxTree => parser.parse('junos', text);

export const devicesOf = (text: string, file = 'r1.conf'): FileDevices => junos.lower(parse(text), file);

export const deviceOf = (text: string, file = 'r1.conf'): Device => devicesOf(text, file)[0];

/** `set` in front of every line. */
export const setLines = (lines: readonly string[]): string => lines.map((line) => `set ${line}\n`).join('');
