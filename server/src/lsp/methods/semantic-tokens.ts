/** textDocument/semanticTokens/full, /full/delta, /range. Needs only the document itself: it does not wait for the workspace. */
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensLegend,
} from 'vscode-languageserver';
import { type SemanticToken, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from '../../ide/api.ts';
import { answering } from '../guard.ts';
import type { Session } from '../session.ts';

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };

function push(builder: SemanticTokensBuilder, tokens: readonly SemanticToken[]): void {
  for (const { span, type, modifier } of tokens) {
    const bits = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier);
    builder.push(span.line, span.start, span.end - span.start, TOKEN_TYPES.indexOf(type), bits);
  }
}

export function registerSemanticTokens({ connection, log, openFiles, present, fileOf }: Session): void {
  /** What each open file was told last, for the next difference. */
  const told = new Map<string, SemanticTokensBuilder>();

  function builderOf(file: string): SemanticTokensBuilder {
    const open = new Set(openFiles.files());
    for (const known of told.keys()) if (!open.has(known)) told.delete(known);
    const builder = told.get(file) ?? new SemanticTokensBuilder();
    if (open.has(file)) told.set(file, builder);
    return builder;
  }

  async function tokensOf(uri: string, lines?: { first: number; last: number }): Promise<readonly SemanticToken[]> {
    const snapshot = await present();
    return snapshot ? semanticTokens(snapshot, fileOf(uri), lines) : [];
  }

  const { semanticTokens: requests } = connection.languages;
  requests.on(
    answering(
      log,
      'textDocument/semanticTokens/full',
      { data: [] },
      async ({ textDocument }): Promise<SemanticTokens> => {
        const tokens = await tokensOf(textDocument.uri);
        const builder = builderOf(fileOf(textDocument.uri));
        // Begins a new answer; what was told before is of no use to somebody who asks for everything.
        builder.previousResult('');
        push(builder, tokens);
        return builder.build();
      },
    ),
  );
  requests.onDelta(
    answering(
      log,
      'textDocument/semanticTokens/full/delta',
      { data: [] },
      async ({ textDocument, previousResultId }): Promise<SemanticTokens | SemanticTokensDelta> => {
        const tokens = await tokensOf(textDocument.uri);
        const builder = builderOf(fileOf(textDocument.uri));
        builder.previousResult(previousResultId);
        push(builder, tokens);
        return builder.buildEdits();
      },
    ),
  );
  requests.onRange(
    answering(
      log,
      'textDocument/semanticTokens/range',
      { data: [] },
      async ({ textDocument, range }): Promise<SemanticTokens> => {
        const tokens = await tokensOf(textDocument.uri, { first: range.start.line, last: range.end.line });
        const builder = new SemanticTokensBuilder();
        push(builder, tokens);
        return { data: builder.build().data };
      },
    ),
  );
}
