/** textDocument/inlayHint. */
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { type InlayHint as IdeHint, inlayHints } from '../../ide/api.ts';
import { toLocation, type UriOf } from '../convert.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

function toInlayHint({ position, parts }: IdeHint, uriOf: UriOf): InlayHint {
  return {
    position,
    label: parts.map(({ text, place }) =>
      place ? { value: text, location: toLocation(place, uriOf) } : { value: text },
    ),
    paddingLeft: true,
  };
}

export function registerInlayHint({ connection, log, state, analysed, shownHints, fileOf, uriOf }: Session): void {
  connection.languages.inlayHint.on(
    answering(log, 'textDocument/inlayHint', [], async ({ textDocument, range }: InlayHintParams, token) => {
      const snapshot = await analysed(token);
      if (!snapshot) return [];
      const file = fileOf(textDocument.uri);
      const lines = { first: range.start.line, last: range.end.line };
      // Settings are read when the hints are compared, so that a change of them shows at once.
      const ask = (on: typeof snapshot) => inlayHints(on, file, lines, state.settings.window.inlayHints);
      return shownHints.answer(snapshot, file, 'hints', ask).map((hint) => toInlayHint(hint, uriOf));
    }),
  );
}
