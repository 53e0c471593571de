/** All places of the file that mean what the cursor is on. Needs the file alone, as it follows every move of the cursor. */
import type { Position, Span } from '../base/text.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { addressMentionAt } from './addresses.ts';
import { cursorAt } from './cursor.ts';
import { addressUses, structureUses } from './references.ts';
import { structureAt } from './subject.ts';

export interface Highlight {
  readonly span: Span;
  /** `definition` of a name; an address is defined nowhere in particular. */
  readonly kind: 'definition' | 'use';
}

/** In order; empty where the words stand for nothing that could be elsewhere. */
export function documentHighlights(snapshot: WorkspaceSnapshot, file: string, at: Position): readonly Highlight[] {
  const cursor = cursorAt(snapshot, file, at);
  if (!cursor) return [];
  const subject = structureAt(cursor.device, at);
  if (subject?.kind === 'structure' || subject?.kind === 'interface') {
    const [kind, name] =
      subject.kind === 'structure'
        ? ([subject.structure, subject.name] as const)
        : (['interface', subject.interface.name] as const);
    const { definitions, uses } = structureUses(cursor.device, kind, name);
    return [
      ...definitions.map(({ span }): Highlight => ({ span, kind: 'definition' })),
      ...uses.map(({ span }): Highlight => ({ span, kind: 'use' })),
    ].sort(byPosition);
  }
  const mention = addressMentionAt(cursor.statement, cursor.wordIndex);
  return mention ? addressUses(snapshot, file, mention.host).map(({ span }) => ({ span, kind: 'use' })) : [];
}

function byPosition(a: Highlight, b: Highlight): number {
  return a.span.line - b.span.line || a.span.start - b.span.start;
}
