/** Reads the tree of words with the rows of the hierarchy. */

import type { StructureKind } from '../../../model/structures.ts';
import type { ConfigNode } from '../config/node.ts';
import {
  type CompiledRow,
  type Level,
  meantValue,
  missingValue,
  type Place,
  step,
  type UnreadValue,
  type ValueEdge,
} from './level.ts';
import { type NameSink, Reading, type ReadWord } from './reading.ts';

export interface NameUse {
  readonly kind: StructureKind;
  readonly name: string;
  readonly node: ConfigNode;
  readonly defines: boolean;
  /** The words in front of the name. */
  readonly context: string;
}

export interface Visitor extends NameSink {
  readonly use: (use: NameUse) => void;
  /** A node whose words a row read. */
  readonly read: (node: ConfigNode) => void;
  /** A statement no row knows, with all it holds. */
  readonly unknown: (node: ConfigNode, level: Level) => void;
  /** A value that is none, at `node`; or one that is missing behind it. */
  readonly unreadable: (value: UnreadValue & { readonly missing: boolean }, node: ConfigNode, at: LevelTarget) => void;
}

/** What the statements of a level are about. */
export interface LevelTarget {
  readonly level: Level;
  readonly about: unknown;
}

interface Child {
  readonly node: ConfigNode;
  readonly place: Place;
  readonly edge: ValueEdge | undefined;
}

/** Of values that exclude each other the last one written counts, then the first inherited one. */
function chosen(children: readonly Child[]): readonly Child[] {
  const single = children.filter(({ edge }) => edge?.single);
  if (single.length < 2) return children;
  const winner = single.findLast(({ node }) => !node.inherited) ?? single[0];
  return children.filter((child) => !child.edge?.single || child === winner);
}

/** Words in front of a name that are kept: hostile text may have any number. */
const CONTEXT_WORDS = 12;

export function walkHierarchy(root: ConfigNode, level: Level, target: unknown, visitor: Visitor): void {
  function names(row: CompiledRow, words: readonly ReadWord[], path: readonly string[]): void {
    for (const { node, name, type } of words) {
      if (!type?.structure) continue;
      const at = words.findIndex((word) => word.node === node);
      const context = [...path, ...words.slice(0, at).map((word) => word.node.text)].slice(-CONTEXT_WORDS).join(' ');
      const text = type.canonical([{ text: node.text, start: 0, end: 0 }], 0, 1);
      visitor.use({ kind: type.structure, name: text, node, defines: name === row.row.defines, context });
    }
  }

  function children(from: ConfigNode, place: Place, on: Level, about: unknown): readonly Child[] {
    const found: Child[] = [];
    for (const node of from.children.values()) {
      const next = step(place, node);
      if (next) found.push({ node, ...next });
      else if (!COMMON.has(node.text)) {
        visitor.unknown(node, on);
        const meant = meantValue(place, node.text);
        if (meant) visitor.unreadable({ ...meant, missing: false }, node, { level: on, about });
      }
    }
    return chosen(found);
  }

  function visit(
    from: ConfigNode,
    place: Place,
    on: Level,
    about: unknown,
    words: readonly ReadWord[],
    path: readonly string[],
  ): void {
    for (const { node, place: next, edge } of children(from, place, on, about)) {
      // A value taken as it is, whatever it means, may be a name of anything.
      if (edge?.type?.role !== 'text') visitor.read(node);
      const all = [...words, { node, name: edge?.name, type: edge?.type }];
      const { row } = next;
      if (row && !row.modelled) continue;
      const absent = node.children.size === 0 ? missingValue(next) : undefined;
      if (absent) visitor.unreadable({ ...absent, missing: true }, node, { level: on, about });
      let inner: { level: Level; about: unknown } | undefined;
      if (row) {
        const at = new Reading(all, visitor);
        names(row, all, path);
        row.row.set?.(about, at);
        const opened = row.row.opens?.enter(about, at);
        if (row.row.opens && opened !== undefined) inner = { level: row.row.opens.level(), about: opened };
        else if (row.row.opens) continue;
      }
      const texts = [...path, ...all.map((word) => word.node.text)];
      if (inner) visit(node, inner.level.start, inner.level, inner.about, [], texts);
      else visit(node, next, on, about, all, path);
    }
  }

  visit(root, level.start, level, target, [], []);
}

/** Statements that may stand anywhere. */
const COMMON: ReadonlySet<string> = new Set(['apply-groups', 'apply-groups-except', 'apply-macro', 'apply-flags']);
