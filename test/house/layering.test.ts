/** The layering check must be able to fail: one file per forbidden import, and the rule that has to catch it. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const configuration: IConfiguration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

const LAYERS = [
  'base',
  'messages',
  'syntax',
  'model',
  'dialects',
  'isis',
  'mpls',
  'rules',
  'workspace',
  'ide',
  'lsp',
  'cli',
];

const upwards = LAYERS.slice(0, -1).map((layer, at) => ({
  file: `server/src/${layer}/upwards.ts`,
  text: `import '../${LAYERS[at + 1]}/honest.ts';`,
  rule: `layer-${layer}`,
}));

const violations = [
  ...upwards,
  { file: 'server/src/isis/words.ts', text: "import '../dialects/honest.ts';", rule: 'protocol-without-text' },
  {
    file: 'server/src/mpls/tree.ts',
    text: "import type { Tree } from '../syntax/honest.ts';",
    rule: 'protocol-without-text',
  },
  { file: 'server/src/ide/files.ts', text: "import 'node:fs';", rule: 'pure-core' },
  { file: 'server/src/rules/files.ts', text: "import '../node/honest.ts';", rule: 'no-files-in-core' },
  { file: 'server/src/files/files.ts', text: "import 'node:fs';", rule: 'pure-core' },
  { file: 'server/src/files/engine.ts', text: "import '../model/honest.ts';", rule: 'files-alone' },
  { file: 'server/src/node/upwards.ts', text: "import '../cli/honest.ts';", rule: 'node-below-edges' },
  { file: 'server/src/ide/protocol.ts', text: "import 'vscode-languageserver';", rule: 'protocol-types-in-lsp' },
  { file: 'server/src/lsp/editor.ts', text: "import 'vscode';", rule: 'server-without-editor' },
  { file: 'client/src/inside.ts', text: "import '../../server/src/ide/honest.ts';", rule: 'client-without-server' },
  {
    file: 'client/webview/inside.ts',
    text: "import { own } from '../src/honest.ts'; export const page = own;",
    rule: 'page-without-extension',
  },
  { file: 'client/webview/files.ts', text: "import 'node:fs';", rule: 'page-without-node' },
  { file: 'server/src/model/tested.ts', text: "import '../../test/fixture.ts';", rule: 'sources-without-tests' },
  { file: 'server/src/model/one.ts', text: "import './other.ts';", rule: 'no-cycles' },
  { file: 'server/src/cli/nowhere.ts', text: "import './missing.ts';", rule: 'resolvable' },
];

const allowed: Record<string, string> = {
  'server/src/model/other.ts': "import './one.ts';",
  'server/test/fixture.ts': 'export {};',
  'server/src/files/honest.ts': "import '../base/honest.ts';",
  'server/src/node/honest.ts': "import 'node:fs'; import '../files/honest.ts';",
  'client/src/honest.ts': 'export const own = 1;',
  'client/src/naming.ts': "import type { Tree } from '../../server/src/ide/honest.ts'; export type Own = Tree;",
  'server/src/lsp/uses-node.ts': "import '../node/honest.ts'; import 'node:path';",
  ...Object.fromEntries(LAYERS.map((layer) => [`server/src/${layer}/honest.ts`, 'export type Tree = 1;'])),
  ...Object.fromEntries(
    LAYERS.slice(1).map((layer) => [`server/src/${layer}/downwards.ts`, "import '../base/honest.ts';"]),
  ),
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'layering-'));
let broken: { rule: string; from: string }[];

beforeAll(async () => {
  const files = { ...allowed, ...Object.fromEntries(violations.map(({ file, text }) => [file, text])) };
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), `${text}\n`);
  }
  const { tsConfig: _, ...options } = configuration.options ?? {};
  const ruleSet = { forbidden: configuration.forbidden ?? [] };
  const { output } = await cruise(['server', 'client'], { ...options, validate: true, ruleSet, baseDir: folder });
  broken = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test.each(violations)('$rule catches $file', ({ file, rule }) => {
  expect(broken).toContainEqual({ rule, from: file });
});

test('what the layers allow is not reported', () => {
  const names = Object.keys(allowed).filter((file) => file !== 'server/src/model/other.ts');
  expect(broken.filter(({ from }) => names.includes(from))).toEqual([]);
});

test('every rule has a violation here', () => {
  const rules = (configuration.forbidden ?? []).map(({ name }) => name);
  expect([...new Set(violations.map(({ rule }) => rule))].sort()).toEqual(rules.sort());
});
