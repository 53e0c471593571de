/** Applies the `diff` fences of a scenario to the file of its network. */

export interface PatchLine {
  readonly text: string;
  readonly sourceLine: number;
}

const SEPARATOR = /^@@/;

function findBlock(lines: readonly PatchLine[], block: readonly string[], sourceLine: number): number {
  const starts = lines.flatMap((_, at) =>
    block.every((text, offset) => lines[at + offset]?.text === text) ? [at] : [],
  );
  if (starts.length !== 1 || starts[0] === undefined) {
    throw new Error(
      `the diff at line ${sourceLine} fits ${starts.length} places; it must fit one:\n${block.join('\n')}`,
    );
  }
  return starts[0];
}

/** Hunks are separated by lines that start with `@@`. `isFree` lines are added without being looked for. */
export function applyDiff(
  original: readonly PatchLine[],
  diff: readonly PatchLine[],
  isFree: (text: string) => boolean,
): PatchLine[] {
  let lines = [...original];
  const hunks: PatchLine[][] = [[]];
  for (const line of diff) {
    if (SEPARATOR.test(line.text)) hunks.push([]);
    else hunks.at(-1)?.push(line);
  }
  for (const hunk of hunks) {
    const [first] = hunk;
    if (!first) continue;
    const body = hunk.map(({ text, sourceLine }) => ({ sign: text.charAt(0) || ' ', text: text.slice(1), sourceLine }));
    const isNew = ({ sign, text }: (typeof body)[number]): boolean => sign === '+' || isFree(text);
    const old = body.filter((line) => !isNew(line)).map(({ text }) => text);
    const at = findBlock(lines, old, first.sourceLine);
    const fresh: PatchLine[] = [];
    let position = at;
    for (const line of body) {
      if (isNew(line)) fresh.push({ text: line.text, sourceLine: line.sourceLine });
      else {
        const kept = lines[position++];
        if (line.sign !== '-' && kept) fresh.push(kept);
      }
    }
    lines = [...lines.slice(0, at), ...fresh, ...lines.slice(at + old.length)];
  }
  return lines;
}

/** Shortest line diff, as `-old` and `+new` lines in order; equal lines are left out. */
export function lineChanges(before: readonly string[], after: readonly string[]): string[] {
  const lengths = before.map(() => new Uint16Array(after.length + 1));
  lengths.push(new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i] as Uint16Array;
      const next = lengths[i + 1] as Uint16Array;
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  const changes: string[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
    } else if (i < before.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
      changes.push(`-${before[i++]}`);
    else changes.push(`+${after[j++]}`);
  }
  return changes;
}
