/** Collects the statements that cannot be read, while they are read. */
import type { UnreadableLine } from '../../model/device.ts';
import { placesOf, spanOfWord } from './config/node.ts';
import type { UnitDraft } from './draft/interface.ts';
import type { Visitor } from './hierarchy/walk.ts';
import { placeKey } from './structures.ts';

export interface UnreadableCollector {
  readonly unreadable: Visitor['unreadable'];
  readonly lines: readonly UnreadableLine[];
}

const ADDRESS_LEVELS: ReadonlySet<string> = new Set(['family inet', 'family inet6']);

export function collectUnreadable(): UnreadableCollector {
  const lines: UnreadableLine[] = [];
  /** What a group says is read once for each place that inherits it. */
  const known = new Set<string>();
  return {
    lines,
    unreadable: ({ edge, row, missing }, node, { level, about }) => {
      const place = placesOf(node)[0] ?? spanOfWord(node.word);
      const key = placeKey(place);
      if (known.has(key)) return;
      known.add(key);
      const isAddress = ADDRESS_LEVELS.has(level.name) && edge.type.role === 'address';
      lines.push({
        span: place,
        word: missing ? undefined : node.text,
        expected: edge.type.label,
        command: row.manual,
        interface: ADDRESS_LEVELS.has(level.name) ? (about as UnitDraft).name : undefined,
        isAddress,
      });
    },
  };
}
