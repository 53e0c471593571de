/** From text to syntax trees. The only place that knows tree-sitter's parser. */
import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { buildItems, type NodeTypes, nodeTypesOf, type Reuse, type TopItem } from './build-statements.ts';
import { editRegion } from './edit-region.ts';
import { splitLines } from './lines.ts';
import { isParsable, isWorthKeeping } from './parse-limits.ts';
import { reuseOf } from './reuse-statements.ts';
import { withoutTraces } from './session-traces.ts';
import type { SyntaxProblem, SyntaxTree } from './tree.ts';

/** The bytes the parser runs on; where they come from is the caller's business. */
export interface ParserBytes {
  /** web-tree-sitter.wasm. */
  readonly runtimeWasm: Uint8Array;
  /** By id, e.g. `cisco-ios`. */
  readonly grammars: Readonly<Record<string, Uint8Array>>;
}

/** An open text that follows its edits. */
export interface OpenDocument {
  /** Brings the document to `text`; what differs from the text before is found here. */
  readonly edit: (text: string) => void;
  readonly tree: () => SyntaxTree;
  readonly text: () => string;
  /** Frees the parser's memory. The document must not be used afterwards. */
  readonly close: () => void;
}

/** Total: any text gives a tree, if need be an empty one that names its problem. */
export interface SyntaxParser {
  readonly parse: (grammar: string, text: string) => SyntaxTree;
  readonly openDocument: (grammar: string, text: string) => OpenDocument;
}

interface Grammar {
  readonly language: Language;
  readonly types: NodeTypes;
  parser: Parser;
}

interface Parsed {
  readonly text: string;
  readonly syntax: SyntaxTree;
  /** What the next parse builds on; undefined when there is none, or it was not kept. */
  readonly incremental: { readonly tree: Tree; readonly items: readonly TopItem[] } | undefined;
}

/** web-tree-sitter has one runtime, whoever asks for it. */
let runtime: Promise<void> | undefined;

export async function createParser(bytes: ParserBytes): Promise<SyntaxParser> {
  runtime ??= Parser.init({ wasmBinary: bytes.runtimeWasm, locateFile: (name: string) => name });
  await runtime;
  const grammars = new Map<string, Grammar>();
  for (const [id, wasm] of Object.entries(bytes.grammars)) {
    const language = await Language.load(wasm);
    grammars.set(id, { language, types: nodeTypesOf(language), parser: newParser(language) });
  }
  return {
    parse: (id, text) => {
      const parsed = parseFresh(grammars.get(id), withoutTraces(text));
      free(parsed);
      return parsed.syntax;
    },
    openDocument: (id, text) => openDocument(grammars.get(id), text),
  };
}

/** A parser that broke off half-way may have taken the runtime with it; then nothing more can be done with either. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // The next parse says that it failed.
  }
}

function free(parsed: Parsed): void {
  attempt(() => parsed.incremental?.tree.delete());
}

function replaceParser(grammar: Grammar): void {
  attempt(() => {
    grammar.parser = newParser(grammar.language);
  });
}

function newParser(language: Language): Parser {
  return new Parser().setLanguage(language);
}

function failed(text: string, problem: SyntaxProblem): Parsed {
  const { starts, endOfLine, endsWithNewline } = splitLines(text);
  const syntax = { statements: [], lineCount: starts.length, endOfLine, endsWithNewline, problem };
  return { text, syntax, incremental: undefined };
}

/** Takes over `tree`: frees it when reading it fails. */
function readTree(grammar: Grammar, tree: Tree, text: string, reuse?: Reuse): Parsed {
  try {
    const lines = splitLines(text);
    const items = buildItems(tree, grammar.types, text, lines, reuse);
    const syntax: SyntaxTree = {
      statements: items.flatMap((item) => item.statements),
      lineCount: lines.starts.length,
      endOfLine: lines.endOfLine,
      endsWithNewline: lines.endsWithNewline,
    };
    return { text, syntax, incremental: { tree, items } };
  } catch (error) {
    attempt(() => tree.delete());
    throw error;
  }
}

function parseFresh(grammar: Grammar | undefined, text: string): Parsed {
  if (!grammar) return failed(text, 'no-grammar');
  if (!isParsable(text)) return failed(text, 'too-large');
  try {
    const tree = grammar.parser.parse(text);
    if (!tree) return failed(text, 'parser-failed');
    return readTree(grammar, tree, text);
  } catch {
    replaceParser(grammar);
    return failed(text, 'parser-failed');
  }
}

/** Undefined when there is nothing to build on or the parser broke. */
function parseEdited(grammar: Grammar | undefined, before: Parsed, text: string): Parsed | undefined {
  if (!grammar || !before.incremental || !isParsable(text)) return undefined;
  const region = editRegion(before.text, text);
  if (!region) return before;
  const { tree: old, items } = before.incremental;
  // Rows are nobody's business: tree-sitter's end at LF only, and nothing here asks for them.
  const nowhere = { row: 0, column: 0 };
  try {
    old.edit(
      new Edit({
        startIndex: region.start,
        oldEndIndex: region.oldEnd,
        newEndIndex: region.newEnd,
        startPosition: nowhere,
        oldEndPosition: nowhere,
        newEndPosition: nowhere,
      }),
    );
    const tree = grammar.parser.parse(text, old);
    if (!tree) return undefined;
    return readTree(grammar, tree, text, reuseOf(items, region, old.getChangedRanges(tree)));
  } catch {
    replaceParser(grammar);
    return undefined;
  }
}

function openDocument(grammar: Grammar | undefined, text: string): OpenDocument {
  let asWritten = text;
  let current = keepOrFree(parseFresh(grammar, withoutTraces(text)));
  return {
    edit: (written) => {
      asWritten = written;
      const after = withoutTraces(written);
      const next = parseEdited(grammar, current, after) ?? parseFresh(grammar, after);
      if (next === current) return;
      free(current);
      current = keepOrFree(next);
    },
    tree: () => current.syntax,
    text: () => asWritten,
    close: () => {
      free(current);
      current = { ...current, incremental: undefined };
    },
  };
}

function keepOrFree(parsed: Parsed): Parsed {
  if (!parsed.incremental || isWorthKeeping(parsed.text)) return parsed;
  free(parsed);
  return { ...parsed, incremental: undefined };
}
