// Packs dist/isis-lens.vsix: `.vscodeignore` says what goes in, and the result is checked: all that runs, nothing else,
// under 3 MB. A staging folder holds a package.json without what only a checkout or the npm package needs.
import fs from 'node:fs';
import path from 'node:path';
import { must, node, ROOT, tool } from './process.mjs';
import { ensureDependencies } from './setup.mjs';
import { zipEntries } from './zip-entries.mjs';

const STAGE = path.join(ROOT, '.cache', 'vsix');
const VSIX = path.join(ROOT, 'dist', 'isis-lens.vsix');
const EXAMPLE = 'examples/mpls-vpn-multiarea';
const LIMIT = 3_000_000;

/** Files of the repository that package.json names, e.g. grammars and language configurations. */
function namedFiles(value) {
  if (typeof value === 'string')
    return /^\.\//.test(value) && fs.statSync(path.join(ROOT, value), { throwIfNoEntry: false })?.isFile()
      ? [value.slice(2)]
      : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(namedFiles) : [];
}

const {
  scripts: _scripts,
  devDependencies: _development,
  bin: _bin,
  private: _private,
  ...manifest
} = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

await ensureDependencies();
if ((await node('scripts/build.mjs')).code !== 0) process.exit(1);

const runtime = [
  'dist/client.cjs',
  'dist/server.cjs',
  'dist/topology.js',
  'dist/topology.css',
  ...fs
    .readdirSync(path.join(ROOT, 'dist'))
    .filter((file) => file.endsWith('.wasm'))
    .map((file) => `dist/${file}`),
];
const icons = ['light', 'dark'].map((theme) => `media/topology-${theme}.svg`);
/** The walkthrough opens a copy of it. */
const example = fs.readdirSync(path.join(ROOT, EXAMPLE)).map((name) => `${EXAMPLE}/${name}`);
const translations = ['l10n', '.'].flatMap((folder) =>
  fs
    .readdirSync(path.join(ROOT, folder))
    .filter((name) => /^(?:bundle\.l10n|package\.nls)(?:\.[a-z-]+)?\.json$/.test(name))
    .map((name) => path.posix.join(folder, name)),
);
const documents = ['README.md', 'CHANGELOG.md', 'LICENSE'];
const files = [...new Set([...runtime, ...icons, ...namedFiles(manifest), ...example, ...translations])].sort();

fs.rmSync(STAGE, { recursive: true, force: true });
fs.cpSync(path.join(ROOT, 'dist'), path.join(STAGE, 'dist'), {
  recursive: true,
  filter: (file) => !file.endsWith('.vsix'),
});
for (const file of [...files, ...documents, '.vscodeignore']) {
  const target = path.join(STAGE, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.copyFileSync(path.join(ROOT, file), target);
}
fs.writeFileSync(path.join(STAGE, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
// Pictures stay in the repository; the page of an installed extension cannot show them.
const readme = path.join(STAGE, 'README.md');
fs.writeFileSync(readme, fs.readFileSync(readme, 'utf8').replaceAll(/^!\[[^\]]*\]\(docs\/[^)]*\)\n+/gm, ''));

fs.rmSync(VSIX, { force: true });
await must(
  tool('vsce'),
  ['package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', VSIX],
  { cwd: STAGE, quiet: true },
);

const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/package.json',
  ...files.map((file) => `extension/${file}`),
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
].sort();
const packed = zipEntries(fs.readFileSync(VSIX)).sort();
const { size } = fs.statSync(VSIX);
const problems = [
  ...packed.filter((entry) => !expected.includes(entry)).map((entry) => `not wanted: ${entry}`),
  ...expected.filter((entry) => !packed.includes(entry)).map((entry) => `missing: ${entry}`),
  ...(size < LIMIT ? [] : [`too large: ${size} bytes, the limit is ${LIMIT}`]),
];
if (problems.length > 0) {
  console.error(`dist/isis-lens.vsix:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  process.exit(1);
}
console.log(`dist/isis-lens.vsix: ${packed.length} files, ${(size / 1e6).toFixed(2)} MB`);
