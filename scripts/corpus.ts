// Judges folders of other people's configurations and draws findings to read: `npm run corpus -- [--seed N] [--include PATTERN]... DIR...`.
// Each DIR is loaded as `check` loads it; folders that hold `isis-lens.json` are networks of their own (docs/corpus.md).
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { loadFolder } from '../server/src/cli/load-folder.ts';
import { coverageOf } from '../server/src/ide/api.ts';
import { messageText } from '../server/src/messages/catalogue.ts';
import type { Finding } from '../server/src/rules/rule.ts';
import { defaultOptions } from '../server/src/workspace/options.ts';
import { random } from '../test/bench/random.ts';

const SAMPLE = 400;
const MOST_OF_A_RULE = 40;
const ISIS = /router isis|protocols isis|isis enable/;
/** Lines around a finding, enough to judge most of them. */
const CONTEXT = 4;

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, include: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: npm run corpus -- [--seed N] [--include PATTERN]... DIR...');
  process.exit(2);
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

interface Drawn {
  readonly folder: string;
  readonly finding: Finding;
  /** The lines around it, its own marked. */
  readonly excerpt: readonly string[];
}

function excerptAt(lines: readonly string[], line: number): string[] {
  const from = Math.max(0, line - CONTEXT);
  return lines
    .slice(from, line + CONTEXT + 1)
    .map((text, at) => `${from + at === line ? '>' : ' '} ${text.slice(0, 160)}`);
}

/** One of each rule that fired, then at random, none beyond its share. */
function draw(all: readonly Drawn[], next: () => number): readonly Drawn[] {
  const taken = new Map<string, number>();
  const mixed = shuffled(all, next);
  const firsts = new Set<Drawn>();
  for (const each of mixed) {
    if (taken.has(each.finding.code)) continue;
    taken.set(each.finding.code, 1);
    firsts.add(each);
  }
  const sample = [...firsts];
  for (const each of mixed) {
    if (sample.length >= SAMPLE) break;
    const count = taken.get(each.finding.code) ?? 0;
    if (firsts.has(each) || count >= MOST_OF_A_RULE) continue;
    taken.set(each.finding.code, count + 1);
    sample.push(each);
  }
  return sample;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

/** What a plain search finds and nobody speaks of. */
function passedOver(folder: string, spokenOf: ReadonlySet<string>): readonly string[] {
  return filesBelow(folder).filter(
    (file) => !spokenOf.has(file) && ISIS.test(readFileSync(join(folder, file), 'utf8')),
  );
}

const totals = {
  seen: 0,
  configurations: 0,
  judged: 0,
  unjudged: new Map<string, number>(),
  passedOver: [] as string[],
};
const found: Drawn[] = [];
for (const folder of positionals) {
  const sources = { places: [folder], include: values.include };
  const { snapshot, lines } = await loadFolder(sources, defaultOptions, () => {});
  const { files, routers, pairs } = coverageOf(snapshot);
  totals.seen += files.seen;
  totals.configurations += files.read;
  totals.judged += pairs.judged;
  for (const { reason, pairs: count } of pairs.because) {
    totals.unjudged.set(reason, (totals.unjudged.get(reason) ?? 0) + count);
  }
  const spokenOf = new Set([...snapshot.devices.keys(), ...files.left.map(({ file }) => file)]);
  totals.passedOver.push(...passedOver(folder, spokenOf).map((file) => `${folder}/${file}`));
  const grave = snapshot.findings().filter(({ severity }) => severity === 'error' || severity === 'warning');
  for (const finding of grave) {
    found.push({ folder, finding, excerpt: excerptAt(lines(finding.file) ?? [], finding.range.start.line) });
  }
  console.log(
    `${folder}: ${files.read} of ${files.seen} files read, ${routers.withoutIsis} without IS-IS, ${grave.length} errors and warnings`,
  );
}

const counts = new Map<string, number>();
for (const { finding } of found) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
console.log(
  `\n${totals.configurations} of ${totals.seen} files read; ${totals.passedOver.length} with IS-IS of which nobody speaks`,
);
for (const file of totals.passedOver) console.log(`  ${file}`);
console.log(`${totals.judged} pairs judged; not judged: ${JSON.stringify(Object.fromEntries(totals.unjudged))}`);
for (const [code, count] of [...counts].sort()) console.log(`  ${code}: ${count}`);

for (const [index, { folder, finding, excerpt }] of draw(found, random(Number(values.seed))).entries()) {
  const { code, severity, file, range, message, related } = finding;
  console.log(
    `\n=== ${index + 1} ${severity} ${code} ${folder}/${file}:${range.start.line + 1}\n${messageText(message)}`,
  );
  for (const each of related.slice(0, 4))
    console.log(`  see ${each.file}:${each.range.start.line + 1} ${messageText(each.message)}`);
  for (const line of excerpt) console.log(line);
}
