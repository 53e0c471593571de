/**
 * Writes the documents that repeat what the code says: the severity settings in package.json, the settings in README.md,
 * the tables in docs/features.md, the pages of rules in docs/rules, the sentences to translate in l10n/.
 * With `--check` writes nothing and fails when one is out of date.
 */
import fs from 'node:fs';
import path from 'node:path';
import { rules } from '../server/src/rules/registry.ts';
import { englishBundle, translatedBundle } from './client-strings.ts';
import { rulePages } from './rule-pages.ts';

interface Setting {
  readonly type: string | readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function fill(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`no place for ${name}`);
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}

/** Texts of package.json stand in package.nls.json, by key. */
const texts: Readonly<Record<string, string>> = JSON.parse(fs.readFileSync('package.nls.json', 'utf8'));
const resolved = (text: string): string => texts[/^%(.+)%$/.exec(text)?.[1] ?? ''] ?? text;

function settingsTable(): string {
  const manifest: Manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([name, setting]) => [
    `\`${name}\``,
    `\`${JSON.stringify(setting.default)}\``,
    resolved(setting.markdownDescription ?? setting.description ?? '')
      .replaceAll(/\s*\n+\s*/g, ' ')
      .replaceAll('|', '\\|'),
  ]);
  return table(['setting', 'default', 'meaning'], rows);
}

function rulesTable(): string {
  const rows = [...rules]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((rule) => [
      `[${rule.code}](rules/${rule.code}.md)`,
      rule.severity,
      rule.documentation.title,
      rule.mends ? 'yes' : '',
    ]);
  return table(['code', 'severity', 'what is wrong', 'quick fix'], rows);
}

/** The settings editor offers every code by name. */
function severitySettings(text: string): string {
  const manifest = JSON.parse(text);
  const choice = { type: 'string', enum: ['error', 'warning', 'info', 'hint', 'off'] };
  const codes = rules.map((rule) => rule.code).sort();
  manifest.contributes.configuration.properties['isisLens.severities'].properties = Object.fromEntries(
    codes.map((code) => [code, choice]),
  );
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const DOCUMENTS: Readonly<Record<string, (text: string) => string>> = {
  'package.json': severitySettings,
  'README.md': (text) => fill(text, 'settings', settingsTable()),
  'docs/features.md': (text) => fill(text, 'rules', rulesTable()),
  'l10n/bundle.l10n.json': () => englishBundle('client'),
  'l10n/bundle.l10n.de.json': (text) => translatedBundle('client', text),
};

const checking = process.argv.includes('--check');

function settle(file: string, before: string | undefined, after: string | undefined): void {
  if (before === after) return;
  if (checking) {
    console.error(`${file} is out of date: npm run docs`);
    process.exitCode = 1;
  } else if (after === undefined) {
    fs.rmSync(file);
    console.log(`${file} removed`);
  } else {
    fs.writeFileSync(file, after);
    console.log(`${file} written`);
  }
}

for (const [file, update] of Object.entries(DOCUMENTS)) {
  const text = fs.readFileSync(file, 'utf8');
  settle(file, text, update(text));
}

const RULES = 'docs/rules';
fs.mkdirSync(RULES, { recursive: true });
const written = new Set(fs.readdirSync(RULES));
const pages = rulePages('.');
for (const name of new Set([...written, ...pages.keys()])) {
  const file = path.posix.join(RULES, name);
  settle(file, written.has(name) ? fs.readFileSync(file, 'utf8') : undefined, pages.get(name));
}
