/** docs/features.md names every method the built server announces, and no other. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { launch } from '../protocol/editor.ts';

/** Methods that stand behind a key of ServerCapabilities. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  textDocumentSync: ['didOpen', 'didChange', 'didSave', 'didClose'].map((name) => `textDocument/${name}`),
  hoverProvider: ['textDocument/hover'],
  definitionProvider: ['textDocument/definition'],
  referencesProvider: ['textDocument/references'],
  documentSymbolProvider: ['textDocument/documentSymbol'],
  foldingRangeProvider: ['textDocument/foldingRange'],
  completionProvider: ['textDocument/completion'],
  documentHighlightProvider: ['textDocument/documentHighlight'],
  selectionRangeProvider: ['textDocument/selectionRange'],
  semanticTokensProvider: ['full', 'full/delta', 'range'].map((name) => `textDocument/semanticTokens/${name}`),
  renameProvider: ['textDocument/prepareRename', 'textDocument/rename'],
  codeLensProvider: ['textDocument/codeLens', 'codeLens/resolve'],
  inlayHintProvider: ['textDocument/inlayHint'],
  workspaceSymbolProvider: ['workspace/symbol'],
  codeActionProvider: ['textDocument/codeAction', 'codeAction/resolve'],
  workspace: ['workspace/didChangeWorkspaceFolders'],
  positionEncoding: [],
};

test('the table of editor features is what the server announces', async () => {
  const text = fs.readFileSync('docs/features.md', 'utf8');
  const rows = text
    .slice(text.indexOf('## Editor features'))
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const documented = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, method]) => method),
  );

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'features-'));
  const editor = await launch({ folders: [folder] });
  const capabilities = Object.keys(editor.initialized.capabilities);
  await editor.begin();
  await editor.idle();
  await expect.poll(() => editor.registrations.size).toBe(2);
  const announced = [
    ...capabilities.flatMap((key) => METHODS[key] ?? [`unknown capability ${key}`]),
    ...editor.registrations,
  ];
  await editor.stop();
  fs.rmSync(folder, { recursive: true });

  const own = documented.filter(
    (method) => method?.startsWith('isisLens/') || method === 'textDocument/publishDiagnostics',
  );
  expect([...documented].sort()).toEqual([...announced, ...own].sort());
});
