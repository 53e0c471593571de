/** From statements, in either spelling, to the tree of words. */
import type { Statement, SyntaxTree, Word } from '../../../syntax/tree.ts';
import { type GroupNames, groupNamesIn } from './group-names.ts';
import {
  addExtent,
  type Block,
  type ConfigNode,
  childOf,
  nameAgain,
  newRoot,
  nodeAt,
  type PathWord,
  removeChild,
} from './node.ts';
import { continuesList, statementPaths } from './statement-words.ts';

export interface Config {
  readonly root: ConfigNode;
  /** Those of the whole file, also where statements are switched off. */
  readonly groups: GroupNames;
  /** Something is missing: a brace that nothing closes, or what dots stand for. */
  readonly cutOff: boolean;
  /** Statements in braces, and `set` lines. */
  readonly counts: { readonly braces: number; readonly lines: number };
}

const STEP = '    ';
/** Hostile text may nest without end. */
const MAX_DEPTH = 100;

function blockOf({ line, lastLine, indent, children }: Statement): Block {
  const own = children.find((child) => child.line > line);
  return { firstLine: line, lastLine, bodyIndent: own?.indent ?? indent + STEP, oneLine: line === lastLine };
}

/** Follows the words, making nodes where there are none; each node knows the lines that speak of it. */
function follow(from: ConfigNode, words: readonly PathWord[], firstLine: number, lastLine: number): ConfigNode {
  let node = from;
  for (const word of words) {
    node = childOf(node, word);
    // A word of an `edit` line in front.
    if (word.line < firstLine) addExtent(node, word.line, word.line);
    addExtent(node, firstLine, lastLine);
  }
  return node;
}

/** The nodes a statement ends at: one, or each value of its list. */
function endsOf(parent: ConfigNode, statement: Statement): { ends: ConfigNode[]; tags: ReadonlySet<string> } {
  const { path, list, tags } = statementPaths(statement);
  const last = path.at(-1);
  if (last && tags.has('delete')) {
    removeAt(parent, path, statement.line);
    return { ends: [], tags };
  }
  const { line, lastLine } = statement;
  const end = follow(parent, path, line, lastLine);
  if (tags.has('replace')) for (const name of [...end.children.keys()]) removeChild(end, name);
  if (!list) return { ends: path.length > 0 ? [end] : [], tags };
  return { ends: list.map((word) => follow(end, [word], word.line, word.line)), tags };
}

function readBraces(parent: ConfigNode, statements: readonly Statement[], depth: number): void {
  for (const statement of statements) {
    const { ends, tags } = endsOf(parent, statement);
    for (const end of ends) {
      if (tags.has('inactive')) end.inactive = true;
      if (statement.closing || (statement.children.length > 0 && !continuesList(statement))) {
        end.block ??= blockOf(statement);
      }
    }
    const [end] = ends;
    if (end && depth < MAX_DEPTH && !continuesList(statement)) readBraces(end, statement.children, depth + 1);
  }
}

/** The node at a path, with this line added to all that it names; undefined when there is none. */
function mentioned(root: ConfigNode, path: readonly PathWord[], line: number): ConfigNode | undefined {
  let node: ConfigNode | undefined = root;
  for (const word of path) {
    node = node.children.get(word.text);
    if (!node) return undefined;
    nameAgain(node, word);
    addExtent(node, line, line);
  }
  return node;
}

function removeAt(root: ConfigNode, path: readonly PathWord[], line: number): void {
  const last = path.at(-1);
  if (!last || !mentioned(root, path, line)) return;
  const parent = nodeAt(root, ...path.slice(0, -1).map(({ text }) => text));
  if (parent) removeChild(parent, last.text);
}

function switchAt(root: ConfigNode, path: readonly PathWord[], inactive: boolean, line: number): void {
  const node = path.length > 0 ? mentioned(root, path, line) : undefined;
  if (node) node.inactive = inactive;
}

/** `insert PATH KEYWORD NAME before|after KEYWORD NAME`: the order of terms. */
function insertAt(root: ConfigNode, path: readonly PathWord[], line: number): void {
  const at = path.findLastIndex(({ text }) => text === 'before' || text === 'after');
  const beside = path[at + 2];
  const parent = at > 1 ? mentioned(root, path.slice(0, at - 1), line) : undefined;
  const node = parent && mentioned(parent, path.slice(at - 1, at), line);
  const neighbor = node && beside ? mentioned(parent, [beside], line) : undefined;
  if (!parent || !node || !beside || !neighbor || node === neighbor) return;
  const ordered = new Map<string, ConfigNode>();
  for (const [key, child] of parent.children) {
    if (child === node) continue;
    if (key === beside.text && path[at]?.text === 'before') ordered.set(node.text, node);
    ordered.set(key, child);
    if (key === beside.text && path[at]?.text === 'after') ordered.set(node.text, node);
  }
  parent.children = ordered;
}

/** What begins a line of configuration mode; lines of the other words change nothing that is read here. */
const LINE_WORDS: ReadonlySet<string> = new Set(
  `set delete deactivate activate insert edit top up exit protect unprotect annotate rename copy replace quit commit
  rollback show load run wildcard`.split(/\s+/),
);

/** The word of configuration mode a line begins with. */
export const lineWordOf = ({ words: [first], closing, children }: Statement): string | undefined =>
  first && !closing && children.length === 0 && LINE_WORDS.has(first.text) ? first.text : undefined;

interface LineReader {
  /** False when the statement is no line of configuration mode. */
  readonly read: (statement: Statement) => boolean;
}

/** Lines of configuration mode, and the place in the hierarchy that `edit` and its like move about. */
function lineReader(root: ConfigNode): LineReader {
  let places: readonly PathWord[][] = [[]];
  const here = (): readonly PathWord[] => places.at(-1) ?? [];

  function move(verb: string, path: readonly PathWord[]): void {
    if (verb === 'edit') places = [...places.slice(-MAX_DEPTH), [...here(), ...path].slice(0, MAX_DEPTH)];
    else if (verb === 'top') places = [[]];
    else if (verb === 'exit') places = places.length > 1 ? places.slice(0, -1) : places;
    else if (verb === 'up')
      places = [...places.slice(-MAX_DEPTH), here().slice(0, -Math.max(1, Number(path[0]?.text ?? 1) || 1))];
  }

  return {
    read: (statement) => {
      const verb = lineWordOf(statement);
      if (!verb) return false;
      const { path, list } = statementPaths(statement, 1);
      const full = [...here(), ...path];
      const { line } = statement;
      if (verb === 'set') {
        const end = follow(root, full, line, line);
        for (const word of list ?? []) follow(end, [word], line, line);
      } else if (verb === 'delete') {
        for (const each of list ? list.map((word) => [...full, word]) : [full]) removeAt(root, each, line);
      } else if (verb === 'deactivate' || verb === 'activate') switchAt(root, full, verb === 'deactivate', line);
      else if (verb === 'insert') insertAt(root, full, line);
      else move(verb, path);
      return true;
    },
  };
}

/** Takes away what is switched off. */
function prune(node: ConfigNode): void {
  for (const [key, child] of node.children) {
    if (child.inactive) node.children.delete(key);
    else prune(child);
  }
}

const DOTS = /^(?:\.{3,}|…)/;

function isCutOff(statements: readonly Statement[]): boolean {
  const pending = [...statements];
  for (let each = pending.pop(); each; each = pending.pop()) {
    const opens = each.children.length > 0 && !continuesList(each);
    if ((opens && !each.closing) || DOTS.test(each.words[0]?.text ?? '')) return true;
    for (const child of each.children) pending.push(child);
  }
  return false;
}

const isEmptyLine = ({ words }: { readonly words: readonly Word[] }): boolean => words.length === 0;

export function buildConfig({ statements }: SyntaxTree): Config {
  const root = newRoot();
  const lines = lineReader(root);
  let set = 0;
  let braces = 0;
  for (const statement of statements) {
    if (isEmptyLine(statement)) continue;
    if (lines.read(statement)) set++;
    else {
      braces++;
      readBraces(root, [statement], 0);
    }
  }
  const groups = groupNamesIn(root);
  prune(root);
  return { root, groups, cutOff: isCutOff(statements), counts: { braces, lines: set } };
}
