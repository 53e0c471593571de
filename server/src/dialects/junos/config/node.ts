/**
 * A configuration as a tree of words: `interfaces ge-0/0/0 unit 0` is four nodes. Braces and `set`
 * lines give the same tree, so everything after it knows one spelling.
 */
import type { Span } from '../../../base/text.ts';
import type { LineExtent } from '../../../model/device.ts';

/** A word of a path and where it stands; quotes are taken off text and span. */
export interface PathWord {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The word in front of it in its statement. */
  readonly before?: PathWord | undefined;
}

/** The braces a node opens. */
export interface Block {
  readonly firstLine: number;
  readonly lastLine: number;
  /** White space in front of its statements. */
  readonly bodyIndent: string;
  /** Closed on the line it was opened on. */
  readonly oneLine: boolean;
}

export class ConfigNode {
  readonly text: string;
  readonly word: PathWord;
  /** Came from a group or an interface range. */
  readonly inherited: boolean;
  /** In the order of the configuration. */
  children: Map<string, ConfigNode> = new Map();
  /** Lines that say something about it, in order and without overlap. */
  readonly extents: LineExtent[] = [];
  block: Block | undefined;
  inactive = false;

  constructor(word: PathWord, inherited: boolean) {
    this.text = word.text;
    this.word = word;
    this.inherited = inherited;
  }
}

export const spanOfWord = ({ line, start, end }: PathWord): Span => ({ line, start, end });

export const newRoot = (): ConfigNode => new ConfigNode({ text: '', line: 0, start: 0, end: 0 }, false);

/** The child of that name, made when it is not there. */
export function childOf(parent: ConfigNode, word: PathWord, inherited = false): ConfigNode {
  let child = parent.children.get(word.text);
  if (!child) {
    child = new ConfigNode(word, inherited);
    parent.children.set(word.text, child);
  }
  return child;
}

/** The node at a path of words; undefined when there is none. */
export function nodeAt(root: ConfigNode, ...path: readonly string[]): ConfigNode | undefined {
  let node: ConfigNode | undefined = root;
  for (const text of path) node = node?.children.get(text);
  return node;
}

/** Lines come in order: a run that goes on is made longer. */
export function addExtent({ extents }: ConfigNode, firstLine: number, lastLine: number): void {
  const last = extents.at(-1);
  if (last && firstLine <= last.lastLine + 1) {
    if (lastLine > last.lastLine) extents[extents.length - 1] = { firstLine: last.firstLine, lastLine };
  } else extents.push({ firstLine, lastLine });
}
