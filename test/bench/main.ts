/**
 * `npm run bench`: times the built server on generated networks and prints medians, 95th percentiles and marks.
 * Sizes as arguments (default 50 500 2000). Exit code 1 when a mark is missed.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Editor, start, uriOf } from '../protocol/editor.ts';
import { measureDialects } from './dialects.ts';
import { type OpenFile, timed, timeEdits, WARM_UP } from './edits.ts';
import { type ConfigFile, generateNetwork } from './generate.ts';
import { memoryOf } from './memory.ts';
import { parsingSpeed } from './parsing.ts';
import { spread } from './statistics.ts';

const DEFAULT_SIZES = [50, 500, 2000];
/** Routers; what does not hang on the size of a network is left out of larger ones. */
const VERY_LARGE = 5000;
const HOVERS = 200;
const COMPLETIONS = 100;

/** First marks, for 500 routers, in milliseconds. */
const MARKED_SIZE = 500;
const MARKS = { cold: 6000, edit: 150, hover: 30, completion: 30 };

interface Row {
  readonly what: string;
  readonly value: string;
  /** Undefined where no mark is set. */
  readonly met?: boolean;
}

const milliseconds = (value: number): string => (value >= 100 ? `${Math.round(value)} ms` : `${value.toFixed(1)} ms`);

async function timeHovers(editor: Editor, { file, uri, text }: OpenFile): Promise<number[]> {
  const positions = text.split('\n').flatMap((words, line) => {
    const found = /^ (?:ip address|neighbor) (?=10\.)/.exec(words);
    return found ? [{ line, character: found[0].length + 2 }] : [];
  });
  const samples: number[] = [];
  for (let turn = 0; turn < WARM_UP + HOVERS; turn++) {
    const position = positions[turn % positions.length];
    if (!position) throw new Error(`${file} has nothing to hover`);
    let shown = '';
    const took = await timed(async () => {
      shown = await editor.hover(uri, position);
    });
    if (!shown) throw new Error(`no hover in ${file} at line ${position.line + 1}`);
    if (turn >= WARM_UP) samples.push(took);
  }
  return samples;
}

/** Types one letter of a line and asks at once what may follow, as editors do. */
async function timeCompletions(
  editor: Editor,
  { file, uri, text }: OpenFile,
  before: string,
  typed: string,
): Promise<number[]> {
  const line = text.split('\n').findIndex((one) => one.startsWith(before));
  if (line < 0) throw new Error(`${file} has no "${before}"`);
  const start = { line, character: 0 };
  await editor.edit(uri, { range: { start, end: start }, text: `${typed.slice(0, -1)}\n` });
  const [short, long] = [typed.length - 1, typed.length].map((character) => ({ line, character }));
  if (!short || !long) throw new Error('nothing is typed');
  const samples: number[] = [];
  for (let turn = 0; turn < WARM_UP + COMPLETIONS; turn++) {
    let items = 0;
    const took = await timed(async () => {
      await editor.edit(uri, { range: { start: short, end: short }, text: typed.slice(-1) });
      const answer = await editor.connection.sendRequest<{ items: unknown[] }>('textDocument/completion', {
        textDocument: { uri },
        position: long,
      });
      items = answer.items.length;
    });
    if (items === 0) throw new Error(`nothing completes "${typed}" in ${file}`);
    if (turn >= WARM_UP) samples.push(took);
    await editor.edit(uri, { range: { start: short, end: long }, text: '' });
    await editor.idle();
  }
  await editor.edit(uri, { range: { start, end: { line: line + 1, character: 0 } }, text: '' });
  await editor.idle();
  return samples;
}

async function measureServer(folder: string, files: readonly ConfigFile[]): Promise<Row[]> {
  const marked = files.length === MARKED_SIZE;
  const row = (what: string, samples: readonly number[], mark: number): Row => {
    const { median, p95 } = spread(samples);
    const value = `${milliseconds(median)} median, ${milliseconds(p95)} p95`;
    return marked ? { what, value, met: p95 < mark } : { what, value };
  };
  const started = performance.now();
  const editor = await start({ folders: [folder] });
  const cold = performance.now() - started;
  const memory = memoryOf(editor.process.pid);
  const { routers, findings } = await editor.idle();
  const open = async (name: string): Promise<OpenFile> => {
    const found = files.find(({ file }) => file === name);
    if (!found) throw new Error(`${name} was not generated`);
    const opened = { ...found, uri: uriOf(folder, name) };
    await editor.open(opened.uri, opened.text);
    return opened;
  };
  const edge = await open('a1-pe1.cfg');
  const border = await open('a1-br1.cfg');
  await editor.idle();
  const text = await timeEdits(editor, edge, ' description customer', ' description custamer');
  const metric = await timeEdits(editor, edge, ' isis metric 1', ' isis metric 2');
  const policy = await timeEdits(editor, border, 'permit 10.200.2.0/24', 'deny 10.200.2.0/24');
  const hovers = await timeHovers(editor, edge);
  const keywords = await timeCompletions(editor, border, ' metric-style', ' redistribute isis ip l');
  const addresses = await timeCompletions(editor, border, 'ip prefix-list', 'ip prefix-list NEW seq 5 permit 10.');
  await editor.stop();
  return [
    { what: 'network', value: `${routers} routers; findings ${JSON.stringify(findings)}` },
    { what: 'cold: start to all findings', value: milliseconds(cold), ...(marked ? { met: cold < MARKS.cold } : {}) },
    {
      what: 'memory after that',
      value: memory ? `${Math.round(memory.now)} MB, peak ${Math.round(memory.peak)} MB` : 'not told by this system',
    },
    row('edit of a description to findings', text, MARKS.edit),
    row('edit of a metric to findings', metric, MARKS.edit),
    row('edit of a leak policy to findings', policy, MARKS.edit),
    row('hover', hovers, MARKS.hover),
    row('key to completion of a keyword', keywords, MARKS.completion),
    row('key to completion of an address', addresses, MARKS.completion),
  ];
}

async function measure(routers: number): Promise<Row[]> {
  const files = generateNetwork(routers);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-bench-'));
  try {
    for (const { file, text } of files) fs.writeFileSync(path.join(folder, file), text);
    const speed = routers > VERY_LARGE ? undefined : await parsingSpeed(files);
    const size = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
    return [
      { what: 'files', value: `${files.length}, ${size.toFixed(1)} MB` },
      ...(speed
        ? [
            {
              what: 'parsing',
              value: `${speed.parse.toFixed(1)} MB/s, with meaning ${speed.parseAndLower.toFixed(1)} MB/s`,
            },
          ]
        : []),
      ...(await measureServer(folder, files)),
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

const { speeds, mixed } = await measureDialects(MARKED_SIZE);
console.log(`\n${MARKED_SIZE} routers in every dialect, without what fills configurations beside routing`);
for (const { dialect, size, parse, parseAndLower } of speeds) {
  console.log(
    `  ${dialect.padEnd(36)} ${size.toFixed(1)} MB; parsing ${parse.toFixed(1)} MB/s, with meaning ${parseAndLower.toFixed(1)} MB/s`,
  );
}
console.log(`\n${MARKED_SIZE} routers, each in another dialect than its neighbors in the list`);
for (const { dialect, samples } of mixed) {
  const { median, p95 } = spread(samples);
  console.log(
    `  ${`metric of a router of ${dialect}`.padEnd(36)} ${milliseconds(median)} median, ${milliseconds(p95)} p95`,
  );
}
