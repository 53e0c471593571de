// The npm package as a person gets it: packed, installed into an empty folder, and its command run on the example.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { must, ROOT, run } from './process.mjs';

const EXAMPLE = path.join(ROOT, 'examples', 'mpls-vpn-multiarea');
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-npm-'));
const tally = { passed: 0, failed: 0 };
const expect = (what, holds, detail = '') => {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${holds ? '' : `\n${detail}`}`);
  tally[holds ? 'passed' : 'failed']++;
};
try {
  const packed = JSON.parse(
    await must('npm', ['pack', '--json', '--ignore-scripts', ...QUIET, '--pack-destination', folder], { quiet: true }),
  );
  const [{ filename, files }] = Array.isArray(packed) ? packed : Object.values(packed);
  const names = files.map((file) => file.path).sort();
  const wanted = [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/cli.cjs',
    ...fs
      .readdirSync(path.join(ROOT, 'grammars'))
      .filter((name) => fs.existsSync(path.join(ROOT, 'grammars', name, `${name}.wasm`)))
      .map((name) => `dist/${name}.wasm`),
    'dist/web-tree-sitter.wasm',
    'package.json',
  ].sort();
  expect('the package holds only what the command needs', String(names) === String(wanted), names.join('\n'));

  fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  await must('npm', ['install', ...QUIET, path.join(folder, filename)], { cwd: folder, quiet: true });
  const command = path.join(folder, 'node_modules', '.bin', 'isis-lens');
  const { code, output } = await run(command, ['check', '--format', 'json', EXAMPLE], { cwd: folder, quiet: true });
  expect(
    'the installed command finds the unleaked loopback',
    code === 1 && output.includes('unleaked-loopback'),
    output,
  );
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
