/** Networks on disk for the tests: the example of the repository, and one as small as a finding needs. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Position, Range } from 'vscode-languageserver/node.js';

export interface Folder {
  readonly path: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, content: string | Uint8Array) => void;
  readonly remove: (file: string) => void;
  readonly dispose: () => void;
}

export function emptyFolder(): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'isis-lens-protocol-')));
  return {
    path,
    read: (file) => readFileSync(join(path, file), 'utf8'),
    write: (file, content) => {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    },
    remove: (file) => rmSync(join(path, file), { recursive: true }),
    dispose: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A copy of examples/mpls-vpn-multiarea. */
export function exampleFolder(): Folder {
  const folder = emptyFolder();
  cpSync(resolve('examples/mpls-vpn-multiarea'), folder.path, { recursive: true });
  return folder;
}

/** Position inside the only place where the text holds `words`, `into` characters behind its beginning. */
export function positionOf(text: string, words: string, into = 0): Position {
  const at = text.indexOf(words);
  if (at < 0 || text.indexOf(words, at + 1) >= 0) throw new Error(`'${words}' does not stand once in the text`);
  const before = text.slice(0, at + into).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function rangeOf(text: string, words: string): Range {
  return { start: positionOf(text, words), end: positionOf(text, words, words.length) };
}

export const caret = (position: Position): Range => ({ start: position, end: position });

/** A router that names a route-map it does not define: one finding that needs no other router. */
export const loneRouter = (name: string, systemId: string): string =>
  [
    `hostname ${name}`,
    '!',
    'interface Loopback0',
    ` ip address 10.99.0.${Number(systemId)} 255.255.255.255`,
    '!',
    'router isis CORE',
    ` net 49.0099.0000.0000.${systemId}.00`,
    ' metric-style wide',
    ' passive-interface Loopback0',
    ` redistribute isis ip level-2 into level-1 route-map MISSING-${name}`,
    '!',
    'end',
    '',
  ].join('\n');
