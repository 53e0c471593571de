/** How fast text becomes trees and Devices, in this process. */
import { recogniseDialect } from '../../server/src/dialects/registry.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import type { ConfigFile } from './generate.ts';
import { spread } from './statistics.ts';

const ROUNDS = 5;

export interface ParsingSpeed {
  /** Medians of a few rounds over all files, in 10^6 characters a second. */
  readonly parse: number;
  readonly parseAndLower: number;
}

export async function parsingSpeed(files: readonly ConfigFile[]): Promise<ParsingSpeed> {
  const parser = await createParser(await loadGrammarsFromDisk());
  const dialect = recogniseDialect(files[0]?.text ?? '');
  if (!dialect) throw new Error('the generated files are not recognised');
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  const speed = (work: (file: ConfigFile) => unknown): number => {
    const seconds = Array.from({ length: ROUNDS }, () => {
      const started = performance.now();
      for (const file of files) work(file);
      return (performance.now() - started) / 1000;
    });
    return characters / 1e6 / spread(seconds).median;
  };
  return {
    parse: speed(({ text }) => parser.parse(dialect.grammar, text)),
    parseAndLower: speed(({ file, text }) => dialect.lower(parser.parse(dialect.grammar, text), file)),
  };
}
