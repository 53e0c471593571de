/**
 * `npm run bench`: times the built server on generated networks and prints a table of medians, 95th percentiles and marks.
 * Sizes as arguments (default 50 500 2000). Exit code 1 when a mark is missed.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type ConfigFile, generateNetwork } from './generate.ts';
import { type Session, startSession } from './session.ts';
import { spread } from './statistics.ts';

const DEFAULT_SIZES = [50, 500, 2000];
const WARM_UP = 5;
const EDITS = 40;
const HOVERS = 200;

/** First marks, for 500 routers, in milliseconds. */
const MARKED_SIZE = 500;
const MARKS = { cold: 6000, edit: 150, hover: 30 };

interface Row {
  readonly what: string;
  readonly value: string;
  /** Undefined where no mark is set. */
  readonly met?: boolean;
}

const milliseconds = (value: number): string => (value >= 100 ? `${Math.round(value)} ms` : `${value.toFixed(1)} ms`);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Where the words stand in a file; they must be there. */
function find({ file, text }: ConfigFile, words: string): { line: number; character: number } {
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes(words));
  if (line < 0) throw new Error(`${file} has no "${words}"`);
  return { line, character: (lines[line] as string).indexOf(words) };
}

/** Changes what differs between two wordings back and forth, and times each edit until its findings are published. */
async function timeEdits(session: Session, file: ConfigFile, before: string, after: string): Promise<number[]> {
  const place = find(file, before);
  const same = [...before].findIndex((letter, at) => letter !== after[at]);
  const { line } = place;
  const character = place.character + same;
  const [from, to] = [before.slice(same), after.slice(same)];
  const samples: number[] = [];
  for (let turn = 0; turn < WARM_UP + EDITS; turn++) {
    const [was, becomes] = turn % 2 === 0 ? [from, to] : [to, from];
    const range = { start: { line, character }, end: { line, character: character + was.length } };
    const took = await timed(async () => {
      await session.edit(file.file, range, becomes);
      await session.idle();
    });
    if (turn >= WARM_UP) samples.push(took);
  }
  return samples;
}

async function timeHovers(session: Session, file: ConfigFile): Promise<number[]> {
  const positions = file.text.split('\n').flatMap((text, line) => {
    const found = /^ (?:ip address|neighbor) (?=10\.)/.exec(text);
    return found ? [{ line, character: found[0].length + 2 }] : [];
  });
  const samples: number[] = [];
  for (let turn = 0; turn < WARM_UP + HOVERS; turn++) {
    const position = positions[turn % positions.length];
    if (!position) throw new Error(`${file.file} has nothing to hover`);
    const took = await timed(() => session.hover(file.file, position));
    if (turn >= WARM_UP) samples.push(took);
  }
  return samples;
}

async function measure(routers: number): Promise<Row[]> {
  const files = generateNetwork(routers);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-bench-'));
  for (const { file, text } of files) fs.writeFileSync(path.join(folder, file), text);
  const named = (name: string): ConfigFile => files.find(({ file }) => file === name) as ConfigFile;
  const marked = routers === MARKED_SIZE;
  const row = (what: string, samples: readonly number[], mark?: number): Row => {
    const { median, p95 } = spread(samples);
    const value = `${milliseconds(median)} median, ${milliseconds(p95)} p95`;
    return mark === undefined || !marked ? { what, value } : { what, value, met: p95 < mark };
  };
  try {
    const started = performance.now();
    const session = await startSession(folder);
    await session.idle();
    const cold = performance.now() - started;
    const memory = session.memory();
    const errors = [...session.findings.values()].reduce((sum, count) => sum + count, 0);

    const edge = named('a1-pe1.cfg');
    const border = named('a1-br1.cfg');
    for (const { file } of [edge, border]) await session.open(file);
    await session.idle();
    const text = await timeEdits(session, edge, ' description cust', ' description cusp');
    const metric = await timeEdits(session, edge, 'isis metric 1', 'isis metric 2');
    const policy = await timeEdits(session, border, 'permit 10.200.2.0/24', 'deny 10.200.2.0/24');
    const hovers = await timeHovers(session, edge);
    await session.stop();
    return [
      {
        what: 'size',
        value: `${files.length} files, ${(files.reduce((sum, file) => sum + file.text.length, 0) / 1e6).toFixed(1)} MB, ${errors} findings`,
      },
      { what: 'cold: start to all findings', value: milliseconds(cold), ...(marked ? { met: cold < MARKS.cold } : {}) },
      {
        what: 'memory after that',
        value: memory ? `${Math.round(memory.now)} MB, peak ${Math.round(memory.peak)} MB` : 'not known here',
      },
      row('edit of a description to findings', text, MARKS.edit),
      row('edit of a metric to findings', metric, MARKS.edit),
      row('edit of a leak policy to findings', policy, MARKS.edit),
      row('hover', hovers, MARKS.hover),
    ];
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const sizes = process.argv.slice(2).map(Number);
console.log(`Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}, ${process.platform}`);
for (const routers of sizes.length > 0 ? sizes : DEFAULT_SIZES) {
  console.log(`\n${routers} routers`);
  for (const { what, value, met } of await measure(routers)) {
    console.log(`  ${what.padEnd(36)} ${value}${met === undefined ? '' : met ? '  (mark met)' : '  (MARK MISSED)'}`);
    if (met === false) process.exitCode = 1;
  }
}
