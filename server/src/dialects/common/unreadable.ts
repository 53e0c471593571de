/** Collects the lines of a file that cannot be read, while they are read. */
import type { UnreadableLine } from '../../model/device.ts';
import type { Mode } from '../schema/mode.ts';
import type { Visitor } from '../schema/walk.ts';

export interface UnreadableCollector {
  readonly unreadable: NonNullable<Visitor['unreadable']>;
  readonly lines: readonly UnreadableLine[];
}

/** `interfaceMode`: of the sections of interfaces. */
export function collectUnreadable(interfaceMode: Mode): UnreadableCollector {
  const lines: UnreadableLine[] = [];
  return {
    lines,
    unreadable: ({ row, element, word, span }, frame) => {
      const on = frame.mode === interfaceMode ? (frame.target as { readonly name: string }).name : undefined;
      const isAddress = on !== undefined && element.type?.role === 'address';
      lines.push({
        span,
        word,
        expected: element.type?.label ?? '',
        command: row.manual,
        interface: on,
        isAddress,
      });
    },
  };
}
