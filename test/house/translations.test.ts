/** What people read is in package.nls.json and l10n/, and the translations fit. `npm run docs` writes the bundles. */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';

type Texts = Readonly<Record<string, string>>;
const read = (file: string): Texts => JSON.parse(fs.readFileSync(file, 'utf8'));

const manifest = fs.readFileSync('package.json', 'utf8');
const manifestTexts = read('package.nls.json');
const clientTexts = read('l10n/bundle.l10n.json');

const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
const commands = (text: string): string[] => (text.match(/\(command:[^)]*\)/g) ?? []).sort();
const code = (text: string): string[] => (text.match(/`[^`]*`/g) ?? []).sort();

test('every key of package.json has its text, and every text its key', () => {
  const used = new Set([...manifest.matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key));
  expect([...used].sort()).toEqual(Object.keys(manifestTexts).sort());
});

test('settings, commands, views and steps are not written out in package.json', () => {
  const texts = [
    ...manifest.matchAll(/"(?:title|markdownDescription|userDescription|displayName|contents)": "([^"]*)"/g),
  ]
    .map(([, text]) => text ?? '')
    .filter((text) => text !== 'IS-IS Lens');
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => !/^%[^%]+%$/.test(text))).toEqual([]);
});

describe('the German translation', () => {
  const manifestGerman = read('package.nls.de.json');
  const clientGerman = read('l10n/bundle.l10n.de.json');

  test('names nothing that is gone', () => {
    expect(Object.keys(manifestGerman).filter((key) => manifestTexts[key] === undefined)).toEqual([]);
    expect(Object.keys(clientGerman).filter((key) => clientTexts[key] === undefined)).toEqual([]);
    expect(Object.keys(clientGerman).length).toBeGreaterThan(100);
  });

  test('puts in what the English sentence puts in', () => {
    for (const [english, german] of Object.entries(clientGerman)) {
      expect(placeholders(german), english).toEqual(placeholders(english));
    }
  });

  test('keeps commands and code', () => {
    for (const [key, german] of Object.entries(manifestGerman)) {
      expect(commands(german), key).toEqual(commands(manifestTexts[key] ?? ''));
      expect(code(german), key).toEqual(code(manifestTexts[key] ?? ''));
    }
  });
});
