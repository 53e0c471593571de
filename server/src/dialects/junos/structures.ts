/** Names of one device: where they are defined and used. */
import type { Span } from '../../base/text.ts';
import type { LineExtent } from '../../model/device.ts';
import type { StructureDefinition, StructureIndex, StructureKind, StructureReference } from '../../model/structures.ts';
import { type ConfigNode, placesOf, withSources } from './config/node.ts';
import type { NameUse, Visitor } from './hierarchy/walk.ts';
import type { WrittenWords } from './written-words.ts';

export interface StructureCollector extends Omit<Visitor, 'unreadable'> {
  /** `taken`: places, as `placeKey` writes them, of words that mean something elsewhere. */
  readonly finish: (written: WrittenWords, taken: ReadonlySet<string>) => StructureIndex;
}

export const placeKey = ({ line, start }: Pick<Span, 'line' | 'start'>): string => `${line} ${start}`;

interface Named extends LineExtent {
  readonly span: Span;
}

/** Each word that names the node, with the lines up to the next such word. */
function namesOf(node: ConfigNode): Named[] {
  const places = placesOf(node);
  let at = 0;
  return places.map((span, index): Named => {
    const { line } = span;
    while ((node.extents[at]?.lastLine ?? line) < line) at++;
    const extent = node.extents[at];
    if (!extent || extent.firstLine > line) return { span, firstLine: line, lastLine: line };
    const next = places[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    return { span, firstLine: line, lastLine: Math.max(line, Math.min(extent.lastLine, next - 1)) };
  });
}

/** What is written of one node, each place once; all behind the first go on with it. */
export function definitionsOf(kind: StructureKind, name: string, node: ConfigNode): readonly StructureDefinition[] {
  const definitions: StructureDefinition[] = [];
  const places = new Set<string>();
  for (const { span, firstLine, lastLine } of withSources(node).flatMap(namesOf)) {
    const place = placeKey(span);
    if (places.has(place)) continue;
    // Written out: there are as many as lines, and a spread object takes three times the space.
    if (places.size > 0) definitions.push({ kind, name, span, firstLine, lastLine, continues: true });
    else definitions.push({ kind, name, span, firstLine, lastLine });
    places.add(place);
  }
  return definitions;
}

export function collectStructures(): StructureCollector {
  const definitions: StructureDefinition[] = [];
  const defined = new Set<string>();
  const references = new Map<string, StructureReference>();
  /** What a group says is read once for each place that inherits it. */
  const noted = new Map<StructureKind, Set<ConfigNode>>();
  const read: ConfigNode[] = [];

  function define(kind: StructureKind, name: string, node: ConfigNode): void {
    const key = `${kind} ${name}`;
    if (defined.has(key)) return;
    defined.add(key);
    for (const each of definitionsOf(kind, name, node)) definitions.push(each);
  }

  function use({ kind, name, node, defines, context }: NameUse): void {
    // Groups are the file's, not one device's.
    if (kind === 'config-group') return;
    if (defines) {
      define(kind, name, node);
      return;
    }
    const seen = noted.get(kind) ?? new Set();
    noted.set(kind, seen);
    for (const span of withSources(node, seen).flatMap(placesOf)) {
      references.set(`${kind} ${placeKey(span)}`, { kind, name, span, context, modelled: true });
    }
  }

  /** Places of the words among `names` that rows read. */
  function placesRead(names: ReadonlyMap<string, unknown>): ReadonlySet<string> {
    const seen = new Set<ConfigNode>();
    const places = new Set<string>();
    for (const node of read) {
      if (!names.has(node.text)) continue;
      for (const span of withSources(node, seen).flatMap(placesOf)) places.add(placeKey(span));
    }
    return places;
  }

  /** A word equal to a defined name in a statement nobody reads is taken for a use of it. */
  function readUnread(written: WrittenWords, taken: ReadonlySet<string>): void {
    const kinds = new Map<string, Set<StructureKind>>();
    for (const { kind, name } of definitions) kinds.set(name, (kinds.get(name) ?? new Set()).add(kind));
    if (kinds.size === 0) return;
    const known = placesRead(kinds);
    written((text, span) => {
      const named = kinds.get(text);
      if (!named) return;
      const place = placeKey(span);
      if (known.has(place) || taken.has(place)) return;
      for (const kind of named) {
        references.set(`${kind} ${place}`, { kind, name: text, span, context: '', modelled: false });
      }
    });
  }

  return {
    define,
    use,
    read: (node) => {
      read.push(node);
    },
    unknown: () => {},
    finish: (written, taken) => {
      readUnread(written, taken);
      return { definitions, references: [...references.values()] };
    },
  };
}
