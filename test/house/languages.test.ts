/** Every dialect is a language of the extension, with its colours and its grammar, and is rendered for the properties. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dialects } from '../../server/src/dialects/registry.ts';
import { writerOf } from '../../server/src/dialects/writers.ts';
import { USUAL_ENDINGS } from '../../server/src/files/candidates.ts';
import { renderers } from '../generators/renderers.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly { readonly id: string }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
  };
}

const { activationEvents, contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const ids = dialects.map(({ id }) => id);

test('package.json contributes a language and colours for each dialect', () => {
  expect(contributes.languages.map(({ id }) => id)).toEqual(ids);
  expect(contributes.grammars.map(({ language }) => language)).toEqual(ids);
  for (const { language, scopeName, path } of contributes.grammars) {
    expect(scopeName).toBe(`source.${language}`);
    expect(JSON.parse(readFileSync(path, 'utf8')).scopeName).toBe(scopeName);
  }
  expect(Object.keys(contributes.configurationDefaults)).toEqual(ids.map((id) => `[${id}]`));
});

test.each(dialects.map((dialect) => [dialect.id, dialect] as const))('%s', (id, { grammar }) => {
  expect(existsSync(`grammars/${grammar}/${grammar}.wasm`)).toBe(true);
  expect(writerOf(id)).toBeDefined();
  expect(renderers.map(({ dialect }) => dialect)).toContain(id);
});

test('the editor starts for files of the names that the server looks at, and the settings name them', () => {
  const nls = readFileSync('package.nls.json', 'utf8');
  for (const ending of USUAL_ENDINGS) expect(nls).toContain(`\`.${ending}\``);
  // A `.txt` is seldom a configuration, so one has to be opened before anything starts.
  const started = USUAL_ENDINGS.filter((name) => name !== 'txt');
  expect(activationEvents).toContain(`workspaceContains:**/*.{${started.join(',')}}`);
  expect(readFileSync('client/src/activation.ts', 'utf8')).toContain(`'**/*.{${started.join(',')}}'`);
});
