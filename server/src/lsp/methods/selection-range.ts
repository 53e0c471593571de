/** textDocument/selectionRange. Needs only the document itself: it does not wait for the workspace. */
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { type Growing, selectionRanges } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

/** Each range with the next larger one as its parent. */
function nested(ranges: Growing): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const range of [...ranges].reverse()) parent = parent ? { range, parent } : { range };
  return parent ?? { range: ranges[0] };
}

export function registerSelectionRange({ connection, log, present, fileOf }: Session): void {
  connection.onSelectionRanges(
    answering(
      log,
      'textDocument/selectionRange',
      null,
      async ({ textDocument, positions }: SelectionRangeParams): Promise<SelectionRange[] | null> => {
        const snapshot = await present();
        if (!snapshot) return null;
        return selectionRanges(snapshot, fileOf(textDocument.uri), positions).map(nested);
      },
    ),
  );
}
