/** The parsers under test. */
import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { editRegion } from '../../src/syntax/edit-region.ts';
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

export function parseWith(parser: Parser, text: string, before?: Tree): Tree {
  const tree = parser.parse(text, before);
  if (!tree) throw new Error('no tree');
  return tree;
}

/** The tree of `after`, parsed with what an editor says of the change; `tree` is freed. */
export function edited(parser: Parser, tree: Tree, before: string, after: string): Tree {
  const region = editRegion(before, after) ?? { start: 0, oldEnd: 0, newEnd: 0 };
  const nowhere = { row: 0, column: 0 };
  tree.edit(
    new Edit({
      startIndex: region.start,
      oldEndIndex: region.oldEnd,
      newEndIndex: region.newEnd,
      startPosition: nowhere,
      oldEndPosition: nowhere,
      newEndPosition: nowhere,
    }),
  );
  const next = parseWith(parser, after, tree);
  tree.delete();
  return next;
}
