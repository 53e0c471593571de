// Makes a checkout ready to work: right Node, dependencies as in package-lock.json. Plain Node, needs nothing installed.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, ROOT } from './process.mjs';

const read = (file) => {
  try {
    return JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));
  } catch {
    return undefined;
  }
};

/** npm keeps what it installed in node_modules/.package-lock.json; stale when a locked version differs from it. */
function dependenciesAreCurrent() {
  const wanted = read('package-lock.json')?.packages;
  const present = read('node_modules/.package-lock.json')?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.devOptional || present[name]?.version === entry.version,
  );
}

export async function ensureDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    console.error(`IS-IS Lens needs Node 20 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  if (dependenciesAreCurrent()) return;
  console.log('Installing dependencies (npm ci) …');
  await must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureDependencies();
