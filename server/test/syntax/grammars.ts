/** The parsers under test. */
import { Language, Parser } from 'web-tree-sitter';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { createParser, type SyntaxParser } from '../../src/syntax/parser.ts';

export const loadParser = async (): Promise<SyntaxParser> => createParser(await loadGrammarsFromDisk());

let runtime: Promise<void> | undefined;

/** tree-sitter's own parser, for tests of the grammar itself. */
export async function loadTreeSitter(grammar: string): Promise<{ parser: Parser; language: Language }> {
  const { runtimeWasm, grammars } = await loadGrammarsFromDisk();
  // One runtime serves all grammars; a second one would not know the first one's languages.
  runtime ??= Parser.init({ wasmBinary: runtimeWasm });
  await runtime;
  const language = await Language.load(grammars[grammar] as Uint8Array);
  return { parser: new Parser().setLanguage(language), language };
}
