/** textDocument/codeLens, codeLens/resolve. */
import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import { spanToRange } from '../../base/text.ts';
import { codeLenses, type LensSubject, lensTitle } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import { SHOW_TOPOLOGY_COMMAND, type ShowTopologyParams } from '../protocol.ts';
import type { Session } from '../session.ts';

/** What finds a lens again when its words are asked for. */
interface LensData {
  readonly uri: string;
  readonly subject: LensSubject;
}

const NO_WORDS: Command = { title: '', command: '' };

export function registerCodeLens({ connection, log, state, analysed, shownLenses, fileOf }: Session): void {
  function command(title: string, { uri, subject }: LensData, { range }: CodeLens): Command {
    // A lens without a command is words alone.
    if (!state.clientCommands.has(SHOW_TOPOLOGY_COMMAND)) return { title, command: '' };
    const prefix = subject.kind === 'loopback' ? { prefix: subject.prefix } : {};
    const params: ShowTopologyParams = { uri, position: range.start, ...prefix };
    return { title: `${title} · show`, command: SHOW_TOPOLOGY_COMMAND, arguments: [params] };
  }

  connection.onCodeLens(
    answering(log, 'textDocument/codeLens', [], async ({ textDocument: { uri } }: CodeLensParams, token) => {
      const snapshot = await analysed(token);
      if (!snapshot) return [];
      const file = fileOf(uri);
      const ask = (on: typeof snapshot) => (state.settings.window.codeLens ? codeLenses(on, file) : []);
      return shownLenses.answer(snapshot, file, 'places', ask).map(({ span, subject }): CodeLens => {
        const data: LensData = { uri, subject };
        return { range: spanToRange(span), data };
      });
    }),
  );

  connection.onCodeLensResolve(async (lens, token) => {
    const resolve = async (): Promise<CodeLens> => {
      const data = lens.data as LensData;
      const snapshot = await analysed(token);
      if (!snapshot) return { ...lens, command: NO_WORDS };
      const file = fileOf(data.uri);
      const key = JSON.stringify(data.subject);
      const title = shownLenses.answer(snapshot, file, key, (on) => lensTitle(on, file, data.subject) ?? null);
      return { ...lens, command: title === null ? NO_WORDS : command(title, data, lens) };
    };
    return answering(log, 'codeLens/resolve', { ...lens, command: NO_WORDS }, resolve)(undefined, token);
  });
}
