/**
 * Inheritance: statements of groups and of interface ranges appear where they are applied, unless they
 * are written there. What is inherited keeps the place it is written at.
 *
 * Junos CLI user guide, "Configuration groups": statements in the configuration go before inherited
 * ones, and of several groups the one named first wins; `<*>` and its like match what is there.
 */
import { APPLY, EXCEPT } from './group-names.ts';
import { type ConfigNode, goesOnFrom, inheritChild, nodeAt } from './node.ts';
import { matchesPattern } from './patterns.ts';

/** A node of a group whose children the target inherits. */
interface Source {
  readonly group: string;
  readonly node: ConfigNode;
}

/** Hostile groups may apply each other over and over. */
const MAX_CREATED = 200_000;
const MAX_SOURCES = 64;

const isWildcard = (text: string): boolean => text.startsWith('<') && text.endsWith('>');

/** What a word of a group matches: itself, or what its pattern in angle brackets does. */
function matches(word: string, text: string): boolean {
  return word === text || (isWildcard(word) && matchesPattern(word.slice(1, -1), text));
}

/** Literal words go before patterns. */
function matching(node: ConfigNode, text: string): readonly ConfigNode[] {
  const literal = node.children.get(text);
  const found = literal ? [literal] : [];
  for (const [word, child] of node.children)
    if (child !== literal && isWildcard(word) && matches(word, text)) found.push(child);
  return found;
}

/** Applies all groups to the tree; the groups themselves stay as they are. */
export function applyGroups(root: ConfigNode): void {
  const groups = nodeAt(root, 'groups');
  if (!groups) return;
  let created = 0;

  const namesIn = (node: ConfigNode, word: string): readonly string[] => [
    ...(node.children.get(word)?.children.keys() ?? []),
  ];

  /** Where a group speaks of the path, and behind it the groups that are applied inside of it on the way there. */
  function inGroup(first: string, path: readonly string[]): readonly Source[] {
    const all: Source[] = [];
    const asked = new Set<string>();
    const pending = [first];
    for (let name = pending.pop(); name !== undefined && all.length < MAX_SOURCES; name = pending.pop()) {
      const group = asked.has(name) ? undefined : groups?.children.get(name);
      asked.add(name);
      if (!group) continue;
      let nodes = [group];
      const nested = [...namesIn(group, APPLY)];
      for (const text of path) {
        nodes = nodes.flatMap((node) => matching(node, text));
        nested.push(...nodes.flatMap((node) => namesIn(node, APPLY)));
      }
      for (const node of nodes) all.push({ group: name, node });
      pending.push(...nested.reverse());
    }
    return all;
  }

  function expand(target: ConfigNode, above: readonly Source[], path: readonly string[]): void {
    const except = new Set(namesIn(target, EXCEPT));
    const own = namesIn(target, APPLY).flatMap((name) => inGroup(name, path));
    const sources = [...own, ...above].slice(0, MAX_SOURCES).filter(({ group }) => !except.has(group));
    for (const { node } of sources) {
      for (const [word, child] of node.children) {
        if (word === APPLY || word === EXCEPT || isWildcard(word) || target.children.has(word)) continue;
        if (++created > MAX_CREATED) return;
        inheritChild(target, child);
      }
    }
    for (const [word, child] of target.children) {
      if (word === 'groups' && path.length === 0) continue;
      if (word === APPLY || word === EXCEPT) continue;
      const inner = sources.flatMap(({ group, node }) => matching(node, word).map((each) => ({ group, node: each })));
      for (const { node } of inner) if (node.text === word) goesOnFrom(child, node);
      expand(child, inner, [...path, word]);
    }
  }

  expand(root, [], []);
}

/** Statements of `source`, but not those named in `except`, as if they were written in `target` as well. */
export function inherit(target: ConfigNode, source: ConfigNode, except: ReadonlySet<string>): void {
  for (const [word, child] of source.children) {
    if (except.has(word)) continue;
    const own = target.children.get(word) ?? inheritChild(target, child);
    goesOnFrom(own, child);
    inherit(own, child, NOTHING);
  }
}

const NOTHING: ReadonlySet<string> = new Set();
