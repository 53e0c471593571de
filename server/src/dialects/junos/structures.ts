/** Names of one device: where they are defined and used. */
import type { Span } from '../../base/text.ts';
import type { StructureDefinition, StructureIndex, StructureKind, StructureReference } from '../../model/structures.ts';
import type { Statement } from '../../syntax/tree.ts';
import type { ConfigNode, PathWord } from './config/node.ts';
import { spanOfWord } from './config/node.ts';
import type { NameUse, Visitor } from './hierarchy/walk.ts';

export interface StructureCollector extends Visitor {
  readonly finish: (unread: readonly PathWord[]) => StructureIndex;
}

const placeKey = ({ line, start }: Pick<PathWord, 'line' | 'start'>): string => `${line} ${start}`;

function definitionsOf(kind: StructureKind, name: string, node: ConfigNode): StructureDefinition[] {
  const span = spanOfWord(node.word);
  const extents = node.extents.length > 0 ? node.extents : [{ firstLine: span.line, lastLine: span.line }];
  return extents.map((extent) => ({ kind, name, span, ...extent }));
}

export function collectStructures(): StructureCollector {
  const definitions: StructureDefinition[] = [];
  // By place: what a group or a range says is read once for each place that inherits it.
  const defined = new Set<string>();
  const references = new Map<string, StructureReference>();
  const read = new Set<string>();

  function define(kind: StructureKind, name: string, node: ConfigNode): void {
    const key = `${kind} ${name}`;
    if (defined.has(key)) return;
    defined.add(key);
    definitions.push(...definitionsOf(kind, name, node));
  }

  function use({ kind, name, node, defines, context }: NameUse): void {
    if (defines) define(kind, name, node);
    else {
      const span: Span = spanOfWord(node.word);
      references.set(`${kind} ${placeKey(span)}`, { kind, name, span, context, modelled: true });
    }
  }

  /** A word equal to a defined name in a statement nobody reads is taken for a use of it. */
  function readUnread(words: readonly PathWord[]): void {
    const kinds = new Map<string, StructureKind[]>();
    for (const { kind, name } of definitions) kinds.set(name, [...(kinds.get(name) ?? []), kind]);
    for (const word of words) {
      if (read.has(placeKey(word))) continue;
      for (const kind of new Set(kinds.get(word.text) ?? [])) {
        const span = spanOfWord(word);
        references.set(`${kind} ${placeKey(span)}`, { kind, name: word.text, span, context: '', modelled: false });
      }
    }
  }

  return {
    define,
    use,
    read: (word) => {
      read.add(placeKey(word));
    },
    unknown: () => {},
    finish: (unread) => {
      readUnread(unread);
      return { definitions, references: [...references.values()] };
    },
  };
}

/** Every word of the statements, without quotes and tags. */
export function wordsOf(statements: readonly Statement[]): PathWord[] {
  const found: PathWord[] = [];
  const pending = [...statements].reverse();
  for (let statement = pending.pop(); statement; statement = pending.pop()) {
    for (const { text, start, end } of statement.words) {
      const quoted = text.startsWith('"') && text.endsWith('"') && text.length > 1;
      const inner = quoted ? text.slice(1, -1) : text;
      found.push({ text: inner, line: statement.line, start: quoted ? start + 1 : start, end: quoted ? end - 1 : end });
    }
    for (let at = statement.children.length - 1; at >= 0; at--) pending.push(statement.children[at] as Statement);
  }
  return found;
}
