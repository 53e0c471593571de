/** Reads corpus files in the format of `tree-sitter test`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CorpusCase {
  readonly file: string;
  readonly name: string;
  readonly source: string;
  readonly expected: string;
}

export function readCorpus(folder: string): CorpusCase[] {
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const heads = [...text.matchAll(/^={3,}\n([^\n]*)\n={3,}\n/gm)];
    return heads.map((head, index) => {
      const body = text.slice(head.index + head[0].length, heads[index + 1]?.index ?? text.length);
      const divider = /^-{80}\n/m.exec(body);
      if (!divider) throw new Error(`${file}: "${head[1]}" has no divider`);
      return {
        file,
        name: head[1] as string,
        source: body.slice(0, divider.index).replace(/\n$/, ''),
        expected: body.slice(divider.index + divider[0].length),
      };
    });
  });
}

/** Both sides of a comparison; field names count only where the expectation gives some. */
export function comparable(expected: string, actual: string): { expected: string; actual: string } {
  const plain = (tree: string): string => tree.replace(/\s+/g, ' ').replace(/ \)/g, ')').trim();
  const hasFields = /\w+: \(/.test(expected);
  return { expected: plain(expected), actual: plain(hasFields ? actual : actual.replace(/\w+: \(/g, '(')) };
}
