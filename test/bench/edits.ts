/** Times edits as an editor makes them, until their findings are published. */
import type { Editor } from '../protocol/editor.ts';
import type { ConfigFile } from './generate.ts';

export const WARM_UP = 5;
const EDITS = 40;

export interface OpenFile extends ConfigFile {
  readonly uri: string;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Changes what differs between two wordings back and forth, and times each edit until its findings are published. */
export async function timeEdits(
  editor: Editor,
  { file, uri, text }: OpenFile,
  before: string,
  after: string,
): Promise<number[]> {
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes(before));
  if (line < 0) throw new Error(`${file} has no "${before}"`);
  const same = [...before].findIndex((letter, at) => letter !== after[at]);
  let [from, to] = [before.slice(same), after.slice(same)];
  while (from.at(-1) === to.at(-1)) [from, to] = [from.slice(0, -1), to.slice(0, -1)];
  const character = (lines[line] as string).indexOf(before) + same;
  const samples: number[] = [];
  for (let turn = 0; turn < WARM_UP + EDITS; turn++) {
    const [was, becomes] = turn % 2 === 0 ? [from, to] : [to, from];
    const range = { start: { line, character }, end: { line, character: character + was.length } };
    const took = await timed(async () => {
      await editor.edit(uri, { range, text: becomes });
      await editor.idle();
    });
    if (turn >= WARM_UP) samples.push(took);
  }
  return samples;
}
