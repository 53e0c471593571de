// Compares the simulation with solved networks: `npm run truth -- DIR...`, each a folder in the format of
// test/truth/README.md or a folder of such folders.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithTruth } from '../test/truth/compare.ts';
import { analyseFolder, readSolvedNetwork } from '../test/truth/solved-network.ts';

const isSolved = (folder: string): boolean => existsSync(join(folder, 'expected.json'));

function solvedFolders(folder: string): string[] {
  if (isSolved(folder)) return [folder];
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return inner.map((entry) => join(folder, entry.name)).filter(isSolved);
}

const folders = process.argv.slice(2).flatMap(solvedFolders).sort();
if (folders.length === 0) {
  console.error('usage: npm run truth -- DIR...   (DIR holds configs/ and expected.json, or folders that do)');
  process.exit(2);
}
let failed = 0;
for (const folder of folders) {
  const truth = await readSolvedNetwork(folder);
  const { simulation, mpls } = await analyseFolder(folder);
  const { compared, differences } = compareWithTruth(simulation, mpls, truth);
  console.log(`${differences.length === 0 ? 'ok  ' : 'FAIL'} ${truth.case}: ${compared} compared`);
  for (const difference of differences) console.log(`     ${difference}`);
  if (differences.length > 0) failed++;
}
process.exitCode = failed > 0 ? 1 : 0;
