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
  /** Line and column, in turns, of further words that name it: numbers, as `set` lines name the same nodes over and over. */
  again: number[] | undefined;
  /** What it goes on from: the nodes of groups it inherits from, and what a `delete` took away before it was set anew. */
  also: ConfigNode[] | undefined;
  /** Children that were taken away, by name. */
  removed: Map<string, ConfigNode> | undefined;

  constructor(word: PathWord, inherited: boolean) {
    this.text = word.text;
    this.word = word;
    this.inherited = inherited;
  }
}

export const spanOfWord = ({ line, start, end }: PathWord): Span => ({ line, start, end });

export const newRoot = (): ConfigNode => new ConfigNode({ text: '', line: 0, start: 0, end: 0 }, false);

/** The child of that name, made when it is not there; it keeps in mind where it was named. */
export function childOf(parent: ConfigNode, word: PathWord): ConfigNode {
  const known = parent.children.get(word.text);
  if (known) {
    nameAgain(known, word);
    return known;
  }
  const child = new ConfigNode(word, false);
  const before = parent.removed?.get(word.text);
  if (before) child.also = [before];
  parent.children.set(word.text, child);
  return child;
}

/** Words of an `edit` line are those of every line after it, and count once. */
export function nameAgain(node: ConfigNode, { line, start }: PathWord): void {
  const { word, again } = node;
  const isKnown = again
    ? again[again.length - 2] === line && again[again.length - 1] === start
    : word.line === line && word.start === start;
  if (isKnown) return;
  if (again) again.push(line, start);
  else node.again = [line, start];
}

/** A child that is written elsewhere. */
export function inheritChild(parent: ConfigNode, { word, extents, block }: ConfigNode): ConfigNode {
  const child = new ConfigNode(word, true);
  child.extents.push(...extents);
  child.block = block;
  parent.children.set(word.text, child);
  return child;
}

export function goesOnFrom(node: ConfigNode, source: ConfigNode): void {
  if (node.also) node.also.push(source);
  else node.also = [source];
}

export function removeChild(parent: ConfigNode, name: string): void {
  const child = parent.children.get(name);
  if (!child) return;
  parent.children.delete(name);
  parent.removed ??= new Map();
  parent.removed.set(name, child);
}

/**
 * The nodes that are written down of one thing: the node and all it goes on from, in any depth. Those in `seen` are left
 * out and the others added.
 */
export function withSources(node: ConfigNode, seen: Set<ConfigNode> = new Set()): readonly ConfigNode[] {
  const found: ConfigNode[] = [];
  const pending = [node];
  for (let each = pending.pop(); each; each = pending.pop()) {
    if (seen.has(each)) continue;
    seen.add(each);
    if (!each.inherited || !each.also) found.push(each);
    if (each.also) pending.push(...each.also);
  }
  return found;
}

/** Where the node is named, in order; not what it goes on from. */
export function placesOf({ word, again = [] }: ConfigNode): readonly Span[] {
  const places = [spanOfWord(word)];
  const length = word.end - word.start;
  for (let at = 0; at + 1 < again.length; at += 2) {
    const start = again[at + 1] as number;
    places.push({ line: again[at] as number, start, end: start + length });
  }
  return places;
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
