/** tree-sitter tree → statements, with a cursor that stops at the lines. */
import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import { splitBraceWords, type WordLine } from './brace-words.ts';
import { type Lines, lineAt } from './lines.ts';
import { withoutCover } from './session-traces.ts';
import type { Statement, Word } from './tree.ts';
import { splitWords, takeNegation } from './words.ts';

/** Node types every grammar here has, by their number in one language. */
export interface NodeTypes {
  readonly section: number;
  readonly block: number;
  readonly command: number;
  readonly banner: number;
  readonly blob: number;
  readonly bannerDelimiter: number;
  /** Further lines of a command; only in grammars of text with braces. */
  readonly continuation: number;
}

export function nodeTypesOf(language: Language): NodeTypes {
  const id = (name: string): number => language.types.indexOf(name);
  return {
    section: id('section'),
    block: id('block'),
    command: id('command'),
    banner: id('banner'),
    blob: id('blob'),
    bannerDelimiter: id('banner_delimiter'),
    continuation: id('continuation'),
  };
}

/** Where a child of the root is; offsets in the text, `end` exclusive. */
export interface ItemPlace {
  readonly start: number;
  readonly end: number;
  /** Of `start`, which may be on a line in front of the first statement. */
  readonly line: number;
  /** Where that line starts. */
  readonly lineStart: number;
}

/** A child of the root and the statements in it: none for a comment, several for indented text without a header. */
export interface TopItem extends ItemPlace {
  readonly statements: readonly Statement[];
}

interface OpenStatement extends Statement {
  lastLine: number;
  readonly children: OpenStatement[];
  closing?: Word;
}

/** A node the cursor is in. */
interface Frame {
  readonly type: number;
  /** Where its statements go. */
  readonly siblings: OpenStatement[];
  /** The statement read last in it: a section's header. */
  last: OpenStatement | undefined;
}

/** Where a tree that was edited keeps statements of the tree before; undefined: read it again. */
export type Reuse = (item: ItemPlace) => readonly Statement[] | undefined;

const readAll: Reuse = () => undefined;

export function buildItems(
  tree: Tree,
  types: NodeTypes,
  text: string,
  lines: Lines,
  reuse: Reuse = readAll,
): TopItem[] {
  const cursor = tree.walk();
  try {
    const read = createReader(cursor, types, text, lines.starts);
    const items: TopItem[] = [];
    if (!cursor.gotoFirstChild()) return items;
    let line = 0;
    do {
      const start = cursor.startIndex;
      line = lineAt(lines.starts, start, line);
      const place = { start, end: cursor.endIndex, line, lineStart: lines.starts[line] as number };
      items.push({ ...place, statements: reuse(place) ?? read(line) });
    } while (cursor.gotoNextSibling());
    return items;
  } finally {
    cursor.delete();
  }
}

/** Returns a function that reads the statements in the node under the cursor, which begins at `from`. */
function createReader(cursor: TreeCursor, types: NodeTypes, text: string, starts: readonly number[]) {
  const braced = types.continuation >= 0;
  /** Line reached; the next statement is not above it. */
  let line = 0;

  /** Where the words of the banner under the cursor end: at its delimiter. */
  function endOfHead(): number {
    let end = cursor.endIndex;
    cursor.gotoFirstChild();
    do {
      if (cursor.nodeTypeId === types.bannerDelimiter) {
        end = cursor.startIndex;
        break;
      }
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return end;
  }

  function readStatement(type: number): OpenStatement {
    const kind = type === types.banner ? 'banner' : type === types.blob ? 'blob' : 'command';
    const start = cursor.startIndex;
    line = lineAt(starts, start, line);
    const lineStart = starts[line] as number;
    const words = splitWords(text, start, kind === 'banner' ? endOfHead() : text.length, lineStart);
    return {
      kind,
      line,
      lastLine: kind === 'command' ? line : lineAt(starts, cursor.endIndex, line),
      indent: withoutCover(text.slice(lineStart, start)),
      negation: takeNegation(words),
      words,
      children: [],
    };
  }

  const leadingBlanks = (lineStart: number): string =>
    withoutCover(/^[ \t\f\v]*/.exec(text.slice(lineStart, lineStart + 200))?.[0] ?? '');

  function readBraced(): OpenStatement {
    const [first, ...further] = splitBraceWords(text, cursor.startIndex, cursor.endIndex, starts, line);
    const statement = ({ line: at, words }: WordLine): OpenStatement => ({
      kind: 'command',
      line: at,
      lastLine: at,
      indent: leadingBlanks(starts[at] as number),
      negation: undefined,
      words,
      children: [],
    });
    const head = statement(first);
    for (const more of further) head.children.push(statement(more));
    line = further.at(-1)?.line ?? head.line;
    head.lastLine = line;
    return head;
  }

  /** The block under the cursor ends `header`. */
  function closeBlock(header: OpenStatement): void {
    const end = cursor.endIndex;
    line = lineAt(starts, end, line);
    header.lastLine = Math.max(header.lastLine, line);
    if (text[end - 1] !== '}') return;
    const column = end - 1 - (starts[line] as number);
    header.closing = { text: '}', start: column, end: column + 1 };
  }

  // Without recursion: text may nest deeply.
  return (from: number): readonly Statement[] => {
    line = from;
    const top: OpenStatement[] = [];
    const frames: Frame[] = [{ type: -1, siblings: top, last: undefined }];
    for (;;) {
      const frame = frames[frames.length - 1] as Frame;
      const type = cursor.nodeTypeId;
      if (type === types.command || type === types.banner || type === types.blob) {
        frame.last = braced ? readBraced() : readStatement(type);
        frame.siblings.push(frame.last);
      } else if (cursor.gotoFirstChild()) {
        const header = type === types.block && frame.type === types.section ? frame.last : undefined;
        frames.push({ type, siblings: header?.children ?? frame.siblings, last: undefined });
        continue;
      } else if (braced && type === types.block && frame.type === types.section && frame.last) {
        closeBlock(frame.last);
      }
      while (frames.length > 1 && !cursor.gotoNextSibling()) {
        cursor.gotoParent();
        const { type: left, siblings } = frames.pop() as Frame;
        const header = frames[frames.length - 1]?.last;
        if (header?.children !== siblings) continue;
        if (!braced) header.lastLine = siblings.at(-1)?.lastLine ?? header.lastLine;
        else if (left === types.block) closeBlock(header);
      }
      if (frames.length === 1) return top;
    }
  };
}
